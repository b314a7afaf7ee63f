"""Public addresses: pure functions of slugs and locale, known before anything is rendered.

They are a contract with readers and other programs. A *uri* is the address of a page without its language
(``modules/parenting/positive-attention/``); an *address* is from the site's root and has the language in front.
"""

from __future__ import annotations

import posixpath
import re
from urllib.parse import quote

ACTS = "acts/"
BOOKS = "books/"
BOOK_FORMATS = (".pdf", ".docx", ".epub")
"""Formats of a book, that for paper first."""
CATALOGUE = "catalogue.json"
CATALOGUE_SCHEMA = "catalogue.schema.json"
CITATIONS = "cite/"
CITATION_CFF = "CITATION.cff"
ZENODO = "zenodo.json"
EVENTS = "events/"
TEMPLATES = "templates"
"""Id of the section of an event's page that ends with its templates, in every language."""
STYLES = "assets/komak.css"
"""The look of the site; ``mkdocs.yml`` names it in ``extra_css``."""
COMMON_SHEETS = "sheets"
"""Name of the pack of what several modules need."""
COORDINATION = "coordination/"
EVIDENCE = "evidence/"
EXAMPLES = "forms/example/"
FORMS = "forms/"
GLOSSARY = "glossary/"
HEADERS = "_headers"
KITS = "portable/"
LIBRARY = "handouts/"
MODULES = "modules/"
NGINX = "nginx-headers.conf"
OFFLINE = "offline/"
OFFLINE_LISTS = "assets/offline/"
PLANNER = "planner/"
PRIVACY = "privacy/"
PROGRAMMES = "programmes/"
RELEASES = "editions/"
RULES = "authors/rules/"
SELF_CHECK_KEY = "key.js"
FIELDS = "authors/fields/"
STATUS = "authors/status/"
WORKER = "service-worker.js"
"""At the root of the site: a service worker sees what lies below it."""


ACT_SCHEME = "act:"
"""How an author cites an act of the register: ``[законом ЗРУ-996](act:zru-996)``."""

ELSEWHERE = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
"""How an address begins that is none of this site; phones write the first letter large."""


def track_uri(track: str) -> str:
    return f"{MODULES}{track}/"


def module_uri(reference: str) -> str:
    return f"{MODULES}{reference}/"


def facilitator_uri(reference: str) -> str:
    return f"{MODULES}{reference}/facilitator/"


def handout_uri(reference: str, handout: str) -> str:
    return f"{MODULES}{reference}/{handout}/"


def pdf_address(reference: str, handout: str, locale: str) -> str:
    return f"files/{reference}/{handout}.{locale}.pdf"


def pair_uri(reference: str, *, is_facilitator: bool) -> str:
    """The page with two languages side by side."""
    return (facilitator_uri(reference) if is_facilitator else module_uri(reference)) + "side-by-side/"


def pair_address(reference: str, left: str, right: str, *, is_facilitator: bool) -> str:
    """The PDF of `pair_uri`; its name says the two languages."""
    name = "facilitator-side-by-side" if is_facilitator else "side-by-side"
    return f"files/{reference}/{name}.{left}-{right.lower()}.pdf"


def planner_data_address(locale: str) -> str:
    """What the planner knows in a language, as a script."""
    return f"assets/planner/data.{locale}.js"


def meanings_address(locale: str) -> str:
    """What the terms of the glossary mean in a language, as a script."""
    return f"assets/terms/{locale}.js"


def guide_address(reference: str, locale: str) -> str:
    """The facilitator's book of a module."""
    return f"files/{reference}/guide.{locale}.pdf"


def slides_address(reference: str, locale: str) -> str:
    """The slides of a module."""
    return f"files/{reference}/slides.{locale}.pdf"


def tasks_address(reference: str, locale: str) -> str:
    """The task sheets of a module, a session a sheet."""
    return f"files/{reference}/tasks.{locale}.pdf"


def book_address(folder: str, locale: str, suffix: str) -> str:
    """The text of ``docs/<folder>/`` as one file; `suffix` is its format: ``.pdf``, ``.docx``, ``.epub``."""
    return f"files/{BOOKS}{folder}.{locale}{suffix}"


def pack_address(name: str, locale: str, *, is_for_participants: bool = False) -> str:
    """A ZIP; `name` is ``track/module``, ``programmes/name``, ``forms`` or ``sheets``."""
    return f"packs/{name}{'-participants' if is_for_participants else ''}.{locale}.zip"


def form_uri(form: str) -> str:
    return f"{FORMS}{form}/"


def form_address(form: str, voice: str, suffix: str) -> str:
    """A file of a form: `voice` is a language or two (``ru-uz``), `suffix` its format (``.pdf``, ``.fill.pdf``)."""
    return f"files/{FORMS}{form}.{voice}{suffix}"


