"""Participants never receive what is written for the facilitator: it is not hidden, it is absent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from zipfile import ZipFile

import pytest
import yaml
from lxml import etree
from tests.conftest import WRITTEN, Built
from tests.reading import Sought, body, divided, letters, pdf_text, search_entries, sentences, text_of


@cache
def secrets(site: Built, locale: str) -> Mapping[str, str]:
    """Return every sentence that stands only in facilitator blocks and trainer-only handouts, by its letters."""
    told, kept = dict[str, str](), dict[str, str]()
    for module in site.modules:
        folder = site.project / "curriculum" / module["reference"]
        outside, inside = divided(body(folder / f"module.{locale}.md"))
        told |= sentences(outside) | sentences(asked(folder / "questions.yml", locale))
        kept |= sentences(inside)
        for handout in module["handouts"]:
            written = body(folder / f"handouts/{handout['slug']}.{locale}.md")
            if handout["audience"] == "facilitator":
                kept |= sentences(re.sub(r"^#.*$", "", written, flags=re.MULTILINE))  # the name of a card is no secret
            else:
                told |= sentences(written)
    for path in (site.project / "docs").rglob(f"*.{locale}.md"):
        told |= sentences(path.read_text("utf-8"))
    for path in (site.project / "curriculum/forms").rglob("*.yml"):
        told |= sentences(asked(path, locale))
    said = set(Sought({bare: bare for bare in kept}).said_in("\n".join(told)))
    return {bare: sentence for bare, sentence in kept.items() if bare not in said}


def asked(file: Path, locale: str) -> str:
    """Return what questions or a form say to participants: all of it but the reasons of the answers."""
    return "\n".join(_wordings(yaml.safe_load(file.read_text("utf-8")), locale)) if file.is_file() else ""


def _wordings(node: Any, locale: str) -> Iterator[str]:
    if isinstance(node, dict):
        texts = [text for name, text in node.items() if name == locale and isinstance(text, str)]
        yield from texts
        yield from (text for name, inner in node.items() if name != "rationale" for text in _wordings(inner, locale))
    elif isinstance(node, list):
        yield from (text for inner in node for text in _wordings(inner, locale))


def is_for_facilitator(site: Built, address: str) -> bool:
    """Whether a page is one for the facilitator, or lies below one, or is a handout or form that only she gets.

    Pages of events are for those who hold them.
    """
    return address.startswith(_for_facilitators(site))


@cache
def _for_facilitators(site: Built) -> tuple[str, ...]:
    texts = [text for module in site.modules for text in module["texts"].values()]
    sheets = [*site.handouts, *site.catalogue["forms"]]
    keys = [sheet for sheet in sheets if sheet["audience"] == "facilitator"]
    own = [text["address"] for sheet in keys for text in sheet["texts"].values()]
    events = [text["address"] for event in site.catalogue["events"] for text in event["texts"].values()]
    return (*(text["facilitator_address"] for text in texts), *own, *events)


def hidden_from_participants(site: Built) -> Sought:
    """Secrets in every language that authors write: a page of one may say a sentence of another."""
    by_locale = [secrets(site, locale) for locale in WRITTEN]
    assert all(len(found) >= 5 for found in by_locale)
    return Sought({bare: sentence for found in by_locale for bare, sentence in found.items()})


def test_no_page_for_participants_says_a_sentence_of_the_facilitator(site: Built) -> None:
    hidden, leaks = hidden_from_participants(site), list[str]()
    for address, page in site.pages.items():
        if not is_for_facilitator(site, address):
            text = letters(text_of(page)) + letters(etree.tostring(page, encoding="unicode"))  # not hidden either
            leaks += [f"/{address}: {sentence}" for sentence in hidden.said_in(text)]

    assert leaks == []


def offered(site: Built) -> Iterator[tuple[str, bytes]]:
    """Yield every PDF that a page for participants offers, by itself or in a pack."""
    pages = [address for address in site.pages if re.search(r"modules/[^/]+/[^/]+/|(^|/)handouts/$", address)]
    found = {
        urljoin(f"/{address}", href).removeprefix("/")
        for address in pages
        if not is_for_facilitator(site, address)
        for href in site.pages[address].xpath("//a/@href")
    }
    for name in sorted(found & set(site.files)):
        if name.endswith(".pdf"):
            yield name, site.files[name].read_bytes()
        elif name.endswith(".zip"):
            with ZipFile(site.files[name]) as pack:
                yield from ((f"{name}/{part}", pack.read(part)) for part in pack.namelist() if part.endswith(".pdf"))


def test_no_file_for_participants_prints_a_sentence_of_the_facilitator(site: Built) -> None:
    hidden, leaks = hidden_from_participants(site), list[str]()
    texts = {content: name for name, content in offered(site)}  # a pack repeats single files
    for content, name in texts.items():
        leaks += [f"{name}: {sentence}" for sentence in hidden.said_in(letters(pdf_text(BytesIO(content))))]

    assert len(texts) >= 10
    assert leaks == []


@pytest.mark.parametrize("locale", WRITTEN)
def test_search_finds_a_sentence_of_the_facilitator_only_on_pages_for_the_facilitator(site: Built, locale: str) -> None:
    hidden = Sought(secrets(site, locale))
    texts: dict[str, list[str]] = {}
    for address, _, text in search_entries(site):
        if not is_for_facilitator(site, address):
            texts.setdefault(address, []).append(letters(text))

    assert len(texts) >= 20
    assert [(place, one) for place, parts in texts.items() for one in hidden.said_in("\n".join(parts))] == []


@pytest.mark.parametrize("locale", WRITTEN)
def test_the_facilitator_has_every_word_of_the_module(site: Built, locale: str) -> None:
    for module in site.modules:
        text = body(site.project / f"curriculum/{module['reference']}/module.{locale}.md")
        said = letters(text_of(site.pages[module["texts"][locale]["facilitator_address"]]))
        assert [sentence for bare, sentence in sentences(text).items() if bare not in said] == []


@pytest.mark.parametrize("locale", WRITTEN)
def test_participants_have_every_word_that_is_meant_for_them(site: Built, locale: str) -> None:
    for module in site.modules:
        outside, _ = divided(body(site.project / f"curriculum/{module['reference']}/module.{locale}.md"))
        said = letters(text_of(site.pages[module["texts"][locale]["address"]]))
        assert [sentence for bare, sentence in sentences(outside).items() if bare not in said] == []


@pytest.mark.parametrize(
    ("word", "page"),
    [
        ("хризантема", "modules/care/visit/facilitator/"),
        ("гладиолус", "modules/care/visit/facilitator/"),
        ("xrizantema", "uz/modules/care/visit/facilitator/"),
    ],
)
def test_an_answer_stands_in_no_file_but_those_of_the_facilitator(minimal: Built, word: str, page: str) -> None:
    places = {
        name
        for name, path in minimal.files.items()
        if not name.startswith("search/") and word in path.read_text("utf-8", errors="ignore")
    }

    assert f"{page}index.html" in places
    assert [name for name in places if "/facilitator" not in name] == []
    assert {address for address, _, text in search_entries(minimal) if word in text} <= {page, f"{page}side-by-side/"}


def test_handouts_only_for_the_facilitator_are_not_offered_to_participants(site: Built) -> None:
    own = {
        address
        for handout in site.handouts
        if handout["audience"] == "facilitator"
        for address in (
            *(file["address"] for file in handout["files"]),
            *(text["address"] for text in handout["texts"].values()),
        )
    }
    assert own
    offered = set[str]()
    for address, page in site.pages.items():
        links = page.xpath("//article//a/@href")
        led = {urljoin(f"/{address}", href).partition("#")[0].removeprefix("/") for href in links}
        if is_for_facilitator(site, address):
            offered |= led & own
        else:
            assert led & own == set(), f"/{address}"
    assert offered, "nobody is offered them: addresses are written in another way"
