"""A copy for a stick: one ZIP that is unpacked and opened by a double click, without a server and without the internet.

Beside the folder ``site`` stand a page for each language that leads into it, and a text for who finds the stick. Links
name files; what is not in the copy is a link to the published site, and says so. The search runs in the page.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from komak.edition import Edition
from komak.outputs.offline import unversioned
from komak.portable.built import BuiltSite, carried
from komak.portable.links import Link, relinked, to_file, to_public
from komak.portable.pages import for_disk
from komak.portable.search_scripts import KIT, SCRIPTS, search_scripts

_THEME = Path(__file__).parents[2] / "theme/kit"
_SCRIPT, _STYLE, _OPEN = f"{KIT}kit.js", f"{KIT}kit.css", f"{KIT}open.js"
_SITE = "site/"
_ONLY_SERVED = (".webmanifest",)
_PACKED = {".docx", ".epub", ".jpeg", ".jpg", ".pdf", ".png", ".webp", ".woff2", ".xlsx", ".zip"}
"""Deflated already: packing them anew takes time and wins nothing."""
_DAWN = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP knows: the same site gives the same bytes."""
_UTF8_FOR_WINDOWS = "\N{BYTE ORDER MARK}"


@dataclass(frozen=True)
class Kit:
    """A file that was made."""

    file: Path
    pages: int
    files: int


def pack_kit(site: BuiltSite, editions: tuple[Edition, ...], folder: Path, *, is_light: bool = False) -> Kit:
    """Write the languages of `editions` as one file into `folder`; what was there under its name is replaced at the end.

    A light one leaves out what it has in another shape: packs, frozen editions, the same files in other languages.
    """
    locales = {edition.locale for edition in editions}
    kept = _kept(site, locales)
    if is_light:
        kept = frozenset(name for name in kept if not _is_more_of_the_same(site, name, locales))
    name = kit_name(site, editions, is_light=is_light)
    file = folder / f"{name}.zip"
    draft = file.with_suffix(".new")
    try:
        with zipfile.ZipFile(draft, "w") as archive:
            for address, content in _contents(site, editions, kept):
                _put(archive, f"{name}/{address}", content)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
    return Kit(file, len(list(filter(site.is_page, kept))), len(kept))


def kit_name(site: BuiltSite, editions: tuple[Edition, ...], *, is_light: bool) -> str:
    """``komak-uz-2026.1``, ``komak-uz-light-2026.1``, or ``komak-all-2026.1`` with every language of the site."""
    locales = [edition.locale for edition in editions]
    told = "all" if set(locales) == set(site.locales) else "-".join(locales).lower()
    return f"komak-{told}{'-light' if is_light else ''}-{site.edition}"


def _kept(site: BuiltSite, locales: Collection[str]) -> frozenset[str]:
    starts = [name for locale in sorted(locales) for name in site.pages(locale)]
    found = carried(site, starts, lambda page: site.locale_of(page) in locales)
    return frozenset(name for name in found if not name.endswith(_ONLY_SERVED))


def _is_more_of_the_same(site: BuiltSite, name: str, locales: Collection[str]) -> bool:
    if name.startswith("packs/") or site.is_frozen(name):
        return True
    told = (part for part in name.split(".")[1:-1] if part.partition("-")[0] in site.locales)
    written = next(told, None) if name.startswith("files/") else None  # uz, uz-Cyrl, or two side by side: ru-uz
    if written is None or written in locales:
        return False
    own = (name.replace(f".{written}.", f".{locale}.") for locale in locales)
    return written not in site.locales or any(one in site.files for one in own)


def _contents(site: BuiltSite, editions: tuple[Edition, ...], kept: frozenset[str]) -> Iterator[tuple[str, bytes]]:
    """Everything in the ZIP by its name there, what is opened first first."""
    for edition in editions:
        yield _opener_name(edition), _opener(site, edition).encode()
    yield "README.txt", _readme(site, editions).encode()
    made = {
        **search_scripts(site, [edition.locale for edition in editions]),
        **{name: (_THEME / Path(name).name).read_text("utf-8") for name in (_SCRIPT, _STYLE, _OPEN)},
    }
    by_locale = {edition.locale: edition for edition in editions}
    for name in sorted(kept | made.keys()):
        if name in made:
            content = made[name].encode()
        elif site.is_page(name):
            content = _page(site, name, by_locale, kept).encode()
        elif name.startswith(SCRIPTS):
            content = unversioned(site.text(name)).encode()
        else:
            content = site.path(name).read_bytes()
        yield f"{_SITE}{name}", content


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _DAWN)
    entry.create_system, entry.external_attr = 3, 0o644 << 16
    is_packed = Path(name).suffix in _PACKED
    archive.writestr(entry, content, zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED)


def _page(site: BuiltSite, name: str, editions: Mapping[str, Edition], kept: frozenset[str]) -> str:
    edition = editions[site.locale_of(name)]
    added = f'<link rel="stylesheet" href="{to_file(_STYLE, name)}"><script src="{to_file(_SCRIPT, name)}"></script>'
    html = for_disk(site.text(name), edition, is_alone=len(editions) == 1)
    linked = relinked(html, name, _written(name, kept, site.url))
    online = escape(edition.strings("portable.kit-online"))
    return linked.replace(f'href="{_AWAY}', f'data-online="{online}" href="').replace("</head>", f"{added}</head>", 1)


_AWAY = "away:"
"""Before an address that was one of the site and is none of the copy, until the page is done."""


def _written(here: str, kept: frozenset[str], site_url: str) -> Callable[[Link], str | None]:
    """Links of the page `here`, inside the copy or to the published site."""

    def written(link: Link) -> str | None:
        if link.target in kept:
            return to_file(link.target, here, link.fragment)
        return _AWAY + to_public(link.target, site_url, link.fragment) if link.tag == "a" else None

    return written


# ---------------------------------------------------------------------- what lies beside the site


def _opener_name(edition: Edition) -> str:
    return f"{edition.strings('portable.kit-open')}.html"


_PLAIN = "body { max-width: 35em; margin: 3em auto; padding: 0 1em; font: 1.15em/1.5 sans-serif }"
"""The opening page is seen where none of the files beside it is."""


def _opener(site: BuiltSite, edition: Edition) -> str:
    """Leads to the first page; where it was opened inside the archive, it stays and says what to do."""
    title, home = escape(edition.texts.title), site.home(edition.locale)
    return (
        f'<!doctype html>\n<html lang="{edition.locale}">\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">\n<title>{title}</title>\n<style>{_PLAIN}</style>\n'
        f'<script src="{_SITE}{_OPEN}" data-home="{home}"></script>\n<h1>{title}</h1>\n'
        f"<p>{escape(edition.strings('portable.kit-unpack'))}</p>\n"
        f'<p><a href="{_SITE}{home}">{escape(edition.strings("portable.kit-open"))}</a></p>\n</html>\n'
    )


def _readme(site: BuiltSite, editions: tuple[Edition, ...]) -> str:
    texts = ("\r\n".join(_lines(site, edition)) for edition in editions)
    return _UTF8_FOR_WINDOWS + "\r\n\r\n".join(texts) + "\r\n"


def _lines(site: BuiltSite, edition: Edition) -> Iterator[str]:
    s = edition.strings
    yield s("portable.kit-what", title=edition.texts.title, edition=site.edition)
    yield s("portable.kit-unpack")
    yield s("portable.kit-start", file=_opener_name(edition))
    yield s("portable.kit-whole")
    yield s("portable.kit-limits", online=s("portable.kit-online"))
    yield s("portable.kit-newer", url=site.url)
