"""`make sbom`: the packages that build the site, as scanners of a ministry read them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator, RefResolver
from tests.conftest import EPOCH, ROOT, once

LOCK = (ROOT / "requirements.txt").read_text("utf-8")


def made(file: Path) -> bytes:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH}
    subprocess.run([sys.executable, ROOT / ".ci/sbom.py", file], check=True, env=environment)
    return file.read_bytes()


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    content: bytes = once(tmp_path_factory, "sbom", lambda folder: made(folder / "sbom.cdx.json"))
    return content


@pytest.fixture(scope="module")
def bill(raw: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(raw)
    return found


def test_it_keeps_to_the_schema_of_cyclonedx(bill: dict[str, Any]) -> None:
    folder = files("cyclonedx.schema") / "_res"
    schemas = {
        name: json.loads((folder / f"{name}.SNAPSHOT.schema.json").read_text("utf-8"))
        for name in ("bom-1.6", "spdx", "jsf-0.82")
    }
    known = {f"http://cyclonedx.org/schema/{name}.SNAPSHOT.schema.json": schema for name, schema in schemas.items()}
    resolver = RefResolver.from_schema(schemas["bom-1.6"], store=known)

    assert [str(error.path) for error in Draft7Validator(schemas["bom-1.6"], resolver=resolver).iter_errors(bill)] == []
    assert bill["specVersion"] == "1.6"


def test_it_has_every_package_with_its_hashes_and_licence(bill: dict[str, Any]) -> None:
    parts = {one["name"]: one for one in bill["components"]}
    wanted = dict(re.findall(r"^([a-z0-9-]+)==([^ ;]+)", LOCK, re.MULTILINE))
    hashes = {
        one["content"] for part in parts.values() for file in part["externalReferences"] for one in file["hashes"]
    }

    assert {name: part["version"] for name, part in parts.items()} == wanted
    assert hashes == set(re.findall(r"sha256:([0-9a-f]{64})", LOCK))
    assert all(part["purl"] == f"pkg:pypi/{name}@{part['version']}" for name, part in parts.items())
    assert [name for name, part in parts.items() if not part.get("licenses")] == []


def test_it_says_which_package_asks_for_which(bill: dict[str, Any]) -> None:
    asks = {one["ref"].partition("@")[0]: one.get("dependsOn", []) for one in bill["dependencies"]}

    assert any(one.startswith("pkg:pypi/mkdocs@") for one in asks["komak"])
    assert any(one.startswith("pkg:pypi/markupsafe@") for one in asks["pkg:pypi/jinja2"])


def test_the_same_packages_give_the_same_file_without_an_address(raw: bytes, tmp_path: Path) -> None:
    assert made(tmp_path / "again.json") == raw
    assert re.findall(rb"https?://(?!cyclonedx\.org/schema/)[^\"]+", raw) == []


def test_the_published_site_has_it() -> None:
    assert "make sbom SBOM=site/sbom.cdx.json" in (ROOT / ".github/workflows/site.yml").read_text("utf-8")
