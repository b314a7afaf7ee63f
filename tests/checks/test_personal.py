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


@pytest.mark.parametrize("head", ["sources:  # книги", '"sources":', "sources:\n"])
def test_sources_are_known_however_they_are_written(head: str, tmp_path: Path) -> None:
    module = BASE[MODULE].replace("Автор. *Книга*", "Каримов А. Р. Дом и дети").replace("sources:", head)

    assert "Каримов А. Р." in module
    assert told(write_project(tmp_path, {MODULE: module})) == set()


WRAPPED = [
    "Пришла соседка Гузаль\nКаримова с сыном.",
    "К нам пришла Гузаль\nРустамовна.",
    "Там была Каримова\nГ. Р.",
    "Bola Sardor Anvar\noʻgʻli keldi.",
]


@pytest.mark.parametrize("text", WRAPPED)
def test_a_name_over_the_end_of_a_line_is_one(text: str, tmp_path: Path) -> None:
    assert told(write_project(tmp_path, {PAGE: f"{BASE[PAGE]}\n{text}\n"})) == {(PAGE, 12)}


TABLES = {
    "without edges": "№ | Ф.И.О. | Школа\n---|---|---\n1 | Миллер Ирма | 5\n2 | Гросс Вера | 7\n",
    "of Windows": "| № | Ф.И.О. | Школа |\r\n|---|---|---|\r\n| 1 | Миллер Ирма | 5 |\r\n| 2 | Гросс Вера | 7 |\r\n",
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_list_of_people_however_it_is_written(table: str, tmp_path: Path) -> None:
    blank = table.replace("Миллер Ирма", "____").replace("Гросс Вера", "____")

    assert told(write_project(tmp_path / "list", {PAGE: f"{BASE[PAGE]}\n{table}".encode()})) == {(PAGE, 14)}
    assert told(write_project(tmp_path / "blank", {PAGE: f"{BASE[PAGE]}\n{blank}".encode()})) == set()


UNSAID = ["[сайт](https://karimova.uz)", "{: #karimova}", "`karimova`", "karimova@mail.example", "guzal_karimova"]


@pytest.mark.parametrize("small", UNSAID)
def test_an_address_or_an_id_does_not_make_a_word_of_a_surname(small: str, tmp_path: Path) -> None:
    text = f"Пришла Elmira Karimova.\n\n{small}\n"

    assert (PAGE, 12) in told(write_project(tmp_path, {PAGE: f"{BASE[PAGE]}\n{text}"}))


def test_a_whole_name_is_one_though_its_words_are_written_small(tmp_path: Path) -> None:
    text = "Каримова Гузаль Рустамовна.\n\nкаримова гузаль рустамовна\n"

    assert told(write_project(tmp_path, {PAGE: f"{BASE[PAGE]}\n{text}"})) == {(PAGE, 12)}


ALLOWED = {
    "Каримова Гузаль": "Каримова Гузаль Рустамовна",
    "Нодира Анвар қизи": "Каримова Нодира Анвар қизи",
    "Гузаль": "Гузаль Рахимова",
    "90": "+998 90 123-45-67",
}


@pytest.mark.parametrize("shown", ALLOWED)
def test_an_exception_lets_through_no_more_than_it_names(shown: str, tmp_path: Path) -> None:
    exception = f"- id: head\n  where: [docs/guide]\n  shown: ['{shown}']\n  reason: Согласие.\n"
    files = {"curriculum/allowed.yml": exception, PAGE: f"{BASE[PAGE]}\n{ALLOWED[shown]}\n"}

    assert (PAGE, 12) in told(write_project(tmp_path, files))


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
