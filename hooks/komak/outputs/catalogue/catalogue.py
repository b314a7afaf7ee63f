"""``catalogue.json``: every module, session, activity and handout with addresses, minutes, sizes and languages.

A contract with other programs: fields are added, never renamed. Addresses are from the site's root.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path
from typing import Any, TypeAlias

from komak.edition import Edition, Text
from komak.ground.address import (
    CATALOGUE_SCHEMA,
    address,
    event_uri,
    facilitator_uri,
    form_uri,
    handout_uri,
    letter_address,
    module_uri,
    pdf_address,
    self_check_uri,
    track_uri,
)
from komak.instruments.forms import form_files
from komak.instruments.questions import QuestionFile, question_files
from komak.model import Form, Handout, Letter, Module, Session, Track
from komak.outputs.catalogue.file import file_entry
from komak.outputs.catalogue.programmes import programme_entry
from komak.workshop import FileFacts

Json: TypeAlias = dict[str, Any]

SCHEMA = 1
"""Raised when a field changes its meaning."""
_SCHEMA = Path(__file__).with_name("catalogue.schema.json")


def catalogue_schema(site_url: str) -> str:
    """JSON Schema of the catalogue, draft 7, with its own public address."""
    schema = json.loads(_SCHEMA.read_text("utf-8"))
    return json.dumps({"$id": site_url + CATALOGUE_SCHEMA, **schema}, ensure_ascii=False, indent=1) + "\n"


def catalogue(editions: tuple[Edition, ...], facts: Mapping[str, FileFacts], site_url: str) -> str:
    """The catalogue as JSON text; `facts` by address of each PDF that was made."""
    curriculum = editions[0].curriculum
    data = {
        "$schema": site_url + CATALOGUE_SCHEMA,
        "schema": SCHEMA,
        "site": site_url,
        "edition": curriculum.facts.edition,
        "date": curriculum.facts.date.isoformat(),
        "licence": curriculum.facts.licence,
        "source_locale": curriculum.facts.source_locale,
        "locales": list(curriculum.locales),
        "derived": dict(curriculum.facts.derived),
        "title": {edition.locale: edition.texts.title for edition in editions},
        "tracks": [_track(track, editions, facts) for track in curriculum.tracks],
        "programmes": [programme_entry(one, editions, facts) for one in curriculum.programmes],
        "forms": [_form(form, editions, facts) for form in curriculum.forms],
        "events": [
            _event(kit, list(letters), editions, facts)
            for kit, letters in groupby(curriculum.letters, key=lambda letter: letter.kit)
        ],
        "books": [_book(address, known) for address, known in sorted(facts.items()) if _BOOK.match(address)],
        "packs": [_pack(address, known) for address, known in sorted(facts.items()) if address.endswith(".zip")],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _form(form: Form, editions: tuple[Edition, ...], facts: Mapping[str, FileFacts]) -> Json:
    pair = editions[0].curriculum.bilingual
    voices = [*editions[0].curriculum.locales, *(["-".join(pair).lower()] if pair else [])]
    return {
        "slug": form.slug,
        "code": form.data.code,
        "kind": form.data.kind,
        "audience": form.data.audience,
        "copies": form.data.copies,
        "modules": list(form.data.modules),
        "fields": [field.code for field in form.data.fields],
        "texts": {
            edition.locale: {
                "title": form.data.title[edition.locale],
                "summary": form.data.summary[edition.locale],
                "address": address(form_uri(form.slug), edition.locale, edition.default_locale),
            }
            for edition in editions
        },
        "files": [
            file_entry(place, voice, facts[place]) | {"format": suffix.removeprefix(".")}
            for voice in voices
            for suffix, place in form_files(form, voice).items()
            if place in facts
        ],
    }


def _event(kit: str, letters: list[Letter], editions: tuple[Edition, ...], facts: Mapping[str, FileFacts]) -> Json:
    return {
        "slug": kit,
        "texts": {
            edition.locale: {"address": address(event_uri(kit), edition.locale, edition.default_locale)}
            for edition in editions
        },
        "letters": [_letter(letter, editions, facts) for letter in letters],
    }


def _letter(letter: Letter, editions: tuple[Edition, ...], facts: Mapping[str, FileFacts]) -> Json:
    texts = {edition.locale: edition.letter_text(letter).metadata for edition in editions}
    places = {locale: letter_address(letter.kit, letter.slug, locale) for locale in texts}
    return {
        "slug": letter.slug,
        "languages": list(letter.documents),
        "texts": {locale: {"title": words.title, "summary": words.summary} for locale, words in texts.items()},
        "files": [
            file_entry(place, locale, facts[place]) | {"format": "docx"}
            for locale, place in places.items()
            if place in facts
        ],
    }


_BOOK = re.compile(
    r"^files/(?P<module>[^/]+/[^/]+)/(?P<kind>guide|slides|tasks|(?:facilitator-)?side-by-side)\.(?P<locale>[^.]+)\.pdf$"
)


def _book(address: str, facts: FileFacts) -> Json:
    """The facilitator's book, the slides, the task sheets, and two languages side by side (``ru-uz``)."""
    found = _BOOK.match(address)
    assert found
    return {"module": found["module"], "kind": found["kind"], **file_entry(address, found["locale"], facts)}


