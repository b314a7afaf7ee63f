"""Which files belong to a module and to the forms, who may have them, and in which order.

A file stands in two packs at most. The exception is paper that several modules use, since a module is run from its one
pack: forms, and what its text sends the trainer to, sheets of another module and filled examples. What is typed into is in
the pack of forms alone.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Any, Literal, TypeAlias

from komak.edition import Edition, Text
from komak.edition.lagging import lagging_mark
from komak.ground.address import (
    FORMS,
    agenda_address,
    example_address,
    example_uri,
    form_uri,
    guide_address,
    pack_address,
    pdf_address,
    slides_address,
    tasks_address,
)
from komak.instruments.forms import form_files
from komak.instruments.questions import QuestionFile, question_files
from komak.model import Form, Handout, Module, Programme, Section
from komak.model.links import INLINE_LINK
from komak.model.metadata import Quantity
from komak.model.tasks import has_tasks
from komak.outputs.packs.names import file_name


class PackKind(StrEnum):
    """What a pack is."""

    TRAINERS = "for-trainers"
    """A module with guide, answer keys and all."""
    PARTICIPANTS = "for-participants"
    """Of a module nothing that is the facilitator's alone."""
    FORMS = "of-forms"
    PROGRAMME = "of-programme"


class Folder(StrEnum):
    """What is done with a file."""

    PRINT = "print"
    FILL = "fill"
    EDIT = "edit"


@dataclass(frozen=True)
class PackFile:
    """A file of the site that goes into a pack."""

    address: str
    title: str
    is_for_participants: bool
    name: str
    """What it is, without number, title and language: ``intake.fill.pdf``."""
    copies: Quantity | None = None
    """None: nothing says how many are printed."""
    is_one_sided: bool = False

    @property
    def folder(self) -> Folder:
        if self.name.endswith(".fill.pdf"):
            return Folder.FILL
        return Folder.PRINT if self.name.endswith(".pdf") else Folder.EDIT

    @property
    def thing(self) -> str:
        """Files of one thing in several formats have one number."""
        return self.name.partition(".")[0] + self.title

    @property
    def ending(self) -> str:
        """``pdf`` of what is printed and filled in alike: the folder tells them apart."""
        return self.name.partition(".")[2].removeprefix("fill.")


@dataclass(frozen=True)
class PackEntry:
    """A file in a pack."""

    file: PackFile
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


def module_files(module: Module, edition: Edition) -> Iterator[PackFile]:
    """Files of a module in the language of `edition`, in the order of the day."""
    tests = {file.slug + file.format: file for file in question_files(module, edition)}
    before, after = (_test(tests[name]) if name in tests else None for name in ("test-apdf", "test-bpdf"))
    answers = [_test(file) for name, file in tests.items() if name not in ("test-apdf", "test-bpdf")]
    forms = [form for form in edition.curriculum.forms if module.reference in form.data.modules]
    used = {form.slug: _uses(form.slug, f"/{form_uri(form.slug)}index.md", module) for form in forms}
    # a register that no activity asks for, or the first one, lies on the table when people come
    opening = [form for form in forms if form.data.kind == "register" and not used[form.slug]]
    closing = [form for form in forms if form not in opening and used[form.slug] is None]
    during = [form for form in forms if form not in opening and form not in closing]
    yield from _books(module, edition)
    yield from (_paper(form, edition) for form in opening)
    yield from filter(None, [before])
    yield from _tasks(module, edition)
    yield from _of_the_day(module, [(used[form.slug] or 0, _paper(form, edition)) for form in during], edition)
    yield from filter(None, [after])
    yield from (_paper(form, edition) for form in closing)
    yield from answers


def _books(module: Module, edition: Edition) -> Iterator[PackFile]:
    if edition.locale in module.documents:
        for kind, place in (("guide", guide_address), ("slides", slides_address)):
            title = _told(edition.strings(f"{kind}.title"), edition.module_text(module), edition)
            copies: Quantity | None = "room" if kind == "guide" else None
            yield PackFile(place(module.reference, edition.locale), title, False, f"{kind}.pdf", copies)


