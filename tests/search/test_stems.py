"""One word in every spelling, script and form is found as one word; different words stay apart."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import snowballstemmer
import yaml
from tests.conftest import Built

from komak.terms.finder import stem

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


def test_russian_is_snowball(ask: Ask, real: Built) -> None:
    text = " ".join(path.read_text("utf-8") for name, path in real.files.items() if name.startswith("search/ru."))
    words = sorted({word.replace("ё", "е") for word in re.findall("[а-яё]+", text.lower())})
    assert len(words) > 4000
    found = ask("given.map(ru.snowball)", words)
    reference = snowballstemmer.stemmer("russian").stemWords(words)
    assert [(w, a, b) for w, a, b in zip(words, found, reference, strict=True) if a != b] == []


def test_the_browser_and_the_glossary_have_one_stemmer(ask: Ask, real: Built) -> None:
    text = " ".join(path.read_text("utf-8") for name, path in real.files.items() if name.startswith("search/ru."))
    words = [*sorted(set(re.findall("[а-яё]+", text.lower()))), "детьми", "людьми", "экзамену", "омбудсмена", "отцами"]
    assert len(words) > 4000
    found = stems(ask, "ru", words)
    assert [(word, found[word], stem(word, "ru")) for word in words if found[word] != stem(word, "ru")] == []


@pytest.mark.parametrize("apostrophe", ["", "'", "`", "´", "‘", "’", "ʻ", "ʼ", "ʿ", "′"])
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


def test_both_editions_of_a_page_have_the_same_words(ask: Ask, real: Built) -> None:
    def texts(locale: str) -> list[str]:
        return [path.read_text("utf-8") for name, path in real.files.items() if name.startswith(f"search/{locale}.")]

    words = "new Set(given.flatMap((text) => [...words.words(text, uz)]).map(({ word }) => word))"
    latin, cyrillic = (set(ask(f"[...{words}]", texts(locale))) for locale in ("uz", "uz-Cyrl"))
    assert len(latin) > 4000
    assert len(latin - cyrillic) / len(latin) < 0.005, sorted(latin - cyrillic)


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
