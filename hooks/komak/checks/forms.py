"""Rules about forms: every text in every language, codes that nobody else has, modules that exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from komak.checks.markup import TAG, unprintable
from komak.checks.subject import Subject
from komak.ground.address import module_uri
from komak.ground.issue import Code, Issue, Severity
from komak.model import Example, Form, FormField


def wordings(subject: Subject) -> Iterator[Issue]:
    """Every text of a form is there in every language that authors write, and in no other."""
    for form in subject.curriculum.forms:
        for field, wording in wordings_in(form.data):
            yield from languages_of(form, field, wording, subject)


def languages_of(form: Form | Example, field: str, wording: Mapping[str, str], subject: Subject) -> Iterator[Issue]:
    """What is missing of one text, or too much."""
    known = subject.curriculum.facts.locales
    for locale in known:
        if locale not in wording:
            yield _issue(form, field, Code.MISSING_TRANSLATION, f"the text in the language {locale!r} is missing",
                         f"Add `{locale}: …`.")  # fmt: skip
    for locale in wording:
        if locale not in known:
            yield _issue(form, f"{field}.{locale}", Code.UNKNOWN_REFERENCE,
                         f"the language {locale!r} is not in `locales` of curriculum.yml", "Delete it.")  # fmt: skip


def texts(subject: Subject) -> Iterator[Issue]:
    """The texts of a form are plain lines that can be printed."""
    for form in subject.curriculum.forms:
        for field, wording in wordings_in(form.data):
            for locale, text in wording.items():
                yield from plain_text(form, f"{field}.{locale}", text)


def plain_text(form: Form | Example, field: str, text: str) -> Iterator[Issue]:
    """What of a text is no plain line that can be printed."""
    if match := TAG.search(text):
        yield _issue(
            form, field, Code.RAW_HTML, f"raw HTML is refused, found <{match['tag']}", "Write it without HTML."
        )
    for problem in unprintable(text):
        yield _issue(form, field, Code.NO_GLYPH, problem, "Delete it, or say it in words.")


def codes(subject: Subject) -> Iterator[Issue]:
    """Two forms never have the same code: what is written down under it must be found again."""
    seen: dict[str, Form] = {}
    for form in subject.curriculum.forms:
        first = seen.setdefault(form.data.code, form)
        if first is not form:
            yield _issue(form, "code", Code.DUPLICATE_ID, f"the code {form.data.code} belongs to {first.path}, too",
                         "Give this form three other letters.")  # fmt: skip


def field_codes(subject: Subject) -> Iterator[Issue]:
    """Every field has a code of its own, which begins with the letters of its form."""
    for form in subject.curriculum.forms:
        seen: dict[str, str] = {}
        for place, field in _fields(form):
            first = seen.setdefault(field.code, place)
            if first != place:
                yield _issue(form, f"{place}.code", Code.DUPLICATE_ID,
                             f"the code {field.code} stands here a second time, first in line {form.lines[first]}",
                             "Give this field a code that no field has had.")  # fmt: skip
            if not field.code.startswith(f"{form.data.code}-"):
                yield _issue(form, f"{place}.code", Code.BAD_NAME,
                             f"the code {field.code} does not begin with {form.data.code}-",
                             f"Write {form.data.code}{field.code[3:]}.")  # fmt: skip


def retired_codes(subject: Subject) -> Iterator[Issue]:
    """A code whose field went stays without a field: what was written down under it must not change its meaning."""
    for form in subject.curriculum.forms:
        used = {field.code: place for place, field in _fields(form)}
        for index, code in enumerate(form.data.retired):
            if code in used:
                yield _issue(form, f"retired.{index}", Code.RETIRED_CODE,
                             f"the code {code} belonged to a field that went, and line {form.lines[used[code]]} has it",
                             "Give that field a code that no field has had.")  # fmt: skip


def lists(subject: Subject) -> Iterator[Issue]:
    """Every list that a column names is there, and every list is named."""
    for form in subject.curriculum.forms:
        named = {column.options for column in form.data.columns}
        for name in form.data.lists:
            if name not in named:
                yield _issue(form, f"lists.{name}", Code.UNKNOWN_REFERENCE, f"no column names the list {name!r}",
                             "Delete it, or write its name into `options` of a column.")  # fmt: skip
        for place, field in _fields(form):
            for index, column in enumerate(field.columns or ()):
                if column.options and column.options not in form.data.lists:
                    yield _issue(form, f"{place}.columns.{index}.options", Code.UNKNOWN_REFERENCE,
                                 f"there is no list {column.options!r} in `lists`",
                                 f"Known: {', '.join(form.data.lists) or 'none'}.")  # fmt: skip


def _fields(form: Form) -> Iterator[tuple[str, FormField]]:
    """Every field with its dotted path."""
    for number, section in enumerate(form.data.sections):
        for index, field in enumerate(section.fields):
            yield f"sections.{number}.fields.{index}", field


def modules(subject: Subject) -> Iterator[Issue]:
    """Every module that a form names exists."""
    for form in subject.curriculum.forms:
        for index, reference in enumerate(form.data.modules):
            is_lost = module_uri(reference) in subject.curriculum.lost
            if subject.curriculum.module(reference) is None and not is_lost:
                known = ", ".join(module.reference for module in subject.curriculum.modules)
                yield _issue(form, f"modules.{index}", Code.UNKNOWN_REFERENCE, f"there is no module {reference!r}",
                             f"Known: {known}.")  # fmt: skip


def wordings_in(value: object, field: str = "") -> Iterator[tuple[str, Mapping[str, str]]]:
    """Every text below `value`, in all its languages, with its dotted path."""
    if isinstance(value, BaseModel):
        value = dict(value)
    if isinstance(value, Mapping) and value and all(isinstance(text, str) for text in value.values()):
        yield field, value
    elif isinstance(value, Mapping | list):
        for name, part in value.items() if isinstance(value, Mapping) else enumerate(value):
            yield from wordings_in(part, f"{field}.{name}" if field else str(name))


def _issue(
    form: Form | Example, field: str, code: Code, problem: str, mend: str, severity: Severity = Severity.ERROR
) -> Issue:
    return Issue(form.path, form.lines[field], code, field, problem, mend, severity)
