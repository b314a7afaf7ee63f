"""A rule about headings: what is read as the outline of a text and what readers see are the same headings.

The outline (ids, freshness, links) is read line by line, the page by Markdown: where the two disagree, a link is broken or
a section lost, and neither side alone can know.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from komak.checks import structure
from komak.checks.subject import Study, Subject
from komak.ground.issue import Code, Issue
from komak.model import Heading

_MOST = 500
"""Headings that are compared: the longest module has 40, and each disagreement is looked for in the whole text."""


def agreement(study: Study, subject: Subject) -> Iterator[Issue]:
    """Every heading of the outline is one on the page, with its id and without its braces, and there are no others."""
    if study.tree is None:
        return
    told = {issue.line for issue in structure.heading_form(study, subject)}
    at = study.document.body_line - 1
    for heading, element in islice(_pairs(study, study.tree), _MOST):
        if heading and element is not None:
            at = heading.line
            yield from _flaws(heading, element, study)
        elif heading:
            yield _unseen(heading, study)
        elif element is not None:
            at = _line(element, at, study)
            if not told & {at, at + 1}:  # an underlined heading is told at its second line
                yield _unread(element, at, study)


def _pairs(study: Study, tree: HtmlElement) -> Iterator[tuple[Heading | None, HtmlElement | None]]:
    """Headings of the outline and of the page side by side; one that has no other stands alone."""
    headings = [section.heading for section in study.document.sections if section.heading]
    shown = [element for element in tree.iter("h1", "h2", "h3", "h4", "h5", "h6") if not _is_html(element, study)]
    while headings and shown:
        if _is(headings[0], shown[0]):
            yield headings.pop(0), shown.pop(0)
        elif any(_is(headings[0], later) for later in shown):
            yield None, shown.pop(0)
        else:
            yield headings.pop(0), None
    yield from ((heading, None) for heading in headings)
    yield from ((None, element) for element in shown)


def _is(heading: Heading, element: HtmlElement) -> bool:
    """Whether a heading of the outline and one of the page are the same."""
    if element.tag != f"h{heading.level}":
        return False
    return not heading.id or element.get("id") == heading.id or f"#{heading.id}" in _words(element)


def _words(element: HtmlElement) -> str:
    return " ".join("".join(map(str, element.itertext())).split(" "))


def _flaws(heading: Heading, element: HtmlElement, study: Study) -> Iterator[Issue]:
    words = _words(element)
    if not heading.title:
        yield study.issue(heading.line, Code.OUTLINE, heading.id or "heading", "the heading has no words",
                          "Write it before the braces: `## Title {#id}`.")  # fmt: skip
    elif heading.id and f"#{heading.id}" in words:
        yield study.issue(heading.line, Code.OUTLINE, heading.id, "the page shows the braces behind the heading",
                          "Put a plain space before them: `## Title {#id}`.")  # fmt: skip
    elif words.rstrip().endswith("##") or words.lstrip().startswith("#"):
        yield study.issue(heading.line, Code.OUTLINE, heading.id or "heading", "the page shows # in the heading",
                          "Write two to six # before the title and none behind it: `## Title {#id}`.")  # fmt: skip


def _unseen(heading: Heading, study: Study) -> Issue:
    return study.issue(heading.line, Code.OUTLINE, heading.id or "heading",
                       f"the line is read as the heading {heading.title[:40]!r}, but the page shows none",
                       "Put an empty line above it; outside of code and HTML a heading starts at the margin.")  # fmt: skip


def _unread(element: HtmlElement, line: int, study: Study) -> Issue:
    shown = _words(element).strip()[:40]
    return study.issue(line, Code.OUTLINE, "heading", f"the page shows the heading {shown!r}, the outline does not",
                       "Write `## Title {#id}` at the margin, with two to six # and a plain space; use **bold text** "
                       "inside lists, quotes and blocks.")  # fmt: skip


def _line(element: HtmlElement, after: int, study: Study) -> int:
    """Where behind the line `after` a heading of the page is written."""
    needle = _words(element).lstrip("# \N{NO-BREAK SPACE}")[:30].partition("\n")[0]
    below = (number for number, line in study.lines if number > after and needle in line)
    return next(below, study.line_of(needle))


def _is_html(element: HtmlElement, study: Study) -> bool:
    """Whether a hand-written page has the heading as HTML, where no outline is wanted."""
    return study.is_page and any(f"<{element.tag}" in line for _, line in study.lines)
