"""Uzbek in Cyrillic script: nobody writes it here, it is made from the Latin texts."""

from __future__ import annotations

from komak.languages.known.russian import ASCII
from komak.languages.known.uzbek import GROWTH, SEARCHED, days, folded
from komak.languages.language import Language

LANGUAGE = Language(
    tag="uz-Cyrl",
    name="Uzbek in Cyrillic script",
    alphabet=tuple("абвгдеёжзийклмнопрстуфхцчшъьэюяўқғҳ"),
    vowels="аеёиоуэюяў",
    made_from="uz",
    word_tag="uz-Cyrl-UZ",
    iso="uzb",
    search=SEARCHED,
    fold=folded,
    growth=GROWTH,
    days=days,
    telling=frozenset({"ва", "билан", "учун", "ҳам", "ёки", "эмас", "керак", "бўлса", "ушбу", "бола"}),
    no_units=("ва", "ёки", "дан", "билан"),
    laws=("ЎРҚ", "ПФ", "ПҚ"),
    before_day=r"\d-йил",
    ascii=ASCII | {"ё": "yo", "ж": "j", "х": "x", "ў": "o", "қ": "q", "ғ": "g", "ҳ": "h"},
)
