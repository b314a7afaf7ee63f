"""Every command finds its project from any folder; what is named on the command line is named from where one stands."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image
from sample_project import write_project

from komak.__main__ import main
from komak.engines.command import site

LIST = "ФИО\nКаримова Гузаль\nGaniyev Oʻktam\n"
ALL = ["check", "status", "schema", "translated --all", "new module care/second", "site",
       "certificates people.csv --module care/first --locale ru --date 2026-03-12 --out out",
       "report results.csv --module care/first --locale ru --out out"]  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = write_project(tmp_path / "project")
    CliRunner().invoke(main, ["translated", "--root", str(root), "--all"])
    return root


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """The command as it is typed, in a folder."""

    def run(line: str, folder: Path, **environment: str) -> Result:
        monkeypatch.delenv("KOMAK_ROOT", raising=False)
        monkeypatch.chdir(folder)
        return CliRunner().invoke(main, line.split(), env=environment)

    return run


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder of the user's own, with a list."""
    folder = tmp_path / "Documents"
    folder.mkdir()
    (folder / "people.csv").write_text(LIST, "utf-8")
    (folder / "results.csv").write_text("Код;Этап\n", "utf-8")
    return folder


def test_the_project_above_the_folder(project: Path, said: Callable[..., Result]) -> None:
    below = project / "curriculum/care/first"

    assert said("check", below).output == "No problems.\n"
    assert "module" in said("status", below).output
    assert said("new module care/second", below).exit_code == 0
    assert (project / "curriculum/care/second/module.ru.md").is_file()
    assert said("schema", below).exit_code == 0
    assert list((project / ".vscode/schemas").iterdir())


def test_a_translation_is_named_from_where_one_stands_or_from_the_project(
    project: Path, said: Callable[..., Result]
) -> None:
    below = project / "curriculum/care/first"
    stamps = next(below.glob("*.stamps.yml"))
    for path in ("module.uz.md", "curriculum/care/first/module.uz.md"):
        stamps.unlink()
        assert said(f"translated {path}", below).exit_code == 0, path
        assert stamps.is_file()


def test_list_and_folder_are_those_of_the_user(project: Path, elsewhere: Path, said: Callable[..., Result]) -> None:
    done = said(ALL[-2], elsewhere, KOMAK_ROOT=str(project))

    assert done.exit_code == 0, done.output
    assert len(list((elsewhere / "out").glob("000*.pdf"))) == 2
    assert not (project / "out").exists()
    named = said(f"{ALL[-2]} --root {os.path.relpath(project, elsewhere)} --force", elsewhere)
    assert named.exit_code == 0, named.output


def test_a_report_knows_the_project_too(project: Path, elsewhere: Path, said: Callable[..., Result]) -> None:
    told = said(ALL[-1], elsewhere, KOMAK_ROOT=str(project))

    assert (told.exit_code, told.output) == (1, "У модуля care/first нет теста.\n")


def test_the_site_is_built_where_the_project_is(
    project: Path, said: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []
    monkeypatch.setattr("komak.engines.command.publish", lambda root, *_: asked.append(root))

    assert site.name == "site"
    assert said("site", project / "docs").exit_code == 0
    assert asked == [project.resolve()]


def test_a_picture_is_cleaned_without_any_project(elsewhere: Path, said: Callable[..., Result]) -> None:
    Image.new("RGB", (8, 8)).save(elsewhere / "a.png")

    assert said("clean a.png", elsewhere).exit_code == 0


@pytest.mark.parametrize("line", ALL)
def test_no_project_is_one_line(line: str, elsewhere: Path, said: Callable[..., Result]) -> None:
    (elsewhere / "mkdocs.yml").write_text("site_name: Another site\n")
    lost, gone = said(line, elsewhere), said(line, elsewhere, KOMAK_ROOT=str(elsewhere / "gone"))

    assert (lost.exit_code, lost.output.count("\n")) == (1, 1)
    assert str(elsewhere) in lost.output
    assert "--root" in lost.output
    assert (gone.exit_code, gone.output.count("\n")) == (1, 1)
    assert "gone" in gone.output


def test_a_project_that_has_lost_its_content_is_still_one(elsewhere: Path, said: Callable[..., Result]) -> None:
    (elsewhere / "mkdocs.yml").write_text("plugins:\n  - komak\n")

    assert said("check", elsewhere).output.startswith("curriculum/curriculum.yml:1: KM019")
