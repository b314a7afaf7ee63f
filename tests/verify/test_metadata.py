"""What machines read of a page: by extruct, as a crawler does, and against the profile of Bioschemas."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from typing import Any

import pytest
from jsonschema import Draft7Validator
from PIL import Image
from tests.conftest import Built

_URL = {"type": "string", "pattern": "^https?://"}
_NAMED = {"type": "object", "required": ["@type", "name"]}
_TRAINING_MATERIAL = {
    "type": "object",
    "required": [
        *("@context", "@type", "@id", "name", "description", "keywords"),  # minimum
        *("author", "inLanguage", "license", "learningResourceType", "timeRequired", "teaches", "audience", "url"),
        *("educationalLevel", "version", "isPartOf", "http://purl.org/dc/terms/conformsTo"),
    ],
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@type": {"const": "LearningResource"},
        "@id": _URL,
        "name": {"type": "string", "minLength": 1},
        "description": {"type": "string", "minLength": 1},
        "keywords": {"type": "array", "minItems": 1, "items": {"type": "string"}},
        "teaches": {"type": "array", "minItems": 1, "items": {"type": "string"}},
        "timeRequired": {"type": "string", "pattern": "^PT[1-9][0-9]*M$"},
        "license": _URL,
        "author": {"type": "array", "minItems": 1, "items": _NAMED},
        "audience": {"type": "array", "minItems": 1, "items": {"required": ["educationalRole"]}},
        "translationOfWork": {"type": "object", "required": ["@id", "inLanguage"]},
        "http://purl.org/dc/terms/conformsTo": {
            "const": {
                "@id": "https://bioschemas.org/profiles/TrainingMaterial/1.0-RELEASE",
                "@type": "CreativeWork",
            }
        },
    },
}
"""https://bioschemas.org/profiles/TrainingMaterial/1.0-RELEASE: its minimum, and what it recommends and we know."""

_READ = """
import json, sys, extruct
from rdflib import Graph
found = {}
for line in sys.stdin:
    address, path, url = json.loads(line)
    told = extruct.extract(open(path, encoding="utf-8").read(), base_url=url, syntaxes=["json-ld", "opengraph", "dublincore"])
    for one in told["json-ld"]:
        local = json.dumps({**one, "@context": {"@vocab": "https://schema.org/"}})
        told["triples"] = len(Graph().parse(data=local, format="json-ld"))
    found[address] = told
print(json.dumps(found))
"""
"""In a process of its own: extruct's parts warn, and a warning is an error here."""


@pytest.fixture(scope="module")
def told(site: Built) -> dict[str, Any]:
    """What extruct finds on every page, by address."""
    lines = [
        json.dumps([address, str(site.files[f"{address}index.html"]), site.catalogue["site"] + address])
        for address in site.pages
        if address != "404.html"
    ]
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _READ],
        input="\n".join(lines), text=True, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_every_module_is_a_training_material_in_every_language(site: Built, told: dict[str, Any]) -> None:
    for module in site.modules:
        for locale, texts in module["texts"].items():
            (data,) = told[texts["address"]]["json-ld"]
            faults = [error.message for error in Draft7Validator(_TRAINING_MATERIAL).iter_errors(data)]
            assert faults == [], texts["address"]
            assert data["name"] == texts["title"]
            assert data["@id"] == site.catalogue["site"] + texts["address"]
            assert data["timeRequired"] == f"PT{module['minutes']}M"
            assert ("translationOfWork" in data) == (data["inLanguage"] != site.catalogue["source_locale"])
            if locale in module["languages"]:
                assert data["inLanguage"] == locale


def test_whatever_is_told_is_linked_data_with_addresses_of_this_site(site: Built, told: dict[str, Any]) -> None:
    """A program of linked data reads it, and every part and whole that it names is a page."""
    kinds = set()
    for address, one in told.items():
        for data in one["json-ld"]:
            kinds.add(data["@type"])
            assert one["triples"] >= 4, address
            for name in ("@id", "isPartOf", "hasPart", "translationOfWork"):
                value = data.get(name, [])
                for part in value if isinstance(value, list) else [value]:
                    link = part["@id"] if isinstance(part, dict) else part
                    assert link.removeprefix(site.catalogue["site"]) in site.pages, f"{address}: {link}"
    assert {"WebSite", "LearningResource", "Book"} <= kinds


def test_programmes_are_courses(site: Built, told: dict[str, Any]) -> None:
    programmes = site.catalogue["programmes"]
    assert programmes
    for programme in programmes:
        for texts in programme["texts"].values():
            (data,) = told[texts["address"]]["json-ld"]
            assert (data["@type"], data["name"]) == ("Course", texts["title"])
            assert len(data["hasPart"]) == len(programme["modules"])
            assert re.fullmatch(r"PT\d+M", data["hasCourseInstance"]["courseWorkload"])


def test_a_link_in_a_messenger_has_a_title_and_a_picture(site: Built, told: dict[str, Any]) -> None:
    """On every page, in its language, with its own title drawn."""
    pictures = set[bytes]()
    for address, one in told.items():
        (graph,) = one["opengraph"]
        said = dict(graph["properties"])
        assert said["og:url"] == site.catalogue["site"] + address
        assert said["og:title"]
        assert said["og:site_name"] == ("Кўмак" if site.locale_of(address) == "uz-Cyrl" else "Koʻmak")
        picture = site.files[said["og:image"].removeprefix(site.catalogue["site"])].read_bytes()
        assert Image.open(io.BytesIO(picture)).size == (1200, 630)
        assert len(picture) < 15_000, address
        pictures.add(picture)
    assert len(pictures) > len(told) / 2, "pages with one title and summary have one picture; others have their own"


def test_a_chapter_is_found_by_libraries_and_by_scholar(site: Built, told: dict[str, Any]) -> None:
    """Texts of chapters say in Dublin Core and Highwire tags what their citation says."""
    seen, books = 0, set[str]()
    for address, page in site.pages.items():
        tags = dict(_tags(page))
        if not tags:
            continue
        books |= {tags["citation_pdf_url"]} if "citation_pdf_url" in tags else set()
        seen += 1
        dublin = {item["name"]: item["content"] for item in told[address]["dublincore"][0]["elements"]}
        assert tags["citation_title"] == dublin["DC.title"]
        assert tags["citation_author"] == dublin["DC.creator"]
        assert tags["citation_public_url"] == dublin["DC.identifier"] == site.catalogue["site"] + address
        assert re.fullmatch(r"\d{4}/\d\d/\d\d", tags["citation_publication_date"])
        bibtex = site.files[page.xpath("//a[@download]/@href")[0].replace("../", "")].read_text("utf-8")
        assert f"title = {{{tags['citation_title']}}}" in bibtex
    assert seen >= 3
    files = {site.catalogue["site"] + name for name in site.files if re.match(r"files/books/.*[.]pdf$", name)}
    assert books == files


def _tags(page: Any) -> list[tuple[str, str]]:
    return [(tag.get("name"), tag.get("content")) for tag in page.xpath("//meta[starts-with(@name, 'citation_')]")]
