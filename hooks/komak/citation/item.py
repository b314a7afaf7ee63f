"""A citation as an item of CSL-JSON, for programs and for citeproc."""

from __future__ import annotations

from komak.citation.cited import Cited, Kind
from komak.citation.processor import Item

_GENRES = (Kind.MODULE, Kind.HANDOUT, Kind.FORM)
"""What is said besides the title: it does not tell what it is."""


def csl_item(one: Cited) -> Item:
    """What is known, in the vocabulary of CSL 1.0.2: an edition is its number."""
    item: Item = {
        "id": one.key,
        "type": "chapter" if one.is_part else "book",
        "title": one.title,
        "author": [{"literal": name} for name in one.authors],
        "publisher": ", ".join(one.authors),
        "edition": one.edition,
        "issued": {"date-parts": [[one.day.year, one.day.month, one.day.day]]},
        "URL": one.url,
        "language": one.language,
    }
    more = {"container-title": one.container, "publisher-place": one.place, "DOI": one.doi, "genre": genre(one)}
    return {**item, **{name: value for name, value in more.items() if value}}


def genre(one: Cited) -> str:
    """What kind of text it is, if its title does not say so."""
    return one.said(f"genre.{one.kind}") if one.kind in _GENRES else ""
