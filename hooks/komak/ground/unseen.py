"""The one list of what nobody sees in a text: it comes along with words from PDF files, messengers and Word.

A word that holds such a sign looks like any other and is not found, not compared, not turned into another script.
"""

from __future__ import annotations

import re
import unicodedata

UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Soft hyphens, joiners, spaces of no width, marks of direction, variation selectors, tags."""
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""Characters that break lines, XML or a terminal: a file that has one is not read."""


def without_unseen(text: str) -> str:
    """`text` with letters in one piece (й, not и with a breve) and without what nobody sees."""
    return UNSEEN.sub("", unicodedata.normalize("NFC", text))


def unseen_name(sign: str) -> str:
    """What to call an unseen sign: ``U+00AD (soft hyphen)``."""
    return f"U+{ord(sign):04X} ({unicodedata.name(sign, 'without a name').lower()})"
