"""``curriculum/paragraphs/<folder>.yml``: the registers of numbered texts."""

from __future__ import annotations

import re
from pathlib import Path

from komak.ground.issue import Code, Issue
from komak.model.metadata import SLUG_PATTERN
from komak.model.paragraphs import NumberedText, Register
from komak.source.folder import unexpected, visible
from komak.source.reader import Reader

FOLDER = "paragraphs"
_OTHERWISE = (Code.ILL_TYPED, "register", "the register must be a group of fields", "Take it from the last commit that had it.")  # fmt: skip


def register_path(folder: str) -> str:
    """The register of ``docs/<folder>/``, from the project folder."""
    return f"curriculum/{FOLDER}/{folder}.yml"


def read_numbered(reader: Reader) -> tuple[NumberedText, ...]:
    """The numbered texts of the project, by folder."""
    home, found = reader.root / "curriculum" / FOLDER, list[NumberedText]()
    for file in visible(home) if home.is_dir() else []:
        path = file.relative_to(reader.root).as_posix()
        if file.suffix != ".yml" or not file.is_file() or not re.match(SLUG_PATTERN, file.stem):
            reader.found.add(unexpected(reader.root, file, "<folder of docs/>.yml"))
        elif not (reader.root / "docs" / file.stem).is_dir():
            reader.found.add(_no_folder(path, file))
        elif reader.group(path, _OTHERWISE) is not None and (register := reader.shaped(path, Register)):
            found.append(NumberedText(file.stem, path, register, reader.lines(path)))
    return tuple(found)


def _no_folder(path: str, file: Path) -> Issue:
    return Issue(path, 1, Code.PARAGRAPH_LOST, "file", f"there is no folder docs/{file.stem}",
                 "Rename the register with the folder, or delete it if nothing of the text was ever published.")  # fmt: skip
