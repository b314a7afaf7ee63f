"""Papers and key as sheets for the print room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from komak.edition import Edition
from komak.ground.address import facilitator_uri, questions_address, self_check_uri
from komak.instruments.questions import Variant, key_markdown, variant_markdown, variants
from komak.model import Module
from komak.outputs.sheets.editions import module_sheet
from komak.press.pdf.sheet import Sheet


def question_sheets(edition: Edition, root: Path, site_url: str) -> Iterator[Sheet]:
    """Every paper of every module that has a test, and its key; `root` is the project folder."""
    for module in edition.curriculum.modules:
        if module.test and edition.locale in module.documents:
            for paper in variants(module, edition):
                yield _paper(paper, module, edition, root, site_url)
            yield _key(module, edition, root, site_url)


def _paper(paper: Variant, module: Module, edition: Edition, root: Path, site_url: str) -> Sheet:
    s = edition.strings
    return replace(
        _sheet(module, edition, root, site_url, self_check_uri(module.reference)),
        dest=questions_address(module.reference, f"-{paper.name}", edition.locale, "pdf"),
        markdown=variant_markdown(paper, edition),
        title=s("test.paper", paper=paper.sign),
        summary=s("test.paper-summary", questions=len(paper.items)),
        kind="form",
        notice=s("test.paper-notice"),
    )


def _key(module: Module, edition: Edition, root: Path, site_url: str) -> Sheet:
    s = edition.strings
    return replace(
        _sheet(module, edition, root, site_url, facilitator_uri(module.reference)),
        dest=questions_address(module.reference, "-key", edition.locale, "pdf"),
        markdown=key_markdown(module, edition),
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
