"""A whole site as a folder: a tree of pages a language, whose bodies are finished, and all that stands around them."""

from __future__ import annotations

import gzip
import json
import re
from html import escape
from pathlib import Path
from urllib.parse import quote, urljoin

from mkdocs.config.defaults import MkDocsConfig

from komak.engines.front_matter import front_matter
from komak.engines.material import with_material
from komak.engines.staged.frame import THEME, copied, copy_theme, prefix, settings, shared_files
from komak.site import FinishedPage, Made, Site, TocEntry, raw_bytes

_LINK = re.compile(r"""\b((?:href|src)=["'])(?![a-z]+:|[/#"'])([^"']*)""", re.IGNORECASE)
"""A link to another page or file of the site."""
_SIGNS = {"```": "&#96;``", "~~~": "&#126;~~", "](": "]&#40;"}
"""Fences and links that are shown to authors: Markdown leaves HTML as it is, but looks for these first."""


def write_tree(site: Site, made: Made, config: MkDocsConfig, cache: Path, folder: Path, *, is_sealed: bool) -> None:
    """Fill an empty `folder`; `is_sealed` says whether the built site will get its service worker. Files have the same address in every language: they lie in the tree of the first one."""
    first = folder / site.editions[0].locale
    for address, path in (*shared_files(config), *made.paths.items()):
        copied(path, first / address)
    sitemap = _sitemap(site, made).encode()
    copy_theme(config, folder / THEME)
    texts = {
        **{first / address: raw_bytes(text) for address, text in with_material(made.texts, cache).items()},
        **{_source(page, site, folder): _text(page, site, config).encode() for page in made.pages},
        **{
            folder / f"{edition.locale}.yml": _settings(site, edition.locale, config, is_sealed=is_sealed)
            for edition in site.editions
        },
        folder / THEME / "sitemap.xml": sitemap,  # a generator knows the language that it builds
        first / "sitemap.xml.gz": gzip.compress(sitemap, mtime=0),
    }
    for target, raw in texts.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(raw)


def _settings(site: Site, locale: str, config: MkDocsConfig, *, is_sealed: bool) -> bytes:
    """JSON, which is YAML."""
    return json.dumps(settings(site, locale, config, is_sealed=is_sealed), ensure_ascii=False, indent=1).encode()


def _source(page: FinishedPage, site: Site, folder: Path) -> Path:
    locale = page.page.locale
    return folder / locale / f"{prefix(site, locale)}{page.page.source}"


def _text(page: FinishedPage, site: Site, config: MkDocsConfig) -> str:
    more = {
        "alternates": site.alternates(page.page),
        **site.head(page.page),
        "headings": [_heading(entry) for entry in page.toc],
        "edit_url": _edit_url(page, config),
    }
    return f"{front_matter(page.page, more)}\n{_body(page)}\n"


def _body(page: FinishedPage) -> str:
    """Finished HTML, in which Markdown finds nothing to do; links are from where the source stands."""
    html = page.html
    for sign, spelled in _SIGNS.items():
        html = html.replace(sign, spelled)
    if page.page.source.endswith("index.md"):
        return html
    own = page.address.rstrip("/").rpartition("/")[2]
    return _LINK.sub(lambda link: f"{link[1]}{_from_source(link[2], own)}", html)


def _from_source(link: str, own: str) -> str:
    """A link of the page ``a/own/`` as ``a/own.md`` would say it: a generator puts ``../`` before it."""
    if not link.startswith("../"):
        return f"{own}/{link}"
    rest = link.removeprefix("../")
    return rest if rest and rest[0] not in "#?" else f"./{rest}"  # the folder itself, and a place on its page


def _heading(entry: TocEntry) -> dict[str, object]:
    """A heading in the shape that templates know."""
    children = [_heading(child) for child in entry.children]
    return {"title": entry.name, "url": f"#{entry.id}", "level": entry.level, "children": children}


def _edit_url(page: FinishedPage, config: MkDocsConfig) -> str:
    """Where a reader may correct the page; empty if nowhere."""
    if not (config.repo_url and config.edit_uri and page.page.edit_path):
        return ""
    return urljoin(f"{config.repo_url.rstrip('/')}/{config.edit_uri}", f"../{quote(page.page.edit_path)}")


def _sitemap(site: Site, made: Made) -> str:
    day = site.curriculum.facts.date.isoformat()
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for page in made.pages:
        alternates = "".join(
            f'<xhtml:link rel="alternate" hreflang="{locale}" href="{escape(site.site_url + address)}"/>'
            for locale, address in site.alternates(page.page).items()
        )
        address = escape(site.site_url + page.address)
        lines.append(f"<url><loc>{address}</loc><lastmod>{day}</lastmod>{alternates}</url>")
    return "\n".join([*lines, "</urlset>", ""])
