"""Papers and key as sheets for the print room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from komak.edition import Edition
from komak.ground.address import facilitator_uri, questions_address, self_check_uri
from komak.instruments.questions import key_markdown, variant_markdown, variants
from komak.model import Module, Programme
from komak.outputs.sheets.editions import module_sheet
from komak.press.pdf.sheet import Sheet


def question_sheets(edition: Edition, root: Path, site_url: str) -> Iterator[Sheet]:
    """Every paper of every module that has a test, and its key; `root` is the project folder."""
    for module in edition.curriculum.modules:
        if module.test and edition.locale in module.documents:
            on_paper = _sheet(module, edition, root, site_url, self_check_uri(module.reference))
            key = _sheet(module, edition, root, site_url, facilitator_uri(module.reference))
            yield from papers_and_key(module, on_paper, key, edition)


def papers_and_key(taught: Module | Programme, on_paper: Sheet, key: Sheet, edition: Edition) -> Iterator[Sheet]:
    """The papers of a test and its key, as what every sheet about the same says of itself: `on_paper` and `key`."""
    s = edition.strings
    for paper in variants(taught, edition):
        yield replace(
            on_paper,
            dest=questions_address(taught.reference, f"-{paper.name}", edition.locale, "pdf"),
            markdown=variant_markdown(paper, edition),
            title=s("test.paper", paper=paper.sign),
            summary=s("test.paper-summary", questions=len(paper.items)),
            kind="form",
            notice=s("test.paper-notice"),
        )
    yield replace(
        key,
        dest=questions_address(taught.reference, "-key", edition.locale, "pdf"),
        markdown=key_markdown(taught, edition),
        title=s("test.key"),
        summary=s("test.key-summary"),
        kind="checklist",
        notice=s("handout.only-facilitator"),
    )


def _sheet(module: Module, edition: Edition, root: Path, site_url: str, uri: str) -> Sheet:
    """What every sheet of a test says of itself; issues name the file of the questions."""
    whole = module_sheet(module, edition, root, site_url, uri)
    title = edition.module_text(module).metadata.title
    return replace(whole, source=module.test.path, first_line=1, module_title=title, images={})
