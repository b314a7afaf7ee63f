"""Rules about what is for the trainer alone: where it stands, and that it is so in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from komak.checks.subject import Study, Subject
from komak.ground.issue import Code, Issue
from komak.model import Document, DocumentKind, Module
from komak.model.participant import facilitator_opening, is_nearly_facilitator


def facilitator_text(study: Study, _: Subject) -> Iterator[Issue]:
    """Trainer-only text stands in a module, at the margin, and all of it is indented by four spaces."""
    if study.is_for_facilitator:
        return
    is_below = False
    for number, line in study.lines:
        block = facilitator_opening(line)
        if block and study.document.kind is not DocumentKind.MODULE:
            yield study.issue(number, Code.MISPLACED_FACILITATOR, "facilitator",
                              "a facilitator block stands in a text for participants",
                              "Move it into the module, or into a handout with `audience: facilitator`.")  # fmt: skip
        elif block and is_nearly_facilitator(block):
            yield study.issue(number, Code.MISPLACED_FACILITATOR, "facilitator",
                              "the line opens no block: before `facilitator` stand three exclamation marks and a space",
                              'Write `!!! facilitator "Title"` at the margin, and indent what is for the trainer.')  # fmt: skip
        elif block and block["before"].strip():
            yield study.issue(number, Code.MISPLACED_FACILITATOR, "facilitator",
                              "a facilitator block stands behind other signs",
                              "Move it to the margin: inside a list or a quote it cannot be kept from participants.")  # fmt: skip
        elif is_below and re.match(" {1,3}[^ ]", line):
            yield study.issue(number, Code.MISPLACED_FACILITATOR, "facilitator",
                              "a line below a facilitator block is indented by fewer than four spaces",
                              "Indent it by four spaces if it is for the trainer, by none if it is for all.")  # fmt: skip
        is_below = bool(block) or (is_below and (not line.strip() or line.startswith(" ")))


def counterparts(module: Module, subject: Subject) -> Iterator[Issue]:
    """A section has as many blocks for the trainer in each language: what lost its first line is read by participants."""
    source = _blocks(module.documents[subject.source_locale])
    for locale, document in module.documents.items():
        found = _blocks(document)
        for section in document.sections:
            if section.id in source and source[section.id] != found[section.id]:
                yield Issue(document.path, section.line, Code.FACILITATOR_DIFFERS, section.id,
                            f"{subject.source_locale} has {source[section.id]} facilitator blocks here, {locale} has {found[section.id]}",
                            "Give both languages the same `!!! facilitator` blocks.")  # fmt: skip


def _blocks(document: Document) -> dict[str, int]:
    return {section.id: sum(map(_opens, section.markdown.split("\n"))) for section in document.sections}


def _opens(line: str) -> bool:
    return facilitator_opening(line) is not None
