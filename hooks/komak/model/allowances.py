"""What of a person may be published although a rule finds it: ``curriculum/allowed.yml``."""

from __future__ import annotations

from pydantic import Field

from komak.model.metadata import Entry, Text


class Allowance(Entry):
    """An entry of ``allowed.yml``: a named exception."""

    where: list[Text] = Field(
        min_length=1, description="files or folders from the project folder; texts without language"
    )
    shown: list[Text] = Field(
        default_factory=list,
        description="what may stand there, each form as it is written; left out, the files themselves are allowed",
    )
    reason: Text = Field(description="why it may: who agreed, or where it was public before")

    def covers(self, path: str) -> bool:
        """Whether the file at `path` is one of those."""
        return any(path == place or path.startswith((f"{place}/", f"{place}.")) for place in self.where)
