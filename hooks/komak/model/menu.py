"""The menu of the site: ``curriculum/menu.yml``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import Field

from komak.model.metadata import Metadata, Text

WORDS = "menu."
"""What the keys of the names of sections begin with."""


class MenuSection(Metadata):
    """Pages under a name of their own."""

    section: Text = Field(description="last part of the key `menu.…` under which the interface words have its name")
    pages: list[Text | MenuSection] = Field(min_length=1, description="pages and sections in it, in order")


class Menu(Metadata):
    """The file."""

    pages: list[Text | MenuSection] = Field(
        min_length=1, description="pages by their file, e.g. guide/steps.md, and sections, in order"
    )

    @property
    def files(self) -> tuple[str, ...]:
        """Every page in its order, whatever section it is in."""
        return tuple(_flat(self.pages))


def _flat(items: Iterable[str | MenuSection]) -> Iterator[str]:
    for item in items:
        yield from (item,) if isinstance(item, str) else _flat(item.pages)
