"""Rules that read sentences: another language, another alphabet, numbers and dates written the foreign way.

What stands in italics, in quotation marks, in code or in an address may be foreign: titles are quoted as they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from komak.checks.subject import Study, Subject
from komak.ground.issue import Code, Issue, Severity
from komak.languages import TURNED, TUTUQ, Language, described, language

QUOTED = re.compile(
    r"(?<![\w-])--[a-z][a-z-]*|</?[A-Za-z][^<>\n]*>|&#?\w+;|`[^`]*`|https?://\S+|\]\([^)]*\)|\{[^}]*\}|(?<![*\w])\*(?![*\s])[^*\n]+\*(?!\*)|«[^»\n]*»|“[^”\n]*”|\"[^\"\n]*\""
)
TITLES = re.compile(rf"\[[^\]]*\]\([^)]*\)|{QUOTED.pattern}")
"""Quoted or linked: the text of a link is often the title of the document it leads to."""
_ADDRESS = re.compile(r"`[^`]*`|https?://\S+|\]\([^)]*\)|\{[^}]*\}")
_MASKABLE = re.compile(r"[<&`\[\]{*«“\"]|--|https?://")
"""A sign of everything that is quoted: a line without any, as most are, need not be searched for pairs of them."""
_WORD = re.compile(r"[^\W\d_]+")
_NEUTRAL = re.compile(r"^\s*[\w-]+:(?=\s|$)|\[[a-z0-9/, -]*\]")
"""Field names and lists of ids in the metadata."""
_BOX = re.compile(r"^\s*(?:!!!|\?\?\?\+?)\s+[\w-]+(?:\s+[\w-]+)*\s+\"(?P<text>[^\"]*)\"\s*$")
_PICTURE = re.compile(r"!\[(?P<text>[^\]]*)\]\([^)]*\)")
_SENTENCE = re.compile(r"[^.!?…|]+")
_LATIN = re.compile(r"[A-Za-z]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_MIXED = re.compile(
    r"[A-Za-z][^\W\d_A-Za-z\u0400-\u04ff]*[\u0400-\u04ff]|[\u0400-\u04ff][^\W\d_A-Za-z\u0400-\u04ff]*[A-Za-z]"
)
"""Where a word goes over to the other alphabet."""
_FOREIGN = re.compile(r"(?![A-Za-zА-Яа-яЁёªº])[^\W\d_ʻʼ]|[\u0300\u0302-\u036f]")
"""A letter of neither alphabet, or a loose accent; U+0301 marks the stress in Russian."""
_BRAND = "Koʻmak"
_FEW = 4
"""Shorter runs are names and titles."""

_VERSION = re.compile(
    r"\b(?:[A-Z]{2,}(?:-[A-Z]+)*|[A-Z]+[a-z]*[A-Z]\w*|Python|Unicode|Typst|Chrome|Firefox|Android|Windows|Office|Excel|Word"
    r"|Moodle|License|Commons|Version|Node|Debian|Ubuntu) \d+(?:\.\d+)+"
)
"""CC BY 4.0. Behind the names of programs and licences alone: in Uzbek every word is of Latin letters."""
_DIGIT = re.compile(r"\d")
_DECIMAL_POINT = re.compile(r"(?<![\d.,:/§№-])(?<![§№] )\d+\.\d+(?![\d.]|-)")
_THOUSANDS_COMMA = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?!,?\d)")
_THOUSANDS_POINT = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3}){2,}(?![.,]?\d)")
_SLASHED_DATE = re.compile(r"(?<!\d)\d{1,2}/\d{1,2}/\d{2,4}(?!\d)")
_ISO_DATE = re.compile(r"(?<![\d/-])\d{4}-\d{2}-\d{2}(?![\d-])")


def mixed_script(study: Study, _: Subject) -> Iterator[Issue]:
    """A word is written in one alphabet: а, е, о, р, с, х look alike and are not found."""
    for number, line in all_lines(study, _ADDRESS) if _MIXED.search(study.document.text) else ():
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
    if not language(study.document.locale).is_described:
        return
    for number, line in all_lines(study, QUOTED) if next(_foreign(study.document.text), None) else ():
        if match := next(_foreign(line), None):
            yield study.issue(number, Code.FOREIGN_LETTER, "text",
                              f"the letter {match[0]!r} (U+{ord(match[0]):04X}) is not a letter of this language",
                              "Use a letter of the language; a foreign name may stand in *italics*.")  # fmt: skip


def _foreign(line: str) -> Iterator[re.Match[str]]:
    """Letters of other alphabets. Uzbek Cyrillic is left to `wrong_language`: in Russian it may be a name."""
    found = (match for match in _FOREIGN.finditer(line) if match[0].lower() not in _letters())
    return (match for match in found if match[0].isalpha() or unicodedata.combining(match[0]))


def wrong_language(study: Study, _: Subject) -> Iterator[Issue]:
    """A sentence is in the language of its file."""
    locale = study.document.locale
    if study.is_one_text and (language := _whole_text(TITLES.sub(" ", study.document.text), locale)):
        yield study.issue(1, Code.WRONG_LANGUAGE, "text", f"the text {study.document.text[:50]!r} looks {language}",
                          "Translate it; put a title in another language in *italics*.")  # fmt: skip
        return
    suspect = _suspect(locale)
    for number, line in all_lines(study, TITLES, said=True):
        for sentence in _SENTENCE.findall(line) if suspect.search(line) else ():
            words = [word for word in _WORD.findall(sentence) if not word.isupper()]
            if len(words) >= _FEW and (language := _other_language(words, locale)):
                yield study.issue(number, Code.WRONG_LANGUAGE, "text",
                                  f"the sentence {sentence.strip()[:50]!r} looks {language}",
                                  "Translate it; put a title in another language in *italics*.")  # fmt: skip


@cache
def _suspect(tag: str) -> re.Pattern[str]:
    """What stands in every line in which `_other_language` could hear another language."""
    own, english = language(tag), "|".join(sorted(language("en").telling))
    if not own.is_described:
        return re.compile(rf"(?i:{_whole(english)})")
    letters = "".join(sorted({letter for _, others in _neighbours(tag) for letter in others if len(letter) == 1}))
    words = "|".join(sorted({word for telling, _ in _neighbours(tag) for word in telling}))
    script = r"[^\W\d_\u0400-\u04ff]" if own.is_cyrillic else rf"[\u0400-\u04ff]|(?i:{_whole(english)})"
    return re.compile("|".join(filter(None, (script, letters and f"[{letters}]", words and _whole(words)))))


def _whole(words: str) -> str:
    return rf"(?<![^\W\d_])(?:{words})(?![^\W\d_])"


@cache
def _letters() -> frozenset[str]:
    """Letters of all described languages."""
    return frozenset(letter for one in described().values() for letter in one.alphabet)


def _whole_text(text: str, locale: str) -> str:
    """The language of a text that has not one word in the alphabet of its own language; names in capitals are excused."""
    words = [word for word in _WORD.findall(text) if len(word) > 2 and not word.isupper()]
    cyrillic = [word for word in words if _CYRILLIC.match(word)]
    own, others = language(locale), _of_the_other_script(locale)
    if not own.is_described or not words or len(cyrillic) != (0 if own.is_cyrillic else len(words)):
        return ""
    if own.is_cyrillic:  # a title may be Latin in every language
        return next((one.name for one in others if one.telling_ends and any(_tells(word, one) for word in words)), "")
    return others[0].name


def _of_the_other_script(locale: str) -> list[Language]:
    """Written languages in the other script than `locale`, those that nobody translates into last."""
    own = language(locale)
    others = [one for one in described().values() if one.is_cyrillic != own.is_cyrillic and not one.made_from]
    return sorted(others, key=lambda one: one.growth is None and one.stem is None)


def _tells(word: str, one: Language) -> bool:
    """Whether a word can hardly be of another language than `one`."""
    has_marks = bool(one.marked) and (TURNED in word or TUTUQ in word)
    ends = bool(one.telling_ends and one.telling_ends.search(word))
    return word != _BRAND and (has_marks or ends or word in one.telling)


def _is_of_neighbour(word: str, tag: str) -> bool:
    """Whether a word belongs to another language in the same script; names with a capital are taken as they are."""
    return any(
        word in telling or (word == word.lower() and not letters.isdisjoint(word))
        for telling, letters in _neighbours(tag)
    )


@cache
def _neighbours(tag: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Of each other language in the script of this one, its small words and the letters that it alone has."""
    own = language(tag)
    others = (one for one in described().values() if one.is_cyrillic == own.is_cyrillic and one.base != own.base)
    return tuple((one.telling, frozenset(one.alphabet) - set(own.alphabet)) for one in others if one.made_from)


