"""The forms of the project that is verified, and their files as its site offers them."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

import pikepdf
import pytest
from tests.conftest import Built
from tests.forms.conftest import all_orders, all_voices, forms

from komak.instruments.forms import FormOrder, Voice, form_sheets
from komak.model import Form
from komak.workshop import Artefact, Outcome

__all__ = ["all_orders", "all_voices", "forms"]


@pytest.fixture(scope="session")
def made(site: Built, all_orders: tuple[FormOrder, ...]) -> Outcome:
    """Every file but the paper."""
    return _offered(site, (order.dest for order in all_orders))


@pytest.fixture(scope="session")
def paper(site: Built, forms: tuple[Form, ...], all_voices: tuple[Voice, ...]) -> Outcome:
    """The paper of every form in every variant."""
    return _offered(site, (sheet.dest for sheet in form_sheets(forms, all_voices)))


def _offered(site: Built, addresses: Iterable[str]) -> Outcome:
    found = {address: _artefact(site, address) for address in addresses}
    assert found
    return Outcome(found)


def _artefact(site: Built, address: str) -> Artefact:
    path, pages = site.files[address], 0
    if path.suffix == ".pdf":
        with pikepdf.open(path) as pdf:
            pages = len(pdf.pages)
    return Artefact(address, path, path.stat().st_size, pages, sha256(path.read_bytes()).hexdigest())
