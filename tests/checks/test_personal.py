"""What belongs to one person is found in whatever shape and place, and what only looks like it is not: tests/cases/personal.yml."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hostile import EVERYTHING
from sample_project import BASE, CASES, MODULE, PAGE, write_project

from komak.ground.issue import Code
from komak.site import examine

LINES: dict[str, list[str]] = yaml.safe_load((CASES / "personal.yml").read_text("utf-8"))
PLACES = (
    "{}",
    "Сказала: {}",
    "- {}",
    "> «{}»",
    "| Кто | {} |",
    "**{}**",
    "<!-- {} -->",
    "[{}](guide.md)",
    "{{: title='{}'}}",
)
ABOUT_PEOPLE = {Code.PARTICIPANTS, Code.PERSONAL_DATA, Code.FULL_NAME}


def told(root: Path) -> set[tuple[str, int]]:
    """Path and line of everything of a person."""
    return {(issue.path, issue.line) for issue in examine(root)[1] if issue.code in ABOUT_PEOPLE}


def page(lines: list[str]) -> tuple[str, dict[int, str]]:
    """A page with each of the lines in each of the places, and what stands in which line."""
    written = BASE[PAGE].rstrip("\n").split("\n")
    places: dict[int, str] = {}
    for said in (place.format(line) for line in lines for place in PLACES):
        written += ["", said]
        places[len(written)] = said
    return "\n".join(written) + "\n", places


def test_it_is_found(tmp_path: Path) -> None:
    text, places = page(LINES["found"])
    found = told(write_project(tmp_path, {PAGE: text}))

    assert [said for line, said in places.items() if (PAGE, line) not in found] == []
    assert len(places) > 300


def test_what_looks_like_it_is_silent(tmp_path: Path) -> None:
    """Also where the texts of a project are few, and the word at the head of a sentence stands in no other."""
    text, places = page(LINES["silent"])
    found = told(write_project(tmp_path, {PAGE: text}))

    assert [places[line] for _, line in sorted(found)] == []
    assert len(places) > 200


SOURCES = sorted(path for path in EVERYTHING if not path.endswith((".stamps.yml", "allowed.yml")))


def test_it_is_found_in_every_kind_of_file(tmp_path: Path) -> None:
    remarks = {".md": "\nГузаль Каримова.\n", ".yml": "\n# Гузаль Каримова\n", ".svg": "\n<!-- Гузаль Каримова -->\n"}
    changed = {path: EVERYTHING[path] + remarks[Path(path).suffix] for path in SOURCES}
    found = told(write_project(tmp_path, EVERYTHING | changed))

    assert {path for path, _ in found} == set(SOURCES)
    assert {Path(path).suffix for path in SOURCES} == set(remarks)


@pytest.mark.parametrize("where", ["sources", "section"])
def test_who_wrote_a_book_is_no_secret(where: str, tmp_path: Path) -> None:
    """A source names its author in the field of a module and in the section of a page; nobody else is named there."""
    named = "Каримов А. Р. Дом и дети. Ташкент, 2019"
    files = {
        "sources": {MODULE: BASE[MODULE].replace("Автор. *Книга*", named)},
        "section": {
            PAGE: f"{BASE[PAGE]}\n## Источники {{#sources}}\n\n{named}, +998 90 123-45-67.\n\n## Дальше {{#on}}\n\n{named}.\n"
        },
    }
    phone_and_text = {(PAGE, 14), (PAGE, 18)} if where == "section" else set()

    assert told(write_project(tmp_path, files[where])) == phone_and_text


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "utf-16"])
def test_a_table_is_read_in_the_encodings_of_excel(encoding: str, tmp_path: Path) -> None:
    table = "Тема;Ведёт\nДом;Гузаль Каримова\n".encode(encoding)

    assert told(write_project(tmp_path, {"docs/topics.csv": table})) == {("docs/topics.csv", 2)}


def test_what_is_missing_behind_the_last_line_is_told_there(tmp_path: Path) -> None:
    """A letter that was cut behind its metadata has four lines, and the issue names one of them."""
    path = "curriculum/events/meeting/letter.uz.md"
    cut = EVERYTHING[path][: EVERYTHING[path].index("\n---\n") + 4]
    lines = [
        issue.line for issue in examine(write_project(tmp_path, EVERYTHING | {path: cut}))[1] if issue.path == path
    ]

    assert lines
    assert max(lines) <= len(cut.split("\n"))
