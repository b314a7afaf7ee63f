"""What the print room takes: sheets, plain frozen data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from komak.ground.provenance import PROVENANCE
from komak.press.chapters import Chapter
from komak.workshop import Attached

Kind = Literal["reading", "form", "checklist", "cards", "poster", "pair", "guide", "slides", "book"]

Orientation = Literal["portrait", "landscape"]


@dataclass(frozen=True)
class Layout:
    """What decides how much room a text has."""

    kind: Kind = "reading"
    orientation: Orientation = "portrait"


LICENCES = {"CC-BY-4.0": "CC BY 4.0", "CC-BY-SA-4.0": "CC BY-SA 4.0"}
"""Short names for the footer."""


@dataclass(frozen=True)
class Words:
    """The few words the template itself prints or reads aloud, in the language of the sheet."""

    page_of: str = "{page}/{pages}"
    """Page number in the footer: ``стр. {page} из {pages}``, ``{page}/{pages}-bet``."""
    tick: str = "☐"
    """Alternative text of an empty tick box."""
    ticked: str = "☑"
    """Alternative text of a ticked box."""
    blank_side: str = "—"
    """All that stands on the back of a sheet that is kept apart."""


@dataclass(frozen=True)
class Bound:
    """What makes a book of a sheet."""

    chapters: tuple[Chapter, ...]
    """Each begins on a new page; `Sheet.markdown` is empty."""
    imprint: tuple[tuple[str, str], ...]
    """What stands behind the title page: names and texts."""
    contents: str
    """Heading of the table of contents."""
    edition_line: str
    """Edition and day, on the title page."""


@dataclass(frozen=True)
class Sheet:
    """One PDF to make, an order of the workshop. Two sheets that differ in ``dest`` alone are made once."""

    maker: ClassVar[str] = "press.pdf.typesetting.printed"
    suffix: ClassVar[str] = ".pdf"

    dest: str = field(metadata=PROVENANCE)
    """Public path from the site root: ``files/<track>/<module>/<handout>.<locale>.pdf``."""
    source: str = field(metadata=PROVENANCE)
    """Path of the Markdown file as issues name it."""
    first_line: int = field(metadata=PROVENANCE)
    """Line of that file on which ``markdown`` begins, counted from 1."""
    markdown: str
    """The body, already without what this reader must not see."""
    title: str
    """Printed large on the first page, in the running header and in the PDF metadata."""
    module_title: str
    """Printed above the title and in the running header."""
    track_title: str
    """Printed above the title; may be empty."""
    locale: str
    """``ru``, ``uz`` or ``uz-Cyrl``."""
    edition: str
    """Edition with its word, for the footer: ``Издание 2026.1``."""
    licence: str
    """Short name of the licence, for the footer: ``CC BY 4.0``."""
    page_url: str
    """Absolute address of the web page, with the edition of this sheet; printed in the footer, also as QR code."""
    kind: Kind = "reading"
    """Decides the layout."""
    orientation: Orientation = "portrait"
    """A4 upright or lying."""
    notice: str | None = None
    """One line under the title, such as the notice of a training form."""
    summary: str = ""
    """Printed under the title and stored as the description of the PDF."""
    author: str = "Koʻmak"
    """Author in the PDF metadata."""
    words: Words = Words()
    """Words of the template in the sheet's language."""
    images: Mapping[str, Attached] = field(default_factory=dict)
    """``src`` as written in the Markdown to the file on disk (SVG or PNG)."""
    fields: tuple[str, ...] = ()
    """Names of the blanks, tick boxes, lines and cells in reading order: each becomes a link ``field:<name>`` for the
    room that makes a fillable PDF of them; an empty name is left alone. Empty: a sheet for paper."""
    second: str = ""
    """Language of what is emphasised, in a sheet of two languages."""
    bound: Bound | None = None
    """The rest of a book; None: a sheet."""
    links: Mapping[str, str] = field(default_factory=dict)
    """``href`` as written to the absolute address; ``https:``, ``mailto:`` and ``#id`` need no entry."""
