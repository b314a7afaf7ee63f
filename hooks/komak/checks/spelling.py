"""Letters that many keyboards do not have and that are left out: ʻ and ʼ in Uzbek, ё in Russian.

Both rules know words, not spelling: only forms that can be nothing else. “Oz” may be few, so it is not in the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from komak.checks.detectors import QUOTED, all_lines
from komak.checks.subject import Study, Subject
from komak.ground.issue import Code, Issue, Severity
from komak.languages import TURNED, TUTUQ, TYPED, language

_WORD = re.compile(rf"[^\W\d_]+(?:[{TYPED}][^\W\d_]+)*")
_MARKS = re.compile(f"[{TURNED}{TUTUQ}]")

_WITH_E = re.compile("приемл|объемл|подъемл")
"""Other words with such a beginning."""
_RUSSIAN = re.compile(r"[А-Яа-яЁё]+")


def missing_marks(study: Study, _: Subject) -> Iterator[Issue]:
    """Common Uzbek words have their ʻ and ʼ: Oquvchi and togri are typed on a keyboard that lacks them."""
    own = language(study.document.locale)
    if own.marked:
        for number, word in _words(study, _WORD):
            if found := _marked_beginning(word.lower(), own.tag):
                yield study.issue(number, Code.UZBEK_APOSTROPHE, "text",
                                  f"the word {word!r} has lost its mark", f"Write it as in «{found}…».")  # fmt: skip


def missing_dots(study: Study, _: Subject) -> Iterator[Issue]:
    """Russian is written with ё: it is our house style, and readers of a second language need it."""
    own = language(study.document.locale)
    if own.dotted:
        for number, word in _words(study, _RUSSIAN):
            right = _dotted(word.lower(), own.tag)
            if right:
                yield Issue(study.document.path, number, Code.RUSSIAN_YO, "text", f"the word {word!r} is written with ё",
                            f"Write «{right}».", Severity.WARNING)  # fmt: skip


def _words(study: Study, pattern: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    for number, line in all_lines(study, QUOTED):
        for word in pattern.findall(line):
            yield number, word


@cache
def _marked_beginning(word: str, tag: str) -> str:
    """How a word that lacks its mark begins, else nothing. A full stop behind a word ends it: no beginning matches."""
    if _MARKS.search(word):
        return ""
    whole, (bare, marked) = f"{word}.", _marked(tag)
    if not whole.startswith(bare):
        return ""
    return next(right for lost, right in zip(bare, marked, strict=True) if whole.startswith(lost)).rstrip(".")


@cache
def _marked(tag: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Beginnings without their mark, and as they are."""
    marked = language(tag).marked
    return tuple(_MARKS.sub("", right) for right in marked), marked


@cache
def _dotted(word: str, tag: str) -> str:
    """The right form of a word that lacks its ё, else nothing."""
    if "ё" in word or "е" not in word or _WITH_E.match(word):
        return ""
    whole, beginnings = _dots(tag)
    if word in whole:
        return whole[word]
    return next((right + word[len(bare) :] for bare, right in beginnings.items() if word.startswith(bare)), "")


@cache
def _dots(tag: str) -> tuple[dict[str, str], dict[str, str]]:
    """Whole words and beginnings, by how they look without ё."""
    words = language(tag).dotted
    whole = {word.replace("ё", "е"): word for word in words if not word.endswith("*")}
    return whole, {word[:-1].replace("ё", "е"): word[:-1] for word in words if word.endswith("*")}
