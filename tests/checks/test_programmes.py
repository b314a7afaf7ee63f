"""What a module builds on comes before it: in the programme itself, or in one that is done before."""

from __future__ import annotations

from pathlib import Path

import pytest
from sample_project import BASE, FACTS, MODULE, MODULE_UZ, edited, issues_of, write_project

HEAD = "  summary: {ru: Для всех., uz: Hamma uchun.}\n  audience: [school]\n  start: '9:00'\n"


def programme(name: str, modules: list[str], *requires: str) -> str:
    title = {"all": ("Всё", "Hammasi"), "early": ("Раньше", "Oldin"), "late": ("Позже", "Keyin")}[name]
    parts = ", ".join(f"{{module: care/{module}}}" for module in modules)
    return (f"- id: {name}\n  title: {{ru: {title[0]}, uz: {title[1]}}}\n{HEAD}  requires: [{', '.join(requires)}]\n"
            f"  days:\n    - parts: [{parts}]\n")  # fmt: skip


def told(folder: Path, *programmes: str) -> list[str]:
    """Issues about order when the module `second` builds on `first`."""
    second = {path.replace("/first/", "/second/"): BASE[path] for path in (MODULE, MODULE_UZ)}
    second = {path: text.replace("[форма](handouts/form.md)", "форма").replace("[shakl](handouts/form.md)", "shakl")
              for path, text in second.items()}  # fmt: skip
    source = MODULE.replace("/first/", "/second/")
    second[source] = second[source].replace("minutes: 30\n", "minutes: 30\nprerequisites: [care/first]\n")
    changes = {**edited(FACTS, ("modules: [first]", "modules: [first, second]")), **second}
    write_project(folder, {**changes, "curriculum/programmes.yml": "".join(programmes)})
    return [issue for issue in issues_of(folder) if "KM504" in issue]


def test_before_it_in_the_same_programme(tmp_path: Path) -> None:
    assert told(tmp_path, programme("all", ["first", "second"])) == []


def test_in_a_programme_before_and_in_one_before_that(tmp_path: Path) -> None:
    early, late = programme("early", ["first"]), programme("late", ["second"], "early")

    assert told(tmp_path / "one", early, late) == []
    assert told(tmp_path / "two", early, programme("all", [], "early").replace("[]\n", "[{item: guest, minutes: 30}]\n"),
                programme("late", ["second"], "all")) == []  # fmt: skip


@pytest.mark.parametrize("modules", [["second"], ["second", "first"]])
def test_not_there_or_too_late(tmp_path: Path, modules: list[str]) -> None:
    assert told(tmp_path, programme("all", modules)) == [
        (
            "curriculum/programmes.yml:1: KM504 all: care/second builds on care/first, which does not come before it. "
            "Move it, add it, or name a programme with it in `requires`."
        )
    ]


def test_programmes_that_require_each_other_come_to_an_end(tmp_path: Path) -> None:
    found = told(tmp_path, programme("early", ["second"], "late"), programme("late", ["second"], "early"))

    assert len(found) == 2
