"""Files to model. In: the project folder. Out: a `Curriculum` of everything readable, and every issue met.

A broken file costs only itself: it is left out of the curriculum and reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from komak.ground.issue import Code, Issue
from komak.languages.script import Lexicon
from komak.languages.strings import PROJECT_FOLDER
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
from komak.model.acts import PATH as ACTS
from komak.model.evidence import PATH as EVIDENCE
from komak.model.metadata import TrackFacts
from komak.model.programmes import PATH as PROGRAMMES
from komak.source.acts import read_acts
from komak.source.again import read_again
from komak.source.allowances import PATH as ALLOWED
from komak.source.allowances import read_allowances
from komak.source.document import read_document
from komak.source.evidence import read_evidence
from komak.source.facts import CURRICULUM, FACTS, read_facts, read_texts, texts_path
from komak.source.figures import FOLDER as FIGURES
from komak.source.figures import read_figures
from komak.source.folder import ModuleFolder, localised, module_folder, unexpected, unreadable, visible
from komak.source.forms import FOLDER as FORMS
from komak.source.forms import read_examples, read_forms
from komak.source.glossary import PATH as GLOSSARY
from komak.source.glossary import read_glossary
from komak.source.history import read_history
from komak.source.in_languages import in_all_languages
from komak.source.letters import FOLDER as LETTERS
from komak.source.letters import read_letters
from komak.source.lexicon import read_lexicon
from komak.source.lost import lost_pages, stray_documents
from komak.source.menu import PATH as MENU
from komak.source.menu import read_menu
from komak.source.paragraphs import FOLDER as PARAGRAPHS
from komak.source.paragraphs import read_numbered
from komak.source.people import PATH as PEOPLE
from komak.source.people import read_people
from komak.source.programmes import read_programmes
from komak.source.questions import read_questions
from komak.source.reader import Reader
from komak.source.releases import FOLDER as RELEASES
from komak.source.releases import read_releases
from komak.source.search_words import PATH as SEARCH_WORDS
from komak.source.search_words import read_search_words
from komak.source.sessions import sessions
from komak.source.strings import read_strings
from komak.source.wordings import read_wordings

PAGES = "docs"

__all__ = ["CURRICULUM", "PAGES", "Reader", "Reading", "read", "read_again"]


@dataclass(frozen=True)
class Reading:
    """What `read` brings back."""

    curriculum: Curriculum | None
    """None only if curriculum.yml itself cannot be used."""
    lexicon: Lexicon
    """Exceptions of the Cyrillic edition."""
    issues: tuple[Issue, ...]


def read(root: Path) -> Reading:
    """Read ``curriculum/`` and ``docs/`` below `root`."""
    reader = Reader(root)
    lexicon, facts = read_lexicon(reader), read_facts(reader)
    curriculum = _curriculum(reader, facts) if facts else None
    return Reading(curriculum, lexicon, tuple(reader.found))


def _curriculum(reader: Reader, facts: CurriculumFacts) -> Curriculum:
    texts, tracks, pages = read_texts(reader, facts), _tracks(reader, facts), _pages(reader, facts)
    glossary, people, typed = read_glossary(reader), read_people(reader), read_search_words(reader)
    strings, forms, programmes = read_strings(reader), read_forms(reader), read_programmes(reader)
    allowed = read_allowances(reader)
    filled, acts, evidence = read_examples(reader, forms), read_acts(reader), read_evidence(reader)
    curriculum = Curriculum(
        facts,
        texts,
        tracks,
        pages,
        glossary.all,
        forms,
        examples=filled.examples,
        filled_set=filled.family,
        figures=read_figures(reader),
        numbered=read_numbered(reader),
        releases=read_releases(reader),
        history=read_history(reader),
        letters=read_letters(reader, facts),
        strings=strings,
        programmes=programmes.all,
        acts=acts.all,
        evidence=evidence.all,
        allowances=allowed.all,
        families=people.all,
        search_words=typed.all,
        menu=read_menu(reader),
    )
    own_words = (f"{PROJECT_FOLDER}/{locale}.yml" for locale in strings)
    shared = (FACTS, MENU, *map(texts_path, facts.locales), *own_words)
    by_id = {
        ACTS: acts.lines,
        ALLOWED: allowed.lines,
        EVIDENCE: evidence.lines,
        GLOSSARY: glossary.lines,
        PEOPLE: people.lines,
        PROGRAMMES: programmes.lines,
        SEARCH_WORDS: typed.lines,
    }
    lost = lost_pages(reader.root, curriculum.documents)
    return replace(
        curriculum,
        field_lines={path: reader.lines(path) for path in shared} | by_id,
        lost=lost,
        strays=stray_documents(reader, facts, curriculum.documents) if lost else (),
        wordings=read_wordings(reader, facts),
    )


def _tracks(reader: Reader, facts: CurriculumFacts) -> tuple[Track, ...]:
    tracks = []
    reader.found.add(*_unexpected_entries(reader.root, facts))
    for index, track in enumerate(facts.tracks):
        try:
            modules = tuple(_modules(reader, track, facts))
        except OSError as error:
            modules = ()
            reader.found.add(unreadable(f"{CURRICULUM}/{track.slug}", error))
        tracks.append(Track(track.slug, modules))
        reader.found.add(*_absent_modules(reader, track, index))
    return tuple(tracks)


def _modules(reader: Reader, track: TrackFacts, facts: CurriculumFacts) -> Iterator[Module]:
    folder, order = reader.root / CURRICULUM / track.slug, track.modules
    present = visible(folder) if folder.is_dir() else []
    names = [entry.name for entry in present if entry.is_dir()]
    strange = (entry for entry in present if not entry.is_dir())
    reader.found.add(*(unexpected(reader.root, entry, "folders of modules") for entry in strange))
    for name in sorted(names, key=lambda name: order.index(name) if name in order else len(order)):
        if module := _module(reader, folder / name, facts):
            yield module


def _unexpected_entries(root: Path, facts: CurriculumFacts) -> Iterable[Issue]:
    expected = {
        "acts.yml",
        "allowed.yml",
        "curriculum.yml",
        "evidence.yml",
        "glossary.yml",
        "history.yml",
        "menu.yml",
        "people.yml",
        "programmes.yml",
        "search.yml",
        "strings",
        *(f"curriculum.{locale}.yml" for locale in facts.locales),
    }
    folders = {FIGURES, FORMS, LETTERS, PARAGRAPHS, RELEASES, *(track.slug for track in facts.tracks)}
    for entry in visible(root / CURRICULUM):
        is_known = entry.is_dir() if entry.name in folders else entry.name in expected
        if not is_known and not entry.name.startswith("lexicon."):
            yield Issue(f"{CURRICULUM}/{entry.name}", 1, Code.UNEXPECTED_FILE, "name",
                        "this is neither a track of curriculum.yml nor one of its files",
                        "Add the track to curriculum.yml, or rename or delete it.")  # fmt: skip


def _absent_modules(reader: Reader, track: TrackFacts, index: int) -> Iterable[Issue]:
    for position, name in enumerate(track.modules):
        if not (reader.root / CURRICULUM / track.slug / name).is_dir():
            field = f"tracks.{index}.modules.{position}"
            yield Issue(FACTS, reader.lines(FACTS)[field], Code.UNKNOWN_REFERENCE, field,
                        f"there is no folder {CURRICULUM}/{track.slug}/{name}",
                        f"Delete the entry, or run `komak new module {track.slug}/{name}`.")  # fmt: skip


def _module(reader: Reader, folder: Path, facts: CurriculumFacts) -> Module | None:
    try:
        files = module_folder(reader, folder)
    except OSError as error:
        reader.found.add(unreadable(folder.relative_to(reader.root).as_posix(), error))
        return None
    documents = in_all_languages(reader, files.texts, DocumentKind.MODULE, facts, f"{files.path}/module")
    handouts = tuple(_handouts(reader, files, facts))
    source = documents.get(facts.source_locale)
    if source is None:
        return None
    assert isinstance(source.metadata, ModuleSource)
    timed, test = sessions(source, reader.found), read_questions(reader, files.path)
    return Module(files.track, files.slug, files.path, source.metadata, documents, timed, handouts, files.images, test)


def _handouts(reader: Reader, files: ModuleFolder, facts: CurriculumFacts) -> Iterator[Handout]:
    for slug, paths in files.handouts.items():
        stem = f"{files.path}/handouts/{slug}"
        documents = in_all_languages(reader, paths, DocumentKind.HANDOUT, facts, stem)
        source = documents.get(facts.source_locale)
        if source is not None:
            assert isinstance(source.metadata, HandoutSource)
            yield Handout(slug, documents, source.metadata)


def _pages(reader: Reader, facts: CurriculumFacts) -> tuple[Document, ...]:
    folder, pages = reader.root / PAGES, list[Document]()
    for file in sorted(folder.rglob("*.md")) if folder.is_dir() else []:
        path = file.relative_to(reader.root).as_posix()
        found = localised(file.name)
        locale = found[1] if found and found[1] in facts.locales else facts.locales[0]
        page = read_document(reader, path, DocumentKind.PAGE, locale, is_source=locale == facts.source_locale)
        pages += [page] if page else []
    return tuple(pages)
