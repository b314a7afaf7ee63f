"""The facilitator's guide and the slides of every module, read back from their PDFs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from tests.conftest import WRITTEN, Built
from tests.known import written
from tests.reading import Sought, body, divided, letters, pdf_text, plain, sentences
from tests.verify.test_leaks import secrets

from komak.edition import editions
from komak.edition.vocabulary import terms_in
from komak.languages.strings import load
from komak.model import Module

WIDE = 16 / 9


def modules(site: Built, kind: str) -> Iterator[tuple[Path, Path, str]]:
    """Each book with the folder of its module and its language, where authors write it."""
    for module in site.modules:
        for locale in WRITTEN:
            pdf = site.files[f"files/{module['reference']}/{kind}.{locale}.pdf"]
            yield pdf, site.project / "curriculum" / module["reference"], locale


def test_the_guide_says_every_word_of_the_module(site: Built) -> None:
    """Participant text and trainer's text alike."""
    for pdf, folder, locale in modules(site, "guide"):
        said = letters(pdf_text(pdf))
        wanted = sentences(body(folder / f"module.{locale}.md"))
        assert [text for bare, text in wanted.items() if not _said(bare, said)] == [], pdf.name


def _said(sentence: str, said: str) -> bool:
    """In one piece, or on two pages with the footnotes of the first between."""
    if sentence in said:
        return True
    whole = range(1, len(sentence))  # what stands there from the beginning on, stands there in all shorter pieces, too
    first = bisect_left(whole, True, key=lambda cut: sentence[:cut] not in said)
    second = bisect_left(whole, True, key=lambda cut: sentence[cut:] in said)
    return second < first


def test_the_guide_has_the_title_of_every_block(site: Built) -> None:
    for pdf, folder, locale in modules(site, "guide"):
        said = letters(pdf_text(pdf))
        titles = re.findall(r'!!! (?:facilitator|say) "([^"]+)"', (folder / f"module.{locale}.md").read_text("utf-8"))
        assert len(titles) >= 2
        assert [title for title in titles if letters(plain(title)) not in said] == [], pdf.name


def test_the_guide_has_a_plan_with_every_activity_and_its_time(site: Built) -> None:
    for module in site.modules:
        for locale in WRITTEN:
            said = pdf_text(site.files[f"files/{module['reference']}/guide.{locale}.pdf"])
            minutes = [activity["minutes"] for session in module["sessions"] for activity in session["activities"]]
            times = re.findall(r"\d:\d\d–\d:\d\d", re.sub(r"\s", "", said))  # its pieces stand apart
            assert letters(load(locale)("module.plan")) in letters(said)
            plan = times[: len(minutes)]
            assert [length(time) for time in plan] == minutes
            missing = Counter(plan) - Counter(times[len(minutes) :])  # a short meeting may have a table of its own
            assert not missing, "each once in the plan and once at its activity"


def length(time: str) -> int:
    """Minutes of ``0:15–0:35``."""
    start, end = (int(hours) * 60 + int(minutes) for hours, minutes in re.findall(r"(\d+):(\d\d)", time))
    return end - start


def test_the_guide_ends_with_keys_terms_and_sources(site: Built) -> None:
    """Answer keys of the module, the glossary of its terms, its sources: each with its content, in this order."""
    curriculum = written(site.project)
    for edition in editions(curriculum):
        if edition.locale not in WRITTEN:
            continue
        for module in curriculum.modules:
            said = letters(pdf_text(site.files[f"files/{module.reference}/guide.{edition.locale}.pdf"]))
            terms = terms_in(module.documents[edition.locale], edition)
            assert terms
            tail = said[said.rindex(letters(edition.strings("module.terms"))) :]
            assert [term.term for term in terms if letters(term.term + term.definition) not in tail] == []
            assert letters(edition.strings("module.sources")) in tail
            assert [key for key in keys(module, edition.locale) if key not in said] == []
    assert sum(len(keys(module, "ru")) for module in curriculum.modules) >= 2


def keys(module: Module, locale: str) -> list[str]:
    """Sentences of the handouts that only the facilitator gets, by their letters."""
    own = (handout for handout in module.handouts if handout.facts.audience == "facilitator")
    return [bare for handout in own for bare in sentences(handout.documents[locale].body)]


def test_every_guide_says_whom_it_is_for(site: Built) -> None:
    for pdf, _, locale in modules(site, "guide"):
        assert letters(load(locale)("handout.only-facilitator")) in letters(pdf_text(pdf))[:800], pdf.name


def test_slides_are_wide(site: Built) -> None:
    for pdf, _, _ in modules(site, "slides"):
        with pikepdf.open(pdf) as opened:
            sizes = {tuple(float(value) for value in page.mediabox) for page in opened.pages}
        ((_, _, width, height),) = sizes
        assert width / height == pytest.approx(WIDE, abs=0.01), pdf.name


@pytest.mark.parametrize("locale", WRITTEN)
def test_slides_show_nothing_of_the_facilitator(site: Built, locale: str) -> None:
    hidden = Sought(secrets(site, locale))
    assert hidden.wanted
    for pdf, _, own in modules(site, "slides"):
        if own == locale:
            assert hidden.said_in(letters(pdf_text(pdf))) == [], pdf.name


@pytest.mark.parametrize("locale", WRITTEN)
def test_slides_show_every_activity(site: Built, locale: str) -> None:
    for pdf, folder, own in modules(site, "slides"):
        if own == locale:
            outside, _ = divided(body(folder / f"module.{locale}.md"))
            said = letters(pdf_text(pdf))
            titles = re.findall(r"^### (.+?) \{", outside, re.MULTILINE)
            assert len(titles) >= 2
            assert [title for title in titles if letters(plain(title)) not in said] == [], pdf.name


def text_sizes(page: pikepdf.Page) -> Iterator[float]:
    """Sizes in points of the text that is no artifact."""
    scale, scales, marks, size, own = 1.0, list[float](), list[bool](), 0.0, 1.0
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "q":
                scales.append(scale)
            case "Q":
                scale = scales.pop()
            case "cm":
                scale *= abs(float(operands[3]))
            case "BDC" | "BMC":
                marks.append(str(operands[0]) == "/Artifact")
            case "EMC":
                marks.pop()
            case "Tf":
                size = float(operands[1])
            case "Tm":
                own = abs(float(operands[3]))
            case "Tj" | "TJ" if not any(marks):
                yield size * own * scale
