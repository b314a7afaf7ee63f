"""What the machine refuses, in one line: no author can mend it, and a traceback helps nobody."""

from __future__ import annotations


def machine_trouble(error: OSError) -> str:
    """`error` in a sentence: what, where. The published site is not touched by it."""
    place = f": {error.filename}" if error.filename else ""
    return f"{error.strerror or error}{place}. This is the machine, not the content; what is published stays as it is."
