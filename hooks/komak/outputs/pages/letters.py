"""Templates of events as a download box on the hand-written page of the event, at the end of its section of templates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby

from komak.edition import Edition
from komak.edition.late import token
from komak.ground.address import EVENTS, TEMPLATES, address, event_uri, letter_address, relative
from komak.model import Letter
from komak.outputs.pages.downloads import Download, FileLink
from komak.outputs.pages.render import rendered

_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_HEADING = re.compile(r"^#{1,6} ")


def letter_boxes(edition: Edition) -> Mapping[str, str]:
    """HTML of the box of each event, by the path of its page from ``docs/`` without language."""
    return dict(_boxes(edition))


def _boxes(edition: Edition) -> Iterator[tuple[str, str]]:
    for kit, letters in groupby(edition.curriculum.letters, key=lambda letter: letter.kit):
        here = address(event_uri(kit), edition.locale, edition.default_locale)
        items = [_download(letter, edition, here) for letter in letters]
        yield f"{EVENTS}{kit}.md", rendered("letters", s=edition.strings, items=items)


def _download(letter: Letter, edition: Edition, here: str) -> Download:
    """The letter in the reader's language, or in the source language; the others as further files."""
    text = edition.letter_text(letter)
    own = text.document.locale
    file = letter_address(letter.kit, letter.slug, own)
    return Download(
        title=text.metadata.title,
        summary=text.metadata.summary,
        kind="form",
        kind_word=edition.strings("kind.letter"),
        pdf_link=relative(file, here),
        page_link="",
        facts=token(file),
        language=own,
        language_word=edition.names[own],
        track="",
        module_title="",
        more=tuple(
            FileLink(edition.names[locale], relative(other, here), token(other))
            for locale in edition.curriculum.locales
            if locale != own and locale in letter.documents
            if (other := letter_address(letter.kit, letter.slug, locale))
        ),
        media=_MEDIA,
    )


def with_letters(markdown: str, box: str) -> str:
    """`markdown` with `box` at the end of the section of templates; without that section it stays as it is."""
    lines = markdown.split("\n")
    start = next((number for number, line in enumerate(lines) if is_place(line)), None)
    if not box or start is None:
        return markdown
    later = range(start + 1, len(lines))
    end = next((number for number in later if _HEADING.match(lines[number])), len(lines))
    return "\n".join([*lines[:end], "", box, "", *lines[end:]])


def is_place(line: str) -> bool:
    """Whether the line is the heading of the section of templates."""
    return bool(_HEADING.match(line)) and f"{{#{TEMPLATES}}}" in line
