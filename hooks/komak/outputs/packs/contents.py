"""Editions to packs: which files stand in which ZIP, under which name.

No file stands in more than two packs, and nobody needs more than two for a session: what several modules need stands in
the pack of common sheets and in no trainer's pack (`edition.lending` says which sheets these are). A trainer's pack counts
them among its own, so that a number is a place in the day and nothing is forgotten on the table. What is typed into is in
the pack of forms alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from typing import Literal, TypeAlias

from komak.edition import Edition
from komak.ground.address import COMMON_SHEETS, FORMS, pack_address
from komak.model import Module, Programme
from komak.outputs.packs.files import Folder, PackFile, files_of_form, module_files, programme_files
from komak.outputs.packs.names import file_name


class PackKind(StrEnum):
    """What a pack is."""

    TRAINERS = "for-trainers"
    """A module with guide, answer keys and all that it does not share with others."""
    PARTICIPANTS = "for-participants"
    """Of a module nothing that is the facilitator's alone."""
    COMMON = "of-common"
    """Paper that sessions of several modules need."""
    FORMS = "of-forms"
    PROGRAMME = "of-programme"


@dataclass(frozen=True)
class PackEntry:
    """A file in a pack."""

    file: PackFile
    number: int
    name: str
    """ASCII path inside the ZIP: ``print/03-klyuch-k-kartochkam_ru.pdf``."""


Elsewhere: TypeAlias = Literal["", "forms", "forms-to-type", "modules"]


@dataclass(frozen=True)
class Pack:
    """One ZIP to download."""

    address: str
    title: str
    locale: str
    kind: PackKind
    entries: tuple[PackEntry, ...]
    elsewhere: Elsewhere = ""
    """What belongs to it and lies in other packs."""
    common: tuple[PackEntry, ...] = ()
    """What its session needs of the pack of common sheets: its number here, its name there."""


def packs(edition: Edition) -> Iterator[Pack]:
    """Every pack in the language of `edition`: two a module, if it has files for them, one a programme, of common sheets, of forms."""
    files = {module.reference: tuple(module_files(module, edition)) for module in edition.curriculum.modules}
    common = tuple(_numbered(_common(files, edition), edition.locale))
    for module in edition.curriculum.modules:
        yield from _module_packs(module, files[module.reference], common, edition)
    for programme in edition.curriculum.programmes:
        yield _programme_pack(programme, edition)
    if common:
        address, title = pack_address(COMMON_SHEETS, edition.locale), edition.strings("pack.common")
        yield Pack(address, title, edition.locale, PackKind.COMMON, common)
    forms = tuple(file for form in edition.curriculum.forms for file in files_of_form(form, edition))
    if forms:
        title, entries = edition.strings("forms.title"), tuple(_numbered(forms, edition.locale))
        yield Pack(pack_address(FORMS.strip("/"), edition.locale), title, edition.locale, PackKind.FORMS, entries)


def _common(files: Mapping[str, tuple[PackFile, ...]], edition: Edition) -> Iterator[PackFile]:
    """Each sheet once, by its first place in the days of the modules."""
    wanted: dict[str, list[PackFile]] = {}
    for file in (file for needed in files.values() for file in needed):
        if file.address in edition.lending.common:
            wanted.setdefault(file.address, []).append(file)
    for same in wanted.values():
        is_agreed = len({file.copies for file in same}) == 1  # a handout: each takes one at home, others show theirs
        yield same[0] if is_agreed else replace(same[0], copies=None)


def _module_packs(
    module: Module, files: tuple[PackFile, ...], common: tuple[PackEntry, ...], edition: Edition
) -> Iterator[Pack]:
    title, locale = edition.module_text(module).metadata.title, edition.locale
    has_forms = any(module.reference in form.data.modules for form in edition.curriculum.forms)
    names = {entry.file.address: entry.name for entry in common}
    day = tuple(_numbered(files, locale))
    own = tuple(entry for entry in day if entry.file.address not in names)
    lent = tuple(replace(entry, name=names[entry.file.address]) for entry in day if entry.file.address in names)
    if own:
        address = pack_address(module.reference, locale)
        yield Pack(address, title, locale, PackKind.TRAINERS, own, "forms-to-type" if has_forms else "", lent)
    in_hands = tuple(_numbered(filter(_is_in_hands, files), locale))
    if in_hands:
        address = pack_address(module.reference, locale, is_for_participants=True)
        yield Pack(address, title, locale, PackKind.PARTICIPANTS, in_hands, "forms" if has_forms else "")


def _is_in_hands(file: PackFile) -> bool:
    """Whether it is in the pack for participants: what is printed for them and belongs to this module alone."""
    return file.is_for_participants and file.folder is Folder.PRINT and not file.address.startswith(f"files/{FORMS}")


def _programme_pack(programme: Programme, edition: Edition) -> Pack:
    """Modules are packs of their own, each once on the site."""
    entries = tuple(_numbered(programme_files(programme, edition), edition.locale))
    address, title = pack_address(programme.reference, edition.locale), programme.title[edition.locale]
    return Pack(address, title, edition.locale, PackKind.PROGRAMME, entries, "modules")


def _numbered(files: Iterable[PackFile], locale: str) -> Iterator[PackEntry]:
    """One number a thing, so that its files in three folders are found together."""
    for number, (_, group) in enumerate(groupby(files, key=lambda file: file.thing), 1):
        for file in group:
            name = file_name(file.title, locale) or file.name.partition(".")[0]
            yield PackEntry(file, number, f"{file.folder}/{number:02d}-{name}_{locale}.{file.ending}")
