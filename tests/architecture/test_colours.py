"""One brand: templates and drawings, which are no Python, say the colour that Word and Excel files get."""

from __future__ import annotations

from pathlib import Path

from komak.press.colours import SAND, TEAL

HOOKS = Path(__file__).parents[2] / "hooks"
TEMPLATES = ("komak/press/pdf/template.typ", "komak/desk/certificates/template.typ", "theme/brand/logo.svg")


def test_templates_and_the_logo_have_the_brand_colour() -> None:
    for name in TEMPLATES:
        assert f"#{TEAL}".lower() in (HOOKS / name).read_text("utf-8").lower(), name


def test_no_other_python_says_a_brand_colour() -> None:
    said = {
        path.relative_to(HOOKS).as_posix()
        for path in HOOKS.rglob("*.py")
        if any(colour.lower() in path.read_text("utf-8").lower() for colour in (TEAL, SAND))
    }

    assert said == {"komak/press/colours.py"}
