"""`komak serve`: an edited sentence is shown before anything else is built, and the rest follows."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.conftest import Built, Project, copy_minimal, once

from komak.engines.preview import Preview, PreviewError

MODULE = "curriculum/care/visit/module.ru.md"
OLD, NEW = "Постучите и представьтесь.", "Постучите, подождите и представьтесь."


@pytest.fixture
def project(tmp_path: Path, minimal: Built, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A copy of the minimal project with what its build has printed already."""
    for name, value in {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1767225600"}.items():
        monkeypatch.setenv(name, value)
    copy = copy_minimal(tmp_path / "project")
    shutil.copytree(minimal.project / ".cache", copy.folder / ".cache")
    return copy


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def preview(
    project: Project, said: list[str], tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, minimal: Built
) -> Preview:
    """A preview whose builds are made when the test says so: none begins in the background.

    Its first pages are those that the program's own command has built of the same texts for the first test.
    """
    made = Preview(project.folder, tmp_path / "preview", said.append)
    first: Path = once(tmp_path_factory, "preview", lambda folder: _first(minimal.project, folder))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(made, "_built", lambda: bool(shutil.copytree(first, made._next)))
        made._build()
    made.refresh()
    return made


def _first(project: Path, folder: Path) -> Path:
    preview = Preview(project, folder, print)
    assert preview._built()
    return preview._next


def page(preview: Preview, address: str) -> str:
    """The page as its reader gets it."""
    preview.show(address)
    return (preview.shown / address / "index.html").read_text("utf-8")


def test_an_edited_sentence_is_shown_at_once(project: Project, preview: Preview, said: list[str]) -> None:
    """On every page of its language that has it, in the frame that was there; nothing else is touched."""
    before = {file: file.read_bytes() for file in preview.shown.rglob("*") if file.is_file()}
    project.edit(MODULE, OLD, NEW)
    preview.refresh()
    for file in preview.shown.rglob("index.html"):
        page(preview, f"{file.parent.relative_to(preview.shown).as_posix()}/")
    changed = {
        file.relative_to(preview.shown).as_posix() for file, content in before.items() if file.read_bytes() != content
    }

    assert "modules/care/visit/index.html" in changed
    assert changed == {f"{line.strip('/')}/index.html" for line in said}
    assert all(file.startswith("modules/care/visit/") for file in changed)
    assert NEW in page(preview, "modules/care/visit/").replace("\N{NO-BREAK SPACE}", " ")
    assert page(preview, "modules/care/visit/").rstrip().endswith("</html>")


def test_a_second_edit_is_put_over_the_first(project: Project, preview: Preview) -> None:
    project.edit(MODULE, OLD, NEW)
    preview.refresh()
    project.edit(MODULE, NEW, "Позвоните.")
    preview.refresh()

    assert "Позвоните." in page(preview, "modules/care/visit/")
    assert NEW not in page(preview, "modules/care/visit/").replace("\N{NO-BREAK SPACE}", " ")


def test_a_page_is_converted_when_somebody_looks_at_it(project: Project, preview: Preview) -> None:
    """The others wait: who looks at one does not wait for all."""
    trainers = preview.shown / "modules/care/visit/facilitator/index.html"
    before = trainers.read_bytes()
    project.edit(MODULE, OLD, NEW)
    preview.refresh()
    page(preview, "modules/care/visit/")

    assert trainers.read_bytes() == before
    assert NEW in page(preview, "modules/care/visit/facilitator/").replace("\N{NO-BREAK SPACE}", " ")


def test_a_hand_written_page_and_a_handout_are_texts_too(project: Project, preview: Preview) -> None:
    project.edit("docs/about.ru.md", "Проект для проверки.", "Новая строка о проекте.")
    project.edit("curriculum/care/visit/handouts/steps.ru.md", "Назвать себя", "Показать удостоверение")
    preview.refresh()

    assert "Новая строка о проекте." in page(preview, "about/").replace("\N{NO-BREAK SPACE}", " ")
    assert "Показать удостоверение" in page(preview, "modules/care/visit/steps/").replace("\N{NO-BREAK SPACE}", " ")


def test_the_build_that_follows_is_the_whole_site(project: Project, preview: Preview) -> None:
    """Other languages, search and files; an edit made while it ran is not lost."""
    project.edit(MODULE, OLD, NEW)
    preview.refresh()
    preview._build()
    project.edit(MODULE, NEW, "Позвоните.")
    preview.refresh()

    assert "Позвоните." in page(preview, "modules/care/visit/")
    preview._build()
    preview.refresh()
    fresh = project.build(preview.shown.parent / "fresh", KOMAK_ALLOW_OUTDATED="true", KOMAK_OFFLINE="no")
    shown = {file.relative_to(preview.shown).as_posix() for file in preview.shown.rglob("*") if file.is_file()}

    assert shown == set(fresh.files)
    assert page(preview, "modules/care/visit/") == fresh.files["modules/care/visit/index.html"].read_text("utf-8")


def test_a_broken_text_leaves_what_is_shown(project: Project, preview: Preview, said: list[str]) -> None:
    before = page(preview, "modules/care/visit/")
    project.edit(MODULE, "minutes: 75", "minutes: eighty")
    preview.refresh()
    preview._build()
    preview.refresh()

    assert page(preview, "modules/care/visit/") == before
    assert said[-1] == "The build stopped; what is shown stays as it was."


def test_nothing_to_show_is_one_line(project: Project, tmp_path: Path, said: list[str]) -> None:
    project.edit(MODULE, "minutes: 75", "minutes: eighty")

    with pytest.raises(PreviewError, match="nothing to show"):
        Preview(project.folder, tmp_path / "preview", said.append).start()
