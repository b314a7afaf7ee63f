"""Every pair of colours that the styles put together can be read: WCAG 2.2 AA, on light and on dark."""

import re

import pytest

from komak.outputs.styles import styles

SCHEMES = ("default", "slate")
TEXT, PICTURE = 4.5, 3.0  # success criteria 1.4.3 (text) and 1.4.11 (edges, icons, focus)

PAIRS = [
    # foreground, background, ratio: where
    ("ink", "paper", TEXT),  # running text
    ("ink", "sand", TEXT),  # outcomes, hero, module cards of the home page, table heads
    ("ink-soft", "paper", TEXT),  # summaries, facts of a download
    ("ink-soft", "sand", TEXT),  # the number of hits of the search
    ("link", "paper", TEXT),
    ("link", "sand", TEXT),
    ("link-hover", "paper", TEXT),
    ("link-hover", "sand", TEXT),
    ("on-header", "header", TEXT),
    ("teal", "header", PICTURE),  # the mark and the line under it
    ("pomegranate", "header", PICTURE),  # the heart of the mark, the current language, focus
    ("on-footer", "footer", TEXT),
    ("on-footer-soft", "footer", TEXT),
    ("on-teal", "teal", TEXT),  # buttons, the chosen view, "skip to content"
    ("on-pomegranate", "pomegranate", TEXT),  # a button under the pointer
    ("teal", "paper", PICTURE),
    ("teal", "sand", PICTURE),
    ("pomegranate", "paper", TEXT),  # times, the track above a title; focus
    ("pomegranate", "sand", PICTURE),  # focus
    ("edge", "paper", PICTURE),  # writing lines, frames of form elements
    ("edge", "header", PICTURE),  # the search box
    ("ink", "teal-soft", TEXT),  # session rows, the chosen filter
    ("street", "sand", PICTURE),
]
TONES = {  # admonitions: title and icon, text, links on the tint
    "plum": "plum-soft",
    "teal": "teal-soft",
    "pomegranate": "pomegranate-soft",
    "green": "green-soft",
    "blue": "blue-soft",
    "gold": "gold-soft",
    "red": "red-soft",
}
for tone, tint in TONES.items():
    PAIRS += [(tone, tint, TEXT), ("ink", tint, TEXT), ("link", tint, TEXT), ("link-hover", tint, TEXT)]
PAIRS += [("gold", "paper", TEXT), ("ink-soft", "teal-soft", TEXT), ("pomegranate", "teal-soft", PICTURE)]


def colours(scheme: str) -> dict[str, str]:
    """The custom properties of one scheme, without `--km-`."""
    block = re.search(rf'^\[data-md-color-scheme="{scheme}"\] \{{(.*?)^\}}', styles(), re.MULTILINE | re.DOTALL)
    assert block, f"the styles have no colours for {scheme}"
    return dict(re.findall(r"--km-([\w-]+): (#[0-9a-f]{3,6});", block[1]))


def ratio(one: str, other: str) -> float:
    """Contrast of two colours after WCAG 2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("foreground", "background", "least"), PAIRS)
def test_pair_is_readable(scheme: str, foreground: str, background: str, least: float) -> None:
    """The pair reaches the ratio its use asks for."""
    palette = colours(scheme)

    found = ratio(palette[foreground], palette[background])

    assert found >= least, f"{foreground} on {background} in {scheme}: {found:.2f}, wanted {least}"


def test_both_schemes_name_the_same_colours() -> None:
    """A colour added to the light scheme is not forgotten in the dark one."""
    light, dark = map(colours, SCHEMES)

    assert light.keys() == dark.keys()
