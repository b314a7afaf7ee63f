"""What belongs to the key of a file: everything that can change a byte, and nothing that cannot."""

from __future__ import annotations

import dataclasses
import importlib
import importlib.metadata
import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, ClassVar

import pytest

from komak.ground.provenance import PROVENANCE
from komak.press.office.tables import BlankTable
from komak.site import assemble
from komak.workshop import Artefact, Carried, Order, code, key_of, make
from komak.workshop.carried import with_files
from komak.workshop.moment import dated

TABLE = BlankTable("files/list.ru.xlsx", "Список", ("Имя", "Дни"), {"Дни": ("1", "2")}, "ru")


@dataclass(frozen=True)
class Drawing:
    """An order of the tests."""

    maker: ClassVar[str] = "press.office.blank_table.blank_table"
    suffix: ClassVar[str] = ".x"

    dest: str = field(metadata=PROVENANCE)
    picture: Path | Artefact | Carried
    marks: frozenset[str] = frozenset()
    more: object = None


def test_every_field_counts_but_provenance() -> None:
    """A field that somebody adds to an order belongs to the key without anybody having thought of it."""
    changes: Mapping[str, Any] = {
        "title": "Другой", "heads": ("Дни", "Имя"), "answers": {"Дни": ("2", "1")}, "language": "uz", "subject": "О чём"
    }  # fmt: skip
    fields = {one.name for one in dataclasses.fields(TABLE)}

    assert fields - changes.keys() == {"dest"}
    assert key_of(replace(TABLE, dest="elsewhere")) == key_of(TABLE)
    assert len({key_of(TABLE), *(key_of(replace(TABLE, **{name: value})) for name, value in changes.items())}) == 6


def test_a_picture_counts_by_its_bytes_wherever_it_lies(tmp_path: Path) -> None:
    one, same, other = (tmp_path / name for name in ("one.svg", "same.svg", "other.svg"))
    one.write_bytes(b"<svg/>")
    same.write_bytes(b"<svg/>")
    other.write_bytes(b"<svg />")
    keys = {name: key_of(Drawing("x", path)) for name, path in (("one", one), ("same", same), ("other", other))}

    assert keys["one"] == keys["same"] != keys["other"]
    assert key_of(with_files(Drawing("x", one))) == keys["one"]
    assert key_of(Drawing("x", tmp_path / "absent.svg")) not in keys.values()


def test_a_set_has_no_order() -> None:
    assert key_of(Drawing("x", Carried("a", b""), frozenset("ab"))) == key_of(
        Drawing("x", Carried("a", b""), frozenset("ba"))
    )


def test_the_date_counts() -> None:
    with dated(1):
        first = key_of(TABLE)
    with dated(2):
        second = key_of(TABLE)

    assert first != second


@pytest.mark.parametrize("library", ["nh3", "segno", "pydantic", "typst"])
def test_another_version_of_a_library_is_another_key(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that cleans pages, for one: what an older one made must not come from the cache."""
    before = key_of(TABLE)
    real = importlib.metadata.version
    monkeypatch.setattr(importlib.metadata, "version", lambda name: "0" if name == library else real(name))
    for remembered in (code._versions, code.code_of):
        remembered.cache_clear()
    after = key_of(TABLE)
    for remembered in (code._versions, code.code_of):
        remembered.cache_clear()

    assert after != before


def test_what_has_no_certain_content_is_refused() -> None:
    """An object of an unknown kind would be told by its address in memory: never found again, or found wrongly."""
    with pytest.raises(TypeError, match="cannot belong to the key"):
        key_of(Drawing("x", Carried("a", b""), more=object()))


def test_carried_files_are_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_bytes(b"<svg/>")
    carried = with_files(Drawing("x", path)).picture
    path.unlink()

    assert carried == Carried("a.svg", b"<svg/>")


def maker(order: Order) -> Callable[[Any], Any]:
    module, _, name = order.maker.rpartition(".")
    made: Callable[[Any], Any] = getattr(importlib.import_module(f"komak.{module}"), name)
    return made


def test_every_order_of_a_site_has_a_maker_and_crosses_to_another_process(sample_orders: tuple[Order, ...]) -> None:
    makers = {order.maker for order in sample_orders}

    assert len(makers) >= 6
    assert all(callable(maker(order)) for order in sample_orders)
    for order in sample_orders:
        assert key_of(pickle.loads(pickle.dumps(order))) == key_of(order)


def test_what_is_carried_makes_the_same_bytes(sample_orders: tuple[Order, ...]) -> None:
    """Pictures at a workbench far away are those of here."""
    drawn = [order for order in sample_orders if getattr(order, "images", None)]
    assert drawn
    order = drawn[0]

    assert make(with_files(order)).content == make(order).content


@pytest.fixture(scope="module")
def sample_orders(content: Path) -> tuple[Order, ...]:
    site = assemble(content, "https://komak.example/").site
    assert site is not None
    return site.orders
