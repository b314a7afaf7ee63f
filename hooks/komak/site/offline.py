"""The last step of a build: the finished folder gets its name, its lists and its service worker; or none."""

from __future__ import annotations

from pathlib import Path

from komak.outputs.offline import sealed, switched_off
from komak.site.assembly import Site


def seal(folder: Path, site: Site) -> None:
    """Make the built site in `folder` one that a browser can keep. Nothing may change in it afterwards."""
    sealed(folder, site.editions)


def leave_browsers(folder: Path) -> None:
    """The site in `folder` is not kept by browsers, and where it was, that ends."""
    switched_off(folder)
