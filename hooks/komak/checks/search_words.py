"""Rules about what readers type: ``curriculum/search.yml``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from komak.checks.subject import Subject
from komak.ground.issue import Code, Issue
from komak.model.search_words import SearchEntry
from komak.source.search_words import PATH

_LED = ("page", "first")
_SIGN = re.compile(r"[^\W_]")


def search_words(subject: Subject) -> Iterator[Issue]:
    """An entry has a page if it leads to one, and words with letters in them."""
    for entry in subject.curriculum.search_words:
        if entry.use in _LED and entry.page is None:
            yield _issue(subject, entry, Code.SEARCH_WORDS, f"`use: {entry.use}` needs a page",
                         "Add `page:` with the address of the page, e.g. `guide/steps`.")  # fmt: skip
        if entry.use not in _LED and entry.page is not None:
            yield _issue(subject, entry, Code.SEARCH_WORDS, f"`use: {entry.use}` leads to no page",
                         "Delete `page:`, or write `use: page`.")  # fmt: skip
        for word in (word for words in entry.words.values() for word in words if not _SIGN.search(word)):
            yield _issue(subject, entry, Code.SEARCH_WORDS, f"nobody can search for {word!r}",
                         "Write a word or a number.")  # fmt: skip


def search_pages(subject: Subject) -> Iterator[Issue]:
    """The page of an entry exists."""
    for entry in subject.curriculum.search_words:
        if entry.uri is not None and not subject.site.has(entry.uri):
            yield _issue(subject, entry, Code.SEARCH_PAGE, f"the site has no page {entry.page!r}",
                         "Open the page in a browser and copy its address without the site and the language.")  # fmt: skip


def one_place(subject: Subject) -> Iterator[Issue]:
    """A word has one first page, and is not ignored elsewhere."""
    seen: dict[tuple[str, str], str] = {}
    for entry in subject.curriculum.search_words:
        strict = entry.words.items() if entry.use in ("first", "ignored") else ()
        for locale, word in ((locale, word) for locale, words in strict for word in words):
            other = seen.setdefault((locale, word.casefold()), entry.id)
            if other != entry.id:
                yield _issue(subject, entry, Code.SEARCH_TWICE, f"{word!r} stands in {other!r}, too",
                             "Keep it in one of the two entries.")  # fmt: skip


def _issue(subject: Subject, entry: SearchEntry, code: Code, problem: str, mend: str) -> Issue:
    line = subject.curriculum.lines(PATH)[entry.id]
    return Issue(PATH, line, code, entry.id, problem, mend)
