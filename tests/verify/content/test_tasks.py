"""Task sheets and slides of the real modules: whole tasks, no answers, one scale of type."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from tests.conftest import WRITTEN, Built
from tests.known import written
from tests.reading import letters, participant_text, plain
from tests.verify.test_books import text_sizes

from komak.model import Module
from komak.model.blocks import Block
from komak.model.tasks import TASK, callouts

SCALE = {18.0, 18.4, 20.0, 22.0, 28.0, 40.0}
"""Points: lead and tables, body, the summary and the titles; nothing else on any slide of any module."""
FOOT = 62
"""Points at the foot of a slide that belong to the edition and the address."""
SPOKEN = (
    ("case-management/identification", "Мать равнодушна к детям"),
    ("case-management/identification", "Вчера учительница третий раз"),
    ("interagency/case-conference", "Соседи сообщили, что ребёнок шести лет"),
    ("interagency/case-conference", "он в пятом классе"),
    ("interagency/case-conference", "Председатель махалли шестую минуту"),
    ("interagency/case-conference", "Маме изменить отношение"),
    ("parenting/naming-feelings", "Не так, переверни ложку"),
    ("parenting/naming-feelings", "Сын боится собаки за забором"),
)
"""The eight tasks that stood on no paper."""


def bare(text: str) -> str:
    """Letters alone: numbers of footnotes stand between words."""
    return re.sub(r"\d", "", letters(text))


@dataclass(frozen=True)
class Printed:
    """A PDF of a module in one language."""

    module: Module
    locale: str
    path: Path

    def __str__(self) -> str:
        return self.path.name

    @cached_property
    def pages(self) -> list[str]:
        """Text of each page without its foot."""
        with pypdfium2.PdfDocument(self.path) as pdf:
            return [self._body(page) for page in pdf]

    @staticmethod
    def _body(page: pypdfium2.PdfPage) -> str:
        width, height = page.get_size()
        return str(page.get_textpage().get_text_bounded(0, FOOT - 20, width, height))

    @cached_property
    def said(self) -> str:
        return bare("".join(self.pages))

    @property
    def tasks(self) -> list[Block]:
        sections = self.module.documents[self.locale].sections
        return [task for section in sections for task in callouts(section, TASK)]


@pytest.fixture(scope="module")
def printed(content: Path, site: Built) -> dict[str, list[Printed]]:
    """Task sheets and slides of every module where authors write, by kind."""
    return {
        kind: [
            Printed(module, locale, site.files[f"files/{module.reference}/{kind}.{locale}.pdf"])
            for module in written(content).modules
            for locale in WRITTEN
        ]
        for kind in ("tasks", "slides")
    }


def entries(task: Block) -> list[str]:
    """Paragraphs, list items and cells of a task, by their letters."""
    pieces = re.split(r"\n\s*\n|\n\s*(?:[*-]|\d+\.) |\s\|\s|^\|", task.markdown, flags=re.MULTILINE)
    found = (bare(plain(re.sub(r'!!! \w+ "[^"]*"|\|[-| ]+\||_{3,}', "", piece))) for piece in pieces)
    return [part for piece in found if len(piece) > 8 for part in (piece[:50], piece[-40:])]  # pages end in between


@pytest.mark.parametrize("kind", ["tasks", "slides"])
def test_every_word_of_every_task_is_there(printed: dict[str, list[Printed]], kind: str) -> None:
    for one in printed[kind]:
        wanted = [entry for task in one.tasks for entry in entries(task)]
        assert len(one.tasks) >= 7
        assert len(wanted) > 25
        assert [entry for entry in wanted if entry not in one.said] == [], f"{one.module.slug} {one.locale}"


def test_the_eight_tasks_stand_on_paper_and_on_the_wall(printed: dict[str, list[Printed]]) -> None:
    for sheets in printed.values():
        said = {one.module.reference: one.said for one in sheets if one.locale == "ru"}
        assert [words for reference, words in SPOKEN if bare(words) not in said[reference]] == []


@pytest.mark.parametrize("kind", ["tasks", "slides"])
def test_nothing_of_the_facilitator_is_there(printed: dict[str, list[Printed]], kind: str) -> None:
    for one in printed[kind]:
        body = one.module.documents[one.locale].body
        seen = set(participant_text(body).split("\n"))
        hidden = [line for line in body.split("\n") if line not in seen and len(line) > 40]
        assert len(hidden) > 40
        assert [line for line in hidden if bare(plain(line))[:60] in one.said] == [], f"{one.module.slug} {one.locale}"


def test_slides_have_one_scale_of_type(printed: dict[str, list[Printed]]) -> None:
    found: set[float] = set()
    for one in printed["slides"]:
        with pikepdf.open(BytesIO(one.path.read_bytes())) as pdf:
            found |= {round(size, 1) for page in pdf.pages for size in text_sizes(page)}

    assert found <= SCALE
    assert {20.0, 28.0, 40.0} <= found


def test_no_slide_ends_on_a_colon_and_every_one_has_a_title(printed: dict[str, list[Printed]]) -> None:
    for one in printed["slides"]:
        for number, page in enumerate(one.pages[1:], 2):
            assert not page.strip().endswith(":"), f"{one.module.slug} {one.locale} {number}: {page[-80:]}"
        with pikepdf.open(BytesIO(one.path.read_bytes())) as pdf:
            for page in list(pdf.pages)[1:]:
                assert 28.0 in {round(size, 1) for size in text_sizes(page)}


def test_a_task_that_goes_on_is_numbered_and_no_entry_is_left_alone(printed: dict[str, list[Printed]]) -> None:
    marks = [re.findall(r"\b(\d)/(\d)\s*$", page, re.MULTILINE) for one in printed["slides"] for page in one.pages]
    numbered = [mark[0] for mark in marks if mark]

    assert len(numbered) >= 8
    assert all(1 <= int(part) <= int(whole) for part, whole in numbered)
    assert sum(part == "1" for part, _ in numbered) == sum(part == whole for part, whole in numbered)
