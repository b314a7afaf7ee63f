"""One word in every spelling, script and form is found as one word; different words stay apart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from komak.languages import TYPED

Ask = Callable[[str, Any], Any]
HERE = Path(__file__).parent
LISTS = {locale: yaml.safe_load((HERE / f"stems.{locale}.yml").read_text("utf-8")) for locale in ("ru", "uz")}


def stems(ask: Ask, language: str, words: list[str]) -> dict[str, str]:
    found: list[str] = ask(f"given.map((word) => {language}.stem({language}.fold(word)))", words)
    return dict(zip(words, found, strict=True))


@pytest.mark.parametrize("locale", LISTS)
def test_forms_of_a_word_have_one_stem(ask: Ask, locale: str) -> None:
    lines = [line.split() for line in LISTS[locale]["together"]]
    found = stems(ask, locale, [word for line in lines for word in line])
    parted = {
        line[0]: {word: found[word] for word in line} for line in lines if len({found[word] for word in line}) > 1
    }
    assert not parted


@pytest.mark.parametrize("locale", LISTS)
def test_different_words_stay_apart(ask: Ask, locale: str) -> None:
    pairs = LISTS[locale]["apart"]
    found = stems(ask, locale, [word for pair in pairs for word in pair])
    assert not [(one, other, found[one]) for one, other in pairs if found[one] == found[other]]


def test_the_lists_are_long_enough() -> None:
    assert sum(len(line.split()) for line in LISTS["uz"]["together"]) >= 150
    assert len(LISTS["uz"]["apart"]) >= 60


@pytest.mark.parametrize("apostrophe", ["", *TYPED])
def test_every_apostrophe_and_none_is_one_spelling(ask: Ask, apostrophe: str) -> None:
    typed = [word.replace("*", apostrophe) for word in ("O*quvchi", "MA*LUMOT", "zo*ravonlik")]
    assert ask("given.map(uz.fold)", typed) == ["oquvchi", "malumot", "zoravonlik"]


CYRILLIC = {
    "ўқувчи": "oquvchi", "маълумот": "malumot", "етакчи": "yetakchi", "поезд": "poyezd", "объект": "obyekt",
    "эркин": "erkin", "юрист": "yurist", "ёрдам": "yordam", "цирк": "sirk", "конференция": "konferensiya",
    "милиция": "militsiya", "бюджет": "budjet", "октябрь": "oktabr", "Исҳоқ": "ishoq", "шаҳар": "shahar",
    "чегара": "chegara", "жамоа": "jamoa", "ўзгариш": "ozgarish", "яхши": "yaxshi", "хужжат": "xujjat",
}  # fmt: skip


def test_cyrillic_is_read_as_latin(ask: Ask) -> None:
    assert dict(zip(CYRILLIC, ask("given.map(uz.fold)", list(CYRILLIC)), strict=True)) == CYRILLIC


def test_a_language_without_a_stemmer_is_folded(ask: Ask) -> None:
    found = ask("[...words.words(given, words.plainLanguage)].map(({ word }) => word)", "Bala-shaǵa, OʻQIW ѐ 12")
    assert found == ["bala", "shaga", "oqiw", "ѐ", "12"]


@pytest.mark.parametrize(("typed", "word"), [("сопро\u00adвождение", "сопровождение"), ("и\u0306од\u200d", "йод")])
def test_what_nobody_sees_parts_no_word(ask: Ask, typed: str, word: str) -> None:
    """What a reader pastes from a PDF file is the word that it looks like."""
    found: list[str] = ask(
        "given.map((text) => [...words.words(text, ru)].map(({ word }) => word).join())", [typed, word]
    )
    assert found[0] == found[1]
