"""Words of the published texts: one stemmer in the browser and in the glossary, one word in both scripts."""

from __future__ import annotations

import re
from functools import cache

import pytest
import snowballstemmer
from tests.conftest import Built
from tests.reading import search_files, search_rows
from tests.search.test_stems import Ask, stems

from komak.languages import described
from komak.languages.stems import words
from komak.languages.terms.finder import stem


@cache
def texts(site: Built, locale: str) -> list[str]:
    """Return every text that can be found in a language."""
    rows = search_rows(search_files(site), locale)
    return [f"{row.title} {heading} {text}" for row in rows for _, heading, text in row.sections]


def test_russian_is_snowball(ask: Ask, site: Built) -> None:
    text = " ".join(texts(site, "ru"))
    words = sorted({word.replace("ё", "е") for word in re.findall("[а-яё]+", text.lower())})
    assert len(words) > 4000
    found = ask("given.map(ru.snowball)", words)
    reference = snowballstemmer.stemmer("russian").stemWords(words)
    assert [(w, a, b) for w, a, b in zip(words, found, reference, strict=True) if a != b] == []


def test_the_browser_and_the_glossary_have_one_stemmer(ask: Ask, site: Built) -> None:
    text = " ".join(texts(site, "ru"))
    words = [*sorted(set(re.findall("[а-яё]+", text.lower()))), "детьми", "людьми", "экзамену", "омбудсмена", "отцами"]
    assert len(words) > 4000
    found = stems(ask, "ru", words)
    assert [(word, found[word], stem(word, "ru")) for word in words if found[word] != stem(word, "ru")] == []


def test_both_editions_of_a_page_have_the_same_words(ask: Ask, site: Built) -> None:
    words = "new Set(given.flatMap((text) => [...words.words(text, uz)]).map(({ word }) => word))"
    latin, cyrillic = (set(ask(f"[...{words}]", texts(site, locale))) for locale in ("uz", "uz-Cyrl"))
    assert len(latin) > 4000
    assert len(latin - cyrillic) / len(latin) < 0.005, sorted(latin - cyrillic)


@pytest.mark.parametrize("locale", ["ru", "uz", "uz-Cyrl"])
def test_the_index_and_the_browser_have_one_stemmer(ask: Ask, site: Built, locale: str) -> None:
    """The index is cut by stems that are made here, and read with stems that are made there."""
    language = locale.partition("-")[0]
    here_split = [list(words(text)) for text in texts(site, locale)]
    found = sorted({word for text in here_split for word in text})
    assert len(found) > 4000
    there = ask(f"given.map((word) => [{language}.fold(word), {language}.stem({language}.fold(word))])", found)
    tongue = described()[locale].search
    assert tongue is not None
    here = [[tongue.fold(word), tongue.stem(tongue.fold(word))] for word in found]
    assert [(word, one, other) for word, one, other in zip(found, here, there, strict=True) if one != other] == []
    split = ask(
        f"given.map((text) => Array.from(words.words(text, {language}), ({{ start, end }}) => text.slice(start, end)))",
        texts(site, locale),
    )
    said = {word for word, (folded, _) in zip(found, here, strict=True) if folded}
    assert [[word for word in text if word in said] for text in here_split] == split
