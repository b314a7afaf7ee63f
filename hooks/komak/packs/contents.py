"""Which files belong to a module, a track and the whole curriculum, and who may have them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from komak.address import guide_address, pack_address, pdf_address, slides_address, tasks_address
from komak.forms import variants_of
from komak.model import Module
from komak.model.tasks import has_tasks
from komak.questions import question_files
from komak.translation import Edition, Text
from komak.translation.lagging import lagging_mark


class Audience(StrEnum):
    """Who a pack is for."""

    EVERYBODY = "everybody"
    """Trainers: guide, answer keys and all."""
    PARTICIPANTS = "participants"
    """Participants: nothing that is the facilitator's alone."""


@dataclass(frozen=True)
class PackFile:
    """A file of the site that goes into a pack."""

    address: str
    title: str
    is_for_participants: bool
    name: str
    """Its name without number and language: ``intake-form.pdf``."""


@dataclass(frozen=True)
class PackEntry:
    """A file in a pack."""

    file: PackFile
    name: str
    """ASCII path inside the ZIP: ``03-case-conference_uz.pdf``."""


@dataclass(frozen=True)
class Pack:
    """One ZIP to download."""

    address: str
    title: str
    locale: str
    audience: Audience
    entries: tuple[PackEntry, ...]


def module_files(module: Module, edition: Edition) -> Iterator[PackFile]:
    """Files of a module in the language of `edition`, in the order in which a trainer needs them."""
    s, reference, locale = edition.strings, module.reference, edition.locale
    if locale in module.documents:
        for kind, place, is_open in (
            ("guide", guide_address(reference, locale), False),
            ("slides", slides_address(reference, locale), False),
            *((("tasks", tasks_address(reference, locale), True),) if has_tasks(module, locale) else ()),
        ):
            title = _told(s(f"{kind}.title"), edition.module_text(module), edition)
            yield PackFile(place, title, is_open, f"{kind}.pdf")
    for handout in module.handouts:
        if locale in handout.documents:
            text = edition.handout_text(handout)
            title = _told(text.metadata.title, text, edition)
            is_open = handout.facts.is_taken_home
            yield PackFile(pdf_address(reference, handout.slug, locale), title, is_open, f"{handout.slug}.pdf")
    for file in question_files(module, edition):
        is_open = file.audience == "participant"
        yield PackFile(file.address, file.title, is_open, f"{file.slug}.{_ENDINGS.get(file.format, file.format)}")
    yield from _forms(module, edition)


def _told(title: str, text: Text[Any], edition: Edition) -> str:
    """The title of a file, and behind it that its translation lags behind."""
    return " · ".join(filter(None, (title, lagging_mark(text, edition))))


_ENDINGS = {"xml": "moodle.xml"}


def _forms(module: Module, edition: Edition) -> Iterator[PackFile]:
    """Forms of the module to print, to fill in on the screen, to edit; registers as spreadsheets."""
    for form in edition.curriculum.forms:
        if module.reference in form.data.modules:
            for suffix, place in variants_of(form, edition.locale).items():
                title, is_open = form.data.title[edition.locale], form.data.audience == "participant"
                yield PackFile(place, title, is_open, f"{form.slug}{suffix}")


def packs(edition: Edition) -> Iterator[Pack]:
    """Every pack in the language of `edition`: two a module if it has files, one a track, one for everything."""
    everything: list[PackEntry] = []
    for track in edition.curriculum.tracks:
        in_track: list[PackEntry] = []
        for module in track.modules:
            files = tuple(module_files(module, edition))
            yield from _module_packs(module, files, edition)
            in_track += _below(module.slug, files, edition)
        title = edition.track_texts(track.slug).title
        yield Pack(pack_address(track.slug, edition.locale), title, edition.locale, Audience.EVERYBODY, tuple(in_track))
        everything += [PackEntry(entry.file, f"{track.slug}/{entry.name}") for entry in in_track]
    address = pack_address("curriculum", edition.locale)
    yield Pack(address, edition.texts.title, edition.locale, Audience.EVERYBODY, tuple(everything))


def _module_packs(module: Module, files: tuple[PackFile, ...], edition: Edition) -> Iterator[Pack]:
    title = edition.module_text(module).metadata.title
    own = tuple(file for file in files if file.is_for_participants)
    for audience, chosen in ((Audience.EVERYBODY, files), (Audience.PARTICIPANTS, own)):
        address = pack_address(module.reference, edition.locale, is_for_participants=audience is Audience.PARTICIPANTS)
        if chosen:
            yield Pack(address, title, edition.locale, audience, tuple(_numbered(chosen, edition.locale)))


def _below(folder: str, files: tuple[PackFile, ...], edition: Edition) -> list[PackEntry]:
    return [PackEntry(entry.file, f"{folder}/{entry.name}") for entry in _numbered(files, edition.locale)]


def _numbered(files: tuple[PackFile, ...], locale: str) -> Iterator[PackEntry]:
    for number, file in enumerate(files, 1):
        stem, dot, suffix = file.name.partition(".")
        yield PackEntry(file, f"{number:02d}-{stem}_{locale}{dot}{suffix}")
