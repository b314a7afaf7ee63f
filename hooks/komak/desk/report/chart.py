"""The chart: two bars an outcome. Before is an outline, after is filled, so that a photocopy tells them apart."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from textwrap import wrap

from komak.desk.report.change import OutcomeChange, Summary
from komak.languages.strings import Strings
from komak.press import colours

WIDTH = 720
_LABELS, _BARS = 318, 350
"""Width of the words, and of a bar of 100 percent."""
_LINE, _TEXT, _LETTERS = 13.5, 11, 46
_BAR, _GAP = 12, 3
_TOP, _BOTTOM = 34, 26

INK, TEAL, GRID, SOFT = "#22302f", f"#{colours.TEAL.lower()}", "#d9cbb2", "#4c5957"


@dataclass(frozen=True)
class _Row:
    change: OutcomeChange
    lines: tuple[str, ...]
    top: float

    @property
    def height(self) -> float:
        return max(len(self.lines) * _LINE, 2 * _BAR + _GAP) + 10


def chart(found: Summary, strings: Strings, percent: dict[int, str]) -> str:
    """SVG, its size in its viewBox; `percent` is each number as the language writes it."""
    rows = _rows(found)
    height = rows[-1].top + rows[-1].height + _BOTTOM
    parts = [*_legend(strings), *_grid(height, percent), *(part for row in rows for part in _bars(row, percent))]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}" '
        f'height="{height:.0f}" font-family="Noto Sans, sans-serif" font-size="{_TEXT}">{"".join(parts)}</svg>'
    )


def description(found: Summary, strings: Strings, percent: dict[int, str]) -> str:
    """The chart in words, for those who cannot see it."""
    said = (
        strings("report.chart-row", outcome=change.text, before=percent[change.before], after=percent[change.after])
        for change in found.outcomes
    )
    return " ".join([strings("report.chart"), *said])


def _rows(found: Summary) -> list[_Row]:
    rows: list[_Row] = []
    top = float(_TOP)
    for change in found.outcomes:
        row = _Row(change, tuple(wrap(change.text, _LETTERS)), top)
        rows.append(row)
        top += row.height
    return rows


def _legend(strings: Strings) -> list[str]:
    middle = _LABELS + 130
    return [
        f'<rect class="before" x="{_LABELS}" y="4" width="12" height="12" fill="#fff" stroke="{TEAL}" stroke-width="1.6"/>',
        _words(_LABELS + 18, 15, strings("report.before"), INK),
        f'<rect class="after" x="{middle}" y="4" width="12" height="12" fill="{TEAL}"/>',
        _words(middle + 18, 15, strings("report.after"), INK),
    ]


def _grid(height: float, percent: dict[int, str]) -> list[str]:
    parts = []
    for share in (0, 50, 100):
        x = _LABELS + _BARS * share / 100
        parts += [
            f'<line class="grid" x1="{x:.0f}" x2="{x:.0f}" y1="{_TOP - 6}" y2="{height - _BOTTOM + 4:.0f}" stroke="{GRID}"/>',
            _words(x, height - 6, percent[share], SOFT, anchor="middle"),
        ]
    return parts


def _bars(row: _Row, percent: dict[int, str]) -> list[str]:
    parts = [
        _words(_LABELS - 14, row.top + 10 + at * _LINE, line, INK, anchor="end") for at, line in enumerate(row.lines)
    ]
    for at, (name, share) in enumerate((("before", row.change.before), ("after", row.change.after))):
        y, width = row.top + at * (_BAR + _GAP), max(_BARS * share / 100, 1.5)
        look = f'fill="#fff" stroke="{TEAL}" stroke-width="1.6"' if name == "before" else f'fill="{TEAL}"'
        inset = 0.8 if name == "before" else 0
        parts += [
            f'<rect class="{name}" x="{_LABELS + inset}" y="{y + inset:.1f}" width="{width:.1f}" height="{_BAR - 2 * inset}" {look}/>',
            _words(_LABELS + width + 6, y + 10, percent[share], INK),
        ]
    return parts


def _words(x: float, y: float, text: str, colour: str, anchor: str = "start") -> str:
    name = "soft" if colour == SOFT else "ink"
    return f'<text class="{name}" x="{x:.1f}" y="{y:.1f}" fill="{colour}" text-anchor="{anchor}">{escape(text)}</text>'