def _other_language(words: list[str], locale: str) -> str:
    own = language(locale)
    cyrillic = sum("\u0400" <= word[0] <= "\u04ff" for word in words)
    lower = {word.lower() for word in words}
    if own.is_described and len({word for word in words if _is_of_neighbour(word, own.tag)}) > 1:
        return next(one.name for one in described().values() if one.made_from)
    foreign = len(words) - cyrillic if own.is_cyrillic else cyrillic
    if own.is_described and foreign > len(words) / 2:
        others = _of_the_other_script(locale)
        told = next((one.name for one in others if lower & one.telling and one.tag != "en"), "")
        return told or " or ".join(sorted(one.name for one in others))
    english = language("en")
    return english.name if len(lower & english.telling) >= 2 and cyrillic == 0 else ""


def number_formats(study: Study, _: Subject) -> Iterator[Issue]:
    """Fractions have a comma, and dates are written out as the language does."""
    own = language(study.document.locale)
    if not own.date:
        return
    for number, line in all_lines(study, TITLES):
        if not _DIGIT.search(line):
            continue
        plain = _VERSION.sub(" ", line)
        for pattern, problem, mend in _number_rules(own):
            if match := pattern.search(plain):
                yield Issue(study.document.path, number, Code.NUMBER_FORMAT, "text",
                            problem.format(match[0].strip()), mend, Severity.WARNING)  # fmt: skip


