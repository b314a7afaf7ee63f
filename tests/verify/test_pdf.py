"""Every printed handout of the real site, read back.

Text is read with pikepdf from the marked content, in the order of a screen reader; poppler's `pdftotext`, where it is
installed, reads the same letters.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import page
import pikepdf
import pytest
from tests.conftest import WRITTEN, Built
from tests.paper import paper_pages
from tests.reading import body, letters, pdf_margins, pdf_text, plain
from tests.standards import BOTH, faults

A4 = [595.276, 841.89]


def handouts(site: Built) -> Iterator[tuple[Path, Path, str]]:
    """Yield each PDF with its Markdown file and language, where the language is written by authors."""
    for module in site.modules:
        for handout in module["handouts"]:
            for file in handout["files"]:
                locale = file["locale"]
                if locale not in WRITTEN:
                    continue
                source = site.project / f"curriculum/{module['reference']}/handouts/{handout['slug']}.{locale}.md"
                yield site.files[file["address"]], source, locale


def test_every_handout_has_a_pdf_in_every_language(site: Built) -> None:
    sources = {path.name.removesuffix(".md") for path in site.project.glob("curriculum/*/*/handouts/*.md")}

    assert {path.name.removesuffix(".pdf") for path, _, _ in handouts(site)} == sources
    assert len(sources) >= 10


def test_a_pdf_says_everything_that_its_markdown_says(site: Built) -> None:
    for path, source, _ in handouts(site):
        printed = pdf_text(path)
        bare, numbers = letters(printed), set(re.findall(r"\d+", printed))
        lines = re.split(r"[|\n]|\[[ x]\]|_{3,}", plain(body(source)))
        assert [line for line in lines if letters(line) not in bare] == [], path.name
        assert [line for line in lines if not numbers.issuperset(re.findall(r"\d+", line))] == [], path.name


def test_no_letter_is_lost_on_paper(site: Built) -> None:
    """A glyph without its letter cannot be copied, searched or read out."""
    assert [path.name for path, _, _ in handouts(site) if "\N{REPLACEMENT CHARACTER}" in pdf_text(path)] == []


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is missing: apt-get install poppler-utils")
def test_another_reader_reads_the_same_letters(site: Built) -> None:
    for path, _, _ in handouts(site):
        theirs = "".join(word.text for page in paper_pages(path) for word in page.words)
        ours = pdf_text(path) + "".join(pdf_margins(path))

        assert sorted(letters(theirs)) == sorted(letters(ours)), path.name


def test_a_pdf_tells_its_language_and_title(site: Built) -> None:
    for path, source, locale in handouts(site):
        (title,) = re.findall(r'^title: "?(.+?)"?$', source.read_text("utf-8"), re.MULTILINE)
        with pikepdf.open(path) as pdf:
            assert str(pdf.Root.Lang) == locale, path.name
            assert str(pdf.docinfo.Title) == title
            assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle), path.name


def test_a_pdf_is_tagged_for_screen_readers(site: Built) -> None:
    for path, _, _ in handouts(site):
        with pikepdf.open(path) as pdf:
            assert bool(pdf.Root.MarkInfo.Marked), path.name
            assert "/StructTreeRoot" in pdf.Root, path.name


@pytest.mark.parametrize("profile", BOTH)
def test_a_pdf_keeps_the_standards(site: Built, profile: page.ValidationProfile) -> None:
    """PDF/UA-1: everyone can read it; PDF/A-2a: it can be kept."""
    assert [fault for path, _, _ in handouts(site) for fault in faults(path, profile)] == []


def test_a_pdf_brings_its_fonts(site: Built) -> None:
    for path, _, _ in handouts(site):
        with pikepdf.open(path) as pdf:
            fonts = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and _is(item, "/CIDFont")]
            assert fonts, path.name
            for font in fonts:
                assert {"/FontFile2", "/FontFile3"} & set(font.FontDescriptor.keys()), path.name


def _is(item: pikepdf.Dictionary, kind: str) -> bool:
    return str(item.get("/Subtype", "")).startswith(kind) and "/FontDescriptor" in item


def test_every_page_is_a4(site: Built) -> None:
    for path, _, _ in handouts(site):
        with pikepdf.open(path) as pdf:
            for sheet in pdf.pages:
                size = sorted(float(value) for value in sheet.mediabox[2:])
                assert size == pytest.approx(A4, abs=0.5), path.name


def test_every_printed_page_names_its_address_and_number(site: Built) -> None:
    addresses = {
        file["address"]: handout["texts"][file["locale"]]["address"]
        for handout in site.handouts
        for file in handout["files"]
    }
    for pdf, address in addresses.items():
        margins = pdf_margins(site.files[pdf])
        for number, margin in enumerate(margins, 1):
            assert re.sub(r"\s", "", site.catalogue["site"] + address) in re.sub(r"\s", "", margin), pdf
            assert re.search(rf"\b{number}\b.*\b{len(margins)}\b", margin, re.DOTALL), pdf