def _tasks(module: Module, edition: Edition) -> Iterator[PackFile]:
    if has_tasks(module, edition.locale):
        title = _told(edition.strings("tasks.title"), edition.module_text(module), edition)
        yield PackFile(tasks_address(module.reference, edition.locale), title, True, "tasks.pdf", "participant")


def _of_the_day(module: Module, forms: list[tuple[int, PackFile]], edition: Edition) -> Iterator[PackFile]:
    """Handouts, and forms with the number of theirs, by the first activity that uses them; what none uses comes last."""
    things = list[tuple[int, PackFile]]()
    for handout in module.handouts:
        if edition.locale in handout.documents:
            text, facts = edition.handout_text(handout), handout.facts
            place = pdf_address(module.reference, handout.slug, edition.locale)
            title = _told(text.metadata.title, text, edition)
            file = PackFile(place, title, facts.is_taken_home, f"{handout.slug}.pdf", facts.copies, facts.is_one_sided)
            at = _uses(handout.slug, f"handouts/{handout.slug}.md", module)
            things.append((len(module.activities) if at is None else at, file))
    things += _borrowed(module, edition)
    yield from (file for _, file in sorted([*things, *forms], key=lambda thing: thing[0]))


def _borrowed(module: Module, edition: Edition) -> Iterator[tuple[int, PackFile]]:
    """What the text sends its trainer to and others have; below the activities stands what one may read on about."""
    activities = [activity.id for activity in module.activities]
    sections = next(iter(module.documents.values())).sections
    told = sections if sections[-1].id in activities else sections[:-1]
    for way, file in _lendable(module, edition):
        linking = next((section.id for section in told if _links(section, way)), None)
        if linking is not None:
            yield activities.index(linking) if linking in activities else 0, file


def _lendable(module: Module, edition: Edition) -> Iterator[tuple[str, PackFile]]:
    """Sheets of other modules and filled examples of forms, each by how `module` would link it."""
    for other in edition.curriculum.modules:
        for handout in other.handouts if other is not module else ():
            if edition.locale in handout.documents:
                way = posixpath.relpath(f"{other.reference}/handouts/{handout.slug}.md", module.reference)
                yield way, _of_another(other, handout, edition)
    examples = {example.slug for example in edition.curriculum.examples}
    for form in edition.curriculum.forms:
        if form.slug in examples:
            title = f"{form.data.title[edition.locale]}. {edition.strings('example.label')}"
            place = example_address(form.slug, edition.locale)
            yield (
                f"/{example_uri(form.slug)}index.md",
                PackFile(place, title, False, f"{form.slug}-example.pdf", "room"),
            )


def _of_another(module: Module, handout: Handout, edition: Edition) -> PackFile:
    """One for the room, whatever `module` says: participants got theirs there."""
    text, home = edition.handout_text(handout), edition.module_text(module).metadata.title
    place = pdf_address(module.reference, handout.slug, edition.locale)
    title = _told(f"{text.metadata.title} ({home})", text, edition)
    return PackFile(place, title, False, f"{module.slug}-{handout.slug}.pdf", "room", handout.facts.is_one_sided)


def _uses(name: str, path: str, module: Module) -> int | None:
    """Number of the first activity that has `name` among its materials or links `path`."""
    source = next(iter(module.documents.values()))
    linking = {section.id for section in source.sections if _links(section, path)}
    places = (
        at for at, activity in enumerate(module.activities) if name in activity.materials or activity.id in linking
    )
    return next(places, None)


def _links(section: Section, path: str) -> bool:
    return any(link["href"].partition("#")[0] == path for link in INLINE_LINK.finditer(section.markdown))


def _test(file: QuestionFile) -> PackFile:
    name = f"{file.slug}.{'moodle.xml' if file.format == 'xml' else file.format}"
    is_paper = file.format == "pdf" and file.slug != "test-key"
    return PackFile(file.address, file.title, file.audience == "participant", name, "participant" if is_paper else None)


