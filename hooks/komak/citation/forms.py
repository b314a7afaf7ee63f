"""The forms of a citation that people copy: two GOSTs, APA, a sentence for a letter; of a page or of a paragraph of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape

from komak.citation.cited import Cited
from komak.citation.item import csl_item
from komak.citation.processor import Item, Terms, entry, reference

NUMBER = "@@number@@"
"""Stands for the number of a paragraph in `paragraph_forms`."""
TODAY = "@@today@@"
"""Stands for the day on which a reader opened the page: only the reader's device knows it."""
_READ_ON = {"date-parts": [[1903, 2, 1]]}
_READ_ON_WRITTEN = "01.02.1903"
"""A day that no text has: citeproc writes it where `TODAY` belongs."""


@dataclass(frozen=True)
class CitedForm:
    """A form of a citation."""

    name: str
    """Ends the key of its label in the interface words: ``gost-reference``."""
    html: str
    """Ready for a page; its markup is ``<i>`` alone."""


def forms(one: Cited) -> tuple[CitedForm, ...]:
    """How the page is cited, the form that officials need first."""
    return (*_gost(one, ""), CitedForm("apa", _apa(one)), _letter(one, ""))


def paragraph_forms(one: Cited) -> tuple[CitedForm, ...]:
    """How a paragraph of the page is cited, with `NUMBER` for its number: its address ends with ``#p3.2.4``."""
    here = at_paragraph(one)
    item = csl_item(here)
    in_text = CitedForm("apa-in-text", reference("apa", item, locator=NUMBER))
    return (
        *_gost(here, here.said("locator", number=NUMBER)),
        CitedForm("apa", _apa(here)),
        in_text,
        _letter(here, NUMBER),
    )


def at_paragraph(one: Cited) -> Cited:
    """`one` with the address of the paragraph `NUMBER`."""
    return replace(one, url=f"{one.url}#p{NUMBER}")


def _gost(one: Cited, locator: str) -> tuple[CitedForm, ...]:
    return tuple(
        CitedForm(style, reference(style, _told(one, locator), _terms(one, style)).replace(_READ_ON_WRITTEN, TODAY))
        for style in ("gost-reference", "gost-description")
    )


def _told(one: Cited, locator: str) -> Item:
    """As GOST wants it: the edition and the place in the text in words, and the day of reading.

    The place is a ``section``: citeproc takes a ``locator`` for numbers and writes a dash for a hyphen.
    """
    said = {"edition": one.said("edition", edition=one.edition), "accessed": _READ_ON}
    return {**csl_item(one), **said, **({"section": locator} if locator else {})}


def _terms(one: Cited, style: str) -> Terms:
    return (("online", one.said(f"{style}.online")), ("accessed", one.said("accessed")))


def _apa(one: Cited) -> str:
    item = csl_item(one)
    if one.is_part:
        item.pop("DOI", None)  # it leads to the whole, the address to the part
    return entry("apa", item)


def _letter(one: Cited, number: str) -> CitedForm:
    """A sentence in which nothing has to be declined."""
    said = one.said(
        f"letter.{'paragraph' if number else one.kind}",
        title=one.title, container=one.container, number=number, author=", ".join(one.authors),
        edition=one.said("edition-within", edition=one.edition), date=one.written_date, url=one.url,
    )  # fmt: skip
    return CitedForm("letter", escape(said, quote=False))
