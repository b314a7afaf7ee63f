"""Where the fields of a file stand."""

from __future__ import annotations


class Lines(dict[str, int]):
    """Line in a file by dotted path: ``participants.min``, ``.3.options.b``.

    A field that is not there stands where its nearest parent does, and without one in line 1.
    """

    def __missing__(self, field: str) -> int:
        return self[field.rpartition(".")[0]] if field else 1

    def below(self, field: str) -> Lines:
        """The lines of what stands at `field`, as if it were a file of its own."""
        inside = {name.removeprefix(f"{field}."): line for name, line in self.items() if name.startswith(f"{field}.")}
        return Lines({"": self[field], **inside})
