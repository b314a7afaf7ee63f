"""A rule about public addresses: each is made by one source, or one file would silently replace the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from komak.checks.subject import Subject
from komak.ground.address import (
    ACTS,
    BOOK_FORMATS,
    CATALOGUE,
    CATALOGUE_SCHEMA,
    CITATION_CFF,
    COMMON_SHEETS,
    EVENTS,
    EVIDENCE,
    FORMS,
    STYLES,
    ZENODO,
    address,
    book_address,
    facilitator_uri,
    form_address,
    form_uri,
    guide_address,
    handout_uri,
    image_address,
    letter_address,
    module_uri,
    pack_address,
    page_uri,
    pair_uri,
    pdf_address,
    planner_data_address,
    self_check_uri,
    slides_address,
    tasks_address,
    track_uri,
)
from komak.ground.issue import Code, Issue
from komak.model import Curriculum, Document, Handout, Module
from komak.model.acts import PATH as ACTS_FILE
from komak.model.evidence import PATH as EVIDENCE_FILE
from komak.model.links import GENERATED
from komak.source.facts import FACTS

_Maker: TypeAlias = tuple[str, int]
"""File of the content and line in it."""
_GENERATOR: _Maker = ("", 0)
_OWN_FILES = (
    CATALOGUE,
    CATALOGUE_SCHEMA,
    CITATION_CFF,
    ZENODO,
    "404.html",
    "sitemap.xml",
    "sitemap.xml.gz",
    "search/search_index.json",
    STYLES,
)
_PACKS = (FORMS.strip("/"), EVENTS.strip("/"), COMMON_SHEETS)
"""Packs of what belongs to no module."""


def addresses(subject: Subject) -> Iterator[Issue]:
    """No page and no file of the site is made twice, not even by names that differ in capitals only."""
    makers: dict[str, _Maker] = {}
    told = set[tuple[_Maker, _Maker]]()
    for place, maker in _made(subject.curriculum, subject.root):
        first = makers.setdefault(place.casefold(), maker)
        one, other = min(maker, first), max(maker, first)
        if one != other and (one, other) not in told:
            told.add((one, other))
            yield Issue(*other, Code.SAME_ADDRESS, "name",
                        f"what it makes would stand at {place!r}, where {one[0] or 'a page of the generator'} stands",
                        "Rename one of the two: every page and file needs an address of its own.")  # fmt: skip


def _made(curriculum: Curriculum, root: Path) -> Iterator[tuple[str, _Maker]]:
    """Every address with the file, in the content, that makes it."""
    locales = (*curriculum.facts.locales, *curriculum.facts.derived)
    pages = [(uri, _GENERATOR) for uri in GENERATED]
    pages += [(ACTS, (ACTS_FILE, 1))] if curriculum.acts else []
    pages += [(EVIDENCE, (EVIDENCE_FILE, 1))] if curriculum.evidence else []
    files = [(name, _GENERATOR) for name in _OWN_FILES]
    for locale in locales:
        files += [(pack_address(name, locale), _GENERATOR) for name in _PACKS]
        files += [(planner_data_address(locale), _GENERATOR)]
    for index, track in enumerate(curriculum.tracks):
        maker = (FACTS, curriculum.lines(FACTS)[f"tracks.{index}.slug"])
        pages += [(track_uri(track.slug), maker)]
        for module in track.modules:
            pages += _module_pages(module)
            files += (place for locale in locales for place in _module_files(module, locale))
    pages += [(form_uri(form.slug), (form.path, 1)) for form in curriculum.forms]
    files += _other_files(curriculum, locales)
    yield from ((address(uri, locale, locales[0]), maker) for uri, maker in pages for locale in locales)
    yield from files
    for documents in _works(curriculum):
        yield from _hand_written(documents, locales)
    yield from _copied(root)


def _module_pages(module: Module) -> Iterator[tuple[str, _Maker]]:
    reference = module.reference
    uris = [module_uri(reference), facilitator_uri(reference), self_check_uri(reference)]
    uris += [pair_uri(reference, is_facilitator=is_facilitator) for is_facilitator in (False, True)]
    yield from ((uri, _of(module)) for uri in uris)
    for handout in module.handouts:
        yield handout_uri(reference, handout.slug), _of_handout(handout)


def _module_files(module: Module, locale: str) -> Iterator[tuple[str, _Maker]]:
    reference = module.reference
    for is_for_participants in (False, True):
        yield pack_address(reference, locale, is_for_participants=is_for_participants), _of(module)
    yield guide_address(reference, locale), _of(module)
    yield slides_address(reference, locale), _of(module)
    yield tasks_address(reference, locale), _of(module)
    for handout in module.handouts:
        yield pdf_address(reference, handout.slug, locale), _of_handout(handout)
    for image in module.images:
        yield image_address(reference, image), (f"{module.folder}/{image}", 1)


def _of(module: Module) -> _Maker:
    return next(iter(module.documents.values())).path, 1


def _of_handout(handout: Handout) -> _Maker:
    return next(iter(handout.documents.values())).path, 1


def _other_files(curriculum: Curriculum, locales: tuple[str, ...]) -> Iterator[tuple[str, _Maker]]:
    for text in curriculum.numbered:
        yield from (
            (book_address(text.folder, locale, end), (text.path, 1)) for locale in locales for end in BOOK_FORMATS
        )
    for locale in locales:
        for form in curriculum.forms:
            yield form_address(form.slug, locale, ".pdf"), (form.path, 1)
        for letter in curriculum.letters:
            yield letter_address(letter.kit, letter.slug, locale), (next(iter(letter.documents.values())).path, 1)


def _works(curriculum: Curriculum) -> Iterator[Mapping[str, list[Document]]]:
    """Hand-written pages by their address and language: two files may want the same."""
    found: dict[str, dict[str, list[Document]]] = {}
    for page in curriculum.pages:
        found.setdefault(page.neutral_path, {}).setdefault(page.locale, []).append(page)
    yield from found.values()


def _hand_written(documents: Mapping[str, list[Document]], locales: tuple[str, ...]) -> Iterator[tuple[str, _Maker]]:
    """A page has its address in every language, with its own text or another's."""
    source = next(iter(documents.values()))
    for locale in locales:
        for page in documents.get(locale, source):
            yield address(page_uri(page.neutral_path.removeprefix("docs/")), locale, locales[0]), (page.path, 1)


def _copied(root: Path) -> Iterator[tuple[str, _Maker]]:
    """Files below docs/ that are published as they are."""
    for file in sorted((root / "docs").rglob("*")):
        inside = file.relative_to(root / "docs")
        is_hidden = any(part.startswith(".") for part in inside.parts)
        if file.suffix != ".md" and not file.name.endswith(".stamps.yml") and not is_hidden and file.is_file():
            yield _page_of(inside.as_posix()), (f"docs/{inside.as_posix()}", 1)


def _page_of(name: str) -> str:
    """``glossary/index.html`` is the page ``glossary/``."""
    return name.removesuffix("index.html") if name == "index.html" or name.endswith("/index.html") else name
