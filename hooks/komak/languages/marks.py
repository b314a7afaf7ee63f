"""Apostrophes: the two that are letters of Uzbek, and everything that people type for them."""

from __future__ import annotations

import re

TURNED = "ʻ"
"""U+02BB in oʻ and gʻ."""
TUTUQ = "ʼ"
"""U+02BC everywhere else."""
TYPED = "'`´‘’‛ʻʼʽʾʿˈʹ′＇ꞌ՚"
"""Every sign that stands for one of them in what people type; ``theme/assets/search/words.js`` has the same."""
_TYPED = re.compile(f"[{TYPED}]")


def unmarked(text: str) -> str:
    """`text` without them."""
    return _TYPED.sub("", text)
