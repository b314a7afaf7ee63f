"""Copies for a stick on the site itself: a light ZIP a language, and its size on the page that offers it."""

from __future__ import annotations

from pathlib import Path

from komak.edition import Edition
from komak.edition.late import file_size
from komak.ground.address import OFFLINE, address, kit_address
from komak.languages.typography import glued
from komak.portable.built import built_site
from komak.portable.kit import pack_kit
from komak.portable.links import page_file
from komak.portable.pages import saying_size
from komak.site.assembly import Site


def add_kits(folder: Path, site: Site) -> None:
    """Pack every language of the built site in `folder`, before it is sealed; its pages were laid out with ``has_kits``."""
    built = built_site(folder)
    for edition in site.editions:
        target = folder / kit_address(edition.locale)
        target.parent.mkdir(exist_ok=True)
        pack_kit(built, (edition,), target.parent, is_light=True).file.replace(target)
        _tell(folder, edition, target.stat().st_size)


def _tell(folder: Path, edition: Edition, size: int) -> None:
    page = folder / page_file(address(OFFLINE, edition.locale, edition.default_locale))
    told = glued(edition.strings("offline.stick-facts", size=file_size(size, edition.strings)))
    page.write_text(saying_size(page.read_text("utf-8"), told), "utf-8")
