"""What is said of a translation that lags behind its source, wherever its words are shown: on a page, on paper, in a list."""

from __future__ import annotations

from typing import Any

from komak.edition import Edition, Text
from komak.edition.freshness import METADATA
from komak.model.document import LEAD


def changed_parts(text: Text[Any], edition: Edition) -> tuple[tuple[str, str], ...]:
    """Id and title of each part of the source that changed since; the id of a part without heading is empty."""
    if text.freshness is None:
        return ()
    titles = {section.id: section.heading.title for section in text.source.sections if section.heading}
    titles |= {section.id: section.heading.title for section in text.document.sections if section.heading}
    here = set(text.document.ids)
    unnamed = {METADATA: "translation.part-metadata", LEAD: "translation.part-lead"}
    return tuple(
        ("", edition.strings(unnamed[name]))
        if name in unnamed
        else (name if name in here else "", titles.get(name, name))
        for name in text.freshness.changed
    )


def lagging(text: Text[Any], edition: Edition) -> str:
    """One line for paper that names the changed parts; empty if the translation follows its source."""
    names = ", ".join(f"“{title}”" for _, title in changed_parts(text, edition))
    return edition.strings("translation.outdated-print", names=names) if names else ""


def lagging_mark(text: Text[Any], edition: Edition) -> str:
    """Two or three words for a list of files; empty if the translation follows its source."""
    return edition.strings("translation.outdated-mark") if changed_parts(text, edition) else ""
