"""Drawings of what was held: a bar a region and a line of time. Text stays text, colours are those of the page.

All are 360 units wide: on the narrowest phone a letter of 13 units is as large as it was meant.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

WIDTH = 360
_TEXT, _SMALL = "13", "11.5"
_ROW, _BAR = 46, 18
_LINE = 54
"""Height of a row of the line of time: what, when, and the bar."""
_MONTHS = 12


@dataclass(frozen=True)
class Bar:
    """A row of a bar chart: its name, and kinds to their numbers."""

    name: str
    parts: Mapping[str, int]


@dataclass(frozen=True)
class Span:
    """A row of a line of time."""

    what: str
    when: str
    """In words: no drawing is as exact."""
    kind: str
    first: dt.date
    last: dt.date
    is_certain: bool


def bar_chart(bars: Sequence[Bar], kinds: Mapping[str, str], told: str) -> str:
    """The SVG of `bars`; `kinds` are the words of the legend, `told` is for who does not see it."""
    legend = [kind for kind in kinds if any(kind in bar.parts for bar in bars)]
    root = _svg(_ROW * len(bars) + 22 * len(legend) + 12, told)
    unit = WIDTH / max(sum(bar.parts.values()) for bar in bars)
    for number, bar in enumerate(bars):
        top = number * _ROW
        _text(root, f"{bar.name}: {sum(bar.parts.values())}", 0, top + 14)
        _parts(root, bar, legend, top + 20, unit)
    for number, kind in enumerate(legend):
        top = _ROW * len(bars) + 22 * number + 8
        _rect(root, 0, top, 14, 14, kind)
        _text(root, kinds[kind], 22, top + 12)
    return etree.tostring(root, encoding="unicode")


def _parts(root: etree._Element, bar: Bar, kinds: Sequence[str], top: float, unit: float) -> None:
    left = 0.0
    for kind in kinds:
        count = bar.parts.get(kind, 0)
        if count:
            _rect(root, left, top, count * unit - 1, _BAR, kind)
            inside = _text(root, str(count), left + count * unit / 2, top + 13.5, _SMALL)
            inside.set("text-anchor", "middle")
            inside.set("class", "km-chart__inside")
        left += count * unit


def time_line(spans: Sequence[Span], months: Mapping[int, str], told: str) -> str:
    """The SVG of `spans`, which have an order; `months` are short names, `told` is for who does not see it."""
    begin = min(span.first for span in spans).replace(day=1)
    last = max(span.last for span in spans)
    end = dt.date(last.year + last.month // _MONTHS, last.month % _MONTHS + 1, 1)
    scale = WIDTH / (end - begin).days
    bottom = 24 + _LINE * len(spans)
    root = _svg(bottom + 8, told)
    for day, name in _ticks(begin, end, months):
        x = (day - begin).days * scale
        _text(root, name, x + 2, 11, _SMALL)
        etree.SubElement(
            root, "line", x1=f"{x:g}", x2=f"{x:g}", y1="0", y2=f"{bottom}", attrib={"class": "km-chart__tick"}
        )
    for number, span in enumerate(spans):
        top = 24 + _LINE * number
        _text(root, span.what, 0, top + 12)
        _text(root, span.when, 0, top + 27, _SMALL)
        width = max(6, ((span.last - span.first).days + 1) * scale)
        left = min((span.first - begin).days * scale, WIDTH - width)
        bar = _rect(root, left, top + 33, width, 9, span.kind)
        if not span.is_certain:
            bar.set("class", "km-chart__doubt")
    return etree.tostring(root, encoding="unicode")


def _ticks(begin: dt.date, end: dt.date, months: Mapping[int, str]) -> Iterator[tuple[dt.date, str]]:
    """At most eight days that are named: months, or years of a long time."""
    count = (end.year - begin.year) * _MONTHS + end.month - begin.month
    step = -(-count // 6)
    step = step if count <= 2 * _MONTHS else -(-step // _MONTHS) * _MONTHS
    for at in range(0, count, step):
        year, month = divmod(begin.year * _MONTHS + begin.month - 1 + at, _MONTHS)
        is_year_told = step >= _MONTHS or at == 0 or month < step
        name = months[month + 1] if step < _MONTHS else ""
        yield dt.date(year, month + 1, 1), " ".join(filter(None, (name, str(year) if is_year_told else "")))


def _svg(height: float, told: str) -> etree._Element:
    attributes = {
        "class": "km-figure km-chart",
        "role": "img",
        "aria-label": told,
        "viewBox": f"0 0 {WIDTH} {height:g}",
    }
    return etree.Element("svg", attrib={"xmlns": "http://www.w3.org/2000/svg", **attributes})


def _text(root: etree._Element, words: str, x: float, y: float, size: str = _TEXT) -> etree._Element:
    text = etree.SubElement(
        root, "text", attrib={"x": f"{x:g}", "y": f"{y:g}", "font-size": size, "fill": "currentColor"}
    )
    text.text = words
    return text


def _rect(root: etree._Element, x: float, y: float, width: float, height: float, kind: str) -> etree._Element:
    place = {"x": f"{x:.4g}", "y": f"{y:g}", "width": f"{width:.4g}", "height": f"{height:g}", "rx": "2"}
    return etree.SubElement(root, "rect", attrib={**place, "data-kind": kind})
