"""The planner in a real browser: its core on an empty page, and its page on the built site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page
from tests.conftest import ROOT

SCRIPTS = ROOT / "hooks/theme/assets/planner"
CORE = ("dates", "rests", "own", "plan", "program", "needs", "link", "files")
TABLE: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "cases.yml").read_text("utf-8"))
_ACTIVITY = re.compile(r"(?P<id>[a-z]+)(?P<minutes>\d+)(?:>(?P<least>\d+))?(?P<optional>\?)?")


def _activity(match: re.Match[str]) -> dict[str, Any]:
    minutes = int(match["minutes"])
    return {"id": match["id"], "title": match["id"], "minutes": minutes, "least": int(match["least"] or minutes),
            "optional": bool(match["optional"]), "method": "talk", "group": "all", "materials": []}  # fmt: skip


def catalogue() -> dict[str, Any]:
    """Return the modules of ``cases.yml`` as the site would hand them to the planner."""
    modules = [
        {
            "ref": ref,
            "title": ref,
            "lang": "ru",
            "participants": TABLE["participants"].get(ref, [0, 999]),
            "prerequisites": TABLE["prerequisites"].get(ref, []),
            "sessions": [
                {"id": name, "title": name, "activities": [_activity(one) for one in _ACTIVITY.finditer(text)]}
                for name, text in sessions.items()
            ],
            "materials": [],
            "handouts": [],
        }
        for ref, sessions in TABLE["modules"].items()
    ]
    return {"locale": "ru", "host": "komak.example", "edition": "1", "modules": modules, "event": [], "programmes": [{"id": "two-days", "modules": ["a/two"], "test": []}],
            "words": {f"own.{name}": name for name in ("opening", "guest", "lunch", "pause", "test-a")}}  # fmt: skip


class _Server(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def core(browser: Browser) -> Iterator[Page]:
    """An empty page that knows the planner's core and, as `data`, the modules of the table."""
    with browser.new_context() as context:
        page = context.new_page()
        for name in CORE:
            page.add_script_tag(path=SCRIPTS / f"{name}.js")
        page.evaluate("data => { window.data = data; window.k = komakPlanner }", catalogue())
        yield page
