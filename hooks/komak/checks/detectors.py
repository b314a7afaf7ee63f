"""Rules that read sentences: another language, another alphabet, numbers and dates written the foreign way.

What stands in italics, in quotation marks, in code or in an address may be foreign: titles are quoted as they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from komak.checks.subject import Study, Subject
from komak.ground.issue import Code, Issue, Severity

QUOTED = re.compile(
    r"(?<![\w-])--[a-z][a-z-]*|</?[A-Za-z][^<>\n]*>|&#?\w+;|`[^`]*`|https?://\S+|\]\([^)]*\)|\{[^}]*\}|(?<![*\w])\*(?![*\s])[^*\n]+\*(?!\*)|«[^»\n]*»|“[^”\n]*”|\"[^\"\n]*\""
)
TITLES = re.compile(rf"\[[^\]]*\]\([^)]*\)|{QUOTED.pattern}")
"""Quoted or linked: the text of a link is often the title of the document it leads to."""
_ADDRESS = re.compile(r"`[^`]*`|https?://\S+|\]\([^)]*\)|\{[^}]*\}")
_WORD = re.compile(r"[^\W\d_]+")
_NEUTRAL = re.compile(r"^\s*[\w-]+:(?=\s|$)|\[[a-z0-9/, -]*\]")
"""Field names and lists of ids in the metadata."""
_BOX = re.compile(r"^\s*(?:!!!|\?\?\?\+?)\s+[\w-]+(?:\s+[\w-]+)*\s+\"(?P<text>[^\"]*)\"\s*$")
_PICTURE = re.compile(r"!\[(?P<text>[^\]]*)\]\([^)]*\)")
_SENTENCE = re.compile(r"[^.!?…|]+")
_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_FOREIGN = re.compile(r"(?![A-Za-zА-Яа-яЁёªº])[^\W\d_ʻʼ]|[\u0300\u0302-\u036f]")
"""A letter of neither alphabet, or a loose accent; U+0301 marks the stress in Russian."""
_UZBEK_CYRILLIC = frozenset("ЎўҚқҒғҲҳ")
_ENGLISH = frozenset({"the", "and", "of", "is", "are", "for", "with", "this", "that", "to", "from", "by", "you"})
_UZBEK = frozenset({"va", "bilan", "uchun", "bu", "ham", "yoki", "emas", "kerak", "boʻlsa", "qanday", "haqida"})
_UZBEK_END = re.compile("(?:lar|lari|larning|larni|ning|dagi|lik|chilik|ish|siya|shi|moqda|adi|ydi|ing|imiz)$")
_BRAND = "Koʻmak"
_UZBEK_IN_CYRILLIC = frozenset({"ва", "билан", "учун", "ҳам", "ёки", "эмас", "керак", "бўлса", "ушбу", "бола"})
_FEW = 4
"""Shorter runs are names and titles."""

_VERSION = re.compile(
    r"\b(?:[A-Z]{2,}(?:-[A-Z]+)*|[A-Z]+[a-z]*[A-Z]\w*|Python|Unicode|Typst|Chrome|Firefox|Android|Windows|Office|Excel|Word"
    r"|Moodle|License|Commons|Version|Node|Debian|Ubuntu) \d+(?:\.\d+)+"
)
"""CC BY 4.0. Behind the names of programs and licences alone: in Uzbek every word is of Latin letters."""
_DECIMAL_POINT = re.compile(r"(?<![\d.,:/§№-])(?<![§№] )\d+\.\d+(?![\d.]|-)")
_THOUSANDS_COMMA = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?!,?\d)")
_THOUSANDS_POINT = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3}){2,}(?![.,]?\d)")
_SLASHED_DATE = re.compile(r"(?<!\d)\d{1,2}/\d{1,2}/\d{2,4}(?!\d)")
_ISO_DATE = re.compile(r"(?<![\d/-])\d{4}-\d{2}-\d{2}(?![\d-])")
_UZBEK_DATE = re.compile(
    r"(?<![\d-])\d{1,2} (?:yanvar|fevral|mart|aprel|may|iyun|iyul|avgust|sentabr|oktabr|noyabr|dekabr)\b"
)
_DATES = {"ru": "19 июня 2019 года", "uz": "2019-yil 19-iyun"}


def mixed_script(study: Study, _: Subject) -> Iterator[Issue]:
    """A word is written in one alphabet: а, е, о, р, с, х look alike and are not found."""
    for number, line in all_lines(study, _ADDRESS):
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
    for number, line in all_lines(study, QUOTED):
        if match := next(_foreign(line), None):
            yield study.issue(number, Code.FOREIGN_LETTER, "text",
                              f"the letter {match[0]!r} (U+{ord(match[0]):04X}) is not a letter of this language",
                              "Use a letter of the language; a foreign name may stand in *italics*.")  # fmt: skip


def _foreign(line: str) -> Iterator[re.Match[str]]:
    """Letters of other alphabets. Uzbek Cyrillic is left to `wrong_language`: in Russian it may be a name."""
    found = (match for match in _FOREIGN.finditer(line) if match[0] not in _UZBEK_CYRILLIC)
    return (match for match in found if match[0].isalpha() or unicodedata.combining(match[0]))


def wrong_language(study: Study, _: Subject) -> Iterator[Issue]:
    """A sentence is in the language of its file."""
    locale = study.document.locale
    if study.is_one_text and (language := _whole_text(TITLES.sub(" ", study.document.text), locale)):
        yield study.issue(1, Code.WRONG_LANGUAGE, "text", f"the text {study.document.text[:50]!r} looks {language}",
                          "Translate it; put a title in another language in *italics*.")  # fmt: skip
        return
    for number, line in all_lines(study, TITLES, said=True):
        for sentence in _SENTENCE.findall(line):
            words = [word for word in _WORD.findall(sentence) if not word.isupper()]
            if len(words) >= _FEW and (language := _other_language(words, locale)):
                yield study.issue(number, Code.WRONG_LANGUAGE, "text",
                                  f"the sentence {sentence.strip()[:50]!r} looks {language}",
                                  "Translate it; put a title in another language in *italics*.")  # fmt: skip


def _whole_text(text: str, locale: str) -> str:
    """The language of a text that has not one word in the alphabet of its own language; names in capitals are excused."""
    words = [word for word in _WORD.findall(text) if len(word) > 2 and not word.isupper()]
    cyrillic = [word for word in words if _CYRILLIC.match(word)]
    if locale == "uz" and words and len(cyrillic) == len(words):
        return "Russian"
    if locale == "ru" and not cyrillic and any(map(_is_uzbek, words)):
        return "Uzbek"
    return ""


def _is_uzbek(word: str) -> bool:
    return word != _BRAND and ("ʻ" in word or "ʼ" in word or word in _UZBEK or bool(_UZBEK_END.search(word)))


def _is_uzbek_cyrillic(word: str) -> bool:
    """Whether a word cannot be Russian; names with a capital are taken as they are."""
    return word in _UZBEK_IN_CYRILLIC or (word == word.lower() and not _UZBEK_CYRILLIC.isdisjoint(word))


def _other_language(words: list[str], locale: str) -> str:
    cyrillic = sum(bool(_CYRILLIC.match(word)) for word in words)
    lower = {word.lower() for word in words}
    if locale == "ru" and len({word for word in words if _is_uzbek_cyrillic(word)}) > 1:
        return "Uzbek in Cyrillic script"
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
    for number, line in all_lines(study, TITLES):
        plain = _VERSION.sub(" ", line)
        for pattern, problem, mend in _number_rules(locale):
            if match := pattern.search(plain):
                yield Issue(study.document.path, number, Code.NUMBER_FORMAT, "text",
                            problem.format(match[0].strip()), mend, Severity.WARNING)  # fmt: skip


def _number_rules(locale: str) -> Iterator[tuple[re.Pattern[str], str, str]]:
    date = f"Write e.g. «{_DATES[locale]}»."
    yield _DECIMAL_POINT, "the fraction {!r} has a point", "Write a comma: 2,5."
    yield _THOUSANDS_POINT, "the points in {!r} separate nothing here", "Write 1 000 000."
    yield _THOUSANDS_COMMA, "the comma in {!r} reads as a fraction", "Write 12 500 or 12500."
    yield _SLASHED_DATE, "the date {!r} is read differently in different countries", date
    yield _ISO_DATE, "the date {!r} is written for machines", date
    if locale == "uz":
        yield _UZBEK_DATE, "the date {!r} is not in Uzbek order", date


def all_lines(study: Study, masked: re.Pattern[str], *, said: bool = False) -> Iterator[tuple[int, str]]:
    """Metadata and body with line numbers; what `masked` matches and fenced code is blanked.

    With `said`, titles of boxes and descriptions of pictures are read: they look like quotations and links.
    """
    metadata = study.document.text.split("\n")[: study.document.body_line - 1]
    head = (_NEUTRAL.sub(" ", line) for line in metadata)
    for number, line in (*enumerate(head, 1), *study.lines):
        told = _BOX.sub(r"\g<text>", _PICTURE.sub(r". \g<text>. ", line)) if said else line
        yield number, masked.sub(" ", told)
