"""A programme as the catalogue tells it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from komak.edition import Edition
from komak.edition.programme import taught_minutes
from komak.ground.address import address, agenda_address, programme_uri
from komak.instruments.questions import question_files
from komak.model import Programme
from komak.outputs.catalogue.file import file_entry
from komak.workshop import FileFacts


def programme_entry(
    programme: Programme, editions: tuple[Edition, ...], facts: Mapping[str, FileFacts]
) -> dict[str, Any]:
    """Its modules in order, days, texts and files; `facts` by address of each file that was made."""
    agendas = {edition.locale: agenda_address(programme.id, edition.locale) for edition in editions}
    return {
        "slug": programme.id,
        "audience": list(programme.audience),
        "requires": list(programme.requires),
        "rhythm": programme.rhythm,
        "days": len(programme.days),
        "minutes": taught_minutes(programme, editions[0]),
        "modules": list(programme.references),
        "texts": {edition.locale: _texts(programme, edition) for edition in editions},
        "files": [
            file_entry(place, locale, facts[place]) | {"format": "pdf"}
            for locale, place in agendas.items()
            if place in facts
        ],
        "test": [
            file_entry(file.address, file.locale, facts[file.address]) | {"slug": file.slug, "format": file.format}
            for edition in editions
            for file in question_files(programme, edition)
            if file.address in facts
        ],
    }


def _texts(programme: Programme, edition: Edition) -> dict[str, str]:
    return {
        "title": programme.title[edition.locale],
        "summary": programme.summary[edition.locale],
        "address": address(programme_uri(programme.id), edition.locale, edition.default_locale),
    }
