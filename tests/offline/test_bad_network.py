"""What a network does to a site that is kept on a device: it answers for others, refuses, or asks what nobody understands."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.offline.conftest import FOLDER, MODULE, NEW, OLD, SHEET, Host, Reader

BLOCKED = b"<h1>Log in to the network</h1>"


def test_what_a_filter_sends_in_place_of_a_file_is_not_kept(reader: Reader, host: Host) -> None:
    reader.comes("about/")
    host.changed(SHEET, BLOCKED)
    assert reader.gets(SHEET) == len(BLOCKED)
    host.shows(host.editions.first)

    assert reader.gets(SHEET) == (size := (host.editions.first / SHEET).stat().st_size)
    reader.until(lambda: f"/{FOLDER}/{SHEET}" in reader.kept())
    host.go()
    assert reader.gets(SHEET) == size


def test_an_answer_to_another_question_is_not_kept(reader: Reader) -> None:
    """Behind the same address there may be another program: its answers are for one user."""
    reader.comes()
    reader.gets("catalogue.json?user=1")
    reader.gets(SHEET)
    reader.until(lambda: f"/{FOLDER}/{SHEET}" in reader.kept())

    assert f"/{FOLDER}/catalogue.json" not in reader.kept()


@pytest.mark.parametrize("address", ["assets/search/words.js?v=%25zz", "%E0/", "%FF.pdf"])
def test_an_address_that_nobody_understands_harms_nothing(reader: Reader, host: Host, address: str) -> None:
    reader.comes()
    first = reader.note("shown")
    reader.gets(address)
    host.release()

    assert reader.opens(MODULE) == NEW
    reader.until(lambda: reader.note("shown") not in {first, ""})
    reader.keeps(with_search=False)
    host.go()
    assert reader.opens(MODULE) == NEW
    assert reader.opens("%E0/") == "Без интернета"


def test_a_kept_page_is_shown_while_the_host_has_nothing(reader: Reader, host: Host, tmp_path: Path) -> None:
    """A site that was moved or taken away: everything is answered with 404."""
    reader.comes()
    (nothing := tmp_path / "nothing").mkdir()
    host.shows(nothing)

    assert reader.opens(MODULE) == OLD


def test_a_page_that_the_site_has_no_more_is_not_shown(reader: Reader, host: Host) -> None:
    reader.comes()
    host.changed(f"{MODULE}index.html", None)

    assert reader.opens(MODULE) != OLD


def test_what_was_read_of_a_frozen_edition_is_listed_and_removed(reader: Reader, host: Host) -> None:
    reader.comes()
    edition = next(path.name for path in sorted((host.folder / "editions").iterdir()) if path.is_dir())
    reader.opens(address := f"editions/{edition}/method/")
    reader.until(lambda: f"/{FOLDER}/{address}" in reader.kept())
    reader.opens("offline/")
    reader.page.get_by_role("button", name="Удалить с устройства").last.click()
    expect(reader.page.locator(".km-kept__list li")).to_have_count(0)

    assert not [name for name in reader.kept() if "/editions/" in name]
