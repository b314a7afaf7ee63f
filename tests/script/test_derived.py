"""Whole documents, names and interface words in Cyrillic script; and the check that reads them back."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from komak.checks.script import round_trips
from komak.checks.subject import Study, Subject
from komak.edition.transcribed import derived_document, derived_texts, derived_words
from komak.languages.script import EMPTY, Lexicon, round_trip
from komak.languages.script.alphabets import to_latin
from komak.languages.script.round_trip import SURE
from komak.languages.script.words import cyrillic, is_ruled
from komak.model import CurriculumTexts, Document, HandoutTranslation, ModuleTranslation, PageMetadata
from komak.model.links import site_map
from komak.source import read


def test_documents(documents: tuple[Document, ...], lexicon: Lexicon) -> None:
    """Language, title and text change; type, path and the Latin file behind it do not."""
    for document in documents:
        derived = derived_document(document, lexicon)

        assert derived.locale == "uz-Cyrl"
        assert type(derived.metadata) is type(document.metadata)
        assert (derived.path, derived.kind, derived.text) == (document.path, document.kind, document.text)
        assert derived.field_lines == document.field_lines
        assert derived.metadata.title is None or derived.metadata.title != document.metadata.title
        type(derived.metadata).model_validate(derived.metadata.model_dump())


def test_metadata(documents: tuple[Document, ...], lexicon: Lexicon) -> None:
    """Ids of outcomes stay, their texts change; what the theme reads stays."""
    module = next(document for document in documents if isinstance(document.metadata, ModuleTranslation))
    home = next(document for document in documents if document.path == "docs/index.uz.md")
    derived, page = derived_document(module, lexicon).metadata, derived_document(home, lexicon).metadata

    assert isinstance(derived, ModuleTranslation)
    assert isinstance(module.metadata, ModuleTranslation)
    assert list(derived.outcomes) == list(module.metadata.outcomes)
    assert all(
        new != old for new, old in zip(derived.outcomes.values(), module.metadata.outcomes.values(), strict=True)
    )
    assert isinstance(page, PageMetadata)
    assert (page.title, page.model_dump()["template"]) == ("Бош саҳифа", "home.html")


def test_kinds(documents: tuple[Document, ...]) -> None:
    """The corpus has all three kinds of document, so that the tests above mean something."""
    kinds = {type(document.metadata) for document in documents}

    assert {ModuleTranslation, HandoutTranslation, PageMetadata} <= kinds


def test_texts(lexicon: Lexicon) -> None:
    """Names of the curriculum, its tracks and audiences."""
    texts = CurriculumTexts.model_validate(
        {"title": "Dastur", "summary": "Ochiq dastur", "place": "Toshkent", "audiences": {"school": "maktab"},
         "tracks": {"parenting": {"title": "Ota-onalik", "summary": "Mashgʻulotlar"}}}
    )  # fmt: skip

    assert derived_texts(texts, lexicon).model_dump() == {
        "title": "Дастур", "summary": "Очиқ дастур", "place": "Тошкент", "audiences": {"school": "мактаб"},
        "tracks": {"parenting": {"title": "Ота-оналик", "summary": "Машғулотлар"}},
    }  # fmt: skip


def test_words(lexicon: Lexicon) -> None:
    """Placeholders stay, and so do the names that languages give themselves."""
    words = {"module.minutes": "{minutes} daqiqa", "handout.of": "“{title}” moduli", "language.uz": "Oʻzbekcha"}

    assert derived_words(words, lexicon) == {
        "module.minutes": "{minutes} дақиқа",
        "handout.of": "«{title}» модули",
        "language.uz": "Oʻzbekcha",
    }


@pytest.mark.parametrize("word", ["obyekt", "kompyuter", "premyera", "hokimyat"])
def test_round_trip_finds(word: str) -> None:
    """A loan word that no line of the lexicon explains comes back different."""
    assert [found[0] for found in round_trip(f"Bu **{word}** va `obyekt`.", EMPTY)] == [word]


@pytest.mark.parametrize(
    "text", ["koʻryapman", "meʼyor", "muayyan", "u yo bu", "nuqtai nazar", "Isʼhoq", "eʼtibor", "GitHub"]
)
def test_round_trip_passes(text: str) -> None:
    """Native words and what stays in Latin script are not reported."""
    assert round_trip(text, EMPTY) == ()


def test_words_of_sure_letters_come_back() -> None:
    """What is passed over unread, because each of its letters has one counterpart, would come back the same."""
    rng = random.Random(8)
    words = {"".join(rng.choices("abdefghijklmnopqrstuvxyzc", k=rng.randint(1, 8))) for _ in range(6000)}
    sure = [word for word in words if SURE.fullmatch(word) and is_ruled(word, EMPTY)]

    assert len(sure) > 1000
    assert [word for word in sure if to_latin(cyrillic(word, EMPTY)) != word] == []


def test_round_trip_excuses(lexicon: Lexicon) -> None:
    """The lexicon explains what cannot be read back."""
    assert round_trip("Budjet, obyektlar va sirk", lexicon) == ()


def test_check(documents: tuple[Document, ...], content: Path) -> None:
    """The check names file, line, word and what to do; a document in another language is none of its business."""
    curriculum = read(content).curriculum
    assert curriculum is not None
    subject = Subject(content, curriculum, site_map(curriculum))
    text = "---\ntitle: Sahifa\n---\n# Bosh\n\nBu yerda\nikkita obyekt bor.\n"
    page = next(document for document in documents if isinstance(document.metadata, PageMetadata))
    page = replace(page, text=text, body=text.split("---\n")[2], body_line=4, metadata=PageMetadata(title="Sahifa"))

    (issue,) = round_trips(Study(page, subject.render), subject)

    assert str(issue) == (
        f"{page.path}:7: KM206 text: the word 'obyekt' becomes 'обект' in Cyrillic script, which reads back as 'obekt'."
        " Add a line `obyekt: …` with the right Cyrillic form to `words` of curriculum/lexicon.uz-Cyrl.yml."
    )
    assert list(round_trips(Study(replace(page, locale="ru"), subject.render), subject)) == []
