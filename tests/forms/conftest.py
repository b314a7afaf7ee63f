"""The forms of a project, each file of them made once."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import once

from komak.edition import editions
from komak.edition.derived import with_derived
from komak.instruments.forms import Order, Voice, form_sheets, orders, start, voices
from komak.model import Form
from komak.press.pdf import Rendered, render
from komak.source import read
from komak.source.lexicon import read_lexicon


@pytest.fixture(scope="session")
def forms(content: Path) -> tuple[Form, ...]:
    """The forms of the curriculum, with the derived language."""
    reading = read(content)
    assert reading.curriculum is not None
    return with_derived(reading.curriculum, read_lexicon(content)[0]).forms


@pytest.fixture(scope="session")
def all_voices(content: Path) -> tuple[Voice, ...]:
    """Russian, Uzbek in both scripts, and two languages in one."""
    curriculum = read(content).curriculum
    assert curriculum is not None
    lexicon = read_lexicon(content)[0]
    return voices(editions(with_derived(curriculum, lexicon), lexicon), "https://komak.example/")


@pytest.fixture(scope="session")
def all_orders(forms: tuple[Form, ...], all_voices: tuple[Voice, ...]) -> tuple[Order, ...]:
    """Every file but the paper."""
    return tuple(orders(forms, all_voices))


@pytest.fixture(scope="session")
def made(all_orders: tuple[Order, ...], tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    """Every file but the paper, made."""
    rendered: Rendered = once(tmp_path_factory, "forms", lambda folder: start(all_orders, folder / "cache").result())
    return rendered


@pytest.fixture(scope="session")
def cache(made: Rendered) -> Path:
    """Where all of them were kept when they were made."""
    return next(path for path in next(iter(made.artefacts.values())).path.parents if path.name == "cache")


@pytest.fixture(scope="session")
def paper(forms: tuple[Form, ...], all_voices: tuple[Voice, ...], tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    """The paper of every form in every variant."""
    sheets = tuple(form_sheets(forms, all_voices))
    rendered: Rendered = once(tmp_path_factory, "paper", lambda folder: render(sheets, folder))
    return rendered
