"""The list of all files of a module's test: what it is, where it is, and whom it is for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from komak.edition import Edition
from komak.edition.exam import exam_of
from komak.ground.address import SELF_CHECK_KEY, address, questions_address, self_check_uri
from komak.instruments.questions.gift import gift
from komak.instruments.questions.key import self_check_key
from komak.instruments.questions.moodle_xml import moodle_xml
from komak.instruments.questions.variants import variants
from komak.model import Module, Programme
from komak.model.metadata import HandoutAudience
from komak.press.office.tables import BlankTable

RESULT_HEADS = ("code", "phase", "variant")
"""Columns of the table for results before the questions: keys of their headings behind ``list.``."""


@dataclass(frozen=True)
class QuestionFile:
    """A file of a test in one language. All are the trainer's: a paper that is read before the training measures nothing."""

    address: str
    """From the site's root."""
    slug: str
    """``test-a``, ``test-key``, ``test``."""
    title: str
    summary: str
    format: Literal["pdf", "gift", "xml", "xlsx"]
    audience: HandoutAudience
    locale: str


def question_files(taught: Module | Programme, edition: Edition) -> tuple[QuestionFile, ...]:
    """Files of the test of a module or programme in the language of `edition`; none if it has none in it."""
    if isinstance(taught, Module):
        is_there = bool(taught.test) and edition.locale in taught.documents
        return (*_papers(taught, edition), *_for_moodle(taught, edition), _table(taught, edition)) if is_there else ()
    return (*_papers(taught, edition), _table(taught, edition)) if exam_of(taught, edition).test else ()


def _papers(taught: Module | Programme, edition: Edition) -> Iterator[QuestionFile]:
    s, locale, reference = edition.strings, edition.locale, taught.reference
    for paper in variants(taught, edition):
        place = questions_address(reference, f"-{paper.name}", locale, "pdf")
        summary = s("test.paper-summary", questions=len(paper.items))
        yield QuestionFile(place, f"test-{paper.name}", s("test.paper", paper=paper.sign), summary, "pdf",
                       "facilitator", locale)  # fmt: skip
    place = questions_address(reference, "-key", locale, "pdf")
    yield QuestionFile(place, "test-key", s("test.key"), s("test.key-summary"), "pdf", "facilitator", locale)


def _for_moodle(module: Module, edition: Edition) -> Iterator[QuestionFile]:
    s, locale, reference = edition.strings, edition.locale, module.reference
    for form, suffix in (("gift", "gift"), ("xml", "moodle.xml")):
        place = questions_address(reference, "", locale, suffix)
        yield QuestionFile(place, "test", s(f"test.moodle-{form}"), s("test.moodle-summary"),
                       "gift" if form == "gift" else "xml", "facilitator", locale)  # fmt: skip


def _table(taught: Module | Programme, edition: Edition) -> QuestionFile:
    s, place = edition.strings, results_address(taught.reference, edition.locale)
    return QuestionFile(place, "test-results", s("test.results"), s("test.results-summary"), "xlsx", "facilitator",
                        edition.locale)  # fmt: skip


def results_address(reference: str, locale: str) -> str:
    """The table that results are typed into."""
    return questions_address(reference, "-results", locale, "xlsx")


def result_tables(edition: Edition) -> Iterator[BlankTable]:
    """The table for the results of each test in the language of `edition`."""
    yield from (_results(module, edition) for module in _tested(edition))
    programmes = (one for one in edition.curriculum.programmes if exam_of(one, edition).test)
    yield from (_results(programme, edition) for programme in programmes)


def _results(taught: Module | Programme, edition: Edition) -> BlankTable:
    """A row a paper; the headings are those that ``komak report`` reads."""
    s, papers = edition.strings, variants(taught, edition)
    code, phase, variant = (s(f"list.{name}") for name in RESULT_HEADS)
    numbers = [str(number) for number, _ in enumerate(papers[0].items, 1)]
    answers = {phase: (s("list.before"), s("list.after")), variant: tuple(paper.sign for paper in papers)}
    title, place = exam_of(taught, edition).title, results_address(taught.reference, edition.locale)
    return BlankTable(place, s("test.results"), (code, phase, variant, *numbers), answers, edition.locale, title)


def export_texts(edition: Edition) -> Mapping[str, str]:
    """Files for Moodle in the language of `edition`, by address."""
    texts: dict[str, str] = {}
    for module in _tested(edition):
        texts[questions_address(module.reference, "", edition.locale, "gift")] = gift(module, edition)
        texts[questions_address(module.reference, "", edition.locale, "moodle.xml")] = moodle_xml(module, edition)
    return texts


def self_check_keys(edition: Edition) -> Mapping[str, str]:
    """The key beside each self-check page, by address."""
    return {
        address(self_check_uri(module.reference), edition.locale, edition.default_locale)
        + SELF_CHECK_KEY: self_check_key(module, edition)
        for module in edition.curriculum.modules
        if module.test
    }


def _tested(edition: Edition) -> Iterator[Module]:
    for module in edition.curriculum.modules:
        if module.test and edition.locale in module.documents:
            yield module
