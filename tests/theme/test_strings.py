"""The words of the theme: complete in both languages, and with the right apostrophes in Uzbek."""

import re
from collections.abc import Mapping
from pathlib import Path

import material
import pytest

from komak.languages import strings
from komak.languages.strings import THEME, load

MATERIAL = Path(material.__file__).parent / "templates" / "partials" / "languages"
FROM_ENGLISH = {"direction", "search.config.pipeline", "search.config.separator", "search.config.lang"}


def english() -> dict[str, str]:
    """Keys and words of Material's own English."""
    return dict(re.findall(r'^  "([\w.]+)": "(.*)"', (MATERIAL / "en.html").read_text("utf-8"), re.MULTILINE))


def words(locale: str) -> Mapping[str, str]:
    """What the theme says in a language."""
    return load(locale).below(THEME)


@pytest.mark.parametrize("locale", ["ru", "uz"])
def test_every_key_of_material_is_translated(locale: str) -> None:
    """No English shows through."""
    missing = english().keys() - words(locale).keys() - FROM_ENGLISH

    assert not missing


def test_both_languages_have_our_keys() -> None:
    """A word added in one language is added in the other."""
    assert words("ru").keys() == words("uz").keys()


def test_uzbek_has_its_own_apostrophes() -> None:
    """oʻ and gʻ with U+02BB, tutuq belgisi U+02BC, no typewriter signs."""
    text = " ".join(words("uz").values())

    assert not set(text) & set("'`’‘ʹ´")
    assert not re.search(r"[oOgG]ʼ", text)


def test_search_never_gets_turkish_stop_words() -> None:
    """With them "ona" (mother) is never found."""
    assert words("uz")["search.config.lang"] == "ru"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("plan.title: План\nplan.day: День\nplan.title: Расписание\n", 3),
        ("plan.title: План\nplan.day: &day День\n", 2),
        ("plan.title: План\nplan.day: [День\n", 2),
    ],
)
def test_our_own_words_are_read_strictly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, line: int) -> None:
    """Nobody loses a text because a second one has its key; the file and the line are named."""
    (tmp_path / "kk.yml").write_text(text, "utf-8")
    monkeypatch.setattr(strings, "FOLDER", tmp_path)

    with pytest.raises(ValueError, match=rf"^kk\.yml:{line}: "):
        strings.load("kk", base="kk")
