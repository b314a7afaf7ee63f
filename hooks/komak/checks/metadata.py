"""Rules about the texts in the metadata: one line of plain words; only sources may have links and italics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from komak import dialect
from komak.checks.markup import TAG, foreign_parts, unprintable
from komak.checks.subject import Study, Subject
from komak.ground.issue import Code, Issue
from komak.model import ModuleTranslation
from komak.model.links import Fault, resolve
from komak.source.facts import FACTS, texts_path

_FIELDS_OF_A_PAGE = {"template": {"home.html"}, "hide": {"navigation", "toc", "path", "footer"}}
"""What a page may say to the theme beside its title and description."""
_TAGS_OF_A_SOURCE = frozenset({"ol", "li", "p", "a", "em", "strong"})


def document_texts(study: Study, _: Subject) -> Iterator[Issue]:
    """Titles, summaries and the other texts above a document are one line each, without HTML."""
    document = study.document
    for field, text in texts_of(document.metadata):
        yield from _plain(document.path, document.field_lines[field], field, text)


def page_fields(study: Study, _: Subject) -> Iterator[Issue]:
    """Above a hand-written page stands nothing that would reach the theme and is not known: it could lead readers away."""
    document = study.document
    for field, value in (document.metadata.model_extra or {}).items():
        line = document.field_lines[field]
        if field not in _FIELDS_OF_A_PAGE:
            yield Issue(document.path, line, Code.UNKNOWN_FIELD, field, "there is no such field",
                        f"Known fields: description, {', '.join(sorted(_FIELDS_OF_A_PAGE))}, title.")  # fmt: skip
        elif strange := [part for part in _parts(value) if part not in _FIELDS_OF_A_PAGE[field]]:
            yield Issue(document.path, line, Code.ILL_TYPED, field, f"unknown value {str(strange[0])!r}",
                        f"Choose {', '.join(f'`{name}`' for name in sorted(_FIELDS_OF_A_PAGE[field]))}.")  # fmt: skip


def _parts(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def sources(study: Study, subject: Subject) -> Iterator[Issue]:
    """A source is a line of Markdown with nothing but links and emphasis, and its links lead somewhere."""
    document = study.document
    if not isinstance(document.metadata, ModuleTranslation):
        return
    for name, text in document.metadata.sources.items():
        field, line = f"sources.{name}", document.field_lines[f"sources.{name}"]
        tree = dialect.tree(f"1. {text}")
        if match := TAG.search(text):
            yield Issue(document.path, line, Code.RAW_HTML, field, f"raw HTML is refused, found <{match['tag']}",
                        "Write it without HTML.")  # fmt: skip
            continue  # whatever else a browser would make of it
        for part in foreign_parts(tree, _TAGS_OF_A_SOURCE):
            yield Issue(document.path, line, Code.RAW_HTML, field, f"{part} is refused", "Delete it.")
        for anchor in tree.iter("a"):
            href = anchor.get("href", "")
            if resolve(href, document, subject.site) is Fault.REFUSED:
                yield Issue(document.path, line, Code.REFUSED_LINK, "link", f"the address {href!r} is refused",
                            "Link a page of the site, or a web address that starts with https://.")  # fmt: skip


def curriculum_texts(subject: Subject) -> Iterator[Issue]:
    """The texts of curriculum.yml and the files beside it are one line each, without HTML, and can be printed."""
    curriculum = subject.curriculum
    files: list[tuple[str, BaseModel]] = [(FACTS, curriculum.facts)]
    files += [(texts_path(locale), texts) for locale, texts in curriculum.texts.items()]
    for path, shape in files:
        lines = curriculum.lines(path)
        for field, text in texts_of(shape):
            yield from _plain(path, lines[field], field, text)
            for problem in unprintable(text):
                yield Issue(path, lines[field], Code.NO_GLYPH, field, problem, "Delete it, or say it in words.")


def texts_of(value: object, field: str = "") -> Iterator[tuple[str, str]]:
    """Every text below `value` with its dotted path."""
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, BaseModel):
        yield from texts_of(dict(value), field)
    elif isinstance(value, Mapping | list):
        for name, part in value.items() if isinstance(value, Mapping) else enumerate(value):
            yield from texts_of(part, f"{field}.{name}" if field else str(name))


def _plain(path: str, line: int, field: str, text: str) -> Iterator[Issue]:
    if "\n" in text:
        yield Issue(path, line, Code.ILL_TYPED, field, "must be one line, found a line break",
                    "Write it in one line, or use `>-` instead of `|`.")  # fmt: skip
    if not field.startswith("sources.") and (match := TAG.search(text)):
        yield Issue(path, line, Code.RAW_HTML, field, f"raw HTML is refused, found <{match['tag']}",
                    "Write it without HTML.")  # fmt: skip
