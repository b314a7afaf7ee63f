"""Making the files: once, the same bytes, nothing for a warm build to do."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

from komak.instruments.forms import Order, start
from komak.press.pdf import Rendered


def test_every_file_is_made(all_orders: tuple[Order, ...], made: Rendered) -> None:
    assert made.issues == ()
    assert set(made.artefacts) == {order.dest for order in all_orders}
    assert all(artefact.path.stat().st_size == artefact.size > 1000 for artefact in made.artefacts.values())


def test_nothing_is_made_twice(all_orders: tuple[Order, ...], made: Rendered, cache: Path) -> None:
    began = time.perf_counter()
    again = start(all_orders, cache)

    assert again.waiting == 0
    assert again.result().artefacts == made.artefacts
    assert time.perf_counter() - began < 2


def test_the_same_form_gives_the_same_bytes(all_orders: tuple[Order, ...], made: Rendered, tmp_path: Path) -> None:
    """In another folder and another process, with files of every kind."""
    some = [order for order in all_orders if order.form.slug == "attendance-list" and order.voice.name == "uz"]
    again = start(some, tmp_path).result()

    assert len(some) == 3
    assert {dest: artefact.sha256 for dest, artefact in again.artefacts.items()} == {
        order.dest: made.artefacts[order.dest].sha256 for order in some
    }


def test_a_changed_text_makes_only_its_own_files_again(
    all_orders: tuple[Order, ...], made: Rendered, cache: Path
) -> None:
    (first, *_) = all_orders
    data = first.form.data.model_copy(update={"title": {**first.form.data.title, "ru": "Другое название"}})
    changed = replace(first, form=replace(first.form, data=data))

    assert made.artefacts[first.dest]
    assert start([changed, *all_orders[1:]], cache).waiting == 1


def test_a_damaged_file_is_made_anew(all_orders: tuple[Order, ...], tmp_path: Path) -> None:
    order = next(order for order in all_orders if order.suffix == ".xlsx")
    artefact = start([order], tmp_path).result().artefacts[order.dest]
    artefact.path.write_bytes(b"nonsense")

    assert start([order], tmp_path).result().artefacts[order.dest].path.read_bytes() != b"nonsense"
