"""A translation and its source, part by part: what counts as changed, what a stamp says, what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sample_project import BASE, HANDOUT, HANDOUT_UZ, MODULE, MODULE_UZ, edited, issues_of, write_project

from komak.__main__ import main
from komak.authors.stamping import StampingError, stamp, stamp_all
from komak.edition.freshness import Freshness, freshness, part_hashes
from komak.edition.status import statuses
from komak.model import Document
from komak.source import read
from komak.source.stamps import HEADER

STAMPS = "curriculum/care/first/module.uz.stamps.yml"
PARTS = ("metadata", "lead", "session-1", "circle", "practice")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small project with every translation stamped."""
    root = write_project(tmp_path)
    for path in (MODULE_UZ, HANDOUT_UZ, "docs/guide.uz.md", "docs/index.uz.md"):
        stamp(root, path)
    return root


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def pair(root: Path, path: str = MODULE_UZ) -> tuple[Document, Document]:
    curriculum = read(root).curriculum
    assert curriculum is not None
    return next(both for both in curriculum.translation_pairs if both[1].path == path)


def changed(root: Path, path: str = MODULE_UZ) -> tuple[str, ...]:
    return freshness(*pair(root, path)).changed


def test_the_parts_of_a_document(project: Path) -> None:
    """Metadata, lead, then the sections by their ids; a handout has no lead."""
    assert tuple(part_hashes(pair(project)[0])) == PARTS
    assert tuple(part_hashes(pair(project, HANDOUT_UZ)[0])) == ("metadata", "notes")


def test_stamped_is_fresh(project: Path) -> None:
    assert freshness(*pair(project)) == Freshness(5, ())
    assert issues_of(project) == []


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("Поговорите в парах.", "Поговорите в тройках.", "practice"),
        ("### Круг", "### Большой круг", "circle"),
        ("Начните с себя.", "Начните с соседа.", "circle"),
        ("Вводный текст.", "Вводные слова.", "lead"),
        ("title: Первый модуль", "title: Второй модуль", "metadata"),
        ("listen: выслушать ребёнка", "listen: выслушать родителя", "metadata"),
        ("cards: Карточки", "cards: Карты", "metadata"),
        ("*Книга*", "*Тетрадь*", "metadata"),
    ],
)
def test_a_change_outdates_exactly_its_part(project: Path, old: str, new: str, part: str) -> None:
    """The warning stands at the translation, counts the parts and names the one."""
    write_project(project, edited(MODULE, (old, new)))

    assert changed(project) == (part,)
    problem = f"1 of 5 parts changed since this translation: {part}."
    mend = f"Translate the changes, then run `komak translated {MODULE_UZ}`."
    assert issues_of(project) == [f"{MODULE_UZ}:1: KM209 translation: {problem} {mend}"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Поговорите в парах.", "Поговорите\nв   парах.\n\n"),
        ("method=practice", "method=game"),
        ("minutes=10 method=circle", 'method=circle minutes="10"'),
        ("{#circle minutes=10", "{#circle .new-page minutes=10"),
        ("audience: [school]", "audience: [health]"),
        ("participants: {min: 8, max: 20}", "participants: {min: 4, max: 12}"),
        ("quantities: {cards: group}", "quantities: {cards: participant}"),
        ("title: Первый модуль", "title: 'Первый модуль'"),
    ],
)
def test_what_a_translator_need_not_follow_does_not_count(project: Path, old: str, new: str) -> None:
    """White space, line ends, neutral facts, quotes of YAML."""
    write_project(project, edited(MODULE, (old, new)))

    assert changed(project) == ()


def test_neutral_facts_of_a_handout_do_not_count(project: Path) -> None:
    write_project(project, edited(HANDOUT, ("kind: form", "kind: checklist\ncopies: group")))

    assert changed(project, HANDOUT_UZ) == ()


def test_line_ends_of_windows_do_not_count(project: Path) -> None:
    write_project(project, {MODULE: BASE[MODULE].replace("\n", "\r\n")})

    assert changed(project) == ()


def test_a_change_of_the_translation_does_not_outdate_it(project: Path) -> None:
    write_project(project, edited(MODULE_UZ, ("Juftlikda gaplashing.", "Juftlikda suhbatlashing.")))

    assert changed(project) == ()


def test_a_section_that_moved_is_not_changed_and_a_new_one_is(project: Path) -> None:
    more = "### Итог {#end minutes=5 method=circle group=whole}\n\nСкажите слово.\n\n### Практика"
    write_project(project, edited(MODULE, ("### Практика", more)))

    assert changed(project) == ("end",)


