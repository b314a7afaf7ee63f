"""Making the files: once, the same bytes, nothing for a warm build to do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from komak import workshop
from komak.instruments.forms import FormOrder
from komak.workshop import Outcome, Workshop


def waiting(orders: tuple[FormOrder, ...], cache: Path) -> int:
    """How many of the files would be made anew."""
    with Workshop(cache) as shop:
        return shop.begin(orders).waiting


def test_every_file_is_made(all_orders: tuple[FormOrder, ...], made: Outcome) -> None:
    assert made.issues == ()
    assert set(made.artefacts) == {order.dest for order in all_orders}
    assert len(made.artefacts) > 20
    assert all(artefact.path.stat().st_size == artefact.size > 1000 for artefact in made.artefacts.values())


def test_nothing_is_made_twice(all_orders: tuple[FormOrder, ...], made: Outcome, cache: Path) -> None:
    again = workshop.made(all_orders, cache)

    assert again.made == 0
    assert again.artefacts == made.artefacts


def test_the_same_form_gives_the_same_bytes(all_orders: tuple[FormOrder, ...], made: Outcome, tmp_path: Path) -> None:
    """In another folder and another process, with files of every kind."""
    some = [order for order in all_orders if order.form.slug == "attendance-list" and order.voice.name == "uz"]
    again = workshop.made(some, tmp_path)

    assert len(some) == 3
    assert {dest: artefact.sha256 for dest, artefact in again.artefacts.items()} == {
        order.dest: made.artefacts[order.dest].sha256 for order in some
    }


def test_a_changed_text_makes_only_its_own_files_again(
    all_orders: tuple[FormOrder, ...], made: Outcome, cache: Path
) -> None:
    (first, *_) = all_orders
    data = first.form.data.model_copy(update={"title": {**first.form.data.title, "ru": "Другое название"}})
    changed = replace(first, form=replace(first.form, data=data))

    assert made.artefacts[first.dest]
    assert waiting((changed, *all_orders[1:]), cache) == 1


def test_a_form_that_only_moved_is_not_made_again(
    all_orders: tuple[FormOrder, ...], made: Outcome, cache: Path
) -> None:
    """A comment above it moves its lines, another name its file: no byte of what is made changes."""
    (first, *_) = all_orders
    lines = {field: line + 1 for field, line in first.form.lines.items()}
    moved = replace(first, dest="files/elsewhere", form=replace(first.form, path="elsewhere.yml", lines=lines))

    assert made.artefacts[first.dest]
    assert waiting((moved,), cache) == 0


def test_a_damaged_file_is_made_anew(all_orders: tuple[FormOrder, ...], tmp_path: Path) -> None:
    order = next(order for order in all_orders if order.suffix == ".xlsx")
    artefact = workshop.made([order], tmp_path).artefacts[order.dest]
    artefact.path.write_bytes(b"nonsense")

    assert workshop.made([order], tmp_path).artefacts[order.dest].path.read_bytes() != b"nonsense"
