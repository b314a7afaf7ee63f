"""Rules that read sentences: another language, another alphabet, numbers and dates written the foreign way.

What stands in italics, in quotation marks, in code or in an address may be foreign: titles are quoted as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from komak.checks.subject import Study, Subject
from komak.issue import Code, Issue, Severity

QUOTED = re.compile(
    r"</?[A-Za-z][^<>\n]*>|&#?\w+;|`[^`]*`|https?://\S+|\]\([^)]*\)|\{[^}]*\}|(?<![*\w])\*(?![*\s])[^*\n]+\*(?!\*)|«[^»\n]*»|“[^”\n]*”|\"[^\"\n]*\""
)
TITLES = re.compile(rf"\[[^\]]*\]\([^)]*\)|{QUOTED.pattern}")
"""Quoted or linked: the text of a link is often the title of the document it leads to."""
_ADDRESS = re.compile(r"`[^`]*`|https?://\S+|\]\([^)]*\)|\{[^}]*\}")
_WORD = re.compile(r"[^\W\d_]+")
_NEUTRAL = re.compile(r"^\s*[\w-]+:(?=\s|$)|\[[a-z0-9/, -]*\]")
"""Field names and lists of ids in the metadata."""
_SENTENCE = re.compile(r"[^.!?…|]+")
_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_FOREIGN = re.compile("[ğĞıİşŞçÇöÖüÜəƏñÑәӘңҢөӨүҮұҰһҺіІїЇєЄґҐјЈ]")
_ENGLISH = frozenset({"the", "and", "of", "is", "are", "for", "with", "this", "that", "to", "from", "by", "you"})
_UZBEK = frozenset({"va", "bilan", "uchun", "bu", "ham", "yoki", "emas", "kerak", "boʻlsa", "qanday", "haqida"})
_FEW = 4
"""Shorter runs are names and titles."""

_VERSION = re.compile(r"\b[A-Z][\w-]* \d+(?:\.\d+)+")
"""CC BY 4.0. Only behind a capital: in Uzbek every word is of Latin letters."""
_DECIMAL_POINT = re.compile(r"(?<![\d.,:/§№-])(?<![§№] )\d+\.\d+(?![\d.]|-)")
_THOUSANDS_COMMA = re.compile(r"(?<![\d.,])\d{1,3},\d{3}(?![\d,])")
_SLASHED_DATE = re.compile(r"(?<!\d)\d{1,2}/\d{1,2}/\d{2,4}(?!\d)")
_ISO_DATE = re.compile(r"(?<![\d/-])\d{4}-\d{2}-\d{2}(?![\d-])")
_UZBEK_DATE = re.compile(
    r"(?<![\d-])\d{1,2} (?:yanvar|fevral|mart|aprel|may|iyun|iyul|avgust|sentabr|oktabr|noyabr|dekabr)\b"
)
_DATES = {"ru": "19 июня 2019 года", "uz": "2019-yil 19-iyun"}


def mixed_script(study: Study, _: Subject) -> Iterator[Issue]:
    """A word is written in one alphabet: а, е, о, р, с, х look alike and are not found."""
    for number, line in _all_lines(study, _ADDRESS):
        for word in _WORD.findall(line):
            if _LATIN.search(word) and _CYRILLIC.search(word):
                yield study.issue(number, Code.MIXED_SCRIPT, "text", f"the word {word!r} mixes Latin and Cyrillic letters",
                                  f"Type it again in one alphabet; the odd letter is {_odd_letter(word)}.")  # fmt: skip


def _odd_letter(word: str) -> str:
    latin, cyrillic = _LATIN.findall(word), _CYRILLIC.findall(word)
    few, script = (latin, "Latin") if len(latin) <= len(cyrillic) else (cyrillic, "Cyrillic")
    return f"the {script} {few[0]!r}"


def foreign_letters(study: Study, _: Subject) -> Iterator[Issue]:
    """Letters belong to Russian or Uzbek, not to Turkish, Kazakh or Ukrainian; of another language we know no letters."""
    if study.document.locale not in _DATES:
        return
    for number, line in _all_lines(study, QUOTED):
        if match := _FOREIGN.search(line):
            yield study.issue(number, Code.FOREIGN_LETTER, "text",
                              f"the letter {match[0]!r} (U+{ord(match[0]):04X}) is not a letter of this language",
                              "Use a letter of the language; a foreign name may stand in *italics*.")  # fmt: skip


def wrong_language(study: Study, _: Subject) -> Iterator[Issue]:
    """A sentence is in the language of its file."""
    locale = study.document.locale
    for number, line in _all_lines(study, TITLES):
        for sentence in _SENTENCE.findall(line):
            words = [word for word in _WORD.findall(sentence) if not word.isupper()]
            if len(words) >= _FEW and (language := _other_language(words, locale)):
                yield study.issue(number, Code.WRONG_LANGUAGE, "text",
                                  f"the sentence {sentence.strip()[:50]!r} looks {language}",
                                  "Translate it; put a title in another language in *italics*.")  # fmt: skip


def _other_language(words: list[str], locale: str) -> str:
    cyrillic = sum(bool(_CYRILLIC.match(word)) for word in words)
    lower = {word.lower() for word in words}
    if locale == "ru" and cyrillic < len(words) / 2:
        return "Uzbek" if lower & _UZBEK else "English or Uzbek"
    if locale == "uz" and cyrillic > len(words) / 2:
        return "Russian"
    return "English" if len(lower & _ENGLISH) >= 2 and cyrillic == 0 else ""


def number_formats(study: Study, _: Subject) -> Iterator[Issue]:
    """Fractions have a comma, and dates are written out as the language does."""
    locale = study.document.locale
    if locale not in _DATES:
        return
    for number, line in study.lines:
        plain = _VERSION.sub(" ", TITLES.sub(" ", line))
        for pattern, problem, mend in _number_rules(locale):
            if match := pattern.search(plain):
                yield Issue(study.document.path, number, Code.NUMBER_FORMAT, "text",
                            problem.format(match[0].strip()), mend, Severity.WARNING)  # fmt: skip


def _number_rules(locale: str) -> Iterator[tuple[re.Pattern[str], str, str]]:
    date = f"Write e.g. «{_DATES[locale]}»."
    yield _DECIMAL_POINT, "the fraction {!r} has a point", "Write a comma: 2,5."
    yield _THOUSANDS_COMMA, "the comma in {!r} reads as a fraction", "Write 12 500 or 12500."
    yield _SLASHED_DATE, "the date {!r} is read differently in different countries", date
    yield _ISO_DATE, "the date {!r} is written for machines", date
    if locale == "uz":
        yield _UZBEK_DATE, "the date {!r} is not in Uzbek order", date


def _all_lines(study: Study, masked: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Metadata and body with line numbers; what `masked` matches and fenced code is blanked."""
    metadata = study.document.text.split("\n")[: study.document.body_line - 1]
    head = (_NEUTRAL.sub(" ", line) for line in metadata)
    for number, line in (*enumerate(head, 1), *study.lines):
        yield number, masked.sub(" ", line)
