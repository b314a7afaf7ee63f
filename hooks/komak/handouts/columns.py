"""Widths of table columns from what the cells hold: long text gets room, a tick column stays narrow."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BOLD = 1.12  # heading cells are bold, so wider
_PADDING = 3.0  # characters' worth of cell padding
_TICK = 3.0
_BLANK = 6.0
_LABEL_MOST = 8  # letters that stay on one line with the box or the blank they belong to
_WRITING_LEAST, _WRITING_BEST = 9.0, 24.0  # an empty cell must take a handwritten name
_TEXT_MOST = 70.0  # beyond this a cell only grows downwards
_WORD_MOST = 18.0  # longer words are divided rather than given the table


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


def widths(rows: list[list[Cell]], room: float) -> list[float]:
    """Return the width of every column in characters; together they are ``room``."""
    count = max(map(len, rows), default=0)
    columns = [[row[at] for row in rows if at < len(row)] for at in range(count)]
    least = [max(_least(cell, _room(column)) for cell in column) for column in columns]
    best = [max(_best(column), low) for column, low in zip(columns, least, strict=True)]
    if sum(least) >= room:
        return [low * room / sum(least) for low in least]
    spare, wanted = room - sum(least), sum(best) - sum(least)
    if not wanted:
        return [low * room / sum(least) for low in least]
    return [low + (high - low) / wanted * spare for low, high in zip(least, best, strict=True)]


def _room(column: list[Cell]) -> float:
    """What the heading says of its column; a column with words of its own in it takes its measure from them."""
    is_written_into = all(cell.writing for cell in column if not cell.heading)
    return next((cell.room for cell in column if cell.heading and cell.room != 1), 1.0) if is_written_into else 1.0


def _least(cell: Cell, room: float = 1.0) -> float:
    if cell.writing:
        return _WRITING_LEAST * min(room, 1.0)
    longest = max(map(len, re.split(r"[\s\-–—/\u00ad]+", cell.text)), default=0)
    bold = _BOLD if cell.heading else 1.0
    drawn = _TICK * cell.ticks + _BLANK * cell.blanks
    if drawn and len(cell.text) <= _LABEL_MOST:
        return drawn + len(cell.text) * bold + _PADDING
    return max(min(longest * bold, _WORD_MOST), _TICK if cell.ticks else 1.0) + _PADDING


def _best(column: list[Cell]) -> float:
    body = [cell for cell in column if not cell.heading]
    if body and all(cell.writing for cell in body):
        return _WRITING_BEST * _room(column)
    lengths = [min(len(cell.text) + _TICK * cell.ticks, _TEXT_MOST) for cell in column]
    return max(max(lengths) * 0.3, sum(lengths) / len(lengths)) + _PADDING
