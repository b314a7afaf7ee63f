"""Files to model. In: the project folder. Out: a `Curriculum` of everything readable, and every issue met.

A broken file costs only itself: it is left out of the curriculum and reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from komak.issue import Code, Issue
from komak.model import (
    Activity,
    Curriculum,
    CurriculumFacts,
    CurriculumTexts,
    Document,
    DocumentKind,
    Handout,
    HandoutSource,
    Module,
    ModuleSource,
    Session,
    Track,
)
from komak.model.metadata import Metadata
from komak.source.activity import activity
from komak.source.document import read_document
from komak.source.folder import ModuleFolder, localised, module_folder, visible
from komak.source.lost import lost_pages
from komak.source.shape import shaped
from komak.source.text import read_text
from komak.source.yaml_tree import read_yaml

CURRICULUM = "curriculum"
PAGES = "docs"

Shape = TypeVar("Shape", bound=Metadata)

__all__ = ["CURRICULUM", "PAGES", "Reading", "read"]


@dataclass(frozen=True)
class Reading:
    """What `read` brings back."""

    curriculum: Curriculum | None
    """None only if curriculum.yml itself cannot be used."""
    issues: tuple[Issue, ...]


def read(root: Path) -> Reading:
    """Read ``curriculum/`` and ``docs/`` below `root`."""
    facts, issues = _yaml_file(root, f"{CURRICULUM}/curriculum.yml", CurriculumFacts)
    if facts is None:
        return Reading(None, tuple(issues))
    texts, more = _texts(root, facts)
    issues += more
    tracks, more = _tracks(root, facts)
    issues += more
    pages, more = _pages(root, facts)
    if facts.source_locale not in texts:
        return Reading(None, tuple(issues + more))
    curriculum = Curriculum(facts, texts, tracks, pages)
    return Reading(replace(curriculum, lost=lost_pages(root, curriculum.documents)), tuple(issues + more))


def _yaml_file(root: Path, path: str, shape: type[Shape]) -> tuple[Shape | None, list[Issue]]:
    source, issues = read_text(root, path)
    if source is None:
        return None, issues
    tree, more = read_yaml(path, source.text)
    issues += more
    if tree is None:
        return None, issues
    facts, more = shaped(shape, tree, path)
    return facts, issues + more


def _texts(root: Path, facts: CurriculumFacts) -> tuple[dict[str, CurriculumTexts], list[Issue]]:
    texts, issues = {}, []
    for locale in facts.locales:
        text, more = _yaml_file(root, f"{CURRICULUM}/curriculum.{locale}.yml", CurriculumTexts)
        issues += more
        if text is not None:
            texts[locale] = text
    return texts, issues


def _tracks(root: Path, facts: CurriculumFacts) -> tuple[tuple[Track, ...], list[Issue]]:
    tracks, issues = [], list(_unexpected_entries(root, facts))
    for track in facts.tracks:
        folder = root / CURRICULUM / track.slug
        present = [entry.name for entry in visible(folder) if entry.is_dir()] if folder.is_dir() else []
        listed = [name for name in track.modules if name in present]
        issues += [_absent_module(track.slug, name) for name in track.modules if name not in present]
        modules = []
        for name in [*listed, *(name for name in present if name not in listed)]:
            module, more = _module(root, folder / name, facts)
            issues += more
            if module is not None:
                modules.append(module)
        tracks.append(Track(track.slug, tuple(modules)))
    return tuple(tracks), issues


def _unexpected_entries(root: Path, facts: CurriculumFacts) -> Iterable[Issue]:
    expected = {"curriculum.yml", "glossary.yml", *(f"curriculum.{locale}.yml" for locale in facts.locales)}
    expected |= {track.slug for track in facts.tracks}
    for entry in visible(root / CURRICULUM):
        if entry.name not in expected and not entry.name.startswith("lexicon."):
            yield Issue(f"{CURRICULUM}/{entry.name}", 1, Code.UNEXPECTED_FILE, "name",
                        "this is neither a track of curriculum.yml nor one of its files",
                        "Add the track to curriculum.yml, or rename or delete it.")  # fmt: skip


def _absent_module(track: str, name: str) -> Issue:
    return Issue(f"{CURRICULUM}/curriculum.yml", 1, Code.UNKNOWN_REFERENCE, f"tracks.{track}.modules",
                 f"there is no folder {CURRICULUM}/{track}/{name}",
                 f"Delete the entry, or run `komak new module {track}/{name}`.")  # fmt: skip


def _module(root: Path, folder: Path, facts: CurriculumFacts) -> tuple[Module | None, list[Issue]]:
    files, issues = module_folder(root, folder)
    documents, more = _documents(root, files.texts, DocumentKind.MODULE, facts, f"{files.path}/module")
    issues += more
    handouts, more = _handouts(root, files, facts)
    issues += more
    source = documents.get(facts.source_locale)
    if source is None:
        return None, issues
    assert isinstance(source.metadata, ModuleSource)
    sessions, more = _sessions(source)
    module = Module(files.track, files.slug, files.path, source.metadata, documents, sessions, handouts, files.images)
    return module, issues + more


def _handouts(root: Path, files: ModuleFolder, facts: CurriculumFacts) -> tuple[tuple[Handout, ...], list[Issue]]:
    handouts, issues = [], []
    for slug, paths in files.handouts.items():
        stem = f"{files.path}/handouts/{slug}"
        documents, more = _documents(root, paths, DocumentKind.HANDOUT, facts, stem)
        issues += more
        source = documents.get(facts.source_locale)
        if source is not None:
            assert isinstance(source.metadata, HandoutSource)
            handouts.append(Handout(slug, documents, source.metadata))
    return tuple(handouts), issues


def _documents(
    root: Path, paths: Mapping[str, str], kind: DocumentKind, facts: CurriculumFacts, stem: str
) -> tuple[dict[str, Document], list[Issue]]:
    documents, issues = {}, []
    if facts.source_locale not in paths:
        issues.append(_no_source(stem, facts.source_locale))
    for locale in facts.locales:
        if locale in paths:
            is_source = locale == facts.source_locale
            document, more = read_document(root, paths[locale], kind, locale, is_source=is_source)
            issues += more
            if document is not None:
                documents[locale] = document
    issues += [_foreign_locale(path, locale) for locale, path in paths.items() if locale not in facts.locales]
    return documents, issues


def _no_source(stem: str, locale: str) -> Issue:
    return Issue(f"{stem}.{locale}.md", 1, Code.MISSING_TRANSLATION, "file",
                 f"the file in the source language ({locale}) is missing", "Write it; translations follow it.")  # fmt: skip


def _foreign_locale(path: str, locale: str) -> Issue:
    return Issue(path, 1, Code.UNEXPECTED_FILE, "name", f"the language {locale!r} is not in curriculum.yml",
                 "Mend the file name, or add the language to `locales`.")  # fmt: skip


def _sessions(source: Document) -> tuple[tuple[Session, ...], list[Issue]]:
    issues: list[Issue] = []
    grouped: dict[str, list[Activity]] = {}
    current = ""
    for section in source.sections:
        if section.is_session:
            current = section.id
            grouped.setdefault(current, [])
        elif section.heading and section.heading.level == 2:
            current = ""
        if section.heading and section.heading.attributes:
            timed, more = activity(section.heading, source.path)
            issues += more
            if timed is not None:
                grouped.setdefault(current, []).append(timed)
    return tuple(Session(name, tuple(timed)) for name, timed in grouped.items()), issues


def _pages(root: Path, facts: CurriculumFacts) -> tuple[tuple[Document, ...], list[Issue]]:
    pages, issues = [], []
    folder = root / PAGES
    for file in sorted(folder.rglob("*.md")) if folder.is_dir() else []:
        path = file.relative_to(root).as_posix()
        found = localised(file.name)
        locale = found[1] if found and found[1] in facts.locales else facts.locales[0]
        page, more = read_document(root, path, DocumentKind.PAGE, locale, is_source=locale == facts.source_locale)
        issues += more
        if page is not None:
            pages.append(page)
    return tuple(pages), issues
