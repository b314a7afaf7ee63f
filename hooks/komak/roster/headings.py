"""One heading to what its column holds: Russian and Uzbek, both scripts, look-alikes, however it is abbreviated.

A heading is known only if every word of it is: «Был на других тренингах» is no attendance, «ФИО ребёнка» no participant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from .alike import in_cyrillic, in_latin, plain
from .attendance import Unit


class Role(StrEnum):
    """What a column holds."""

    FULL_NAME = "full-name"
    SURNAME = "surname"
    GIVEN_NAME = "given-name"
    PATRONYMIC = "patronymic"
    ORGANISATION = "organisation"
    MAHALLA = "mahalla"
    POSITION = "position"
    ATTENDANCE = "attendance"
    NUMBER = "number"


_HEADINGS: dict[Role, str] = {
    Role.FULL_NAME: """фио фиш fio fish фамилияимяотчество фамилияимя имяфамилия имяифамилия имяотчествофамилия
        familiyaismsharif familiyaism ismfamiliya ismifamiliyasi familiyasiismi familiyasiismisharifi
        familiyasiismiotasiningismi familiyaismotasiningismi ismsharif ismsharifi исмшариф исмшарифи исмфамилия
        исмифамилияси фамилияисм фамилияисмшариф фамилиясиисми фамилиясиисмишарифи фамилиясиисмиотасинингисми
        toliqismi toliqism тулиқисми тўлиқисми тулиқисм участник участница участники ishtirokchi ishtirokchilar
        иштирокчи qatnashchi qatnashuvchi қатнашувчи слушатель tinglovchi тингловчи name fullname nameandsurname""",
    Role.SURNAME: "фамилия фамилияси familiya familiyasi familya familyasi surname lastname",
    Role.GIVEN_NAME: "имя исм исми ism ismi firstname givenname",
    Role.PATRONYMIC: """отчество otchestvo otchestvosi otasiningismi otasiismi otaismi отасинингисми отасиисми отаисми
        sharif sharifi шариф шарифи patronymic""",
    Role.ORGANISATION: """организация учреждение местоработы школа tashkilot tashkiloti muassasa muassasasi ishjoyi
        maktab ташкилот ташкилоти муассаса ишжойи мактаб organisation organization""",
    Role.MAHALLA: "махалля махалла mahalla mahallasi маҳалла маҳалласи маалла",
    Role.POSITION: "должность lavozim lavozimi лавозим лавозими position",
    Role.NUMBER: "no n nпп noпп пп ппno номер порядковыйномер tr тр т raqam raqami tartibraqami рақам тартибрақами",
}
"""Role to headings without marks, spaces and capitals (ё is е, № is no)."""
_KNOWN = {heading: role for role, headings in _HEADINGS.items() for heading in headings.split()}
NAMES = (Role.FULL_NAME, Role.SURNAME, Role.GIVEN_NAME, Role.PATRONYMIC)
_HARMLESS = (Role.ORGANISATION, Role.MAHALLA, Role.POSITION)
_ADDED = re.compile(
    r"\b(участник(а|ов)|слушател(я|ей)|специалист(а|ов)|полностью|полное|ishtirokchi(ning)?|ishtirokchilar(ning)?"
    r"|qatnashchi(ning)?|tinglovchi(ning)?|toliq|иштирокчи(нинг)?|тўлиқ|тулиқ|название|nomi|номи)\b"
)
"""Words that say whose or what sort of; the heading is known without them."""
_SOMEBODY_ELSE = re.compile(
    r"тренер|ведущ|реб[её]н|родител|мам|пап|руководител|директор|trener|bola|farzand|ota-ona|rahbar"
)

_ATTENDED = re.compile(
    r"присутств\w*|посещ\w*|явка|явился|был[аи]?|участие|участвовал[аи]?|attend\w*|davomat\w*|давомат\w*|ishtirok\w*"
    r"|иштирок\w*|qatnash\w*|қатнаш\w*|kel(di|gan)\w*|кел(ди|ган)\w*"
)
_DAY = re.compile(
    r"д(ень|ня|ни)|day|kun[i]?|кун[и]?|заняти[еяи]|сесси[яи]|модул[ья]|встреч[аи]|mashgulot[i]?|машгулот[и]?|машғулот[и]?"
    r"|modul[i]?|модули|dars|дарс|uchrashuv|учрашув"
)
_MONTH = re.compile(
    r"(январ|феврал|март|апрел|ма[яй]|июн|июл|август|сентябр|октябр|ноябр|декабр|yanvar|fevral|mart|aprel|may|iyun|iyul"
    r"|avgust|sentabr|oktabr|noyabr|dekabr)(ь|я|а|да|da)?"
)
_FILLERS = frozenset(
    [
        "на",
        "в",
        "о",
        "об",
        "за",
        "по",
        "й",
        "я",
        "ый",
        "ой",
        "отметка",
        "отметки",
        "о",
        "да",
        "нет",
        "и",
        "или",
        "кол",
        "во",
        "количество",
        "число",
        "время",
        "обучении",
        "обучения",
        "тренинге",
        "тренинга",
        "занятии",
        "занятия",
        "первый",
        "второй",
        "третий",
        "сколько",
        "ha",
        "yoq",
        "yoki",
        "va",
        "soni",
        "vaqt",
        "vaqti",
        "belgisi",
        "ҳа",
        "йўқ",
        "йук",
        "йуқ",
        "ёки",
        "ва",
        "сони",
        "вақт",
        "вақти",
        "белгиси",
        "yil",
        "йил",
        "год",
        "года",
        "г",
        "etdi",
        "etgan",
        "этди",
        "этган",
        "мероприятия",
        "мероприятии",
    ]
)
_UNITS = (
    (Unit.MINUTES, re.compile(r"мин|минут[аыу]?|min|minut\w*|daq\w*|дақ\w*|дакика")),
    (Unit.HOURS, re.compile(r"ч|час(а|ы|ов)?|soat\w*|соат\w*|hours?|h")),
    (Unit.PERCENT, re.compile(r"%|процент\w*|foiz\w*|фоиз\w*")),
)
_WORDS = re.compile(r"[^\W\d_]+|\d+|%")


def role_of(heading: str) -> Role | None:
    """What a column under this heading holds; None if it is not understood, every word of it."""
    text = plain(heading)
    for said in dict.fromkeys((text, in_cyrillic(text), in_latin(text))):
        if role := _named(said):
            return role
        if unit_in(said):
            return Role.ATTENDANCE
    return None


def unit_of(heading: str) -> Unit:
    """What the cells below a heading of attendance count."""
    text = plain(heading)
    return unit_in(text) or unit_in(in_cyrillic(text)) or unit_in(in_latin(text)) or Unit.MARK


def _named(text: str) -> Role | None:
    for said in _without_brackets(text):
        for words in (said, _ADDED.sub(" ", said)):
            if role := _KNOWN.get(re.sub(r"[\W_]+", "", words)):
                return role
    pieces = {_KNOWN.get(re.sub(r"[\W_]+", "", piece)) for piece in re.split(r"[,;/+]|\s(?:и|va|ва)\s", text)}
    return next(iter(pieces)) if len(pieces) > 1 and pieces <= set(_HARMLESS) else None


def _without_brackets(text: str) -> Iterator[str]:
    yield text
    if not _SOMEBODY_ELSE.search(text):
        yield re.sub(r"\([^)]*\)", " ", text)


def unit_in(text: str) -> Unit | None:
    """The unit of a heading of attendance, in small letters; None if it is no such heading."""
    words = _WORDS.findall(text)
    units = [unit for unit, known in _UNITS if any(map(known.fullmatch, words))]
    days = [word for word in words if _DAY.fullmatch(word) or _MONTH.fullmatch(word)]
    attended = [word for word in words if _ATTENDED.fullmatch(word)]
    if not all(_is_understood(word) for word in words) or len(units) > 1:
        return None
    has_number = any(map(str.isdigit, words))
    if not (units or attended or (days and has_number) or is_date(text)):
        return None
    return units[0] if units else Unit.MARK


def _is_understood(word: str) -> bool:
    known = (_ATTENDED, _DAY, _MONTH, *(pattern for _, pattern in _UNITS))
    return word.isdigit() or word in _FILLERS or any(pattern.fullmatch(word) for pattern in known)


def is_date(text: str) -> bool:
    """Whether a text is a date in figures: ``22.11``, ``22.11.2026``, ``2026-11-22``, ``22/11/26``."""
    return bool(
        re.fullmatch(r"\d{1,2}[./-]\d{1,2}([./-](\d{2}|\d{4}))?\.?( ?г\.?)?|\d{4}[./-]\d{1,2}[./-]\d{1,2}", text)
    )
