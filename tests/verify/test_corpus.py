"""The texts in Cyrillic script: no word doubtful, nothing left in Latin script without a reason, no line moved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml.html import HtmlElement
from tests.known import written

from komak import dialect
from komak.edition.transcribed import derived_document, texts_of
from komak.languages.script import EMPTY, Lexicon, convert_markdown, markup, round_trip
from komak.languages.script.foreign import is_foreign
from komak.languages.script.words import is_ruled, stays
from komak.languages.strings import explanations, words_of
from komak.model import Curriculum, Document

_LETTERS = re.compile(r"[A-Za-zÀ-ɏʻʼ\u0400-\u04ff]+")
_ADDRESS = re.compile(r"https?://\S+|[\w.-]+\.(?:uz|org|net|com)\b|\w+(?:\+\w+)+|[A-Z]+\d+")
_CODE = re.compile(r"(?<![\w-])--[a-z][a-z-]*|(?<![\w-])[A-Z]{3}-\d\d(?!\d)")
_ROMAN = re.compile(r"[IVXLCDM]+")


@pytest.fixture(scope="module")
def curriculum(content: Path) -> Curriculum:
    return written(content)


@pytest.fixture(scope="module")
def texts(curriculum: Curriculum, documents: tuple[Document, ...]) -> list[str]:
    found = list(_texts(curriculum, documents))
    assert len(found) >= 500
    return found


def _texts(curriculum: Curriculum, documents: tuple[Document, ...]) -> Iterator[str]:
    """Every Uzbek text that readers see."""
    for document in documents:
        yield from (document.body, *texts_of(document.metadata))
    own = curriculum.texts["uz"]
    yield from (own.title, own.summary, *own.audiences.values())
    yield from (text for track in own.tracks.values() for text in (track.title, track.summary))
    yield from (text for key, text in words_of("uz").items() if not key.startswith(("language.", "theme.config")))
    for subject in ("rules", "fields"):
        yield from (text for texts in explanations(subject, "uz").values() for text in texts.values())
    for module in curriculum.modules:
        yield from (wording["uz"] for _, wording in module.test.wordings)
    for form in curriculum.forms:
        yield from (text for locale, text in _told(form.data.model_dump()) if locale == "uz")
    for term in curriculum.glossary:
        yield from (*term.forms("uz"), *(said["uz"] for said in (term.definition, term.note) if "uz" in said))


def _told(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text in plain data with the key that it stands under."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, list):
        yield from (found for part in value for found in _told(part, name))
    elif isinstance(value, dict):
        yield from (found for key, part in value.items() for found in _told(part, key))


def test_round_trip(texts: list[str], lexicon: Lexicon) -> None:
    """Every word survives Latin, Cyrillic, Latin, or the lexicon says how it is written."""
    assert {found for text in texts for found in round_trip(text, lexicon)} == set()


def test_latin_left(texts: list[str], lexicon: Lexicon) -> None:
    """What stays in Latin script is code, an address, on the keep list, or marked as foreign by its letters."""
    left = {word for text in texts for word in _left(text, lexicon)}

    assert sorted(left) == []


def _left(text: str, lexicon: Lexicon) -> Iterator[str]:
    """Latin words in a converted text that nothing explains."""
    tree = dialect.tree(re.sub(r"\{[a-z-]+\}", "", convert_markdown(text, lexicon)))
    visible = _CODE.sub(" ", _ADDRESS.sub(" ", lexicon.phrase.sub(" ", " ".join(_readable(tree).split()))))
    for word in re.findall(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏʻʼ]*", visible):
        if not (word in lexicon.keep or _ROMAN.fullmatch(word) or stays(word)):
            yield word


def _readable(element: HtmlElement) -> str:
    """Text that people read, also in pictures and titles; without code and foreign titles."""
    if element.tag in ("code", "pre") or (element.tag == "em" and is_foreign(element.text_content())):
        return " "
    said = [element.get(name) or "" for name in ("alt", "title", "aria-label")]
    inner = (piece for child in element for piece in (_readable(child), child.tail or ""))
    return " ".join(said) + (element.text or "") + "".join(inner)


def test_foreign_names(curriculum: Curriculum, documents: tuple[Document, ...], lexicon: Lexicon) -> None:
    """A word that the Russian text has in Latin script, too, and no other Uzbek text knows, is foreign: it stays.

    Pages that show Uzbek words to authors and trainers have them in both languages.
    """
    russian = {page.path: _latin(page) for page in curriculum.documents if page.locale == "ru"}
    pages = {page.path: page for page in documents if not page.path.startswith(("docs/authors/", "docs/trainers/"))}
    both = {path: russian[path.replace(".uz.", ".ru.")] & _latin(page) for path, page in pages.items()}
    uzbek = {word.lower() for path, page in pages.items() for word in _latin(page) - both[path]}
    foreign = {path: {word for word in words if word.lower() not in uzbek} for path, words in both.items()}

    assert any(foreign.values())
    assert {(path, word) for path, words in foreign.items() for word in words & _latin(pages[path], lexicon)} == set()


def _latin(page: Document, lexicon: Lexicon = EMPTY) -> set[str]:
    """Words of a page that the rules alone would change; not those with a letter that only Uzbek has."""
    found: dict[str, None] = {}
    text = "\n\n".join((*texts_of(page.metadata), page.body))
    markup.changed(text, lexicon, lambda word: found.setdefault(word) or word)
    return {word for word in found if is_ruled(word, lexicon) and len(word) > 1 and not re.search("[ʻʼ]", word)}


def test_lines(documents: tuple[Document, ...], lexicon: Lexicon) -> None:
    """Lines, headings, ids and every sign that is no letter stay where they are."""
    for document in documents:
        derived = derived_document(document, lexicon)

        assert derived.body.count("\n") == document.body.count("\n")
        assert _outline(derived) == _outline(document)
        assert _without_letters(derived.body) == _without_letters(document.body), document.path


def _outline(document: Document) -> list[tuple[object, ...]]:
    heads = ((section.line, section.heading) for section in document.sections)
    return [
        (line, head and (head.level, head.id, head.classes, dict(head.attributes), head.line)) for line, head in heads
    ]


def _without_letters(text: str) -> str:
    return re.sub("[“”«»]", '"', _LETTERS.sub("w", re.sub(r"(?<=[A-Za-z])’(?=[а-яўқғҳ])", "", text)))


def test_machine_readable(documents: tuple[Document, ...], lexicon: Lexicon) -> None:
    """Targets of links and pictures, and code, are the same to the letter."""
    for document in documents:
        before, after = dialect.tree(document.body), dialect.tree(derived_document(document, lexicon).body)
        for query in ("//a/@href", "//img/@src", "//*/@id", "//*/@class", "//code/text()"):
            assert after.xpath(query) == before.xpath(query), (document.path, query)


def test_idempotent(documents: tuple[Document, ...], lexicon: Lexicon) -> None:
    """A text in Cyrillic script stays as it is."""
    for document in documents:
        once = convert_markdown(document.body, lexicon)

        assert convert_markdown(once, lexicon) == once
