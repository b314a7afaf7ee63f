"""`komak number`: numbers that stay, whatever is put in or taken out later."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sample_project import FACTS, edited, issues_of, write_project

from komak.__main__ import main
from komak.authors.numbering import filled

RU, UZ, REGISTER = "docs/method/roles.ru.md", "docs/method/roles.uz.md", "curriculum/paragraphs/method.yml"
_RU = "# Роли {#roles}\n\nКто что делает.\n\n## Школа {#school}\n\nУчитель замечает:\n\n* пропуски;\n* усталость.\n\nУчитель сообщает.\n\n## Врач {#doctor}\n\nВрач осматривает.\n"
_UZ = "# Vazifalar {#roles}\n\nKim nima qiladi.\n\n## Maktab {#school}\n\nOʻqituvchi payqaydi:\n\n* dars qoldirish;\n* charchoq.\n\nOʻqituvchi xabar beradi.\n\n## Shifokor {#doctor}\n\nShifokor koʻradi.\n"


def _run(root: Path, folder: str = "method") -> Result:
    return CliRunner().invoke(main, ["number", "--root", str(root), folder])


def _numbers(root: Path, path: str = RU) -> list[str]:
    return re.findall(r"^§ (\S+)$", (root / path).read_text("utf-8"), re.MULTILINE)


def _change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A text of one chapter in two languages, numbered once."""
    write_project(tmp_path, {RU: _RU, UZ: _UZ, "docs/method/index.ru.md": "# Метод\n\nО чём это.\n"})
    assert _run(tmp_path).exit_code == 0
    return tmp_path


def test_every_paragraph_gets_a_number_a_list_together_with_the_line_that_leads_to_it(project: Path) -> None:
    assert _numbers(project) == ["1.0.1", "1.1.1", "1.1.2", "1.2.1"]
    assert _numbers(project, UZ) == _numbers(project)
    assert _numbers(project, "docs/method/index.ru.md") == []
    assert "§ 1.1.1\n\nУчитель замечает:\n\n* пропуски;" in (project / RU).read_text("utf-8")


def test_a_footnote_belongs_to_the_paragraph_that_calls_it(project: Path) -> None:
    for path, text in ((RU, "Врач осматривает."), (UZ, "Shifokor koʻradi.")):
        _change(project, path, text, f"{text}[^1]\n\n[^1]: {text}")
    assert _run(project).output.startswith("0 new\n0 retired\n")
    assert _numbers(project) == ["1.0.1", "1.1.1", "1.1.2", "1.2.1"]


def test_a_second_run_changes_nothing(project: Path) -> None:
    before = {path: (project / path).read_bytes() for path in (RU, UZ, REGISTER)}
    result = _run(project)
    assert result.output == "0 new\n0 retired\n"
    assert before == {path: (project / path).read_bytes() for path in before}


def test_what_is_put_in_later_takes_no_number_from_anybody(project: Path) -> None:
    for path, text in ((RU, "Новое."), (UZ, "Yangi.")):
        mark = "§ 1.1.2"
        _change(project, path, mark, f"{text}\n\n{mark}")
    _change(project, RU, "Врач осматривает.", "Врач осматривает.\n\nВрач пишет.")
    _change(project, UZ, "Shifokor koʻradi.", "Shifokor koʻradi.\n\nShifokor yozadi.")
    assert _run(project).output.startswith("2 new: § 1.1.1-1, 1.2.2\n0 retired\n")
    assert _numbers(project) == ["1.0.1", "1.1.1", "1.1.1-1", "1.1.2", "1.2.1", "1.2.2"]
    assert _numbers(project, UZ) == _numbers(project)