def _told(title: str, text: Text[Any], edition: Edition) -> str:
    """The title of a file, and behind it that its translation lags behind."""
    return " · ".join(filter(None, (title, lagging_mark(text, edition))))


def _form(form: Form, edition: Edition) -> Iterator[PackFile]:
    """A form to print, to fill in on the screen, to edit; registers as spreadsheets."""
    for suffix, place in form_files(form, edition.locale).items():
        copies = form.data.copies if suffix == ".pdf" else None
        yield PackFile(place, form.data.title[edition.locale], _is_open(form), f"{form.slug}{suffix}", copies)


def _paper(form: Form, edition: Edition) -> PackFile:
    """A form as a module needs it: on paper. In every format it is in the pack of forms."""
    return next(file for file in _form(form, edition) if file.folder is Folder.PRINT)


def _is_open(form: Form) -> bool:
    """Whether participants may have it: lists of names are the trainer's."""
    return form.data.audience == "participant" and form.data.copies != "room"


def packs(edition: Edition) -> Iterator[Pack]:
    """Every pack in the language of `edition`: two a module, if it has files for them, one a programme, and one of all forms."""
    for module in edition.curriculum.modules:
        yield from _module_packs(module, tuple(module_files(module, edition)), edition)
    for programme in edition.curriculum.programmes:
        yield _programme_pack(programme, edition)
    forms = tuple(file for form in edition.curriculum.forms for file in _form(form, edition))
    if forms:
        title, entries = edition.strings("forms.title"), tuple(_numbered(forms, edition.locale))
        yield Pack(pack_address(FORMS.strip("/"), edition.locale), title, edition.locale, PackKind.FORMS, entries)


def _programme_pack(programme: Programme, edition: Edition) -> Pack:
    """What no module has: the agenda and the test of the whole. Modules are packs of their own, each once on the site."""
    place, word = agenda_address(programme.id, edition.locale), edition.strings("programme.agenda")
    papers = (PackFile(place, word, True, "agenda.pdf", "participant"), *map(_test, question_files(programme, edition)))
    entries = tuple(_numbered(papers, edition.locale))
    address, title = pack_address(programme.reference, edition.locale), programme.title[edition.locale]
    return Pack(address, title, edition.locale, PackKind.PROGRAMME, entries, "modules")


def _module_packs(module: Module, files: tuple[PackFile, ...], edition: Edition) -> Iterator[Pack]:
    title = edition.module_text(module).metadata.title
    has_forms = any(module.reference in form.data.modules for form in edition.curriculum.forms)
    own = tuple(file for file in files if _is_in_hands(file))
    for kind, chosen in ((PackKind.TRAINERS, files), (PackKind.PARTICIPANTS, own)):
        is_own = kind is PackKind.PARTICIPANTS
        address = pack_address(module.reference, edition.locale, is_for_participants=is_own)
        if chosen:
            entries = tuple(_numbered(chosen, edition.locale))
            elsewhere: Elsewhere = "forms" if is_own else "forms-to-type"
            yield Pack(address, title, edition.locale, kind, entries, elsewhere if has_forms else "")


def _is_in_hands(file: PackFile) -> bool:
    """Whether it is in the pack for participants: what is printed for them and belongs to this module alone."""
    return file.is_for_participants and file.folder is Folder.PRINT and not file.address.startswith(f"files/{FORMS}")


def _numbered(files: tuple[PackFile, ...], locale: str) -> Iterator[PackEntry]:
    """One number a thing, so that its files in three folders are found together."""
    for number, (_, group) in enumerate(groupby(files, key=lambda file: file.thing), 1):
        for file in group:
            name = file_name(file.title, locale) or file.name.partition(".")[0]
            yield PackEntry(file, f"{file.folder}/{number:02d}-{name}_{locale}.{file.ending}")
