"""Numbered texts of a built site as books, with the pages that they are made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from lxml.html import HtmlElement
from tests.conftest import Built
from tests.reading import letters


@dataclass(frozen=True)
class Book:
    """One book in one language, with the pages it is made of."""

    folder: str
    locale: str
    index: str
    pages: dict[str, HtmlElement]
    """Address to page, the first one first, then chapters in the order of their numbers."""
    site: Built

    def file(self, suffix: str) -> Path:
        return self.site.files[f"files/books/{self.folder}.{self.locale}{suffix}"]

    @property
    def numbers(self) -> list[str]:
        """Numbers of all paragraphs in order."""
        return [
            one.get("id").removeprefix("p")
            for page in self.pages.values()
            for one in page.xpath("//div[contains(concat(' ', @class, ' '), ' km-paragraph ')]")
        ]

    @property
    def headings(self) -> list[str]:
        """Headings of the chapters down to their sections, as letters."""
        return [
            letters(heading.text_content())
            for page in list(self.pages.values())[1:]
            for heading in page.xpath("//article//*[self::h1 or self::h2][not(ancestor::dialog or ancestor::template)]")
        ]


def books(site: Built) -> Iterator[Book]:
    registers = sorted((site.project / "curriculum/paragraphs").glob("*.yml"))
    assert registers
    for register in registers:
        chapters = yaml.safe_load(register.read_text("utf-8"))["chapters"]
        for locale in site.locales:
            index = site.in_language(f"{register.stem}/", locale)
            addresses = [index, *(f"{index}{slug}/" for slug in chapters)]
            yield Book(register.stem, locale, index, {one: site.pages[one] for one in addresses}, site)