def _pack(address: str, facts: FileFacts) -> Json:
    return {"address": address, "format": "zip", "files": facts.pages, "size": facts.size, "sha256": facts.sha256}


def _track(track: Track, editions: tuple[Edition, ...], facts: Mapping[str, FileFacts]) -> Json:
    return {
        "slug": track.slug,
        "texts": {
            edition.locale: {
                "title": edition.track_texts(track.slug).title,
                "address": address(track_uri(track.slug), edition.locale, edition.default_locale),
            }
            for edition in editions
        },
        "modules": [_module(module, editions, facts) for module in track.modules],
    }


def _module(module: Module, editions: tuple[Edition, ...], facts: Mapping[str, FileFacts]) -> Json:
    return {
        "reference": module.reference,
        "level": module.facts.level,
        "minutes": module.facts.minutes,
        "short": dict(module.facts.short),
        "participants": {"min": module.facts.participants.min, "max": module.facts.participants.max},
        "audience": list(module.facts.audience),
        "prerequisites": list(module.facts.prerequisites),
        "outcomes": list(module.facts.outcomes),
        "languages": list(module.documents),
        "texts": {edition.locale: _module_text(module, edition) for edition in editions},
        "sessions": [_session(session) for session in module.sessions],
        "handouts": [_handout(handout, module, editions, facts) for handout in module.handouts],
        "test": _test(module, editions, facts),
    }


def _module_text(module: Module, edition: Edition) -> Json:
    text = edition.module_text(module)
    return {
        "title": text.metadata.title,
        "summary": text.metadata.summary,
        "address": address(module_uri(module.reference), edition.locale, edition.default_locale),
        "facilitator_address": address(facilitator_uri(module.reference), edition.locale, edition.default_locale),
        "freshness": _freshness(text),
    }


def _freshness(text: Text[Any]) -> str:
    """``source``, ``translated``, ``outdated`` or ``missing``."""
    if text.is_fallback:
        return "missing"
    if text.freshness is None:
        return "source"
    return "translated" if text.freshness.is_fresh else "outdated"


def _session(session: Session) -> Json:
    return {
        "id": session.id,
        "minutes": session.minutes,
        "activities": [
            {
                "id": activity.id,
                "minutes": activity.minutes,
                "method": activity.method,
                "group": activity.group,
                "materials": list(activity.materials),
                "outcomes": list(activity.outcomes),
            }
            for activity in session.activities
        ],
    }


def _test(module: Module, editions: tuple[Edition, ...], facts: Mapping[str, FileFacts]) -> Json | None:
    """Questions and files of the test of knowledge; null if the module has none."""
    if not module.test:
        return None
    return {
        "questions": [
            {"id": placed.question.id, "kind": placed.question.kind, "outcomes": list(placed.question.outcomes)}
            for placed in module.test.answered
        ],
        "texts": {
            edition.locale: {
                "title": edition.strings("test.title"),
                "address": address(self_check_uri(module.reference), edition.locale, edition.default_locale),
            }
            for edition in editions
        },
        "files": [
            _test_file(file, facts[file.address])
            for edition in editions
            for file in question_files(module, edition)
            if file.address in facts
        ],
    }


def _test_file(file: QuestionFile, facts: FileFacts) -> Json:
    own = {"slug": file.slug, "title": file.title, "audience": file.audience, "format": file.format}
    return file_entry(file.address, file.locale, facts) | own


def _handout(handout: Handout, module: Module, editions: tuple[Edition, ...], facts: Mapping[str, FileFacts]) -> Json:
    return {
        "slug": handout.slug,
        "kind": handout.facts.kind,
        "copies": module.copies_of(handout),
        "one_sided": handout.facts.is_one_sided,
        "audience": handout.facts.audience,
        "languages": list(handout.documents),
        "texts": {edition.locale: _handout_text(handout, module, edition) for edition in editions},
        "files": [
            file_entry(pdf, edition.locale, facts[pdf])
            for edition in editions
            if (pdf := pdf_address(module.reference, handout.slug, edition.locale)) in facts
        ],
    }


def _handout_text(handout: Handout, module: Module, edition: Edition) -> Json:
    text = edition.handout_text(handout)
    return {
        "title": text.metadata.title,
        "summary": text.metadata.summary,
        "address": address(handout_uri(module.reference, handout.slug), edition.locale, edition.default_locale),
        "freshness": _freshness(text),
    }
