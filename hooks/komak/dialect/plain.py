"""An author's plain words for a place where Markdown is read: the one escaper of every page, sheet and slide.

Titles, summaries, outcomes, materials, questions and labels are plain text: what is written is what is shown. Only
bodies and sources are Markdown.
"""

from __future__ import annotations

import re

_SIGNS = re.compile(r"[\\`*_{}\[\]<>|&\"^~#]|^[+=:!0-9-]")
"""What means something anywhere, and what does at the beginning of a line; no more, since line ends are read by signs."""


def plain(text: str) -> str:
    """`text` in one line, every sign that means something in Markdown or HTML as an entity."""
    return _SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", " ".join(text.split()))
