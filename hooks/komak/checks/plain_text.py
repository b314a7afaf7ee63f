"""A text as a reader sees it: what the rules about people read. Line for line as it is written, so that a line can be told."""

from __future__ import annotations

import html
import re
import unicodedata

from komak.ground.unseen import UNSEEN

_ENTITY = re.compile(r"&#?\w+;")
_TAG = re.compile(r"</?([a-zA-Z]+)([ \t][^<>\n]*)?/?>")
_DIVIDING = frozenset({"br", "dd", "div", "dt", "li", "option", "p", "td", "text", "th", "tr"})
"""Between what stands before and behind them a reader sees a space; the others stand inside of a word."""
_BLANK = re.compile(r"(?<!_)_+(?=[\d@])|(?<=[\d@])_+|(?<!\w)_{1,3}(?=[^\W_])|(?<=[^\W_])_{1,3}(?!\w)")
"""Emphasis around a word and inside of a number; blanks of forms are left."""
_MARKUP = ("*", "`", "~", "\\")
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_TURNED = "\u00b4\u02b9\u2032\u2035\u201b"
"""What else is typed for the sign of oʻ and gʻ."""
SAID_AT, SAID_DOT = "(?:at|собака|kuchukcha|кучукча)", "(?:dot|точка|nuqta|нуқта)"
_AT = re.compile(rf" ?[\[({{] ?{SAID_AT} ?[\])}}] ?", re.IGNORECASE)
_DOT = re.compile(rf"(@[\w-]+) ?[\[({{] ?{SAID_DOT} ?[\])}}] ?(?=\w)", re.IGNORECASE)


def plain(text: str) -> str:
    """`text` without markup, unseen signs, and the many forms of one sign."""
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match[0]).replace("\n", " "), text)
    for sign in _TURNED:  # the next line would make a space of the first
        text = text.replace(sign, "ʼ")
    seen = UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    for sign in _MARKUP:
        seen = seen.replace(sign, "")
    for sign in _DASHES:
        seen = seen.replace(sign, "-")
    if "<" in seen:
        seen = "\n".join(_without_tags(line) if "<" in line else line for line in seen.split("\n"))
    return _DOT.sub(r"\1.", _AT.sub("@", _BLANK.sub("", seen) if "_" in seen else seen))


def _without_tags(line: str) -> str:
    """What a tag says beside its name (an address, a title) is put behind the line: else it would divide a word."""
    said = list[str]()

    def between(tag: re.Match[str]) -> str:
        if tag[2]:
            said.append(tag[0])
        return " " if tag[1].lower() in _DIVIDING else ""

    return " ".join([_TAG.sub(between, line), *said])
