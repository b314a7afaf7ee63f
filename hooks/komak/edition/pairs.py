"""Two languages of one text, section beside section, as Markdown: for mixed groups and for those who approve a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from komak.edition.freshness import freshness
from komak.model import Document, Section
from komak.model.document import LEAD
from komak.model.participant import for_participants

_FOOTNOTE = re.compile(r"\[\^(?P<name>[^\]\s]+)\]")
_OWN_ANCHOR = re.compile(r"(?P<head>\]\()#(?P<id>[^)\s]+)")


@dataclass(frozen=True)
class Pair:
    """The same section in two languages; a side is None where a language does not have it."""

    id: str
    left: Section | None
    right: Section | None


def pairs(left: Document, right: Document) -> tuple[Pair, ...]:
    """Sections of `left` in its order, each with the section of the same id in `right`."""
    there = {section.id: section for section in right.sections}
    here = {section.id for section in left.sections}
    aligned = [Pair(section.id, section, there.get(section.id)) for section in left.sections]
    return (*aligned, *(Pair(name, None, section) for name, section in there.items() if name not in here))


def pair_markdown(left: Document, right: Document, changed: str = "", *, is_facilitator: bool) -> str:
    """Markdown of both documents in two columns; ids, anchors and footnotes of the right side carry its language.

    `changed` is said above each section of `left` that changed since `right` was translated.
    """
    stale = freshness(left, right).changed
    return "\n\n".join(
        _pair(pair, left, right, changed if (pair.id or LEAD) in stale else "", is_facilitator=is_facilitator)
        for pair in pairs(left, right)
    )


def _pair(pair: Pair, left: Document, right: Document, changed: str, *, is_facilitator: bool) -> str:
    sides = (_side(pair.left, left, "", is_facilitator), _side(pair.right, right, right.locale.lower(), is_facilitator))
    said = [f'<p class="km-pair__changed" markdown="1">**{changed}**</p>', ""] if changed else []
    look = "km-pair km-pair--changed" if changed else "km-pair"
    columns = [f'<div class="{look}" markdown="1">', *(line for side in sides for line in side), "</div>"]
    return "\n".join([*said, *columns])


def _side(section: Section | None, document: Document, mark: str, is_facilitator: bool) -> Iterator[str]:  # noqa: FBT001
    yield f'<div class="km-pair__side" lang="{document.locale}" markdown="1">'
    yield ""
    if section is not None:
        if section.heading:
            yield f"{'#' * section.heading.level} {section.heading.title} {{#{_marked(section.id, mark)}}}"
            yield ""
        text = (section if is_facilitator else for_participants(section)).markdown
        yield _apart(text.strip("\n"), document.locale, mark)
    yield ""
    yield "</div>"


def _marked(name: str, mark: str) -> str:
    return f"{name}--{mark}" if mark else name


def _apart(markdown: str, locale: str, mark: str) -> str:
    """`markdown` whose footnotes and anchors cannot meet those of the other side."""
    named = _FOOTNOTE.sub(lambda match: f"[^{match['name']}-{locale.lower()}]", markdown)
    return _OWN_ANCHOR.sub(lambda match: f"{match['head']}#{_marked(match['id'], mark)}", named)
