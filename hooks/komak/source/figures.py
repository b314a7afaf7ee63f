"""``curriculum/figures/``: drawings (svg) and, under the same name, their words in every language (yml)."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from komak.ground.issue import Code, Issue
from komak.model import Figure, FigureData
from komak.model.metadata import SLUG_PATTERN
from komak.source.folder import unexpected, visible
from komak.source.reader import Reader
from komak.source.text import read_text

FOLDER = "figures"
_FILE = re.compile(SLUG_PATTERN.replace("$", r"\.(?:svg|yml)$"))


def read_figures(reader: Reader) -> tuple[Figure, ...]:
    """The figures of the project by name; one that has no drawing or no words is reported and left out."""
    folder = reader.root / "curriculum" / FOLDER
    files = visible(folder) if folder.is_dir() else []
    for file in files:
        if not file.is_file() or not _FILE.match(file.name):
            reader.found.add(
                unexpected(reader.root, file, "<name>.svg and <name>.yml with a name of a-z, 0-9 and hyphens")
            )
    stems = sorted({file.stem for file in files if file.is_file() and _FILE.match(file.name)})
    return tuple(figure for stem in stems if (figure := _figure(reader, folder / stem)))


def _figure(reader: Reader, stem: Path) -> Figure | None:
    drawing, words = (f"{stem.relative_to(reader.root).as_posix()}{suffix}" for suffix in (".svg", ".yml"))
    missing = [path for path in (drawing, words) if not reader.stands(path)]
    for path in missing:
        kind = "its drawing" if path == drawing else "its words"
        reader.found.add(Issue(path, 1, Code.FIGURE, "file", f"the figure has no file for {kind}",
                               "Add it, or delete the other one: a figure is a .svg and a .yml of one name."))  # fmt: skip
    if missing or reader.group(words, _OTHERWISE) is None:
        return None
    data, svg = reader.shaped(words, FigureData), _drawing(reader, drawing)
    return Figure(stem.name, words, svg, data, reader.lines(words)) if data and svg else None


def _drawing(reader: Reader, path: str) -> str | None:
    source = read_text(reader.root, path, reader.found)
    try:
        if source:
            etree.fromstring(source.text.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        reader.found.add(Issue(path, error.lineno or 1, Code.CORRUPT_IMAGE, "image", "the SVG is broken",
                               "Save the drawing again, in Inkscape as “Plain SVG”."))  # fmt: skip
        return None
    return source.text if source else None


_OTHERWISE = (Code.FIGURE, "words", "the file must be a group of fields", "Start with `words:`.")
