"""Rules about the menu: ``curriculum/menu.yml``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from komak.checks.subject import Subject
from komak.ground.address import page_uri
from komak.ground.issue import Code, Issue
from komak.languages.strings import load
from komak.model.menu import WORDS, MenuSection
from komak.source.menu import PATH


def menu(subject: Subject) -> Iterator[Issue]:
    """Pages of the menu exist and stand in it once, and its sections have names."""
    chosen = subject.curriculum.menu
    if chosen is None:
        return
    seen: set[str] = set()
    words = load(subject.curriculum.facts.source_locale, subject.curriculum.strings).words
    for field, item in _items(chosen.pages, "pages"):
        if isinstance(item, MenuSection):
            if f"{WORDS}{item.section}" not in words:
                yield _issue(subject, field, Code.UNKNOWN_REFERENCE, f"the section {item.section!r} has no name",
                             f"Add `{WORDS}{item.section}` to curriculum/strings/ in every language.")  # fmt: skip
        elif not item.endswith(".md") or not subject.site.has(page_uri(item)):
            yield _issue(subject, field, Code.UNKNOWN_REFERENCE, f"the site has no page {item!r}",
                         "Write its file from docs/ on and without language, e.g. `guide/steps.md`.")  # fmt: skip
        elif item in seen:
            yield _issue(subject, field, Code.DUPLICATE_ID, f"{item!r} stands in the menu twice",
                         "Keep one of the two.")  # fmt: skip
        else:
            seen.add(item)


def _items(pages: Sequence[str | MenuSection], field: str) -> Iterator[tuple[str, str | MenuSection]]:
    for number, item in enumerate(pages):
        yield f"{field}.{number}", item
        if isinstance(item, MenuSection):
            yield from _items(item.pages, f"{field}.{number}.pages")


def _issue(subject: Subject, field: str, code: Code, problem: str, mend: str) -> Issue:
    return Issue(PATH, subject.curriculum.lines(PATH)[field], code, field, problem, mend)
