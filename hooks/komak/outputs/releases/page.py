"""A page of a numbered text that needs nothing of the site: its own head and styles, links that hold for good."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlsplit, urlunsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from lxml import html
from markupsafe import Markup

from komak.edition import Edition
from komak.edition.page import FinishedPage, Page
from komak.ground.address import ELSEWHERE, RELEASES, address, relative, release_address

STYLES, SCRIPT = "edition.css", "edition.js"
_TEMPLATES = Environment(
    loader=PackageLoader("komak.outputs.releases"), autoescape=True, trim_blocks=True, lstrip_blocks=True,
    undefined=StrictUndefined, keep_trailing_newline=True,
)  # fmt: skip
_OF_THE_LIVING = "//p[@class='km-released']"
"""That there is a release of it."""
_LINKS = {"a": "href", "img": "src", "source": "src"}


def is_of_release(page: Page, edition: Edition) -> bool:
    """Whether a page belongs to a numbered text: its first page or a chapter."""
    folders = {f"{text.folder}/" for text in edition.curriculum.numbered}
    return any(page.uri.startswith(folder) for folder in folders) and page.edit_path is not None


@dataclass(frozen=True)
class Setting:
    """What every page of a release has around its text."""

    name: str
    day: str
    """Date of the release in words of the language."""
    edition: Edition
    names: dict[str, str]
    """Name of each language by locale."""
    order: tuple[FinishedPage, ...]
    """The pages of the text in this language, in their order."""
    numbers: Mapping[str, str]
    """Uri of each chapter to its number."""
    kept: AbstractSet[str]
    """Addresses that stand in the release too: pages and files."""
    rules: Mapping[str, str]
    """What the page says to a browser."""


def page_of_release(page: FinishedPage, setting: Setting) -> bytes:
    """The whole HTML file."""
    strings, default = setting.edition.strings, setting.edition.default_locale
    index = setting.order.index(page)
    home = posixpath.relpath("/", f"/{page.address}") + "/"
    return (
        _TEMPLATES.get_template("page.html.j2")
        .render(
            s=strings,
            locale=setting.edition.locale,
            name=setting.name,
            day=setting.day,
            title=_title(page, setting),
            work=setting.order[0].page.title,
            home=home,
            styles=home + STYLES,
            script=home + SCRIPT,
            newest=_out(page.address, page.address, setting.name),
            languages=[
                (name, locale, relative(address(page.page.uri, locale, default), page.address))
                for locale, name in setting.names.items()
            ],
            before=_link(setting.order[index - 1], page, setting) if index else None,
            after=_link(setting.order[index + 1], page, setting) if index + 1 < len(setting.order) else None,
            contents=[_link(one, page, setting) for one in setting.order],
            body=Markup(_led(page.html, page.address, setting)),  # noqa: S704 - HTML that we made
            **setting.rules,
        )
        .encode()
    )


def first_page(settings: Sequence[Setting]) -> bytes:
    """The page at the address of the release itself: its texts in every language; `settings` are those of all its texts."""
    languages = groupby(settings, key=lambda setting: setting.edition)
    parts = [_part(edition, list(own)) for edition, own in languages]
    return _TEMPLATES.get_template("first.html.j2").render(styles=STYLES, parts=parts, **settings[0].rules).encode()


def _part(edition: Edition, settings: Sequence[Setting]) -> dict[str, object]:
    name, day = settings[0].name, settings[0].day
    works = [(setting.order[0].page.title, setting.order[0].address) for setting in settings]
    newest = _out(address(RELEASES, edition.locale, edition.default_locale), "", name)
    return {"edition": edition, "name": name, "day": day, "newest": newest, "works": works}


def _link(target: FinishedPage, page: FinishedPage, setting: Setting) -> tuple[str, str]:
    return _title(target, setting), relative(target.address, page.address)


def _title(page: FinishedPage, setting: Setting) -> str:
    number = setting.numbers.get(page.page.uri)
    return f"{number}. {page.page.title}" if number else page.page.title


def _out(target: str, page: str, name: str) -> str:
    """Link from the page `page` of the release to `target` of the living site."""
    return relative(target, release_address(name) + page)


def _led(text: str, address: str, setting: Setting) -> str:
    """A page's text without what is said of the living page alone, each link that leaves the release led to the living site."""
    root = html.fragment_fromstring(text, create_parent="div")
    for element in root.xpath(_OF_THE_LIVING):
        element.drop_tree()
    for element in root.iter(*_LINKS):
        name = _LINKS[str(element.tag)]
        href = element.get(name)
        if href and not href.startswith("#") and not ELSEWHERE.match(href):
            element.set(name, _lasting(href, address, setting))
    return "".join([root.text or "", *(html.tostring(child, encoding="unicode") for child in root)])


def _lasting(href: str, page: str, setting: Setting) -> str:
    parts = urlsplit(href)
    if not parts.path:
        return href
    target = posixpath.normpath(posixpath.join("/", page, parts.path)).lstrip("/")
    target = f"{target}/" if parts.path.endswith("/") and target else target
    if target in setting.kept:
        return href
    return urlunsplit(("", "", _out(target, page, setting.name), parts.query, parts.fragment))
