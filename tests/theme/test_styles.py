"""The parts of the styles: small, whole by themselves, and nothing from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.conftest import Built

from komak.engines.material import one_look
from komak.ground.address import STYLES
from komak.outputs.styles import PARTS, styles

FILES = sorted(PARTS.glob("*.css"))
LOADS = re.compile(
    r"@import|url\(\s*['\"]?\s*(?!data:image/)(?:[a-z][a-z0-9+.-]*:|//|\\)|\\75|\\55|expression\(", re.IGNORECASE
)


@pytest.mark.parametrize("part", FILES, ids=lambda part: part.stem)
def test_a_part_is_small_and_whole(part: Path) -> None:
    text = part.read_text("utf-8")

    assert len(text.splitlines()) <= 300
    assert text.count("{") == text.count("}")
    assert not LOADS.search(text)


def test_the_site_has_them_in_one_file_and_nothing_besides(minimal: Built) -> None:
    assert len(FILES) > 20
    assert [name for name in minimal.files if name.endswith(".css")] == [STYLES]
    whole = minimal.files[STYLES].read_text("utf-8")
    assert set(re.findall(r"\.km-[\w-]+", styles())) <= set(re.findall(r"\.km-[\w-]+", whole))
    assert set(re.findall(r"--km-[\w-]+(?=:)", styles())) == set(re.findall(r"--km-[\w-]+(?=:)", whole))


SAID = """
:root { --md-used: url("data:image/svg+xml,a;b{}"); --md-unused: 1px; --km-own: 2px }
.tabbed-set, .md-nav:not(.tabbed-set) > a { color: var(--md-used) }
[dir=rtl] .md-nav { left: 0 }
[dir=ltr] .md-nav { left: 0 !important }
.tabbed-set { top: 0 } /* left out */
@media print { .md-tooltip { top: 0 } .km-a , .km-b { width: calc(1px + 2px); mask: none; -webkit-mask: none } }
@media screen { .md-tooltip2 { top: 0 } }
@keyframes come { from { opacity: 0 } to { opacity: 1 } }
@font-face { font-family: "A B"; src: url("a.woff2") }
"""
LEFT = (
    ':root{--md-used:url("data:image/svg+xml,a;b{}");--km-own:2px}'
    ".md-nav:not(.tabbed-set) > a{color:var(--md-used)}"
    "[dir=ltr] .md-nav{left:0!important}"
    "@media print{.km-a,.km-b{width:calc(1px + 2px);mask:none;-webkit-mask:none}}"
    "@keyframes come{from{opacity:0}to{opacity:1}}"
    '@font-face{font-family:"A B";src:url("a.woff2")}'
)


def test_what_no_page_has_is_left_out_and_the_rest_says_the_same() -> None:
    assert one_look(SAID).endswith(LEFT)


def test_what_is_left_of_material_is_about_half() -> None:
    """If Material is updated and this fails, see whether its new parts belong into LEFT_OUT."""
    assert 50_000 < len(one_look("")) < 66_000
