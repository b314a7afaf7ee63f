"""Papers and keys as PDFs, read back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest
from tests.conftest import Built, kept
from tests.reading import letters, pdf_margins, pdf_text
from tests.standards import UA, faults
from tests.verify.questions.conftest import Taught

from komak.instruments.questions import Variant, question_files, variants
from komak.outputs.sheets.questions import question_sheets
from komak.workshop import Means, Workshop

SITE = "https://komak.example/"


@pytest.fixture(scope="module")
def printed(
    pytestconfig: pytest.Config,
    site: Built,
    content: Path,
    all_taught: tuple[Taught, ...],
    tmp_path_factory: pytest.TempPathFactory,
) -> Mapping[str, Path]:
    """Every paper and key of the site by its address."""
    editions = {one.edition.locale: one.edition for one in all_taught}
    sheets = [sheet for edition in editions.values() for sheet in question_sheets(edition, content, SITE)]
    if pytestconfig.getoption("site") is not None:
        return {sheet.dest: site.files[sheet.dest] for sheet in sheets}
    folder = tmp_path_factory.mktemp("cache")  # of the sample, whose site has the lexicon of the real one
    with Workshop(folder, Means(workers=1, store=kept().as_uri())) as workshop:
        outcome = workshop.made(sheets)
    assert outcome.issues == ()
    return {address: artefact.path for address, artefact in outcome.artefacts.items()}


def pdf(printed: Mapping[str, Path], one: Taught, slug: str) -> Path:
    return printed[f"files/{one.module.reference}/{slug}.{one.edition.locale}.pdf"]


def lettered(paper: Variant) -> list[str]:
    """Every option behind its letter, as it must stand on the paper."""
    return [
        f"{letter}.{option.text}"
        for item in paper.items
        for letter, option in zip(paper.letters, item.options, strict=False)
    ]


def test_every_file_of_the_list_is_printed_and_no_other(
    printed: Mapping[str, Path], all_taught: tuple[Taught, ...]
) -> None:
    listed = {
        file.address for one in all_taught for file in question_files(one.module, one.edition) if file.format == "pdf"
    }

    assert set(printed) == listed
    assert len(listed) == len(all_taught) * 3


def test_a_paper_says_every_question_and_option_under_its_number_and_letter(
    printed: Mapping[str, Path], taught: Taught
) -> None:
    for paper in variants(taught.module, taught.edition):
        said = re.sub(r"\s+", "", pdf_text(pdf(printed, taught, f"test-{paper.name}")))
        questions = [f"{at}.{item.text}" for at, item in enumerate(paper.items, 1)]
        expected = [*questions, *lettered(paper), *(block.case for block in paper.blocks)]
        assert [text for text in expected if re.sub(r"\s+", "", text) not in said] == []


def test_a_paper_gives_no_reason(printed: Mapping[str, Path], taught: Taught) -> None:
    for paper in variants(taught.module, taught.edition):
        said = letters(pdf_text(pdf(printed, taught, f"test-{paper.name}")))
        assert [
            item.id for item in paper.items for why in (item.why_right, item.why_wrong) if letters(why) in said
        ] == []


def test_the_key_has_every_answer_and_reason(printed: Mapping[str, Path], taught: Taught) -> None:
    said = letters(pdf_text(pdf(printed, taught, "test-key")))
    paper = variants(taught.module, taught.edition)[0]

    for item in paper.items:
        assert letters(item.why_right) in said
        assert letters(item.why_wrong) in said
        right = [option.text for option in item.options if option.id in item.right]
        assert [text for text in right if letters(text) not in said] == []


def test_the_letters_of_the_key_are_those_of_the_right_options(taught: Taught) -> None:
    for paper in variants(taught.module, taught.edition):
        for item in paper.items:
            named = paper.answer(item).split(", ")
            places = [paper.letters.index(letter) for letter in named]
            if item.kind == "matching":
                found = {f"{prompt.id}={item.options[at].id}" for prompt, at in zip(item.prompts, places, strict=True)}
            else:
                found = {item.options[at].id for at in places}
            assert found == item.right


def test_papers_fit_on_two_sheets(printed: Mapping[str, Path]) -> None:
    pages = {address: len(pdf_margins(path)) for address, path in printed.items()}
    assert {address: count for address, count in pages.items() if count > 4} == {}


@pytest.mark.parametrize("slug", ["test-a", "test-key"])
def test_papers_are_tagged_and_tell_their_language(printed: Mapping[str, Path], taught: Taught, slug: str) -> None:
    path = pdf(printed, taught, slug)

    assert faults(path, UA) == []
    with pikepdf.open(path) as document:
        assert str(document.Root.Lang) == taught.edition.locale
