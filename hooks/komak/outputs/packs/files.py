"""Which files a session needs and which belong to the forms, who may have them, and in which order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from komak.edition import Edition, Text
from komak.edition.lagging import lagging_mark
from komak.edition.lending import Loan
from komak.ground.address import (
    agenda_address,
    form_uri,
    guide_address,
    pdf_address,
    slides_address,
    tasks_address,
)
from komak.instruments.forms import form_files
from komak.instruments.questions import QuestionFile, question_files
from komak.model import Form, Handout, Module, Programme, Section
from komak.model.links import INLINE_LINK
from komak.model.quantities import Quantity
from komak.model.tasks import has_tasks


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


def module_files(module: Module, edition: Edition) -> Iterator[PackFile]:
    """Files that a session of `module` needs, in the language of `edition` and in the order of the day."""
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
    yield from (_paper(form, module, edition) for form in opening)
    yield from filter(None, [before])
    yield from _tasks(module, edition)
    yield from _of_the_day(module, [(used[form.slug] or 0, _paper(form, module, edition)) for form in during], edition)
    yield from filter(None, [after])
    yield from (_paper(form, module, edition) for form in closing)
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
            copies, name = module.copies_of(handout), f"{handout.slug}.pdf"
            file = PackFile(place, title, facts.is_taken_home, name, copies, facts.is_one_sided)
            at = _uses(handout.slug, f"handouts/{handout.slug}.md", module)
            things.append((len(module.activities) if at is None else at, file))
    things += ((loan.at, _borrowed(loan, edition)) for loan in edition.lending.loans[module.reference])
    yield from (file for _, file in sorted([*things, *forms], key=lambda thing: thing[0]))


def _borrowed(loan: Loan, edition: Edition) -> PackFile:
    """A sheet of another module or a filled form: one for the room."""
    if isinstance(loan.what, Form):
        title = f"{loan.what.data.title[edition.locale]}. {edition.strings('example.label')}"
        return PackFile(loan.address, title, False, f"{loan.what.slug}-example.pdf", "room")
    return _of_another(*loan.what, edition)


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


def files_of_form(form: Form, edition: Edition) -> Iterator[PackFile]:
    """A form to print, to fill in on the screen, to edit; registers as spreadsheets."""
    for suffix, place in form_files(form, edition.locale).items():
        copies = form.data.copies if suffix == ".pdf" else None
        yield PackFile(place, form.data.title[edition.locale], _is_open(form), f"{form.slug}{suffix}", copies)


def _paper(form: Form, module: Module, edition: Edition) -> PackFile:
    """A form as `module` needs it: on paper. In every format it is in the pack of forms."""
    paper = next(file for file in files_of_form(form, edition) if file.folder is Folder.PRINT)
    return replace(paper, copies=module.copies_of_form(form))


def _is_open(form: Form) -> bool:
    """Whether participants may have it: lists of names are the trainer's."""
    return form.data.audience == "participant" and form.data.copies != "room"


def programme_files(programme: Programme, edition: Edition) -> Iterator[PackFile]:
    """What no module has: the agenda and the test of the whole."""
    place, word = agenda_address(programme.id, edition.locale), edition.strings("programme.agenda")
    yield PackFile(place, word, True, "agenda.pdf", "participant")
    yield from map(_test, question_files(programme, edition))
