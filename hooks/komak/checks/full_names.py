"""Full names in a plain text: with a patronymic, with a surname, with initials.

A given name alone is a person of a story. A surname is known by its ending: some (-ов, -ova) say it alone, others
(-ин, -ский, -zoda) that many words have say it beside a given name. So a few real ones are missed rather than many words taken for names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from komak.checks.given_names import is_given_name, is_nominative
from komak.checks.name_shapes import (
    AT_HEAD,
    CHILD_OF,
    FATHER,
    INITIAL,
    IS_OF_WOMAN,
    IS_PERHAPS,
    IS_SHORT,
    IS_SURNAME,
    NO_FATHERS,
    NO_SURNAMES,
    ONE_OF,
    PERHAPS,
    SHORT,
    SPACE,
    SURNAME,
    TURNED,
    WORD,
)
from komak.checks.named_after import is_named_after
from komak.checks.traits import Trait
from komak.ground.issue import Code

_FREE, _END = rf"(?<![^\W_])(?<!@)(?<!\w[{TURNED}])", rf"(?![\w@]|[{TURNED}]\w|-[A-ZА-ЯЁЎҚҒҲ])"
_NAMES = re.compile(
    rf"{_FREE}(?:(?P<before>(?:{WORD}{SPACE}){{1,2}})"
    rf"(?:(?P<father>{FATHER})|(?:(?P<parent>{WORD})(?:{SPACE}|-)|(?P<glued>{ONE_OF}))(?P<child>{CHILD_OF})){_END}"
    rf"|(?P<one>{FATHER}){SPACE}{WORD}{_END})"
)
"""With the father's name: hardly anything else looks like it."""
_INITIALS = re.compile(
    rf"{_FREE}(?:(?:{SURNAME}),?{SPACE}{INITIAL}{{1,2}}(?!\w)|{INITIAL}{{1,2}}(?:{SURNAME}){_END}"
    rf"|(?P<before>{PERHAPS}|(?=[A-ZА-Я]){SHORT}),?{SPACE}{INITIAL}{{2}}(?!\w)|{INITIAL}{{2}}(?P<behind>{PERHAPS}|(?=[A-ZА-Я]){SHORT}){_END})"
)
"""Two initials make a surname of what one alone leaves open."""
_KIN = "опа|ака|апа|хола|амаки|opa|aka|xola|amaki"
_PAIRS = re.compile(
    rf"{_FREE}(?P<first>{WORD})(?:[ \t]?[(«“\"]{WORD}[)»”\"]|[ \t](?:{_KIN}))?(?:\](?:\([^()\s]{{0,200}}\))?)?"
    rf"(?:{SPACE}|(?P<divided>[ \t]{{0,9}}[,;|][ \t]{{0,9}}))\[?(?P<second>{WORD}){_END}"
)
"""With a name for short between them, a respectful word, a link, a cell's border."""
_HEAD = re.compile(r"(?:^|[.!?…:|>«“\"'()\[•*\n-]|\d)\s*$")
_WHO = re.compile(r"Ким|Kim")
_ASKED = re.compile(r"[^.!?\n]*\?")


def full_names(text: str, small: Collection[str]) -> Iterator[Trait]:
    """Names with a father's name or a surname. `small` are words that the texts write with a small letter."""
    yield from (_trait(match) for match in _NAMES.finditer(text) if _has_father(text, match, small))
    for match in _INITIALS.finditer(text):
        word = (match["before"] or match["behind"] or "").casefold()
        if word not in small and not is_named_after(text, *match.span()):
            yield _trait(match)
    at = 0
    while pair := _PAIRS.search(text, at):
        if _is_name(text, pair, small) and not is_named_after(text, *pair.span()):
            yield _trait(pair)
        at = pair.end("first")


def _trait(match: re.Match[str]) -> Trait:
    return Trait(Code.FULL_NAME, "the full name of a person", (match.span(),))


def _has_father(text: str, match: re.Match[str], small: Collection[str]) -> bool:
    """Whether a father's name is one, and «Otasi Anvar oʻgʻlini urdi» and «Mehri Anvarning qizi» are sentences."""
    names = (match["before"] or "").split()
    is_sure = len(names) > 1 or any(is_given_name(word) or IS_SURNAME.fullmatch(word) for word in names)
    if match["child"]:
        is_free = not _is_at_head(text, match) and not any(word.casefold() in small for word in names)
        return (is_sure or is_free) and not (match["parent"] or "").endswith(("ning", "нинг"))
    father = (match["father"] or match["one"]).casefold()
    return not NO_FATHERS.fullmatch(father) and (is_sure or father not in small)


def _is_at_head(text: str, match: re.Match[str]) -> bool:
    """Whether it stands where every word has a capital letter."""
    return bool(_HEAD.search(text[max(0, match.start() - 8) : match.start()]))


def _is_name(text: str, match: re.Match[str], small: Collection[str]) -> bool:
    """Whether one of two words is a surname, and neither an ordinary one that stands at the head of a sentence."""
    first, second = match["first"], match["second"]
    surname = next((word for word in (first, second) if IS_SURNAME.fullmatch(word) and not _is_word(word)), "")
    other = second if surname == first else first
    if match["divided"]:
        return bool(surname) and surname.casefold() not in small and is_given_name(other)
    is_head = _is_at_head(text, match)
    if surname:
        is_beside_one = is_given_name(other) and not _is_word(other)
        if is_given_name(other) and (not is_head or surname == second or IS_OF_WOMAN.fullmatch(surname)):
            return True
        if surname.casefold() not in small and not _is_word(other):
            return not is_head or first.casefold() not in small or is_beside_one
    is_first = not is_head or _is_likely_at_head(text, match)
    return _is_beside(second, first, small) or (is_first and _is_beside(first, second, small))


def _is_likely_at_head(text: str, match: re.Match[str]) -> bool:
    """«Ким Нодира?» asks who it is."""
    is_asked = _WHO.fullmatch(match["first"]) and _ASKED.match(text, match.end())
    return bool(AT_HEAD.fullmatch(match["first"])) and is_nominative(match["second"]) and not is_asked


def _is_beside(word: str, other: str, small: Collection[str]) -> bool:
    """Whether a word that may be a surname is one, since the `other` is a given name."""
    is_likely = IS_SHORT.fullmatch(word) or (IS_PERHAPS.fullmatch(word) and word.casefold() not in small)
    return bool(is_likely) and not _is_word(word) and is_given_name(other) and not is_given_name(word)


def _is_word(word: str) -> bool:
    return bool(NO_SURNAMES.fullmatch("".join(sign for sign in word.casefold() if sign not in TURNED)))
