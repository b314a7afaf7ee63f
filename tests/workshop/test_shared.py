"""A store behind the one of this machine: a folder, memory, one that is torn, read-only or not there."""

from __future__ import annotations

from pathlib import Path

import fsspec
import pytest

from komak.press.office.tables import BlankTable
from komak.workshop import Means, Outcome, Workshop, key_of

TABLE = BlankTable("list.xlsx", "Список", ("Имя",), {}, "ru")


def made_with(folder: Path, means: Means) -> tuple[Outcome, str]:
    """What became of one table, and what the store has to say."""
    with Workshop(folder, means) as workshop:
        return workshop.made([TABLE]), workshop.store.trouble


@pytest.fixture(params=["folder", "memory"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "folder":
        return f"file://{tmp_path / 'shared'}"
    fsspec.filesystem("memory").store.clear()
    return "memory://komak"


def test_what_one_machine_made_another_takes(address: str, tmp_path: Path) -> None:
    first, _ = made_with(tmp_path / "one", Means(store=address))
    second, trouble = made_with(tmp_path / "two", Means(store=address))
    artefact = second.artefacts["list.xlsx"]

    assert (first.made, second.made, trouble) == (1, 0, "")
    assert artefact.path.is_relative_to(tmp_path / "two")
    assert artefact.path.read_bytes() == first.artefacts["list.xlsx"].path.read_bytes()


def test_who_may_not_write_takes_and_does_not_give(address: str, tmp_path: Path) -> None:
    reader = Means(store=address, may_write=False)
    made_with(tmp_path / "reader", reader)
    writer, _ = made_with(tmp_path / "writer", Means(store=address))
    taken, _ = made_with(tmp_path / "other reader", reader)

    assert (writer.made, taken.made) == (1, 0)


def test_a_torn_entry_is_none_and_is_mended(address: str, tmp_path: Path) -> None:
    """What is not what its facts say is not taken; who makes it anew puts it right for everybody."""
    made_with(tmp_path / "one", Means(store=address))
    files, root = fsspec.core.url_to_fs(address)
    (place,) = [name for name in files.find(root) if name.endswith(f"{key_of(TABLE)}.xlsx")]
    files.pipe_file(place, b"torn")
    second, _ = made_with(tmp_path / "two", Means(store=address))
    third, _ = made_with(tmp_path / "three", Means(store=address))

    assert (second.made, third.made) == (1, 0)


@pytest.mark.parametrize(
    "facts", [b"\xff\xfe\x00", b"[" * 100_000, b"null", b'{"pages": "x"}'], ids=["bytes", "deep", "nothing", "else"]
)
def test_facts_that_cannot_be_read_are_mended_too(address: str, facts: bytes, tmp_path: Path) -> None:
    """Or one bad entry would switch the store off for everybody."""
    made_with(tmp_path / "one", Means(store=address))
    files, root = fsspec.core.url_to_fs(address)
    (place,) = [name for name in files.find(root) if name.endswith(f"{key_of(TABLE)}.json")]
    files.pipe_file(place, facts)
    second, trouble = made_with(tmp_path / "two", Means(store=address))
    third, _ = made_with(tmp_path / "three", Means(store=address))

    assert (second.made, third.made, trouble) == (1, 0, "")


def test_a_password_in_the_address_is_not_told(tmp_path: Path) -> None:
    _, trouble = made_with(tmp_path, Means(store="nosuchprotocol://name:secret@host/x"))

    assert "done without" in trouble
    assert "secret" not in trouble


@pytest.mark.parametrize("address", ["file:///proc/no/such/place", "nosuchprotocol://x"])
def test_a_store_that_cannot_be_used_is_done_without_in_one_line(address: str, tmp_path: Path) -> None:
    outcome, trouble = made_with(tmp_path, Means(store=address))

    assert outcome.made == 1
    assert trouble.startswith(f"the shared store {address} is done without")
    assert len(trouble.splitlines()) == 1
