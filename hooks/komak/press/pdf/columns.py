"""Widths of table columns from what the cells hold: long text gets room, a tick column stays narrow.

No column is narrower than its longest word. Where the paper is too narrow for that, type gets smaller, then words are
divided, then lines end anywhere; a table for which even that is not enough has no room, and somebody is told so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .measure import divided, ems, widest

_PADDING = 11.4  # points: what the sides of a cell take at full size
_TICK = 1.2  # ems, as the other measures here
_BLANK = 4.2
_LABEL_MOST = 8  # letters that stay on one line with the box or the blank they belong to
_WRITING_LEAST, _WRITING_BEST = 4.2, 12.0  # an empty cell must take a handwritten name
_TEXT_MOST = 40.0  # beyond this a cell only grows downwards
_WORD_MOST = 10.5  # longer words are divided rather than given the table
_INDENT = 1.7  # of a list in a cell, a level
_SIZES = (1.0, 0.94, 0.88, 0.82)
_SMALL_SIZES = (0.94, 0.88, 0.82, 0.76, 0.72)
_FLOOR = 0.72
_LEAST_LETTERS = 3.2  # ems in which a line of a column must at least stand


@dataclass(frozen=True)
class Cell:
    """What one cell asks for."""

    text: str
    heading: bool = False
    ticks: int = 0
    blanks: int = 0
    writing: bool = False
    """Empty, or a blank and nothing else."""
    room: float = 1.0
    """How much more, or less, than others is written into its column; a heading says it."""
    levels: int = 0
    """How deep the lists in it are."""


@dataclass(frozen=True)
class Columns:
    """How a table is laid out."""

    widths: tuple[float, ...]
    """In points, with the padding; together the room that there is."""
    scale: float
    """Size of type and padding: 1 is that of other tables."""
    is_enough: bool
    """False if words have no room whatever is done."""

    def room(self, at: int, size: float) -> float:
        """What a column leaves for words, in ems of the table's own type, if full size is `size` points."""
        return (self.widths[at] - _PADDING * self.scale) / (size * self.scale)


def columns(rows: list[list[Cell]], room: float, size: float) -> Columns:
    """Lay out `rows` on a line of `room` points in type of `size` points."""
    table = [[row[at] for row in rows if at < len(row)] for at in range(max(map(len, rows), default=0))]
    for scale, least_of in [*((scale, _least) for scale in _SIZES), *((scale, _divided) for scale in _SMALL_SIZES)]:
        em, padding = size * scale, _PADDING * scale
        least = [max(least_of(cell, _room(column)) for cell in column) * em + padding for column in table]
        if sum(least) <= room:
            return Columns(_spread(table, least, room, em, padding), scale, is_enough=True)
    return _squeezed(table, room, size * _FLOOR, _PADDING * _FLOOR)


def _spread(table: list[list[Cell]], least: list[float], room: float, em: float, padding: float) -> tuple[float, ...]:
    """Give what is left to those that want more."""
    best = [max(_best(column) * em + padding, low) for column, low in zip(table, least, strict=True)]
    spare, wanted = room - sum(least), sum(best) - sum(least)
    if not wanted:
        return tuple(low * room / sum(least) for low in least)
    return tuple(low + (high - low) / wanted * spare for low, high in zip(least, best, strict=True))


def _squeezed(table: list[list[Cell]], room: float, em: float, padding: float) -> Columns:
    """Lines that end anywhere: narrow columns keep what they need, the wide ones share the rest alike."""
    least = [max(_divided(cell, _room(column)) for cell in column) * em + padding for column in table]
    left, shares = room, dict[int, float]()
    for number, at in enumerate(sorted(range(len(least)), key=least.__getitem__)):
        shares[at] = min(least[at], left / (len(least) - number))
        left -= shares[at]
    narrowest = min(shares.values())
    is_enough = narrowest >= min(_LEAST_LETTERS * em + padding, *least)
    return Columns(tuple(shares[at] for at in range(len(least))), _FLOOR, is_enough)


def _room(column: list[Cell]) -> float:
    """What the heading says of its column; a column with words of its own in it takes its measure from them."""
    is_written_into = all(cell.writing for cell in column if not cell.heading)
    return next((cell.room for cell in column if cell.heading and cell.room != 1), 1.0) if is_written_into else 1.0


def _least(cell: Cell, room: float = 1.0) -> float:
    return _narrowest(cell, room, lambda text: min(widest(text, bold=cell.heading), max(_WORD_MOST, divided(text))))


def _divided(cell: Cell, room: float = 1.0) -> float:
    return _narrowest(cell, min(room, 0.8), lambda text: divided(text, bold=cell.heading))


def _narrowest(cell: Cell, room: float, words: Callable[[str], float]) -> float:
    if cell.writing:
        return _WRITING_LEAST * min(room, 1.0)
    drawn = _TICK * cell.ticks + _BLANK * cell.blanks
    if drawn and len(cell.text) <= _LABEL_MOST:
        return drawn + ems(cell.text, bold=cell.heading)
    return max(words(cell.text), _TICK if cell.ticks else 0.6) + _INDENT * cell.levels


def _best(column: list[Cell]) -> float:
    body = [cell for cell in column if not cell.heading]
    if body and all(cell.writing for cell in body):
        return _WRITING_BEST * _room(column)
    lengths = [min(ems(cell.text) + _TICK * cell.ticks, _TEXT_MOST) for cell in column]
    return max(max(lengths) * 0.3, sum(lengths) / len(lengths))
