"""What in a text belongs to one person: phones, addresses, numbers of papers. Pure functions of plain text.

Service numbers, laws, codes of forms and public offices look otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from komak.checks.plain_text import SAID_AT, SAID_DOT
from komak.ground.issue import Code

_POST = r"(?:(?:(?:g|hot)mail|yahoo|outlook|icloud|yandex|rambler|proton)\.[a-z]{2,3}|(?:mail|inbox|bk|list|umail)\.(?:ru|uz))"
"""Where people have an address of their own: elsewhere «at» is an English word."""

_BEFORE = r"(?<![\w/=&?#+-])(?<!\d[.,])"
"""Not inside of a web address, a word or a longer number."""
_GAP = r"[\s().-]{0,3}"
_BIT = r"[ \t.-]?"
_MOBILE = "(?:20|33|50|55|77|87|88|90|91|93|94|95|97|98|99)"
"""Codes of mobile networks: a number that begins otherwise is of an office, or no phone at all."""
_SEVEN = rf"(?:\d{{3}}{_BIT}\d\d{_BIT}\d\d|\d\d{_BIT}\d{{3}}{_BIT}\d\d|\d\d{_BIT}\d\d{_BIT}\d{{3}})"
"""As people divide the rest of a number; a date and an hour behind it are divided otherwise."""
_LANDLINE = (
    r"(?:(?:дом|домашн\w+)[. ]{1,2}(?:тел\w*|номер\w*)|(?:uy|уй) (?:tel\w*|raqam\w*|тел\w*|рақам\w*))[\s:.-]{0,3}"
)
"""A number without the code of a network is an office's, unless it is said to be a home's."""
_NETWORK = r"(?:t|telegram)\.me|(?:instagram|facebook|tiktok)\.com|(?:ok|vk)\.(?:ru|com)"
_OF_STYLES = "media|import|font|page|supports|keyframes|charset|layer|container|example"
"""Behind @ in a drawing, and what stands for a name."""
_CARD = r"(?:8600|5614|9860|5440|6262|4\d{3}|5[1-5]\d\d)"
"""Uzcard, Humo, UnionPay of Uzbek banks, Visa, Mastercard."""
_ROLES = "info|office|contact|help|support|press|mail|admin|murojaat|devon|kotibiyat|priem|hr|training|kurs|noreply"
_SERIES = r"(?:[\s,.:-]*(?:seriya\w*|сери[яийю]\w*|No|номер\w*|raqam\w*|рақам\w*))*[\s,.:-]{0,2}"
"""«серия AA № 1234567»; the sign № is read as No."""


@dataclass(frozen=True)
class Trait:
    """Something of a person in a plain text."""

    code: Code
    what: str
    spans: tuple[tuple[int, int], ...]
    """Where it stands: once, or in several cells of a table."""
    least: int = 1
    """How many of the spans it takes."""


def _pattern(rule: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    return re.compile(rule, flags)


_PHONE, _PINFL = "a phone number", "a personal number (PINFL)"
_PAPER, _MAIL = "the number of a passport or an ID card", "an e-mail address of a person"
_ACCOUNT, _MONEY, _TAXES = "an account of a person", "the number of a bank card", "a taxpayer number (INN, STIR)"
_PATTERNS = (
    (_pattern(rf"(?<![\w/=&?#])(?:\+|00)?998{_GAP}\d\d{_GAP}\d{{3}}{_GAP}\d\d{_GAP}\d\d(?!\d)"), _PHONE),
    (_pattern(rf"{_BEFORE}\(?{_MOBILE}(?:\)[\s-]?|[\s./-]{{1,2}}){_SEVEN}(?![\d-]|[.,]\d)"), _PHONE),
    (_pattern(rf"{_BEFORE}(?!20){_MOBILE}\d{{7}}(?!\d)"), _PHONE),
    (_pattern(rf"{_BEFORE}(?!20){_MOBILE}\d[ -]\d\d[ -]\d\d[ -]\d\d(?![\d-]|[.,]\d)"), _PHONE),
    (_pattern(r"(?<![\w/=&?#+-])8[ -]?\(?9\d\d\)?[ -]?\d{3}[ -]?\d\d[ -]?\d\d(?![\d-])"), _PHONE),
    (_pattern(rf"{_LANDLINE}(?:\(?\d\d\)?[ -]?)?\d{{3}}[ -]?\d\d[ -]?\d\d(?!\d)", re.IGNORECASE), _PHONE),
    (_pattern(r"(?<![\w/=&?#])\+(?!998)[1-9](?:[ ().-]{0,2}\d){10,13}(?!\d)"), _PHONE),
    (_pattern(r"\b(?:wa\.me|t\.me|api\.whatsapp\.com|viber)[^\s\d]{1,24}\d{9,13}\b"), _PHONE),
    (_pattern(rf"(?<![\w./@+-])@(?!(?:{_OF_STYLES})\b)[A-Za-z]\w{{4,31}}\b(?!\.\w)", re.ASCII), _ACCOUNT),
    (_pattern(rf"\b(?:{_NETWORK})/(?:@|profile/)?(?!example)[A-Za-z][\w.]{{2,}}\w", re.ASCII | re.IGNORECASE), _ACCOUNT),
    (_pattern(rf"{_BEFORE}{_CARD}(?:[ -]?\d{{4}}){{3}}(?![\d-])"), _MONEY),
    # those of people begin so; 2 and 3 are of organisations
    (_pattern(r"(?i:\bИНН|\bINN|\bSTIR|\bСТИР)[^\d\n]{0,15}[4-7]\d{2}[ ]?\d{3}[ ]?\d{3}(?!\d)"), _TAXES),
    (_pattern(rf"{_BEFORE}[1-6]\d{{13}}(?!\d)"), _PINFL),
    # a birthday stands behind the first digit; 103 112 1140 1146 are services
    (_pattern(rf"{_BEFORE}(?!1[01]\d\b|1\d{{3}}\b)[1-6][ .-]?[0-3][ -]?\d[ -]?[01](?:[ .-]?\d){{10}}(?![\d-])"), _PINFL),
    (_pattern(r"(?i:ПИНФЛ|PINFL|JSHSHIR|ЖШШИР)[^\d\n]{0,20}\d(?:[ .-]?\d){13}(?!\d)"), _PINFL),
    (_pattern(rf"(?<![\w/=-])(?:[IVX]{{1,5}}-)?[A-ZА-ЯЎҚҒҲ]{{2}}{_SERIES}(?:\d{{7}}|\d{{3}}[ -]\d\d[ -]\d\d|\d{{3}}[ -]\d{{4}}|\d\d[ -]\d{{5}}|\d[ -]\d{{6}})(?![\d-])"), _PAPER),
    (_pattern(r"(?<![\w/=.#&-])\d{7}[\s,]{1,2}(?:сери\w+|seriya\w*)[\s:]{1,2}[A-ZА-Я]{2}(?!\w)"), _PAPER),
    (_pattern(r"(?i:паспорт\w*|pass?port\w*|ID[- ]?(?:карт\w+|kart\w*))[^\d\n.]{0,20}\d{7}(?![\w-])"), _PAPER),
    (_pattern(r"(?<![\w/=.#&-])[a-zа-я]{2}\d{7}(?![\w-])"), _PAPER),
    (_pattern(rf"(?<![\w.+/-])(?!(?:{_ROLES}|git)@)[\w.+-]+ ?@ ?(?!(?:[\w-]+\.)*example\b)[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{{2,}}\b", re.IGNORECASE), _MAIL),
    (_pattern(rf"(?<![\w.+/-])(?!(?:{_ROLES}) )[\w.+-]+ {SAID_AT} (?:[\w-]+ {SAID_DOT} [^\W\d_]{{2,}}|{_POST})\b", re.IGNORECASE), _MAIL),
)  # fmt: skip
_POSSIBLE = re.compile(rf"\d{{2}}|@|(?i:{_NETWORK})/| (?:at|At|AT|собака|Собака|kuchukcha|кучукча) ")
"""Stands in all of them."""


def traits(text: str) -> Iterator[Trait]:
    """Numbers and addresses in a plain text; a number that a line end divides is one number."""
    for start, lines in _possible(text):
        for pattern, what in _PATTERNS:
            for match in pattern.finditer(lines):
                if match[0].count("\n") <= 1:
                    yield Trait(Code.PERSONAL_DATA, what, ((start + match.start(), start + match.end()),))


def _possible(text: str) -> Iterator[tuple[int, str]]:
    """Runs of lines that can hold a number or an address, and where they begin: most lines hold none."""
    at, run = 0, list[str]()
    for line in (*text.split("\n"), ""):
        if _POSSIBLE.search(line):
            run.append(line)
        elif run:
            lines = "\n".join(run)
            yield at - len(lines) - 1, lines
            run = []
        at += len(line) + 1
