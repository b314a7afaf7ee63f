"""The words of the theme: complete in both languages, and with the right apostrophes in Uzbek."""

import re
from pathlib import Path

import material
import pytest

OURS = Path(__file__).parents[2] / "hooks" / "theme" / "partials" / "languages"
MATERIAL = Path(material.__file__).parent / "templates" / "partials" / "languages"
FROM_ENGLISH = {"direction", "search.config.pipeline", "search.config.separator", "search.config.lang"}


def strings(path: Path) -> dict[str, str]:
    """Keys and words of one language file."""
    return dict(re.findall(r'^  "([\w.]+)": "(.*)"', path.read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("locale", ["ru", "uz"])
def test_every_key_of_material_is_translated(locale: str) -> None:
    """No English shows through."""
    missing = strings(MATERIAL / "en.html").keys() - strings(OURS / f"{locale}.html").keys() - FROM_ENGLISH

    assert not missing


def test_both_languages_have_our_keys() -> None:
    """A word added in one language is added in the other."""
    assert strings(OURS / "ru.html").keys() == strings(OURS / "uz.html").keys()


def test_uzbek_has_its_own_apostrophes() -> None:
    """oʻ and gʻ with U+02BB, tutuq belgisi U+02BC, no typewriter signs."""
    words = " ".join(strings(OURS / "uz.html").values())

    assert not set(words) & set("'`’‘ʹ´")
    assert not re.search(r"[oOgG]ʼ", words)


def test_search_never_gets_turkish_stop_words() -> None:
    """With them "ona" (mother) is never found."""
    assert strings(OURS / "uz.html")["search.config.lang"] == "ru"
