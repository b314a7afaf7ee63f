"""Words of the published texts: one stemmer in the browser and in the glossary, one word in both scripts."""

from __future__ import annotations

import re

import snowballstemmer
from tests.conftest import Built
from tests.search.test_stems import Ask, stems

from komak.languages.terms.finder import stem


def test_russian_is_snowball(ask: Ask, site: Built) -> None:
    text = " ".join(path.read_text("utf-8") for name, path in site.files.items() if name.startswith("search/ru."))
    words = sorted({word.replace("ё", "е") for word in re.findall("[а-яё]+", text.lower())})
    assert len(words) > 4000
    found = ask("given.map(ru.snowball)", words)
    reference = snowballstemmer.stemmer("russian").stemWords(words)
    assert [(w, a, b) for w, a, b in zip(words, found, reference, strict=True) if a != b] == []


def test_the_browser_and_the_glossary_have_one_stemmer(ask: Ask, site: Built) -> None:
    text = " ".join(path.read_text("utf-8") for name, path in site.files.items() if name.startswith("search/ru."))
    words = [*sorted(set(re.findall("[а-яё]+", text.lower()))), "детьми", "людьми", "экзамену", "омбудсмена", "отцами"]
    assert len(words) > 4000
    found = stems(ask, "ru", words)
    assert [(word, found[word], stem(word, "ru")) for word in words if found[word] != stem(word, "ru")] == []


def test_both_editions_of_a_page_have_the_same_words(ask: Ask, site: Built) -> None:
    def texts(locale: str) -> list[str]:
        return [path.read_text("utf-8") for name, path in site.files.items() if name.startswith(f"search/{locale}.")]

    words = "new Set(given.flatMap((text) => [...words.words(text, uz)]).map(({ word }) => word))"
    latin, cyrillic = (set(ask(f"[...{words}]", texts(locale))) for locale in ("uz", "uz-Cyrl"))
    assert len(latin) > 4000
    assert len(latin - cyrillic) / len(latin) < 0.005, sorted(latin - cyrillic)
