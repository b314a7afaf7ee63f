"""Headings to columns: Russian and Uzbek, in both scripts, however they are abbreviated, capitalised and punctuated."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a column holds."""

    FULL_NAME = "full-name"
    SURNAME = "surname"
    GIVEN_NAME = "given-name"
    PATRONYMIC = "patronymic"
    ORGANISATION = "organisation"
    MAHALLA = "mahalla"
    ATTENDANCE = "attendance"
    MINUTES = "minutes"
    NUMBER = "number"


@dataclass(frozen=True)
class Columns:
    """Where in a row is what."""

    row: int
    """Of the headings, counted from 1."""
    places: Mapping[Role, int]

    @property
    def worth(self) -> int:
        """How many headings are known: the right separator finds the most."""
        return len(self.places)

    def cell(self, cells: Sequence[str], role: Role) -> str:
        """What stands in the column of `role`; nothing if there is no such column."""
        at = self.places.get(role, len(cells))
        return cells[at].strip() if at < len(cells) else ""


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
    Role.NUMBER: "no n nпп noпп пп ппno номер порядковыйномер tr тр т raqam raqami tartibraqami рақам тартибрақами",
}
"""Role to headings without marks, spaces and capitals (ё is е, № is no)."""
_BEGINNINGS: dict[Role, str] = {
    Role.MINUTES: "минут minut daqiqa дақиқа дакика присутствовалмин времямин",
    Role.ATTENDANCE: """присут посещ явка явился был attend davomat давомат ishtiroketdi ishtiroketgan иштирокэтди
        qatnashdi qatnashgan qatnashuv қатнашди қатнашган keldi келди kelgan келган""",
}
_KNOWN = {heading: role for role, headings in _HEADINGS.items() for heading in headings.split()}
_BEGINS = [(beginning, role) for role, beginnings in _BEGINNINGS.items() for beginning in beginnings.split()]
_ADDED = re.compile(
    r"\b(участник(а|ов)|слушател(я|ей)|специалист(а|ов)|полностью|полное|ishtirokchi(ning)?|ishtirokchilar(ning)?"
    r"|qatnashchi(ning)?|tinglovchi(ning)?|toliq|иштирокчи(нинг)?|тўлиқ|тулиқ|название|nomi|номи)\b"
)
"""Words that say whose or what sort of; the heading is known without them."""
_MARKS = re.compile(r"['`´‘’‛ʻʼʽʾʿˈʹ′＇?]")


def columns_in(cells: Sequence[str], row: int) -> Columns | None:
    """Read a row as headings; None if none of them is a name."""
    places: dict[Role, int] = {}
    for at, cell in enumerate(cells):
        role = _role(cell)
        if role is not None:
            places.setdefault(role, at)
    named = {Role.FULL_NAME, Role.SURNAME, Role.GIVEN_NAME} & places.keys()
    return Columns(row, places) if named else None


def _role(heading: str) -> Role | None:
    text = unicodedata.normalize("NFKC", heading).lower().replace("ё", "е")
    text = _MARKS.sub("", text)
    for said in (text, re.sub(r"\([^)]*\)", " ", text)):
        for words in (said, _ADDED.sub(" ", said)):
            key = re.sub(r"[\W_]+", "", words)
            if role := _KNOWN.get(key):
                return role
            for beginning, role in _BEGINS:
                if key.startswith(beginning):
                    return role
    return None
