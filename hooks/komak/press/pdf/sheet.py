"""What the print room takes and gives: sheets in, artefacts and issues out. Plain frozen data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from komak.ground.issue import Issue

Kind = Literal["reading", "form", "checklist", "cards", "poster", "pair", "guide", "slides"]

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
class Sheet:
    """One PDF to make. Two sheets that differ in ``dest`` alone share one cache entry."""

    dest: str
    """Public path from the site root: ``files/<track>/<module>/<handout>.<locale>.pdf``."""
    source: str
    """Path of the Markdown file as issues name it."""
    first_line: int
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
    """Absolute address of the web page, printed in the footer."""
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
    images: Mapping[str, Path] = field(default_factory=dict)
    """``src`` as written in the Markdown to the file on disk (SVG or PNG)."""
    fields: tuple[str, ...] = ()
    """Names of the blanks, tick boxes, lines and cells in reading order: each becomes a link ``field:<name>`` for the
    room that makes a fillable PDF of them; an empty name is left alone. Empty: a sheet for paper."""
    second: str = ""
    """Language of what is emphasised, in a sheet of two languages."""
    links: Mapping[str, str] = field(default_factory=dict)
    """``href`` as written to the absolute address; ``https:``, ``mailto:`` and ``#id`` need no entry."""


@dataclass(frozen=True)
class Artefact:
    """One finished PDF."""

    dest: str
    """As in the sheet."""
    path: Path
    """Where the bytes are, inside the cache."""
    size: int
    """In bytes."""
    pages: int
    """Number of A4 pages."""
    sha256: str
    """Of the bytes, in hexadecimal."""


@dataclass(frozen=True)
class Rendered:
    """Outcome of one run."""

    artefacts: Mapping[str, Artefact]
    """By ``dest``; a sheet with an error has none."""
    issues: tuple[Issue, ...]
    """Sorted; empty when every sheet is fine."""
    made: int = 0
    """How many PDFs were typeset; the others came from the cache."""

    def joined(self, other: Rendered) -> Rendered:
        """The outcome of two runs as one."""
        issues = tuple(sorted({*self.issues, *other.issues}))
        return Rendered({**self.artefacts, **other.artefacts}, issues, self.made + other.made)
