"""The edition as archives and code hosts want to be told of it: ``CITATION.cff`` and the metadata of a Zenodo record."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from komak.citation.cited import Cited
from komak.languages import language


def citation_cff(wholes: Sequence[Cited]) -> str:
    """Citation File Format 1.2.0; `wholes` is the curriculum in every language, the default one first."""
    one = wholes[0]
    data: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": one.said("cff-message"),
        "type": "dataset",
        "title": one.title,
        "abstract": one.summary,
        "authors": [{"name": name} for name in one.authors],
        "version": one.edition,
        "date-released": one.date,
        "license": one.licence,
        "url": one.url,
        **({"doi": one.doi} if one.doi else {}),
        "preferred-citation": _preferred(one),
        "references": [_preferred(other) for other in wholes[1:]],
    }
    return "".join(_yaml(data)) + "\n"


def _preferred(one: Cited) -> dict[str, Any]:
    return {
        "type": "book",
        "title": one.title,
        "authors": [{"name": name} for name in one.authors],
        "edition": one.edition,
        "year": one.day.year,
        "publisher": {"name": ", ".join(one.authors), **({"city": one.place} if one.place else {})},
        "languages": [_iso(one)],
        "url": one.url,
        **({"doi": one.doi} if one.doi else {}),
    }


def _iso(one: Cited) -> str:
    own = language(one.language)
    return own.iso or own.base


def _yaml(data: dict[str, Any], indent: str = "") -> Iterator[str]:
    """YAML whose scalars are JSON: nothing in a title can be read as something else."""
    for name, value in data.items():
        if isinstance(value, dict):
            yield f"\n{indent}{name}:"
            yield from _yaml(value, f"{indent}  ")
        elif value and isinstance(value, list) and isinstance(value[0], dict):
            yield f"\n{indent}{name}:"
            for part in value:
                yield f"\n{indent}  -"
                yield from _yaml(part, f"{indent}    ")
        elif value != []:
            yield f"\n{indent}{name}: {json.dumps(value, ensure_ascii=False)}"


def zenodo(wholes: Sequence[Cited]) -> str:
    """Metadata of a deposit by the API of Zenodo; a DOI is given by Zenodo itself or stands in curriculum.yml."""
    one = wholes[0]
    data = {
        "title": one.title,
        "upload_type": "lesson",
        "description": "".join(f"<p>{other.summary}</p>" for other in wholes),
        "creators": [{"name": name} for name in one.authors],
        "version": one.edition,
        "publication_date": one.date,
        "language": _iso(one),
        "access_right": "open",
        "license": one.licence.lower(),
        "related_identifiers": [
            {"identifier": other.url, "relation": "isIdenticalTo" if other is one else "isVariantFormOf"}
            for other in wholes
        ],
        **({"doi": one.doi} if one.doi else {}),
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
