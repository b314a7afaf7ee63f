"""``curriculum/menu.yml`` to the menu of the site."""

from __future__ import annotations

from pathlib import Path

from komak.ground.issue import Issue
from komak.model.menu import Menu
from komak.source.facts import Lines, yaml_file

PATH = "curriculum/menu.yml"


def read_menu(root: Path) -> tuple[Menu | None, Lines, list[Issue]]:
    """The menu, the line of each entry by its place, and the issues; None without such a file."""
    return yaml_file(root, PATH, Menu) if (root / PATH).is_file() else (None, {}, [])
