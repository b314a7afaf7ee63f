"""A citation as files for programs that keep references: BibTeX, RIS, CSL-JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping

from komak.citation.cited import Cited
from komak.citation.item import csl_item, genre
from komak.ground.address import citation_address
from komak.languages import language

_LATEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {
    sign: f"\\{sign}" for sign in "&%$#_{}"
}
_SPECIAL = re.compile(r"[\\~^&%$#_{}]")


def citation_files(one: Cited) -> Mapping[str, str]:
    """Address of each file to its content."""
    return {citation_address(one.uri, one.locale, suffix): write(one, "") for suffix, write in FORMATS.items()}


def bibtex(one: Cited, locator: str) -> str:
    """For BibTeX and BibLaTeX; letters beyond ASCII as they are, what LaTeX reads as commands spelled."""
    fields = {
        "title": _latex(one.title),
        "booktitle": _latex(one.container),
        "edition": _latex(one.edition),
        "publisher": _latex(", ".join(one.authors)),
        "address": _latex(one.place),
        "year": str(one.day.year),
        "date": one.date,
        "type": _latex(genre(one)),
        "language": language(one.language).name.lower().partition(" ")[0] or one.language,
        "note": _latex(locator),
        "doi": one.doi,
        "url": one.url,
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    # A body is no first name and last name, so it stands in braces; quotes around them, or they would look like a template.
    author = " and ".join(f"{{{_latex(name)}}}" for name in one.authors)
    return f'@{"incollection" if one.is_part else "book"}{{{one.key},\n  author = "{author}",\n{lines}}}\n'


def _latex(text: str) -> str:
    return _SPECIAL.sub(lambda sign: _LATEX[sign[0]], text)


def ris(one: Cited, locator: str) -> str:
    """For EndNote, Zotero, Mendeley and catalogues; lines end as the format wants."""
    return "".join(f"{tag}  - {' '.join(value.split())}".rstrip(" ") + "\r\n" for tag, value in _tags(one, locator))


def _tags(one: Cited, locator: str) -> Iterator[tuple[str, str]]:
    yield "TY", "ECHAP" if one.is_part else "EBOOK"
    yield from (("AU", name) for name in one.authors)
    told = (
        ("TI", one.title), ("T2", one.container), ("ET", one.edition), ("PB", ", ".join(one.authors)), ("CY", one.place),
        ("PY", str(one.day.year)), ("DA", one.date.replace("-", "/")), ("M3", genre(one)), ("LA", one.language),
        ("SE", locator), ("DO", one.doi), ("UR", one.url), ("ID", one.key),
    )  # fmt: skip
    yield from ((tag, value) for tag, value in told if value)
    yield "ER", ""


def csl_json(one: Cited, locator: str) -> str:
    """For Zotero, Pandoc and whatever speaks CSL."""
    item = csl_item(one) | ({"note": locator} if locator else {})
    return json.dumps([item], ensure_ascii=False, indent=1) + "\n"


FORMATS: Mapping[str, Callable[[Cited, str], str]] = {"bib": bibtex, "ris": ris, "json": csl_json}
"""Ending of a file to what writes it of a citation; the second argument is a place in the text, or nothing."""