def test_a_number_that_left_is_kept_and_never_given_again(project: Path) -> None:
    for path, text in ((RU, "Учитель сообщает."), (UZ, "Oʻqituvchi xabar beradi.")):
        _change(project, path, f"§ 1.1.2\n\n{text}\n\n", "")
    assert _run(project).output.startswith("0 new\n1 retired: § 1.1.2\n")
    assert 'retired:\n  "1.1.2": "1"' in (project / REGISTER).read_text("utf-8")
    _change(project, RU, "* усталость.", "* усталость.\n\nУчитель звонит.")
    _change(project, UZ, "* charchoq.", "* charchoq.\n\nOʻqituvchi qoʻngʻiroq qiladi.")
    assert _run(project).output.startswith("1 new: § 1.1.3\n")


def test_a_new_section_and_a_new_chapter_stand_between_the_old_ones(project: Path) -> None:
    menu = "pages: [method/index.md, method/{}.md, method/{}.md]\n"
    write_project(project, {"docs/method/aims.ru.md": "# Цели\n\nЗачем.\n", "curriculum/menu.yml": menu.format("aims", "roles"),
                            RU: (project / RU).read_text("utf-8").replace("## Врач", "## Сад {#garden}\n\nВоспитатель видит.\n\n## Врач"),
                            UZ: (project / UZ).read_text("utf-8").replace("## Shifokor", "## Bogʻcha {#garden}\n\nTarbiyachi koʻradi.\n\n## Shifokor")})  # fmt: skip
    assert _run(project).output.startswith("2 new: § 0-1.0.1, 1.1-1.1\n")


def test_languages_that_differ_are_told_and_nothing_is_written(project: Path) -> None:
    _change(project, RU, "Врач осматривает.", "Врач осматривает.\n\nВрач пишет.")
    before = (project / RU).read_bytes()
    result = _run(project)
    assert result.exit_code == 1
    assert (
        "docs/method/roles.uz.md: the section 'doctor' has 1 paragraphs, in docs/method/roles.ru.md 2." in result.output
    )
    assert (project / RU).read_bytes() == before


def test_a_paragraph_that_moved_to_another_section_is_told(project: Path) -> None:
    _change(project, RU, "§ 1.1.2\n\nУчитель сообщает.\n\n", "")
    _change(project, RU, "Врач осматривает.", "Врач осматривает.\n\n§ 1.1.2\n\nУчитель сообщает.")
    result = _run(project)
    assert result.exit_code == 1
    assert "docs/method/roles.ru.md:22: KM562 § 1.1.2: the number stands in section 1.2." in result.output


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("§ 1.2.1", "§ 1.2.01", "§ 1.2.01: the number is not in the register"),
        ("§ 1.2.1", "§ 1.1.2", "§ 1.1.2: the number stands a second time"),
        ("Учитель сообщает.", "Врач осматривает.", "§ 1.1.2: the text of § 1.2.1 stands under this number"),
    ],
)
def test_what_is_wrong_is_not_written_down_as_if_it_were_meant(project: Path, old: str, new: str, told: str) -> None:
    _change(project, RU, old, new)
    before = {path: (project / path).read_bytes() for path in (RU, UZ, REGISTER)}
    result = _run(project)
    assert result.exit_code == 1
    assert told in result.output
    assert before == {path: (project / path).read_bytes() for path in before}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("§ 1.1.1", "§1.1.1", "§1.1.1 is written with another space, or none, behind §. Write one plain space: `§ 1.1.1`."),
        ("§ 1.1.1", "§\N{NO-BREAK SPACE}1.1.1", "is written with another space, or none, behind §. Write one plain space: `§ 1.1.1`."),
        ("§ 1.1.1\n", "§ 1.1.1", "§ 1.1.1 begins a text."),
        ("\n\n§ 1.1.2", "\n§ 1.1.2", "§ 1.1.2 stands inside other text."),
        ("§ 1.1.2\n", "  § 1.1.2\n", ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", [RU, UZ])
def test_a_number_that_lost_its_form_is_not_retired(project: Path, path: str, old: str, new: str, told: str) -> None:
    """Its paragraph would get another one, and who cited the first would find nothing."""
    _change(project, path, old, new)
    before = {one: (project / one).read_bytes() for one in (RU, UZ, REGISTER)}
    result = _run(project)
    assert (result.exit_code, told in result.output) == (int(bool(told)), True)
    assert any("KM562" in issue and told in issue for issue in issues_of(project)) == bool(told)
    assert before == {one: (project / one).read_bytes() for one in before}


def test_a_number_that_left_does_not_come_back(project: Path) -> None:
    kept = {path: (project / path).read_text("utf-8") for path in (RU, UZ)}
    for path, text in ((RU, "Учитель сообщает."), (UZ, "Oʻqituvchi xabar beradi.")):
        _change(project, path, f"§ 1.1.2\n\n{text}\n\n", "")
    assert _run(project).exit_code == 0
    write_project(project, kept)
    result = _run(project)
    assert result.exit_code == 1
    assert "§ 1.1.2: the number left after edition 1 and is not used again" in result.output


def test_words_that_left_their_number_are_told(project: Path) -> None:
    """Else who cited § 1.1.2 would find the new words there, and the old ones under a new number."""
    _change(project, RU, "Учитель сообщает.", "Учитель молчит.\n\nУчитель сообщает.")
    result = _run(project)
    assert result.exit_code == 1
    assert "KM564 § 1.1.2: the text of this number stands here, and the number above other words." in result.output


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("<<<<<<< HEAD\n", f"Error: {REGISTER} cannot be read, and without it a number could be given twice."),
        (None, f"Error: {RU}:3: § 1.0.1 stands here, and {REGISTER} is gone."),
    ],
)
def test_a_register_that_is_broken_or_lost_is_not_made_anew(project: Path, content: str | None, told: str) -> None:
    """A new one would know of no number that left."""
    file = project / REGISTER
    file.unlink() if content is None else file.write_text(content, "utf-8")
    result = _run(project)
    assert result.exit_code == 1
    assert result.output.startswith(told)
    assert (file.read_text("utf-8") if file.exists() else None) == content


