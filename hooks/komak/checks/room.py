"""Rules about paper: a table must have room on every sheet on which it is printed."""

from __future__ import annotations

from collections.abc import Iterator

from komak.checks.subject import Study, Subject
from komak.ground.issue import Code, Issue
from komak.model import DocumentKind, Form
from komak.press.pdf.rooms import cramped
from komak.press.pdf.sheet import Layout

_MOST = {"portrait": 16, "landscape": 24}
"""Columns of a form in which a word has room."""


def tables(study: Study, subject: Subject) -> Iterator[Issue]:
    """The paper is wide enough for each table: of a handout its own, of a module the book and the two languages."""
    if study.tree is None or study.is_page or study.tree.find(".//table") is None:
        return
    for layout in _layouts(study, subject):
        found = list(cramped(study.tree, layout))
        for table in found:
            yield study.issue(study.line_of(table.first), Code.NO_ROOM, "table", table.problem, table.mend)
        if found:
            return


def _layouts(study: Study, subject: Subject) -> tuple[Layout, ...]:
    if study.document.kind is DocumentKind.MODULE:
        return Layout("guide"), Layout("pair", "landscape")
    facts = [
        handout.facts
        for module in subject.curriculum.modules
        for handout in module.handouts
        if study.document.path in {document.path for document in handout.documents.values()}
    ]
    return tuple(Layout(each.kind, each.orientation) for each in facts)


def form_tables(subject: Subject) -> Iterator[Issue]:
    """A table of a form has no more columns than its paper has room for."""
    for form in subject.curriculum.forms:
        for number, section in enumerate(form.data.sections):
            for at, field in enumerate(section.fields):
                count = sum(_count(column.options, form) for column in field.columns or ())
                if count > _MOST[form.data.orientation]:
                    place = f"sections.{number}.fields.{at}"
                    yield Issue(form.path, form.lines[place], Code.NO_ROOM, field.code,
                                f"the table has no room: {count} columns, at most {_MOST[form.data.orientation]} fit",
                                "Make two tables of it; each answer of a choice is a column.")  # fmt: skip


def _count(options: str | None, form: Form) -> int:
    return len(form.data.lists.get(options, {})) if options else 1
