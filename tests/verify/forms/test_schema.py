"""Word files against the schemas of Office, and without what a template of somebody else's left in them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from tests.standards import office_faults

from komak.instruments.forms import DOCX, FormOrder
from komak.workshop import Outcome


def _documents(all_orders: tuple[FormOrder, ...], made: Outcome, voice: str) -> list[Path]:
    return [
        made.artefacts[order.dest].path for order in all_orders if order.suffix == DOCX and order.voice.name == voice
    ]


@pytest.mark.parametrize("voice", ["ru", "uz", "uz-Cyrl", "ru-uz"])
def test_every_document_keeps_the_schema(voice: str, all_orders: tuple[FormOrder, ...], made: Outcome) -> None:
    documents = _documents(all_orders, made, voice)
    faults = {(path.name, fault) for path in documents for fault in office_faults(path)}

    assert len(documents) == len({order.form.slug for order in all_orders})
    assert faults == set()


def test_nothing_of_the_template_is_left(all_orders: tuple[FormOrder, ...], made: Outcome) -> None:
    documents = _documents(all_orders, made, "ru")
    assert documents
    for path in documents:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            assert [name for name in names if "thumbnail" in name or "customXml" in name or "WithEffects" in name] == []
            assert b"Macintosh" not in b"".join(archive.read(name) for name in names)
