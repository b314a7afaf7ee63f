"""What the planner knows of papers: how many of each a session needs is what its module says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from tests.conftest import copy_sample

from komak.edition import editions
from komak.outputs.planner import planner_scripts
from komak.site import examine

Changed: TypeAlias = Callable[..., dict[str, Any]]
MATERIALS = "  cards: Карточки, разрезанные по линиям\nquantities: {steps: participant, cards: group}\n"


@pytest.fixture
def changed(tmp_path: Path) -> Changed:
    """The planner's data of the sample in Russian, once each text of a file of its curriculum became another."""

    def data(edits: dict[str, tuple[str, str]]) -> dict[str, Any]:
        root = copy_sample(tmp_path, "sample").folder
        for name, (old, new) in edits.items():
            file = root / "curriculum" / name
            text = file.read_text("utf-8")
            assert old in text
            file.write_text(text.replace(old, new), "utf-8")
        curriculum, issues = examine(root)
        assert curriculum is not None, issues
        (script,) = planner_scripts(tuple(one for one in editions(curriculum) if one.locale == "ru"), {}, "").values()
        known: dict[str, Any] = json.loads(script.partition(".data = ")[2].rstrip(";\n"))
        return known

    return data


def visit(data: dict[str, Any], things: str) -> dict[str, str]:
    """Titles of papers or things of the module care/visit, and how many of each."""
    (module,) = (one for one in data["modules"] if one["ref"] == "care/visit")
    return {thing["title"]: thing["copies"] for thing in module[things]}


def test_a_form_that_only_the_materials_name_is_printed(changed: Changed) -> None:
    """It says nothing itself: without the module's word it is not needed, with it as many as that says."""
    materials = MATERIALS.replace("quantities", "  visit-note: Запись\n  journal: Журнал\nquantities")
    data = changed({
        "forms/visit-note.yml": ("copies: participant\n", ""),
        "forms/journal.yml": ("copies: room\n", ""),
        "care/visit/module.ru.md": (MATERIALS, materials.replace("cards: group", "cards: group, visit-note: 2 pair")),
    })  # fmt: skip

    assert visit(data, "handouts")["Запись о визите"] == visit(data, "materials")["Запись"] == "2 pair"
    assert visit(data, "handouts")["Журнал визитов"] == visit(data, "materials")["Журнал"] == "room"
    assert "Журнал визитов" not in [paper["title"] for paper in data["event"]], "only one module needs it"


def test_a_form_that_nothing_asks_for_is_not_printed(changed: Changed) -> None:
    data = changed({"forms/visit-note.yml": ("copies: participant\n", "")})

    assert "Запись о визите" not in visit(data, "handouts")


def test_the_word_of_the_module_counts_before_that_of_the_sheet(changed: Changed) -> None:
    """Of a handout and of a form, on the list of papers as on that of things."""
    said = MATERIALS.replace("{steps: participant", "{feedback: 2 participant, steps: trio")
    data = changed({
        "care/visit/module.ru.md": (MATERIALS, said.replace("quantities", "  feedback: Отзыв\nquantities")),
        "care/visit/handouts/steps.ru.md": ("kind: checklist\ncopies: participant\n", "kind: checklist\n"),
    })  # fmt: skip

    assert visit(data, "handouts")["Шаги"] == visit(data, "materials")["Памятка «Шаги»"] == "trio"
    (feedback,) = (paper for paper in data["event"] if paper["own"] == "feedback")
    assert feedback["modules"] == {"care/visit": "2 participant", "team/meeting": "participant"}
