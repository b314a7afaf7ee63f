"""Pages that have not changed keep their HTML from build to build, and nobody sees a difference."""

from __future__ import annotations

import json

from tests.conftest import Project, contents


def _kept(project: Project) -> dict[str, str]:
    """Text of each kept page by its key."""
    found = (project.folder / ".cache/komak/pages").glob("*.page")
    return {path.stem: json.loads(path.read_text("utf-8"))["content"] for path in found}


def test_an_edited_page_is_rendered_anew_and_no_other(broken: Project) -> None:
    first = contents(broken.build(broken.folder / "one").folder)
    before = _kept(broken)
    broken.edit("docs/about.ru.md", "Проект для проверки.", "Проект для новой проверки.")
    assert broken.run("komak", "translated", "--all").returncode == 0
    second = contents(broken.build(broken.folder / "two").folder)
    fresh = _kept(broken).keys() - before.keys()

    assert len(before) >= 30
    assert [text for key, text in _kept(broken).items() if key in fresh and "новой проверки" in text] != []
    assert len(fresh) <= 3, "the page, its public state of translations"
    assert "новой проверки".encode() in second["about/index.html"]
    pages = [name for name in first if name.endswith("index.html") and first[name] != second[name]]
    assert set(pages) <= {"about/index.html", "authors/status/index.html", "uz/authors/status/index.html"}


def test_a_page_whose_neighbour_is_renamed_links_to_the_new_place(broken: Project) -> None:
    """Links are part of what is kept: another address anywhere makes every page anew."""
    broken.build(broken.folder / "one")
    for locale in ("ru", "uz"):
        folder = broken.folder / "curriculum/care/visit/handouts"
        (folder / f"steps.{locale}.md").rename(folder / f"walk.{locale}.md")
        broken.edit(f"curriculum/care/visit/module.{locale}.md", "handouts/steps.md", "handouts/walk.md")
    broken.edit("curriculum/care/visit/module.ru.md", "  steps: ", "  walk: ")
    broken.edit("curriculum/care/visit/module.uz.md", "  steps: ", "  walk: ")
    broken.edit("curriculum/care/visit/module.ru.md", "{steps: participant}", "{walk: participant}")
    broken.edit("curriculum/care/visit/module.ru.md", 'materials="steps"', 'materials="walk"')
    (broken.folder / "curriculum/care/visit/handouts/steps.uz.stamps.yml").unlink()
    assert broken.run("komak", "translated", "--all").returncode == 0

    built = broken.build(broken.folder / "two")

    assert "../walk/" in built.files["modules/care/visit/index.html"].read_text("utf-8") or (
        'href="walk/"' in built.files["modules/care/visit/index.html"].read_text("utf-8")
    )
    assert not [name for name in built.files if "/steps" in name]
