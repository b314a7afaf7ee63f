"""``curriculum/menu.yml`` to the menu of the site."""

from __future__ import annotations

from komak.model.menu import Menu
from komak.source.reader import Reader

PATH = "curriculum/menu.yml"


def read_menu(reader: Reader) -> Menu | None:
    """The menu; None without such a file."""
    return reader.shaped(PATH, Menu) if reader.stands(PATH) else None
