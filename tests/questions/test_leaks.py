"""Answers stand where the facilitator looks, and in the key that the page asks; nowhere else."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from tests.conftest import Built
from tests.questions.conftest import TEST
from tests.reading import pdf_text, search_entries

FLOWERS = {
    "ru": ["магнолия", "пион", "азалия", "ирис", "лаванда", "настурция", "фрезия", "вербена"],
    "uz": ["magnoliya", "pion", "azaliya", "iris", "lavanda", "nasturtsiya", "freziya", "verbena"],
}
"""One word of each rationale in visit.yml."""


def words_of(name: str, path: Path) -> str:
    """Everything that can be read in a file."""
    if name.endswith(".pdf"):
        return pdf_text(path)
    if name.endswith(".zip"):
        with zipfile.ZipFile(path) as archive:
            return " ".join(archive.namelist())
    return path.read_text("utf-8", errors="ignore")


@pytest.mark.parametrize("locale", ["ru", "uz"])
def test_a_reason_stands_in_the_key_and_in_the_files_for_the_facilitator_alone(tested: Built, locale: str) -> None:
    prefix = "" if locale == "ru" else "uz/"
    allowed = {
        f"{prefix}{TEST}key.js",
        f"files/care/visit/test-key.{locale}.pdf",
        f"files/care/visit/test.{locale}.gift",
        f"files/care/visit/test.{locale}.moodle.xml",
    }
    for flower in FLOWERS[locale]:
        places = {name for name, path in tested.files.items() if f" {flower}." in words_of(name, path)}
        assert places == allowed, flower
        assert [address for address, _, text in search_entries(tested) if f" {flower}." in text] == []


def test_only_the_facilitator_is_offered_papers_and_answers(tested: Built) -> None:
    """The page and the ZIP for participants offer no paper: a test that is read beforehand measures nothing."""

    def offered(address: str) -> set[str]:
        links = tested.pages[address].xpath("//article//a/@href")
        return {href.rsplit("/", 1)[1] for href in links if "/test" in href and "." in href.rsplit("/", 1)[1]}

    assert offered("modules/care/visit/") == set()
    assert offered("modules/care/visit/facilitator/") == {
        "test-a.ru.pdf", "test-b.ru.pdf", "test-key.ru.pdf", "test-results.ru.xlsx", "test.ru.gift",
        "test.ru.moodle.xml",
    }  # fmt: skip
    assert not any("test-" in href or ".gift" in href for href in tested.pages[TEST].xpath("//@href"))


def test_no_pack_for_participants_has_a_paper_of_the_test(tested: Built) -> None:
    names = [name for name in tested.files if name.endswith(".zip") and "participants" in name]
    found = {entry for name in names for entry in zipfile.ZipFile(tested.files[name]).namelist()}

    assert len([name for name in tested.files if name.startswith("files/care/visit/test-")]) >= 6
    assert [entry for entry in found if "test" in entry or "key" in entry or "gift" in entry or "moodle" in entry] == []


def test_the_page_holds_no_digest_and_no_id_of_an_option(tested: Built) -> None:
    """Ids are the author's words: ``beaten``, ``promise`` would tell what is wrong."""
    text = tested.files[f"{TEST}index.html"].read_text("utf-8")

    assert not any(name in text for name in ("silence", "hurry", "invites", "grandmother"))
    assert "komakSelfCheckKey" not in text
    assert {
        option
        for page in (tested.pages[TEST],)
        for option in page.xpath("//form[contains(@class,'km-question')]//input/@value")
    } <= set("123456")


def test_the_catalogue_lists_every_file_with_its_audience(tested: Built) -> None:
    (module,) = tested.modules
    files = {file["address"]: file for file in module["test"]["files"]}

    on_disk = {name for name in tested.files if name.startswith("files/care/visit/test")}
    assert set(files) == on_disk
    assert {file["audience"] for file in files.values()} == {"facilitator"}, "a paper read beforehand measures nothing"
    assert all(file["size"] == tested.files[name].stat().st_size for name, file in files.items())
    assert module["test"]["texts"]["uz"]["address"] == f"uz/{TEST}"
