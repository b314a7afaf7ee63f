"""The menu of a project: what is wrong in it is told with its line, and what it says is what readers get."""

from __future__ import annotations

from pathlib import Path

import pytest
from sample_project import issues_of, write_project

from komak.site import MenuEntry, assemble

PATH = "curriculum/menu.yml"


@pytest.mark.parametrize(
    ("menu", "line", "told"),
    [
        ("pages: [index.md, nowhere.md]\n", 1, "the site has no page 'nowhere.md'"),
        ("pages:\n  - index.md\n  - section: garden\n    pages: [guide.md]\n", 3, "the section 'garden' has no name"),
        ("pages:\n  - index.md\n  - modules/index.md\n  - index.md\n", 4, "'index.md' stands in the menu twice"),
        ("pages:\n  - index\n", 2, "the site has no page 'index'"),
        ("pages: []\n", 1, ""),
        ("- index.md\n", 1, ""),
        ("pages:\n  - section: guide\n", 2, ""),
    ],
)
def test_a_wrong_menu_is_told(menu: str, line: int, told: str, tmp_path: Path) -> None:
    found = [issue for issue in issues_of(write_project(tmp_path, {PATH: menu})) if issue.startswith(PATH)]

    assert found
    assert found[0].startswith(f"{PATH}:{line}: ")
    assert told in found[0]


def names(entries: tuple[MenuEntry, ...]) -> list[object]:
    return [entry.page.uri if entry.page else [entry.title, *names(entry.children)] for entry in entries]


def shown(root: Path) -> list[object]:
    site = assemble(root, "https://example.uz/").site
    assert site is not None
    return names(site.menu("ru"))


def test_pages_stand_in_sections_with_what_belongs_to_them(tmp_path: Path) -> None:
    menu = "pages:\n  - index.md\n  - section: guide\n    pages: [guide.md, handouts/index.md]\n  - modules/index.md\n"
    home, guide, modules = shown(write_project(tmp_path, {PATH: menu}))

    assert home == ""
    assert guide == ["Руководство", "guide/", "handouts/"]
    assert isinstance(modules, list)
    assert modules[1] == "modules/"
    assert "modules/care/" in str(modules[2])


def test_without_a_file_every_page_can_be_reached(tmp_path: Path) -> None:
    found = str(shown(write_project(tmp_path)))

    assert all(uri in found for uri in ("'guide/'", "'modules/'", "'modules/care/first/facilitator/'", "'glossary/'"))
