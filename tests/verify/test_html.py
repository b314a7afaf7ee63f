"""The HTML of every kind of page is valid, as the Nu checker reads it: a browser has nothing to guess."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable

import pytest
from tests.conftest import ROOT, Built
from tests.standards import JAVA
from tests.verify.kinds import EVERY, example

_CHECKER = ROOT / "tests/node/node_modules/vnu-jar/build/dist/vnu.jar"


def test_the_html_of_every_kind_of_page_is_valid(site: Built, pytestconfig: pytest.Config) -> None:
    """In every language by `make verify`; the templates are the same, so `make test` reads the first."""
    if shutil.which("java") is None:
        pytest.skip("Java is missing: the Nu checker runs in it; install it with apt-get install default-jre-headless")
    locales = site.locales if pytestconfig.getoption("site") else site.locales[:1]
    addresses = [
        site.in_language(example(site, kind), locale) for locale in locales for kind in EVERY if kind != "lost"
    ]

    assert errors(site, [f"{address}index.html" for address in addresses] + ["404.html"]) == set()


def errors(site: Built, files: Iterable[str]) -> set[str]:
    """What is wrong, each fault once with one file that has it.

    Warnings are advice, and some judge our policy by the address that a file has on a disk.
    """
    command = [
        *JAVA,
        "-Xss4m",
        "-jar",
        str(_CHECKER),
        "--format",
        "json",
        "--errors-only",
        "--exit-zero-always",
        *files,
    ]
    done = subprocess.run(command, cwd=site.folder, text=True, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    found = {one["message"]: one for one in json.loads(done.stderr)["messages"] if one["type"] != "info"}
    return {f"{one['url']}: {message} {one.get('extract', '')}" for message, one in found.items()}