def test_stamping_one_part_clears_only_it(project: Path) -> None:
    write_project(project, edited(MODULE, ("имя", "имя и возраст"), ("в парах", "в тройках")))
    assert changed(project) == ("circle", "practice")

    assert stamp(project, MODULE_UZ, "practice") == Path(STAMPS)

    assert changed(project) == ("circle",)


def test_a_part_of_a_translation_that_was_never_stamped(tmp_path: Path) -> None:
    """Unstamped is changed: one stamp does not vouch for the rest."""
    root = write_project(tmp_path)
    assert changed(root) == PARTS

    stamp(root, MODULE_UZ, "circle")

    assert changed(root) == ("metadata", "lead", "session-1", "practice")
    assert list(yaml_lines(root)) == ["circle"]


def yaml_lines(root: Path) -> dict[str, str]:
    """The stamps of the module as they stand in the file."""
    text = (root / STAMPS).read_text("utf-8")
    assert text.startswith(HEADER)
    return dict(line.split(": ") for line in text.removeprefix(HEADER).splitlines())


def test_the_file_of_stamps_is_the_same_for_the_same_source(project: Path) -> None:
    """Stamping again, whole or in part, changes no byte: it can be committed."""
    before = (project / STAMPS).read_bytes()
    stamp(project, f"./{MODULE_UZ}")
    stamp(project, MODULE_UZ, "lead")

    assert (project / STAMPS).read_bytes() == before
    assert tuple(yaml_lines(project)) == PARTS


def test_a_stamp_of_a_section_that_is_gone(project: Path) -> None:
    """Its line in the file of stamps is named; stamping forgets it, also when another part is stamped."""
    with (project / STAMPS).open("a", encoding="utf-8") as file:
        file.write("farewell: 0123456789abcdef\n")

    assert issues_of(project) == [
        f"{STAMPS}:7: KM208 farewell: the section is gone from {MODULE}. Run `komak translated {MODULE_UZ}`, which forgets it."
    ]
    stamp(project, MODULE_UZ, "lead")
    assert issues_of(project) == []
    assert "farewell" not in yaml_lines(project)


@pytest.mark.parametrize(
    ("path", "part", "message"),
    [
        (MODULE, None, f"{MODULE} is not a translation that can be read. Name e.g. curriculum/…/module.uz.md."),
        (
            "nothing.uz.md",
            None,
            "nothing.uz.md is not a translation that can be read. Name e.g. curriculum/…/module.uz.md.",
        ),
        (MODULE_UZ, "farewell", f"{MODULE} has no part 'farewell'. Its parts: {', '.join(PARTS)}."),
    ],
)
def test_refused(project: Path, path: str, part: str | None, message: str) -> None:
    """One clear line, and nothing is written."""
    before = {file: file.read_bytes() for file in project.rglob("*.stamps.yml")}
    with pytest.raises(StampingError) as refused:
        stamp(project, path, part)
    result = run("translated", "--root", str(project), path, *([part] if part else []))

    assert str(refused.value) == message
    assert (result.exit_code, result.output) == (1, f"Error: {message}\n")
    assert {file: file.read_bytes() for file in project.rglob("*.stamps.yml")} == before


def test_a_translation_that_is_broken_cannot_be_stamped(project: Path) -> None:
    write_project(project, edited(MODULE_UZ, ("title: Birinchi", "title: Birinchi: ")))

    with pytest.raises(StampingError, match="is not a translation that can be read"):
        stamp(project, MODULE_UZ)


def test_the_table(project: Path) -> None:
    """A line a text: state, how many parts, which file; then the sum."""
    write_project(project, edited(MODULE, ("Поговорите в парах.", "Поговорите.")))
    (project / HANDOUT_UZ).unlink()
    result = run("status", "--root", str(project))

    assert result.exit_code == 0
    assert result.output.splitlines() == [
        f"outdated    1 of   5  {MODULE_UZ}",
        f"missing     2 of   2  {HANDOUT_UZ}",
        "fresh       0 of   2  docs/guide.uz.md",
        "fresh       0 of   0  docs/index.uz.md",
        "fresh       0 of   6  curriculum/curriculum.uz.yml",
        "3 of 5 translations are up to date.",
    ]