def example_uri(form: str) -> str:
    """The form filled in for the fictional family of the set."""
    return f"{form_uri(form)}example/"


def example_address(form: str, locale: str) -> str:
    """The PDF of `example_uri`."""
    return form_address(form, f"example.{locale}", ".pdf")


def event_uri(kit: str) -> str:
    """The page of a kind of event, written by hand."""
    return f"{EVENTS}{kit}/"


def letter_address(kit: str, letter: str, locale: str) -> str:
    """A template of an event."""
    return f"files/{EVENTS}{kit}/{letter}.{locale}.docx"


def programme_uri(programme: str) -> str:
    return f"{PROGRAMMES}{programme}/"


def agenda_address(programme: str, locale: str) -> str:
    """The hours of a programme, day by day."""
    return f"files/{PROGRAMMES}{programme}/agenda.{locale}.pdf"


def self_check_uri(reference: str) -> str:
    """The page on which a reader checks what was learnt."""
    return f"{MODULES}{reference}/test/"


def questions_address(reference: str, part: str, locale: str, suffix: str) -> str:
    """A file of the test of a module, or of ``programmes/name``: `part` is ``-a``, ``-b``, ``-key``, or empty for the questions as data."""
    return f"files/{reference}/test{part}.{locale}.{suffix}"


def citation_address(uri: str, locale: str, suffix: str) -> str:
    """A file for programs that keep references; `uri` is that of the page, `suffix` is ``bib``, ``ris`` or ``json``."""
    return f"{CITATIONS}{uri.strip('/') or 'komak'}.{locale}.{suffix}"


def evidence_table_address(locale: str) -> str:
    """What was held, as a table for a spreadsheet."""
    return f"files/{EVIDENCE}evidence.{locale}.csv"


def coordination_table_address(locale: str) -> str:
    """State of every module as a table for spreadsheets."""
    return f"files/{COORDINATION}modules.{locale}.csv"


COORDINATION_DATA = f"files/{COORDINATION}modules.json"
EVIDENCE_DATA = f"files/{EVIDENCE}evidence.json"
"""The same for programs, in every language."""


def preview_address(uri: str, locale: str) -> str:
    """The picture that a messenger shows beside a link to the page `uri`."""
    return f"assets/preview/{locale}/{uri.removesuffix('/') or 'index'}.png"


def app_address(locale: str) -> str:
    """What tells a phone that installs the site its name and icons."""
    return f"{OFFLINE_LISTS}app.{locale}.webmanifest"


def kit_address(locale: str) -> str:
    """The site in a language as one ZIP for a stick."""
    return f"{KITS}komak-{locale}.zip"


def icon_address(name: str) -> str:
    return f"brand/icon-{name}.png"


def offline_list(reference: str, locale: str) -> str:
    """Id of the list of files that a reader may keep of a module."""
    return f"{locale}/{reference}"


LISTS_PAGE = "trainers/certificates/"
"""The hand-written page that offers the list of participants."""


def participants_address(locale: str) -> str:
    """The list of participants to fill in."""
    return f"files/lists/participants.{locale}.xlsx"


def image_address(reference: str, image: str) -> str:
    """`image` is relative to the module's folder: ``images/house.svg``."""
    return f"{MODULES}{reference}/{image}"


def page_uri(path: str) -> str:
    """Uri of a hand-written page; `path` is from ``docs/`` without language: ``guide/index.md``, ``about.md``."""
    stem = path.removesuffix(".md")
    return "" if stem == "index" else stem.removesuffix("/index") + "/"


def address(uri: str, locale: str, default_locale: str) -> str:
    """Address of a page in a language: the default language has no prefix."""
    return uri if locale == default_locale else f"{locale}/{uri}"


def of_edition(url: str, edition: str) -> str:
    """The address that a paper carries: the page can then say whether the paper is of the edition it shows."""
    return f"{url}?edition={quote(edition)}"


def relative(target: str, page: str) -> str:
    """Link from the page address `page` (ends with ``/`` or is empty) to the address `target`."""
    path = posixpath.relpath("/" + target, "/" + page)
    return path + "/" if target.endswith("/") or target == "" else path


def release_address(name: str) -> str:
    """Where a frozen edition stands, for good."""
    return f"{RELEASES}{name}/"


def catalogue_feed_address(locale: str) -> str:
    """Atom feed of what each edition added to the catalogue, changed in it and took out."""
    return f"catalogue.{locale}.xml"


def feed_address(locale: str) -> str:
    """Atom feed of what changed in the texts that can be cited."""
    return f"{RELEASES}changes.{locale}.xml"
