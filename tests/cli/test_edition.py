"""`komak edition`: what readers are told of a new edition is what changed for them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from sample_project import issues_of
from tests.conftest import copy_sample

from komak.__main__ import main

FACTS, HISTORY = "curriculum/curriculum.yml", "curriculum/history.yml"
STEPS = "curriculum/care/visit/handouts/steps.{}.md"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The sample, which has two editions."""
    return copy_sample(tmp_path / "project", "sample").folder


def _run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["edition", "--root", str(root), *arguments])


def _newest(root: Path) -> dict[str, object]:
    history = yaml.safe_load((root / HISTORY).read_text("utf-8"))
    newest: dict[str, object] = history["editions"][-1]
    return newest


def _edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")


def test_an_edition_without_changes_says_so_and_changes_nothing_but_its_number(project: Path) -> None:
    before = (project / FACTS).read_text("utf-8")
    result = _run(project, "2", "--date", "2026-11-20")
    assert (result.exit_code, result.output) == (0, "0 added, 0 changed, 0 removed\n")
    after = (project / FACTS).read_text("utf-8")
    assert after == before.replace('edition: "1"', 'edition: "2"').replace("2026-01-01", "2026-11-20")
    assert issues_of(project) == []


def test_an_edition_tells_what_changed_in_which_language(project: Path) -> None:
    _edit(project, STEPS.format("uz"), "title: ", "title: Yangi ")
    _edit(project, "curriculum/programmes.yml", "title: {ru: ", "title: {ru: Новый ")
    _edit(project, "curriculum/team/meeting/module.ru.md", "minutes: 60", "minutes: 61")
    (project / "curriculum/care/visit/questions.yml").write_text("[]\n", "utf-8")
    for old in sorted((project / "curriculum/team/meeting/handouts").glob("agenda.*")):
        old.rename(old.with_name(old.name.replace("agenda", "order")))

    result = _run(project, "2", "--date", "2026-11-20")

    assert result.exit_code == 0, result.output
    assert _newest(project)["added"] == ["modules/team/meeting/order/"]
    assert _newest(project)["removed"] == ["modules/team/meeting/agenda/"]
    changed = _newest(project)["changed"]
    assert isinstance(changed, dict)
    assert changed.pop("modules/care/visit/steps/") == ["uz"]
    assert changed.pop("modules/team/meeting/") == ["ru", "uz"]
    assert changed.pop("modules/care/visit/") == ["ru", "uz"]
    assert set(changed.values().__iter__().__next__()) == {"ru"}


def test_white_space_and_line_ends_change_nothing(project: Path) -> None:
    path = project / STEPS.format("ru")
    path.write_text(path.read_text("utf-8").replace(". ", ".\n") + "\n", "utf-8")
    assert _run(project, "2", "--date", "2026-11-20").output.startswith("0 added, 0 changed")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("1",), "The edition 1 is there already. Take the next number."),
        (("2 b",), "'2 b' is no number of an edition"),
        (("2", "--date", "2025-12-31"), "2025-12-31 is before the day of the edition 1, 2026-01-01."),
        (("2", "--date", "2099-01-01"), "2099-01-01 is in the future."),
    ],
)
def test_what_cannot_be_an_edition_is_refused_and_nothing_is_written(
    project: Path, arguments: tuple[str, ...], told: str
) -> None:
    before = [(project / path).read_bytes() for path in (FACTS, HISTORY)]
    result = _run(project, *arguments)
    assert result.exit_code == 1
    assert told in result.output
    assert [(project / path).read_bytes() for path in (FACTS, HISTORY)] == before


def test_a_project_without_history_begins_with_the_edition_that_it_has(project: Path) -> None:
    (project / HISTORY).unlink()
    result = _run(project, "2")
    assert "`komak edition 1`" in result.output
    assert _run(project, "1", "--date", "2026-01-01").output.startswith("14 added")
    assert issues_of(project) == []


def test_a_module_with_a_slip_is_not_told_as_taken_out(project: Path) -> None:
    """Its hashes would be forgotten, and the next edition would call it new."""
    _edit(project, "curriculum/care/visit/module.ru.md", "minutes: 75", "minutes: 1:15")
    before = [(project / path).read_bytes() for path in (FACTS, HISTORY)]
    result = _run(project, "2", "--date", "2026-11-20")
    assert result.exit_code == 1
    assert "curriculum/care/visit/module.ru.md:" in result.output
    assert [(project / path).read_bytes() for path in (FACTS, HISTORY)] == before


def test_a_number_changed_by_hand_is_told_with_the_way_back(project: Path) -> None:
    _edit(project, FACTS, 'edition: "1"', 'edition: "2"')
    (issue,) = issues_of(project)
    assert "KM572" in issue
    assert "komak edition 2" in issue
