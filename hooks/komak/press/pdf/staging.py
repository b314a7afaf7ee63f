"""What Typst may read: one folder of this process, with the pictures of sheets and the sign of the project by content."""

from __future__ import annotations

import atexit
import functools
import hashlib
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from komak.workshop import Attached, content_of, write_whole

BRAND = Path(__file__).parents[3] / "theme" / "brand"
_LOGO, _COVER = "logo.svg", "handout-cover.svg"


@dataclass(frozen=True)
class Stage:
    """The folder which is all that Typst can see, and what lies in it."""

    root: Path
    images: Mapping[str, str]
    """``src`` as written to file name in ``root``."""
    logo: str | None
    """File name in ``root`` of the sign of the project, if there is one."""
    cover: str | None
    """The same of the drawing across the first page."""


def staged(images: Mapping[str, Attached]) -> Stage:
    """The pictures of a sheet where Typst may read them; one that cannot be read is left out."""
    names = {source: _put(file) for source, file in sorted(images.items())}
    found = {source: name for source, name in names.items() if name}
    return Stage(_root(), found, _put(BRAND / _LOGO), _put(BRAND / _COVER))


@functools.cache
def _root() -> Path:
    folder = tempfile.mkdtemp(prefix="komak-stage-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def _put(file: Attached) -> str | None:
    content = content_of(file)
    if content is None:
        return None
    name = hashlib.sha256(content).hexdigest()[:32] + file.suffix.lower()
    if not (_root() / name).exists():
        write_whole(_root() / name, content)
    return name
