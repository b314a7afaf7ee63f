"""Line ends as Russian and Uzbek typesetters leave them: «№ 5», «31 год», «в доме», «А. И. Петров» and « —» never part.

Authors cannot see where a line of somebody else's paper or phone ends, so nobody asks them: a space that must not end
a line becomes a no-break space when a text is shown. Texts keep their length, and what is written keeps its spaces. The
rules of all described languages hold in every text: a Russian paper quotes Uzbek laws.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from komak.languages.registry import described

NBSP = "\N{NO-BREAK SPACE}"
_KNOWN = described().values()
_CAPITAL = f"[{''.join(sorted({letter.upper() for one in _KNOWN for letter in one.alphabet if len(letter) == 1}))}]"
_NO_UNIT = "|".join(word for one in _KNOWN for word in one.no_units)
_RULES = (
    r"(?<=[№§©].)",
    r"(?<=\w.)(?=№)",  # в Законе № ЗРУ-996
    r"(?=[—–](?:\s|$))",  # no line begins with the dash of the words before it
    r"(?<=\d\s[—–].)(?=\d)",
    r"(?<=\d.)(?=[%‰°$€₽\d(])|(?<=\d\).)(?=\d)",  # 15 %, 1 000 000, +998 71 123-45-67
    # A number and what it counts; a preposition or a conjunction is no unit.
    rf"(?<=\d.)(?=[^\W\d_])(?!(?:{_NO_UNIT})\b)",
    *(rf"(?<={one.before_day}.)(?=\d)" for one in _KNOWN if one.before_day),  # 2026-yil 22-noyabr
    *(rf"(?<=\b[^\W\d_]{{{count}}}\..)(?=\d)" for count in range(1, 6)),  # ст. 5, стр. 12, рис. 3
    rf"(?<=\bг\..)(?={_CAPITAL})",  # г. Ташкент, but not 2026 г. и
    *(rf"(?<=\b{name}\..)(?=[\w«„“(])" for one in _KNOWN for name in one.abbreviations),
    r"(?<=\bт\..)(?=[депкнч]\.)|(?<=\bи.)(?=т\.\s[дп]\.)",  # т. е., и т. д.
    rf"(?<=\b{_CAPITAL}\..)(?={_CAPITAL})",  # А. И. Петров
    rf"(?<=[^\W\d_].)(?={_CAPITAL}\.\s?{_CAPITAL}\.)",  # Петров А. И.
    r"(?<=\A[^\W\d_].)|(?<=[^\w’ʻʼ'-][^\W\d_].)",  # a word of a single letter: в, к, о, с, у, и, я, u
    *(rf"(?<=\b{law}.)(?=\d)" for one in _KNOWN for law in one.laws),
)
_RULE = re.compile(r"[ \n](?!\s)(?<!\s\s)(?:" + "|".join(_RULES) + ")", re.DOTALL)
_TOKEN = re.compile(r"""(<!--.*?-->|</?[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*>)""", re.DOTALL)
_NAME = re.compile(r"<(/?)([A-Za-z][\w-]*)")
_INLINE = frozenset(["a", "abbr", "b", "cite", "code", "em", "i", "mark", "q", "small", "strong", "sub", "sup", "u"])
_DRAWN = frozenset(["img", "input", "span"])
_SILENT = frozenset(["code", "pre", "script", "style", "svg", "textarea", "kbd", "samp"])
_ENTITIES = {"&nbsp;": NBSP, "&mdash;": "—", "&ndash;": "–"}
_EDGE, _THING = "\n\n", "\N{OBJECT REPLACEMENT CHARACTER}"


def glued(text: str) -> str:
    """`text` with no-break spaces where no line may end; every other character and the length stay."""
    return _RULE.sub(NBSP, text)


def loose(text: str) -> str:
    """`text` with ordinary spaces, as it was written."""
    return text.replace(NBSP, " ")


def glued_html(xhtml: str) -> str:
    """The words of `xhtml` glued, also over the edges of inline elements; never code, attributes or scripts."""
    tokens = [_plain(token) if at % 2 == 0 else token for at, token in enumerate(_TOKEN.split(xhtml))]
    seen = list(_seen(tokens))
    whole = glued("".join(words for words, _ in seen))
    at = 0
    for number, (words, is_text) in enumerate(seen):
        if is_text:
            tokens[number] = whole[at : at + len(words)]
        at += len(words)
    return "".join(tokens)


def _plain(text: str) -> str:
    for entity, sign in _ENTITIES.items() if "&" in text else ():
        text = text.replace(entity, sign)
    return text


def _seen(tokens: list[str]) -> Iterator[tuple[str, bool]]:
    """What each token is for the eye, and whether its spaces may be changed."""
    silent = 0
    for at, token in enumerate(tokens):
        if at % 2 == 0:
            yield token, not silent
            continue
        name = _NAME.match(token)
        tag = name[2].lower() if name else ""
        if tag in _SILENT and not token.endswith("/>"):
            silent += -1 if name and name[1] else 1
        yield _between(tag, is_end=bool(name and name[1])), False


def _between(tag: str, *, is_end: bool) -> str:
    if not tag or tag in _INLINE:
        return ""
    return ("" if is_end else _THING) if tag in _DRAWN else _EDGE