def test_a_chapter_that_is_gone_takes_no_number_with_it(project: Path) -> None:
    write_project(project, {"docs/method/aims.ru.md": "# Цели\n\nЗачем.\n"})
    assert _run(project).exit_code == 0
    (project / "docs/method/aims.ru.md").unlink()
    result = _run(project)
    assert result.exit_code == 1
    assert "KM563 aims: there is no chapter docs/method/aims." in result.output


def test_a_folder_without_chapters_is_told(project: Path) -> None:
    result = _run(project, "nothing")
    assert result.exit_code == 1
    assert "docs/nothing/ has no chapters" in result.output


def test_a_number_is_no_change_of_the_text(tmp_path: Path) -> None:
    """A translation that was fresh before stays so."""
    write_project(tmp_path, {RU: _RU, UZ: _UZ, **edited(FACTS)})
    assert CliRunner().invoke(main, ["translated", "--root", str(tmp_path), "--all"]).exit_code == 0
    before = [issue for issue in issues_of(tmp_path) if "method" in issue]
    assert _run(tmp_path).exit_code == 0
    assert [issue for issue in issues_of(tmp_path) if "method" in issue] == before


@pytest.mark.parametrize(
    ("parts", "used", "expected"),
    [
        (["", "", ""], [], ["1", "2", "3"]),
        (["1", "", "2"], ["1", "2"], ["1", "1-1", "2"]),
        (["1", "", "", "2"], ["1", "2"], ["1", "1-1", "1-2", "2"]),
        (["1", "", "1-1", "2"], ["1", "1-1", "2"], ["1", "1-0-1", "1-1", "2"]),
        (["1-1", "", "1-2"], ["1", "1-1", "1-2"], ["1-1", "1-1-1", "1-2"]),
        (["", "1"], ["1"], ["0-1", "1"]),
        (["1", ""], ["1", "7"], ["1", "8"]),
        (["4", "", "5"], ["4", "4-1", "5"], ["4", "4-2", "5"]),
    ],
)
def test_free_places_are_filled_as_in_laws(parts: list[str], used: list[str], expected: list[str]) -> None:
    assert filled(parts, used) == expected
