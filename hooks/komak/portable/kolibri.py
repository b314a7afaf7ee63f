"""A module in a language as Kolibri takes it: an HTML5 app of its pages, and beside it its sheets as documents.

Kolibri shows an app in a frame that lets nobody download, and a click on a PDF would take the page away; so files are words
in the app and documents of their own beside it: Kolibri shows PDFs itself. What else the app does not hold is words, too.
The same site gives the same bytes, since Kolibri knows a file by its hash.
"""

from __future__ import annotations

import csv
import io
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from html import unescape
from pathlib import Path

from komak.edition import Edition
from komak.ground.address import address, facilitator_uri, module_uri
from komak.model import Module
from komak.portable.app_page import Chapter, app_page, app_style
from komak.portable.built import BuiltSite, carried
from komak.portable.findable import page_title
from komak.portable.links import INDEX, Link, links, relinked, to_file
from komak.workshop import write_whole

_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest that a ZIP knows: an app has no time of its own."""
_STYLE = "assets/app.css"
_FILES = ("files/", "packs/", "cite/", "editions/")
"""What is no part of a page."""
_PAIR = f"/side-by-side/{INDEX}"
"""Both pages link to theirs."""
_AUDIENCES = {False: "participants", True: "trainers"}
_SHEET = re.compile(r'<a class="km-download__link" href="([^"]+\.pdf)"[^>]*>(.*?)</a>', re.DOTALL)


@dataclass(frozen=True)
class Upload:
    """A file that a person gives to Kolibri, and what she types beside it."""

    file: Path
    kind: str
    title: str
    summary: str = ""
    is_for_trainers: bool = False


@dataclass(frozen=True)
class App:
    """The pages of a module, without the site around them."""

    site: BuiltSite
    edition: Edition
    module: Module

    @property
    def home(self) -> str:
        """File address of the page for participants."""
        return self._file(module_uri(self.module.reference))

    @cached_property
    def pages(self) -> list[str]:
        """Pages of the module, that for participants first, and of the forms that it uses."""
        folder = self.home.removesuffix(INDEX)
        first = [self.home, self._file(facilitator_uri(self.module.reference))]
        own = [page for page in self.site.pages(self.edition.locale) if page.startswith(folder) and page not in first]
        forms = {link.target for page in first for link in links(self._made(page), page)}
        return [*first, *own, *sorted(page for page in forms if self._is_form(page))]

    def sheets(self) -> Mapping[str, Upload]:
        """PDFs that the module offers, by file address; those for participants first."""
        found: dict[str, Upload] = {}
        for page in self.pages[:2]:
            for href, title in _SHEET.findall(self.site.text(page)):
                for link in links(f'<a href="{href}">', page):
                    file = self.site.path(link.target)
                    found.setdefault(
                        link.target, Upload(file, "PDF", unescape(title), is_for_trainers=page != self.home)
                    )
        return found

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """Every file of the app by its place in it."""
        made = {page: self._made(page, self._chapters) for page in self.pages}
        kept = carried(self.site, self.pages, made.__contains__, lambda name: made.get(name) or self.site.text(name))
        parts = sorted(name for name in kept if not name.startswith(_FILES))
        for name in parts:
            place = self._place(name)
            if name in made:
                html = relinked(made[name], name, self._written(name, frozenset(parts)))
                own = f'<link rel="stylesheet" href="{to_file(_STYLE, place)}">'
                yield place, html.replace("</head>", f"{own}\n</head>", 1).encode()
            else:
                yield place, self.site.path(name).read_bytes()
        yield _STYLE, app_style()

    @cached_property
    def _chapters(self) -> list[Chapter]:
        listed = (page for page in self.pages if not page.endswith(_PAIR))
        return [Chapter(page, page_title(self.site.text(page))) for page in listed]

    def _made(self, page: str, chapters: list[Chapter] | None = None) -> str:
        return app_page(self.site.text(page), page, chapters or [], self.edition)

    def _place(self, name: str) -> str:
        """Kolibri opens ``index.html`` at the root of the ZIP: that is the page for participants."""
        return name.removeprefix(self.home.removesuffix(INDEX))

    def _written(self, here: str, parts: frozenset[str]) -> Callable[[Link], str | None]:
        def written(link: Link) -> str | None:
            is_here = link.target in parts
            return to_file(self._place(link.target), self._place(here), link.fragment) if is_here else None

        return written

    def _file(self, uri: str) -> str:
        return address(uri, self.edition.locale, self.edition.default_locale) + INDEX

    def _is_form(self, page: str) -> bool:
        """A page of one form, and neither the list nor an example."""
        return page in self.site.files and re.fullmatch(rf"{self._file('forms/(?!example/)[^/]+/')}", page) is not None


def pack_module(site: BuiltSite, edition: Edition, module: Module, folder: Path) -> Iterator[Upload]:
    """Write the app and the sheets of `module` into `folder`."""
    words, app = edition.module_text(module).metadata, App(site, edition, module)
    file = folder / f"{module.slug}.{edition.locale}.zip"
    _write(file, app.contents())
    yield Upload(file, "HTML5", words.title, words.summary)
    for sheet in app.sheets().values():
        target = folder / sheet.file.name
        shutil.copyfile(sheet.file, target)
        yield replace(sheet, file=target)


def write_list(uploads: Sequence[Upload], edition: Edition, folder: Path) -> None:
    """``upload.csv``: what to type beside each file, in the order of the curriculum."""
    facts = edition.curriculum.facts
    rows = [
        (
            one.file.relative_to(folder).as_posix(),
            one.kind,
            one.title,
            one.summary,
            _AUDIENCES[one.is_for_trainers],
            edition.locale,
            facts.licence,
        )
        for one in uploads
    ]
    with (folder / "upload.csv").open("w", encoding="utf-8-sig", newline="") as file:  # Excel needs the mark
        csv.writer(file).writerows([("file", "kind", "title", "description", "for", "language", "licence"), *rows])


def _write(file: Path, contents: Iterator[tuple[str, bytes]]) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as app:
        for place, content in contents:
            info = zipfile.ZipInfo(place, _TIME)
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, 0o100644 << 16, 3
            app.writestr(info, content)
    write_whole(file, packed.getvalue())