def _number_rules(own: Language) -> Iterator[tuple[re.Pattern[str], str, str]]:
    date = f"Write e.g. «{own.date}»."
    yield _DECIMAL_POINT, "the fraction {!r} has a point", "Write a comma: 2,5."
    yield _THOUSANDS_POINT, "the points in {!r} separate nothing here", "Write 1 000 000."
    yield _THOUSANDS_COMMA, "the comma in {!r} reads as a fraction", "Write 12 500 or 12500."
    yield _SLASHED_DATE, "the date {!r} is read differently in different countries", date
    yield _ISO_DATE, "the date {!r} is written for machines", date
    if own.wrong_dates:
        yield own.wrong_dates, f"the date {{!r}} is not in {own.name} order", date


def all_lines(study: Study, masked: re.Pattern[str], *, said: bool = False) -> tuple[tuple[int, str], ...]:
    """Metadata and body with line numbers; what `masked` matches and fenced code is blanked.

    With `said`, titles of boxes and descriptions of pictures are read: they look like quotations and links.
    """
    if (masked, said) not in study.masked:
        study.masked[masked, said] = tuple(_all_lines(study, masked, said=said))
    return study.masked[masked, said]


def _all_lines(study: Study, masked: re.Pattern[str], *, said: bool) -> Iterator[tuple[int, str]]:
    metadata = study.document.text.split("\n")[: study.document.body_line - 1]
    head = (_NEUTRAL.sub(" ", line) for line in metadata)
    for number, line in (*enumerate(head, 1), *study.lines):
        told = _told(line) if said else line
        yield number, masked.sub(" ", told) if _MASKABLE.search(told) else told


def _told(line: str) -> str:
    shown = _PICTURE.sub(r". \g<text>. ", line) if "![" in line else line
    return _BOX.sub(r"\g<text>", shown) if '"' in shown else shown


def blanked(line: str) -> str:
    """`line` with spaces for what is quoted in it: what follows keeps its place."""
    return QUOTED.sub(lambda match: " " * len(match[0]), line) if _MASKABLE.search(line) else line
