"""The forms of a project, each file of them made once."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import kept, once
from tests.known import spoken, whole

from komak.instruments.forms import FormOrder, Voice, form_orders, form_sheets, voices
from komak.model import Form
from komak.workshop import Means, Order, Outcome, Workshop


@pytest.fixture(scope="session")
def forms(content: Path) -> tuple[Form, ...]:
    """The forms of the curriculum, with the derived language."""
    return whole(content).forms


@pytest.fixture(scope="session")
def all_voices(content: Path) -> tuple[Voice, ...]:
    """Russian, Uzbek in both scripts, and two languages in one."""
    return voices(spoken(content), "https://komak.example/")


@pytest.fixture(scope="session")
def all_orders(forms: tuple[Form, ...], all_voices: tuple[Voice, ...]) -> tuple[FormOrder, ...]:
    """Every file but the paper."""
    return tuple(form_orders(forms, all_voices))


@pytest.fixture(scope="session")
def made(all_orders: tuple[FormOrder, ...], tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """Every file but the paper, made."""
    rendered: Outcome = once(tmp_path_factory, "forms", lambda folder: _made(all_orders, folder / "cache"))
    return rendered


@pytest.fixture(scope="session")
def cache(made: Outcome) -> Path:
    """Where all of them were kept when they were made."""
    return next(path for path in next(iter(made.artefacts.values())).path.parents if path.name == "cache")


@pytest.fixture(scope="session")
def paper(forms: tuple[Form, ...], all_voices: tuple[Voice, ...], tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """The paper of every form in every variant."""
    sheets = tuple(form_sheets(forms, all_voices))
    rendered: Outcome = once(tmp_path_factory, "paper", lambda folder: _made(sheets, folder))
    return rendered


def _made(orders: tuple[Order, ...], folder: Path) -> Outcome:
    with Workshop(folder, Means(store=kept().as_uri())) as workshop:
        return workshop.made(orders)
