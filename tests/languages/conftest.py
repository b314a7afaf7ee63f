"""A site whose translations are in every state, with a third language that no code knows; built once."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from tests.conftest import ROOT, Built, Project, copy_minimal, kept, once

from komak.authors.stamping import stamp, stamp_all

THIRD = "kaa"
WORDS = {
    "language.kaa": "Qaraqalpaqsha",
    "theme.komak.lost.home": "Bas bet",
    "status.title": "Awdarmalar jaǵdayı",
    "status.fresh": "awdarılǵan",
    "site.name": "Kómek",
    "theme.komak.short": "Qar",
}
"""What the third language says in its own way; the other interface words are copied from Russian."""
TRANSLATED = (
    "curriculum/care/visit/module",
    "curriculum/care/visit/handouts/steps",
    "docs/index",
    "docs/about",
    "docs/authors/index",
    "docs/licence",
)
SECOND = "curriculum/care/tea"
"""A module that stays without Uzbek."""


@dataclass(frozen=True)
class Variant:
    """A project before it was broken, what `komak check` said of it then, and its site after."""

    checked: str
    built: Built


def with_third_language(project: Project) -> None:
    """Add a language by content alone: strings, names, translations, and its code in curriculum.yml."""
    _write_strings(project.folder / f"curriculum/strings/{THIRD}.yml")
    names = (project.folder / "curriculum/curriculum.ru.yml").read_text("utf-8")
    _write(project, f"curriculum/curriculum.{THIRD}.yml", names.replace("Маленькая программа", "Kishkene baǵdarlama"))
    project.edit(
        "curriculum/curriculum.yml", "locales: [ru, uz]", f"locales: [ru, uz, {THIRD}]\nderived: {{uz-Cyrl: uz}}"
    )
    for old, new in (
        ("en: door", "en: door, kaa: esik"),
        ("taqillatiladigan narsa.", "taqillatiladigan narsa.\n    kaa: Úyge kiriw ushın qaǵılatuǵın nárse."),
    ):
        project.edit("curriculum/glossary.yml", old, new)
    for stem in TRANSLATED:
        _copy_uzbek(project, stem)


def _write_strings(file: Path) -> None:
    words = yaml.safe_load((ROOT / "hooks/komak/languages/strings/ru.yml").read_text("utf-8"))
    file.parent.mkdir()
    file.write_text(yaml.safe_dump({**words, **WORDS}, allow_unicode=True), "utf-8")


def _copy_uzbek(project: Project, stem: str) -> None:
    """The Uzbek text with the letters of the third language in it: ı is Turkish in Russian and Uzbek, not there."""
    text = (project.folder / f"{stem}.uz.md").read_text("utf-8")
    _write(project, f"{stem}.{THIRD}.md", text.replace("Birinchi tashrif", "Birinshi barıw").replace("Uy {", "Úy {"))


def _write(project: Project, path: str, text: str) -> None:
    (project.folder / path).write_text(text, "utf-8")


def with_second_module(project: Project) -> None:
    """Add a module in every language."""
    shutil.copytree(project.folder / "curriculum/care/visit", project.folder / SECOND)
    for file in (project.folder / SECOND).glob("module.*.md"):
        file.write_text(file.read_text("utf-8").replace("Первый визит", "За чаем").replace("Birin", "Ikkin"), "utf-8")
    project.edit("curriculum/curriculum.yml", "[visit]", "[visit, tea]")


def stamp_everything(project: Project) -> None:
    """Say that every translation follows its source."""
    stamp_all(project.folder)


def lag(project: Project) -> None:
    """One Uzbek section falls behind; a module, its handout and a page lose their Uzbek; a term has no third language."""
    with (project.folder / "curriculum/glossary.yml").open("a", encoding="utf-8") as glossary:
        glossary.write(
            "- {id: doorstep, status: proposed, terms: {ru: порог, uz: ostona}, definition: {ru: Перед дверью., uz: Eshik oldi.}}\n"
        )
    project.edit("curriculum/care/visit/module.ru.md", "Постучите и представьтесь.", "Позвоните и представьтесь.")
    project.edit("curriculum/care/visit/handouts/steps.ru.md", "Назвать себя", "Показать удостоверение")
    lost = (f"{SECOND}/module", f"{SECOND}/handouts/steps", "docs/about")
    for stem in lost:
        (project.folder / f"{stem}.uz.md").unlink()
        (project.folder / f"{stem}.uz.stamps.yml").unlink(missing_ok=True)
    stamp(project.folder, "curriculum/glossary.yml")
    stamp(project.folder, f"curriculum/care/visit/module.{THIRD}.md", "pairs")
    stamp(project.folder, f"curriculum/care/visit/handouts/steps.{THIRD}.md", "door")


@pytest.fixture(scope="session")
def variant(tmp_path_factory: pytest.TempPathFactory) -> Variant:
    """Three languages and a script, the Uzbek one lagging behind, published all the same."""
    made: Variant = once(tmp_path_factory, "variant", _variant)
    return made


def _variant(folder: Path) -> Variant:
    project = copy_minimal(folder / "project")
    with_third_language(project)
    with_second_module(project)
    stamp_everything(project)
    checked = project.run("komak", "check").stdout
    lag(project)
    built = project.build(folder / "site", KOMAK_ALLOW_OUTDATED="true", KOMAK_STORE=kept().as_uri())
    return Variant(checked, built)
