"""HTML without the indents of its templates: a browser reads one line end for any number of blanks around it."""

from __future__ import annotations

import re

_LINE_END = re.compile(r"\n[ \t\n]+")
_AS_WRITTEN = re.compile(r"(<(pre|textarea|script|style|template)\b.*?</\2>)", re.DOTALL | re.IGNORECASE)
"""What shows its blanks, or holds text of a language that counts them."""


def unindented(html: str) -> str:
    """`html` with the same words and elements; text that is shown letter by letter stays."""
    if not _AS_WRITTEN.search(html):
        return _LINE_END.sub("\n", html)
    parts = _AS_WRITTEN.split(html)
    for at in range(0, len(parts), 3):  # between them: what was found, and its name
        parts[at] = _LINE_END.sub("\n", parts[at])
    del parts[2::3]
    return "".join(parts)
