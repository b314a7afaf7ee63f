"""Files to model. In: the project folder. Out: a `Curriculum` of everything readable, and every issue met.

A broken file costs only itself: it is left out of the curriculum and reported.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from komak.ground.issue import Code, Issue
from komak.model import (
    Curriculum,
    CurriculumFacts,
    Document,
    DocumentKind,
    Handout,
    HandoutSource,
    Module,
    ModuleSource,
    Track,
)
from komak.model.metadata import TrackFacts
from komak.source.again import read_again
from komak.source.document import read_document
from komak.source.facts import CURRICULUM, FACTS, Lines, read_facts, read_texts
from komak.source.folder import ModuleFolder, localised, module_folder, unexpected, unreadable, visible
from komak.source.forms import FOLDER as FORMS
from komak.source.forms import read_examples, read_forms
from komak.source.glossary import PATH as GLOSSARY
from komak.source.glossary import read_glossary
from komak.source.in_languages import in_all_languages
from komak.source.letters import FOLDER as LETTERS
from komak.source.letters import read_letters
from komak.source.lost import lost_pages, stray_documents
from komak.source.menu import PATH as MENU
from komak.source.menu import read_menu
from komak.source.people import PATH as PEOPLE
from komak.source.people import read_people
from komak.source.questions import read_questions
from komak.source.search_words import PATH as SEARCH_WORDS
from komak.source.search_words import read_search_words
from komak.source.sessions import sessions
from komak.source.strings import read_strings
from komak.source.wordings import read_wordings

PAGES = "docs"

__all__ = ["CURRICULUM", "PAGES", "Reading", "read", "read_again"]


@dataclass(frozen=True)
class Reading:
    """What `read` brings back."""

    curriculum: Curriculum | None
    """None only if curriculum.yml itself cannot be used."""
    issues: tuple[Issue, ...]


def read(root: Path) -> Reading:
    """Read ``curriculum/`` and ``docs/`` below `root`."""
    facts, lines, issues = read_facts(root)
    if facts is None:
        return Reading(None, tuple(issues))
    texts, field_lines, more = read_texts(root, facts)
    issues += more
    tracks, more = _tracks(root, facts, lines)
    issues += more
    pages, more = _pages(root, facts)
    glossary, people, strings = read_glossary(root), read_people(root), read_strings(root)
    typed = read_search_words(root)
    menu, menu_lines, unfit = read_menu(root)
    forms, most = read_forms(root)
    filled = read_examples(root, forms)
    letters, last = read_letters(root, facts)
    more += [*glossary.issues, *people.issues, *typed.issues, *strings.issues, *most, *filled.issues, *last, *unfit]
    lines_of = {
        FACTS: lines,
        GLOSSARY: glossary.lines,
        PEOPLE: people.lines,
        SEARCH_WORDS: typed.lines,
        MENU: menu_lines,
        **strings.lines,
        **field_lines,
    }
    curriculum = Curriculum(
        facts,
        texts,
        tracks,
        pages,
        glossary.all,
        forms,
        letters=letters,
        strings=strings.words,
        families=people.all,
        search_words=typed.all,
        menu=menu,
        field_lines=lines_of,
    )
    lost = lost_pages(root, curriculum.documents)
    strays = stray_documents(root, facts, curriculum.documents) if lost else ()
    wordings, most = read_wordings(root, facts)
    curriculum = replace(curriculum, examples=filled.examples, filled_set=filled.family)
    found = replace(curriculum, lost=lost, strays=strays, wordings=wordings)
    return Reading(found, tuple(issues + more + most))


def _tracks(root: Path, facts: CurriculumFacts, lines: Lines) -> tuple[tuple[Track, ...], list[Issue]]:
    tracks, issues = [], list(_unexpected_entries(root, facts))
    for index, track in enumerate(facts.tracks):
        try:
            modules, more = _track(root, track, facts)
        except OSError as error:
            modules, more = (), [unreadable(f"{CURRICULUM}/{track.slug}", error)]
        tracks.append(Track(track.slug, modules))
        issues += [*more, *_absent_modules(root, track, index, lines)]
    return tuple(tracks), issues


def _track(root: Path, track: TrackFacts, facts: CurriculumFacts) -> tuple[tuple[Module, ...], list[Issue]]:
    folder = root / CURRICULUM / track.slug
    present = visible(folder) if folder.is_dir() else []
    names = [entry.name for entry in present if entry.is_dir()]
    issues = [unexpected(root, entry, "folders of modules") for entry in present if not entry.is_dir()]
    modules = []
    order = track.modules
    for name in sorted(names, key=lambda name: order.index(name) if name in order else len(order)):
        module, more = _module(root, folder / name, facts)
        issues += more
        if module is not None:
            modules.append(module)
    return tuple(modules), issues


def _unexpected_entries(root: Path, facts: CurriculumFacts) -> Iterable[Issue]:
    expected = {
        "curriculum.yml",
        "glossary.yml",
        "menu.yml",
        "people.yml",
        "search.yml",
        "strings",
        *(f"curriculum.{locale}.yml" for locale in facts.locales),
    }
    folders = {FORMS, LETTERS, *(track.slug for track in facts.tracks)}
    for entry in visible(root / CURRICULUM):
        is_known = entry.is_dir() if entry.name in folders else entry.name in expected
        if not is_known and not entry.name.startswith("lexicon."):
            yield Issue(f"{CURRICULUM}/{entry.name}", 1, Code.UNEXPECTED_FILE, "name",
                        "this is neither a track of curriculum.yml nor one of its files",
                        "Add the track to curriculum.yml, or rename or delete it.")  # fmt: skip


def _absent_modules(root: Path, track: TrackFacts, index: int, lines: Lines) -> Iterable[Issue]:
    for position, name in enumerate(track.modules):
        if not (root / CURRICULUM / track.slug / name).is_dir():
            field = f"tracks.{index}.modules.{position}"
            yield Issue(FACTS, lines[field], Code.UNKNOWN_REFERENCE, field,
                        f"there is no folder {CURRICULUM}/{track.slug}/{name}",
                        f"Delete the entry, or run `komak new module {track.slug}/{name}`.")  # fmt: skip


def _module(root: Path, folder: Path, facts: CurriculumFacts) -> tuple[Module | None, list[Issue]]:
    try:
        files, issues = module_folder(root, folder)
    except OSError as error:
        return None, [unreadable(folder.relative_to(root).as_posix(), error)]
    documents, more = in_all_languages(root, files.texts, DocumentKind.MODULE, facts, f"{files.path}/module")
    issues += more
    handouts, more = _handouts(root, files, facts)
    issues += more
    source = documents.get(facts.source_locale)
    if source is None:
        return None, issues
    assert isinstance(source.metadata, ModuleSource)
    timed, more = sessions(source)
    test, most = read_questions(root, files.path)
    module = Module(
        files.track, files.slug, files.path, source.metadata, documents, timed, handouts, files.images, test
    )
    return module, issues + more + most


def _handouts(root: Path, files: ModuleFolder, facts: CurriculumFacts) -> tuple[tuple[Handout, ...], list[Issue]]:
    handouts, issues = [], []
    for slug, paths in files.handouts.items():
        stem = f"{files.path}/handouts/{slug}"
        documents, more = in_all_languages(root, paths, DocumentKind.HANDOUT, facts, stem)
        issues += more
        source = documents.get(facts.source_locale)
        if source is not None:
            assert isinstance(source.metadata, HandoutSource)
            handouts.append(Handout(slug, documents, source.metadata))
    return tuple(handouts), issues


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
