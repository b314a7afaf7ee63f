"""catalogue.json tells other programs the truth."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pikepdf
from jsonschema import Draft7Validator
from tests.conftest import Built


def test_size_pages_and_checksum_are_those_of_the_file(site: Built) -> None:
    for handout in site.handouts:
        for file in handout["files"]:
            data = site.files[file["address"]].read_bytes()
            with pikepdf.open(site.files[file["address"]]) as pdf:
                found = (len(data), len(pdf.pages), hashlib.sha256(data).hexdigest())
            assert (file["size"], file["pages"], file["sha256"]) == found, file["address"]


def test_every_handout_that_it_lists_is_published(site: Built) -> None:
    listed = [file["address"] for handout in site.handouts for file in handout["files"]]

    assert listed
    assert [address for address in listed if address not in site.files] == []


def test_size_and_checksum_of_a_pack_are_those_of_the_file(site: Built) -> None:
    for pack in site.catalogue["packs"]:
        data = site.files[pack["address"]].read_bytes()
        assert (pack["size"], pack["sha256"]) == (len(data), hashlib.sha256(data).hexdigest()), pack["address"]


def test_the_minutes_of_activities_make_those_of_sessions_and_modules(site: Built) -> None:
    for module in site.modules:
        sums = [sum(activity["minutes"] for activity in session["activities"]) for session in module["sessions"]]
        assert sums == [session["minutes"] for session in module["sessions"]], module["reference"]
        assert sum(sums) == module["minutes"], module["reference"]


def test_every_address_in_it_is_a_page(site: Built) -> None:
    texts = [
        *(text for track in site.catalogue["tracks"] for text in track["texts"].values()),
        *(text for entry in (*site.modules, *site.handouts) for text in entry["texts"].values()),
    ]
    found = {text[key] for text in texts for key in ("address", "facilitator_address") if key in text}

    assert found
    assert found <= set(site.pages)


def test_it_has_every_module_and_handout_of_the_curriculum(site: Built) -> None:
    curriculum = site.project / "curriculum"
    modules = {path.parent.relative_to(curriculum).as_posix() for path in curriculum.glob("*/*/module.ru.md")}
    handouts = {path.name.removesuffix(".ru.md") for path in curriculum.glob("*/*/handouts/*.ru.md")}

    assert {module["reference"] for module in site.modules} == modules
    assert {handout["slug"] for handout in site.handouts} == handouts


def test_titles_are_those_that_readers_see(site: Built) -> None:
    for entry in (*site.modules, *site.handouts):
        for locale in site.locales:
            text = entry["texts"][locale]
            (title,) = site.pages[text["address"]].xpath("//article//h1")
            assert "".join(title.itertext()).strip("¶ \n").replace("\N{NO-BREAK SPACE}", " ") == text["title"]


def test_the_minimal_catalogue_says_what_the_author_wrote(minimal: Built) -> None:
    (module,) = minimal.modules
    (handout,) = module["handouts"]

    assert minimal.catalogue["title"] == {"ru": "Маленькая программа", "uz": "Kichik dastur"}
    assert [session["minutes"] for session in module["sessions"]] == [45, 30]
    assert module["participants"] == {"min": 4, "max": 12}
    assert module["sessions"][0]["activities"][0]["materials"] == ["watch"]
    assert (handout["kind"], handout["copies"], handout["audience"]) == ("checklist", "participant", "participant")


def test_every_file_of_a_form_is_published_in_every_variant(site: Built) -> None:
    """Four variants, each for paper, to fill in, for Word, and registers for a spreadsheet; sizes are those of the files."""
    for form in site.catalogue["forms"]:
        formats = {"pdf", "fill.pdf", "docx"} | ({"xlsx"} if form["kind"] == "register" else set())
        found = {(file["locale"], file["format"]) for file in form["files"]}
        assert found == {(variant, kind) for variant in (*site.locales, "ru-uz") for kind in formats}, form["slug"]
        for file in form["files"]:
            data = site.files[file["address"]].read_bytes()
            assert (file["size"], file["sha256"]) == (len(data), hashlib.sha256(data).hexdigest()), file["address"]
        assert {text["address"] for text in form["texts"].values()} <= set(site.pages)
    assert len(site.catalogue["forms"]) >= 4


def test_forms_of_the_facilitator_are_listed_for_her_only(site: Built) -> None:
    hidden = {form["slug"] for form in site.catalogue["forms"] if form["audience"] == "facilitator"}
    hers = {
        text["address"]
        for handout in site.handouts
        if handout["audience"] == "facilitator"
        for text in handout["texts"].values()
    }
    assert hidden
    assert hers
    for address, page in site.pages.items():  # pages about events are for those who run them
        links = {href.rstrip("/").rsplit("/", 1)[-1] for href in page.xpath("//article//a/@href")}
        of_participants = "modules/" in address and "/facilitator/" not in address and address not in hers
        if of_participants or address.endswith("handouts/"):
            assert links & hidden == set(), address


def test_the_published_schema_knows_every_field(site: Built) -> None:
    """The catalogue is as its schema says, and has nothing that the schema does not describe."""
    address = site.catalogue["$schema"].removeprefix(site.catalogue["site"])
    schema = json.loads(site.files[address].read_bytes())
    Draft7Validator.check_schema(schema)

    assert schema["$id"] == site.catalogue["$schema"]
    assert schema["properties"]["schema"]["const"] == site.catalogue["schema"]
    faults = Draft7Validator(_closed(schema)).iter_errors(site.catalogue)
    assert [f"{'/'.join(map(str, fault.path))}: {fault.message}" for fault in faults] == []


def _closed(schema: Any) -> Any:
    """The same schema, with no room for fields that it does not name."""
    if isinstance(schema, list):
        return [_closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    parts = {name: _closed(part) for name, part in schema.items()}
    return {"additionalProperties": False, **parts} if isinstance(schema.get("properties"), dict) else parts
