"""What a reader's phone pays for a page, here and in plain Material: bytes, requests, seconds until the text is there.

The pages are those of the sample, their Markdown the same. Plain Material is Material as it comes, with its own search and
without its fonts, which it takes from another host: where it pays for letters there are none of it here.
"""

from __future__ import annotations

import json
import re
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from mkdocs.utils.yaml import yaml_load
from playwright.sync_api import Browser
from tests.benchmarks.measuring import show
from tests.benchmarks.projects import build, plain
from tests.conftest import Built, copy_sample, sample_site
from tests.serving import serving
from tests.verify.kinds import example
from tests.weighing import Visit, reader

KINDS = ("home", "module", "facilitator", "form")
ROUNDS = 3
AT_MOST = 0.8
"""Of the bytes of plain Material, both without letters."""
WITH_FONTS = 1.15
"""The same, ours with its letters and Material without any: what they may add."""


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return sample_site(tmp_path_factory)


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the same pages, as Material makes them."""
    work = tmp_path_factory.mktemp("plain")
    project = plain(copy_sample(work / "copy", "sample").folder, work / "project")
    for page in (project / "docs").glob("index*.md"):  # Material has no template for a home page
        page.write_text(re.sub(r"(?m)^template:.*\n", "", page.read_text("utf-8")), "utf-8")
    settings = project / "mkdocs.yml"
    config = yaml_load(settings.read_text("utf-8"))
    config["theme"] = {"name": "material", "language": "ru", "font": False, "features": config["theme"]["features"]}
    next(one["i18n"] for one in config["plugins"] if "i18n" in one)["reconfigure_material"] = (
        False  # it lacks a language
    )
    config.pop("extra_css", None)
    settings.write_text(json.dumps(config, ensure_ascii=False), "utf-8")
    build(project)
    return project / "site"


@contextmanager
def both(ours: Built, material: Path) -> Iterator[dict[str, str]]:
    with serving(ours.folder, is_packing=True) as own, serving(material, is_packing=True) as other:
        yield {"Koʻmak": own, "Material": other}


def test_pages_against_plain_material(browser: Browser, ours: Built, material: Path) -> None:
    rows, ratios, with_fonts = [], [], []
    with both(ours, material) as hosts:
        for kind in KINDS:
            address = example(ours, kind)
            seen = {name: visits(browser, host, address) for name, host in hosts.items()}
            (first, then), (other_first, other_then) = seen["Koʻmak"], seen["Material"]
            with_fonts.append(first.size / other_first.size)
            ratios.append(without_fonts(first) / other_first.size)
            rows.append((kind, *told(first, other_first), *told(then, other_then)))
    show(
        "Koʻmak against plain Material on a phone: 1.6 Mbit/s, 0.3 s, a processor 4 times slower",
        ("page", *("first: KB", "ratio", "requests", "text after"), *("next: KB", "ratio", "requests", "text after")),
        rows,
    )

    print("of its bytes without our letters:", *(f"{ratio:.2f}" for ratio in ratios))  # noqa: T201
    assert statistics.median(ratios) <= AT_MOST
    assert statistics.median(with_fonts) <= WITH_FONTS


def without_fonts(visit: Visit) -> int:
    return sum(one.size for one in visit.sent if one.kind != "Font")


def visits(browser: Browser, host: str, address: str) -> tuple[Visit, Visit]:
    """The page as the first of a visit and as the second; of several tries the middle one by its seconds."""
    first, then = [], []
    for _ in range(ROUNDS):
        with reader(browser, host, is_slow=True) as phone:
            first.append(phone.visit(address))
        with reader(browser, host, is_slow=True) as phone:
            phone.visit("about/")
            then.append(phone.visit(address))
    return _middle(first), _middle(then)


def _middle(found: list[Visit]) -> Visit:
    return sorted(found, key=lambda visit: visit.seconds)[len(found) // 2]


def told(own: Visit, other: Visit) -> tuple[str, str, str, str]:
    return (
        f"{own.size / 1000:.1f} : {other.size / 1000:.1f}",
        f"{own.size / other.size:.2f}",
        f"{len(own.sent)} : {len(other.sent)}",
        f"{own.seconds:.2f} : {other.seconds:.2f} s = {own.seconds / other.seconds:.2f}",
    )
