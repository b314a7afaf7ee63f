"""Words that readers type and texts do not have: ``curriculum/search.yml``."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from komak.model.metadata import Entry, Locale, Text


class SearchEntry(Entry):
    """An entry of ``search.yml``: words, and what the search does with them."""

    use: Literal["same", "page", "first", "ignored"] = Field(
        description="same: the words mean one thing; page: they lead to the page, too; first: the page stands before"
        " everything else; ignored: they are not searched for when other words are typed"
    )
    page: Text | None = Field(
        default=None, description="address of the page without the site and the language, e.g. guide/steps"
    )
    words: dict[Locale, list[Text]] = Field(
        min_length=1, description="language: words or phrases as readers type them; endings are known without them"
    )

    @property
    def uri(self) -> str | None:
        """The page's uri."""
        return None if self.page is None else f"{self.page.strip('/')}/"
