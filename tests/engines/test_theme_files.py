"""MkDocs is told of the same files of a theme as ever, without a look at its fourteen thousand icons."""

from __future__ import annotations

from fnmatch import fnmatch
from typing import Any, cast

from mkdocs.theme import Theme

from komak.engines.mkdocs_templates import look_at_no_icons


def _is_shown(name: str) -> bool:
    """What `Files.add_files_from_theme` lets pass of hidden things."""
    return not fnmatch(name, ".*") and not fnmatch(name, "*/.*")


def test_the_files_are_those_that_mkdocs_would_take() -> None:
    usual, ours = (Theme(name="material") for _ in range(2))
    look_at_no_icons(ours)

    everything, listed = usual.get_env().list_templates(), ours.get_env().list_templates()
    assert [name for name in listed if _is_shown(name)] == [name for name in everything if _is_shown(name)]
    assert len(listed) < len(everything) / 10


def test_an_icon_can_still_be_had() -> None:
    theme = Theme(name="material")
    look_at_no_icons(theme)

    source = cast(Any, theme.get_env().loader).get_source(theme.get_env(), ".icons/material/menu.svg")[0]
    assert source.startswith("<svg")