def test_the_table_as_data(project: Path) -> None:
    """The same for programs, with the names of the parts."""
    write_project(project, edited(MODULE, ("Поговорите в парах.", "Поговорите.")))
    (project / HANDOUT_UZ).unlink()
    entries = json.loads(run("status", "--root", str(project), "--format", "json").output)

    assert {entry["path"]: (entry["state"], entry["total"], entry["changed"]) for entry in entries} == {
        MODULE_UZ: ("outdated", 5, ["practice"]),
        HANDOUT_UZ: ("missing", 2, ["metadata", "notes"]),
        "docs/guide.uz.md": ("fresh", 2, []),
        "docs/index.uz.md": ("fresh", 0, []),
        "curriculum/curriculum.uz.yml": ("fresh", 6, []),
    }
    assert {entry["locale"] for entry in entries} == {"uz"}


def test_a_curriculum_that_cannot_be_read_has_no_state(project: Path) -> None:
    """One line that says where to look."""
    (project / "curriculum/curriculum.yml").unlink()
    result = run("status", "--root", str(project))

    assert (result.exit_code, result.output) == (1, "Error: The curriculum cannot be read; `komak check` says why.\n")


YAML = """\
code: CLO
title: {ru: Закрытие, uz: Yopish}
summary: {ru: Для семьи., uz: Oila uchun.}
modules: [care/first]
sections:
  - id: reason
    title: {ru: Основание, uz: Asos}
    fields:
      - {code: CLO-01, type: text, label: {ru: Названы причины, uz: Sabablar aytilgan}}
"""
FORM = "curriculum/forms/ending.yml"


def with_form(root: Path) -> Path:
    """A project with a form, everything stamped."""
    write_project(root, {FORM: YAML})
    stamp_all(root)
    return root


def outdated_in(root: Path, path: str) -> list[str]:
    return [issue for issue in issues_of(root) if "KM209" in issue and issue.startswith(path)]


def test_a_text_in_yaml_is_stamped_by_its_name(tmp_path: Path) -> None:
    """The stamps stand beside the file; a field keeps its stamp when it moves."""
    root = with_form(tmp_path)
    moved = YAML.replace(
        "    fields:\n", "    fields:\n      - {code: CLO-02, type: date, label: {ru: День, uz: Kun}}\n"
    )

    assert "sections.reason.fields.CLO-01.label: " in (root / "curriculum/forms/ending.uz.stamps.yml").read_text(
        "utf-8"
    )
    assert outdated_in(root, "curriculum") == []
    (root / FORM).write_text(moved, "utf-8")
    (issue,) = outdated_in(root, FORM)
    assert "1 of 5 texts changed since this translation: sections.reason.fields.CLO-02.label." in issue


def test_a_source_text_that_turns_round_is_seen(tmp_path: Path) -> None:
    """Of a form, of the names of tracks, of the glossary: the line of the translation is named, and how to go on."""
    root = with_form(tmp_path)
    (root / FORM).write_text(YAML.replace("Названы", "НЕ названы"), "utf-8")
    names = root / "curriculum/curriculum.ru.yml"
    names.write_text(names.read_text("utf-8").replace("О заботе.", "О другом."), "utf-8")

    (form,), (track,) = outdated_in(root, FORM), outdated_in(root, "curriculum/curriculum.uz.yml")

    assert form.startswith(f"{FORM}:9: KM209 sections.reason.fields.CLO-01.label.uz: 1 of 4 texts changed")
    assert form.endswith(f"Translate the changes, then run `komak translated {FORM}`.")
    assert track.startswith("curriculum/curriculum.uz.yml:4: KM209 tracks.care.summary.uz: 1 of ")
    stamp(root, FORM, "sections.reason")
    assert outdated_in(root, FORM) == []
    assert [target.as_posix() for target in stamp_all(root)] == ["curriculum/curriculum.uz.stamps.yml"]


def test_the_status_counts_texts_in_yaml(tmp_path: Path) -> None:
    root = with_form(tmp_path)
    (root / FORM).write_text(YAML.replace("Основание", "Причина"), "utf-8")
    curriculum = read(root).curriculum
    assert curriculum is not None

    (found,) = [entry for entry in statuses(curriculum) if entry.path == FORM]

    assert (found.state, found.total, found.changed) == ("outdated", 4, ("sections.reason.title",))


def test_a_stamp_of_a_text_that_is_gone(tmp_path: Path) -> None:
    root = with_form(tmp_path)
    file = root / "curriculum/forms/ending.uz.stamps.yml"
    file.write_text(file.read_text("utf-8") + "lost.label: 0123456789abcdef\n", "utf-8")

    (issue,) = [issue for issue in issues_of(root) if "KM208" in issue]

    assert "lost.label: the text is gone from curriculum/forms/ending.yml" in issue
