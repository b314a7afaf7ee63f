"""A rule about the templates of events: there is a page that offers them."""

from __future__ import annotations

from collections.abc import Iterator

from komak.checks.subject import Subject
from komak.ground.address import TEMPLATES, page_uri
from komak.ground.issue import Code, Issue
from komak.model import Letter


def places(subject: Subject) -> Iterator[Issue]:
    """Each event with templates has a page, with a section for them in every language."""
    seen: dict[str, Letter] = {}
    for letter in subject.curriculum.letters:
        seen.setdefault(letter.kit, letter)
    for kit, letter in seen.items():
        path = f"docs/events/{kit}.md"
        pages = [page for page in subject.curriculum.pages if page.neutral_path == path]
        first = letter.documents[subject.source_locale].path
        if not pages and page_uri(f"events/{kit}.md") not in subject.curriculum.lost:
            yield Issue(first, 1, Code.NO_PLACE_FOR_LETTERS, kit, f"the event has no page, expected {path}",
                        "Write the page, or rename the folder after the page it belongs to.")  # fmt: skip
        for page in pages:
            if TEMPLATES not in page.ids:
                yield Issue(page.path, 1, Code.NO_PLACE_FOR_LETTERS, TEMPLATES,
                            f"no section has the id {TEMPLATES}, so that readers would not find the templates of {kit}",
                            f"Give the section that speaks of them the heading `## … {{#{TEMPLATES}}}`.")  # fmt: skip
