"""Books: a numbered text as one work, its first page and its chapters in order."""

from __future__ import annotations

from dataclasses import dataclass

from komak.model.curriculum import Curriculum
from komak.model.document import Work
from komak.model.paragraphs import INTRODUCTION, NumberedText, rank


@dataclass(frozen=True)
class Book:
    """A folder of docs/ with a register of its paragraphs; chapters without a number yet belong to it."""

    text: NumberedText
    index: Work
    """The first page, with all its languages."""
    chapters: tuple[Work, ...]
    """In the order of the menu; those that it lacks after them, by number and name."""

    @property
    def folder(self) -> str:
        return self.text.folder

    @property
    def works(self) -> tuple[Work, ...]:
        """The first page and the chapters."""
        return (self.index, *self.chapters)


def books(curriculum: Curriculum) -> tuple[Book, ...]:
    """Every numbered text that has a first page in the source language."""
    return tuple(book for text in curriculum.numbered if (book := _book(text, curriculum)))


def book_of(path: str, curriculum: Curriculum) -> Book | None:
    """The book that the page ``docs/<folder>/<slug>.md`` belongs to; `path` has no language."""
    return next((book for book in books(curriculum) if path.startswith(f"docs/{book.folder}/")), None)


def slug_of(work: Work) -> str:
    """``purpose`` of ``docs/model/purpose.md``."""
    return next(iter(work.values())).neutral_path.rpartition("/")[2].removesuffix(".md")


def _book(text: NumberedText, curriculum: Curriculum) -> Book | None:
    home = f"docs/{text.folder}/"
    works = {
        path.removeprefix(home).removesuffix(".md"): work
        for work in curriculum.written_pages
        if curriculum.facts.source_locale in work
        and (path := next(iter(work.values())).neutral_path).startswith(home)
        and "/" not in path.removeprefix(home)
    }
    index = works.pop(INTRODUCTION, None)
    if index is None:
        return None
    files = curriculum.menu.files if curriculum.menu else ()
    menu = {file: place for place, file in enumerate(files)}

    def place(slug: str) -> tuple[int, tuple[tuple[int, ...], ...], str]:
        number = text.register.chapters.get(slug)
        return menu.get(f"{text.folder}/{slug}.md", len(menu)), rank(number) if number else ((len(works) + 1,),), slug

    return Book(text, index, tuple(works[slug] for slug in sorted(works, key=place)))
