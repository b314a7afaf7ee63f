"""A page in an app: its text, the styles that it has on the site, and a list of the other pages instead of the site's menu."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from komak.edition import Edition
from komak.portable.findable import article, page_title
from komak.portable.links import to_file
from komak.portable.pages import alone

_STYLES = re.compile(r'<link rel="stylesheet" href="[^"]+">')
_LEFT_OUT = (
    re.compile(r'<details class="km-cite\b.*?</details>\s*<script src="[^"]*/cite\.js"[^>]*></script>', re.DOTALL),
    re.compile(r'<a class="km-edit".*?</a>', re.DOTALL),
    re.compile(r'<p class="km-(?:actions|common)">\s*<a\b[^>]*type="application/zip".*?</p>', re.DOTALL),
)
"""How to cite, how to correct, what to download: on the site."""
_DOWNLOADS = '<ul class="km-downloads">'
_TERM = re.compile(r'<a class="km-term" href="[^"#]*#([\w-]+)"')
_OUTSIDE = re.compile(r'<a\b[^>]*?\shref="(?:https?|mailto|tel):([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)


@dataclass(frozen=True)
class Chapter:
    """A page of the app in the list of pages."""

    file: str
    title: str


def app_style() -> bytes:
    """What the frame around a page needs."""
    return (Path(__file__).parent / "app.css").read_bytes()


def app_page(built: str, here: str, chapters: Sequence[Chapter], edition: Edition) -> str:
    """The page for the app. Its links are still those of the site."""
    html, s = alone(built), edition.strings
    items = "".join(_item(chapter, here) for chapter in chapters)
    styles = "\n".join(_STYLES.findall(html))
    return f"""<!doctype html>
<html lang="{edition.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(page_title(html))}</title>
{styles}
</head>
<body dir="ltr" data-md-color-scheme="default" data-md-color-primary="custom" data-md-color-accent="custom">
<nav class="app-pages"><details><summary>{escape(s("portable.pages"))}</summary><ol>{items}</ol></details></nav>
<main class="app-text"><article class="md-content__inner md-typeset">{_text(html, edition)}</article></main>
</body>
</html>
"""


def _item(chapter: Chapter, here: str) -> str:
    current = ' aria-current="page"' if chapter.file == here else ""
    return f'<li><a href="{to_file(chapter.file, here)}"{current}>{escape(chapter.title)}</a></li>'


def _text(html: str, edition: Edition) -> str:
    text = article(html)
    for pattern in _LEFT_OUT:
        text = pattern.sub("", text)
    text = _TERM.sub(lambda term: f'{term[0]} title="{_meaning(term[1], edition)}"', text)
    note = f'<p class="app-note">{escape(edition.strings("portable.documents"))}</p>'
    return _OUTSIDE.sub(_told, text.replace(_DOWNLOADS, note + _DOWNLOADS, 1))


def _meaning(term: str, edition: Edition) -> str:
    """On the site a script tells it."""
    found = (one.definition.get(edition.locale, "") for one in edition.glossary if one.id == term)
    return escape(next(found, ""))


def _told(match: re.Match[str]) -> str:
    """Nobody can follow a link to the internet from an app, but everybody can write its address down."""
    address, words = match[1].rstrip("/"), match[2]
    return words if address in words else f'{words} <span class="app-address">({address})</span>'
