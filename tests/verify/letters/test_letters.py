"""DOCX of every letter, read back with python-docx; `tests/nightly` opens them in LibreOffice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from tests.verify.letters.conftest import SITE, Kits

from komak import dialect
from komak.outputs.letters import LetterOrder
from komak.outputs.letters.word import letter_document
from komak.workshop import made

LANGUAGES = {"ru": "ru-RU", "uz": "uz-Latn-UZ", "uz-Cyrl": "uz-Cyrl-UZ"}
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def letters(text: str) -> str:
    """Nothing but letters and digits: programs break lines and draw boxes differently."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", text)).casefold()


def said(order: LetterOrder) -> list[str]:
    """Every paragraph, item, heading and cell of the letter as words, and its title."""
    tree = dialect.tree(order.markdown)
    blocks = ("p", "h2", "h3", "li", "th", "td")
    return [order.title, *("".join(block.itertext()) for block in tree.iter(*blocks))]


def text_of(path: Path) -> str:
    return "".join(node.text or "" for node in Document(str(path)).element.body.iter(qn("w:t")))


def controls(path: Path) -> Iterator[Any]:
    return Document(str(path)).element.body.iter(qn("w:sdt"))


def order_of(kits: Kits, letter: str, locale: str) -> LetterOrder:
    return next(order for order in kits.orders if order.dest.endswith(f"/{letter}.{locale}.docx"))


def test_every_event_has_both_letters_in_every_language(kits: Kits, content: Path) -> None:
    events = [folder.name for folder in (content / "curriculum/events").iterdir() if folder.is_dir()]

    assert events
    assert [order.dest for order in sorted(kits.orders, key=lambda order: order.dest)] == sorted(
        f"files/events/{kit}/{letter}.{locale}.docx"
        for kit in events
        for letter in ("invitation", "report")
        for locale in LANGUAGES
    )


def test_letters_say_every_word_in_order(kits: Kits) -> None:
    for order in kits.orders:
        text = letters(text_of(kits.path(order)))
        at = 0
        for words in said(order):
            found = text.find(letters(words), at if letters(words) else 0)
            assert found >= 0, (order.dest, words)
            at = max(at, found)


def test_letters_name_their_language_are_a4_and_say_edition_and_licence(kits: Kits) -> None:
    for order in kits.orders:
        document = Document(str(kits.path(order)))
        language = next(document.styles.element.iter(qn("w:rPrDefault"))).find(f".//{qn('w:lang')}")
        section = document.sections[0]
        assert language is not None
        assert language.get(qn("w:val")) == document.core_properties.language == LANGUAGES[order.locale]
        assert [round(side.mm) for side in (section.page_width, section.page_height) if side] == [210, 297]
        footer = "".join(paragraph.text for paragraph in section.footer.paragraphs)
        assert all(words in footer for words in (order.edition, order.licence, order.url)), order.dest
        assert order.head in section.header.paragraphs[0].text


def test_headings_lists_and_tables_are_words_own(kits: Kits) -> None:
    for order in kits.orders:
        document, tree = Document(str(kits.path(order))), dialect.tree(order.markdown)
        headings = [p for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
        assert [p.text for p in headings] == ["".join(h.itertext()) for h in tree.iter("h2")]
        assert [(len(t.rows), len(t.columns)) for t in document.tables] == [
            (len(list(t.iter("tr"))), len(list(t.iter("th")))) for t in tree.iter("table")
        ]
        assert len(list(document.element.body.iter(qn("w:tblHeader")))) == len(list(tree.iter("table")))
        points = [item for item in tree.iter("li") if "km-task" not in item.get("class", "")]
        assert len(list(document.element.body.iter(qn("w:numPr")))) == len(points), order.dest


def test_numbered_lists_begin_at_one_each(kits: Kits) -> None:
    order = replace(order_of(kits, "report", "ru"), markdown="1. а\n2. б\n\nслово\n\n1. в\n2. г\n")
    path = kits.cache / "lists.docx"
    path.write_bytes(letter_document(order))

    numbers = [node.get(qn("w:val")) for node in Document(str(path)).element.body.iter(qn("w:numId"))]

    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]


def test_blanks_boxes_and_empty_cells_are_controls_with_names(kits: Kits) -> None:
    for order in kits.orders:
        tree = dialect.tree(order.markdown)
        classes = [set(element.get("class", "").split()) for element in tree.iter()]
        found = list(controls(kits.path(order)))
        tags = [control.find(f".//{qn('w:tag')}").get(qn("w:val")) for control in found]
        names = [control.find(f".//{qn('w:alias')}").get(qn("w:val")) for control in found]
        written = {"km-blank", "km-lines", "km-write"}
        assert len(tags) == len(set(tags)), order.dest
        assert all(name.strip() for name in names), order.dest
        assert sum(c.find(f".//{W14}checkbox") is not None for c in found) == sum("km-tick" in c for c in classes)
        assert sum(c.find(f".//{qn('w:text')}") is not None for c in found) == sum(bool(written & c) for c in classes)


def test_a_field_is_named_by_the_words_before_it_or_by_its_column(kits: Kits) -> None:
    markdown = "Город: ____\n\n| Служба | День 1 |\n|---|---|\n| Школа |  |\n"
    path = kits.cache / "fields.docx"
    path.write_bytes(letter_document(replace(order_of(kits, "report", "ru"), markdown=markdown)))

    names = [control.find(f".//{qn('w:alias')}").get(qn("w:val")) for control in controls(path)]

    assert names == ["Город", "День 1 · Школа"]


def test_links_are_public_and_lead_into_the_language(kits: Kits, content: Path) -> None:
    seen = 0
    for order in kits.orders:
        document = Document(str(kits.path(order)))
        prefix = SITE if order.locale == "ru" else f"{SITE}{order.locale}/"
        for target in (link.target_ref for link in document.part.rels.values() if link.is_external):
            seen += 1
            assert target.startswith(f"{prefix}modules/"), order.dest
            assert (content / "curriculum" / target.removeprefix(f"{prefix}modules/")).is_dir(), target
    assert seen


def test_the_same_letter_gives_the_same_bytes(kits: Kits) -> None:
    order = order_of(kits, "report", "uz-Cyrl")

    assert letter_document(order) == letter_document(order) == kits.path(order).read_bytes()


def test_a_letter_that_did_not_change_is_not_made_again(kits: Kits) -> None:
    first, *others = kits.orders
    again = made([replace(first, markdown=first.markdown + "\n\nещё\n"), *others], kits.cache)

    assert again.made == 1
    assert again.artefacts[first.dest].sha256 != kits.made.artefacts[first.dest].sha256
    assert again.artefacts[others[0].dest].sha256 == kits.made.artefacts[others[0].dest].sha256
