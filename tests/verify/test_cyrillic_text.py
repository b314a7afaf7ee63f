"""What a pass over Markdown changes, held against the tree of the text: words that people read, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from lxml.html import HtmlElement

from komak import dialect
from komak.edition.transcribed import derived_document
from komak.languages.script import Lexicon, convert, convert_markdown
from komak.model import Document
from komak.source.outline import sections

CASES: list[dict[str, str]] = yaml.safe_load((Path(__file__).parents[1] / "script/markdown.yml").read_text("utf-8"))
IN_A_TREE = [case for case in CASES if not case["latin"].startswith(("---", "⟦", "???"))]
"""Without what no tree has: front matter, late facts, a block of another dialect."""
READ = {"alt", "title", "aria-label", "data-toc-label"}
CODE = {"code", "pre", "kbd", "samp"}
MARKS = str.maketrans("", "", "“”„«»")
"""Which mark is written depends on the sentence around."""


def tree(markdown: str) -> HtmlElement:
    """Before line ends are settled: small words are others in the other script."""
    return dialect.parsed(dialect.render(markdown))


def is_kept(element: HtmlElement) -> bool:
    """Code, and what is in another language by its own word or, as a title in italics, as anybody sees."""
    around = [element, *element.iterancestors()]
    return any(one.tag in CODE or not one.get("lang", "uz").startswith("uz") for one in around)


def machine(root: HtmlElement) -> list[tuple[object, ...]]:
    """What a browser or a program reads: elements, attributes, code."""
    return [
        (one.tag, sorted((name, value) for name, value in one.attrib.items() if name not in READ),
         (one.text or "") if is_kept(one) else "")
        for one in root.iter()
    ]  # fmt: skip


def words(root: HtmlElement) -> Iterator[tuple[str, bool]]:
    """Each piece of text that people read, and whether it may be a title in another language."""
    for one in root.iter():
        is_title = one.tag in ("em", "i") or any(True for _ in one.iterancestors("em", "i"))
        if not is_kept(one):
            yield one.text or "", is_title
        if one.tail and not is_kept(one.getparent()):
            yield one.tail, one.getparent().tag in ("em", "i")


def unlike(latin: HtmlElement, cyrillic: HtmlElement, lexicon: Lexicon) -> list[tuple[str, str]]:
    """Pieces of text that did not become what they would become alone."""
    pieces = zip(words(latin), words(cyrillic), strict=True)
    return [
        (before, after)
        for (before, is_title), (after, _) in pieces
        if convert(before, lexicon).translate(MARKS) != after.translate(MARKS) and not (is_title and before == after)
    ]


def test_documents_are_the_same_to_a_machine(documents: tuple[Document, ...], lexicon: Lexicon) -> None:
    assert len(documents) > 5
    for document in documents:
        latin, cyrillic = tree(document.body), tree(derived_document(document, lexicon).body)

        assert machine(cyrillic) == machine(latin), document.path
        assert unlike(latin, cyrillic, lexicon) == [], document.path


@pytest.mark.parametrize("case", IN_A_TREE, ids=[case["it"] for case in IN_A_TREE])
def test_cases_are_the_same_to_a_machine(case: dict[str, str], lexicon: Lexicon) -> None:
    latin, cyrillic = tree(case["latin"]), tree(convert_markdown(case["latin"], lexicon))

    assert machine(cyrillic) == machine(latin)
    assert unlike(latin, cyrillic, lexicon) == []


def test_code_by_its_indent_stays(documents: tuple[Document, ...], lexicon: Lexicon) -> None:
    """Only the tree of the text knows it from what stands in a list."""
    page = next(document for document in documents if document.path == "docs/index.uz.md")
    text = "Misol:\n\n    komak new bola\n\n- bola\n\n    ona"
    page = replace(page, body=text, sections=sections(text, page.body_line))

    assert derived_document(page, lexicon).body == "Мисол:\n\n    komak new bola\n\n- бола\n\n    она"
