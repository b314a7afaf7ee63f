"""What two states of a numbered text say differently: paragraph by paragraph, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from markupsafe import Markup, escape

from komak import dialect
from komak.edition import Edition
from komak.model.paragraphs import paragraphs, rank
from komak.model.releases import Said, Words

_WORD = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Change:
    """A paragraph that is not what it was."""

    number: str
    chapter: str
    kind: Literal["added", "changed", "retired"]
    marked: Markup
    """Its words as HTML, those that came in <ins>, those that went in <del>."""


def changes(before: tuple[Said, ...], now: tuple[Said, ...]) -> Iterator[Change]:
    """The differences in the order of numbers; other line breaks are none."""
    old, new = _by_number(before), _by_number(now)
    for number in sorted({*old, *new}, key=rank):
        was, is_now = old.get(number), new.get(number)
        if was is None and is_now is not None:
            yield Change(number, is_now.chapter, "added", Markup("<ins>{}</ins>").format(_read(is_now)))
        elif is_now is None and was is not None:
            yield Change(number, was.chapter, "retired", Markup("<del>{}</del>").format(_read(was)))
        elif was and is_now and _flat(was) != _flat(is_now):
            yield Change(number, is_now.chapter, "changed", _marked(_read(was), _read(is_now)))


def _by_number(said: tuple[Said, ...]) -> Mapping[str, Said]:
    return {one.number: one for one in said}


def _flat(said: Said) -> str:
    return " ".join(said.text.split())


def _read(said: Said) -> str:
    """The words as they are read: no signs of Markdown, a picture by what it tells."""
    root = dialect.tree(said.text)
    for picture in root.iter("img"):
        picture.tail = picture.get("alt", "") + (picture.tail or "")
    return " ".join(root.text_content().split())


def _marked(before: str, now: str) -> Markup:
    old, new = _WORD.findall(before), _WORD.findall(now)
    parts = list[str]()
    for operation, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = "".join(old[i:j]), "".join(new[k:m])
        if operation == "equal":
            parts.append(str(escape(come)))
            continue
        parts += [Markup("<del>{}</del>").format(gone)] if gone.strip() else []
        parts += [Markup("<ins>{}</ins>").format(come)] if come.strip() else [come]
    return Markup("".join(parts))  # noqa: S704 - every part was escaped


def words_now(editions: tuple[Edition, ...]) -> Words:
    """The paragraphs of every numbered text as they stand, in every language."""
    found: dict[str, dict[str, tuple[Said, ...]]] = {}
    for edition in editions:
        for text in edition.curriculum.numbered:
            said = tuple(sorted(_said(text.folder, edition), key=lambda one: rank(one.number)))
            if said:
                found.setdefault(text.folder, {})[edition.locale] = said
    return found


def _said(folder: str, edition: Edition) -> Iterator[Said]:
    text = next(one for one in edition.curriculum.numbered if one.folder == folder)
    for document in edition.curriculum.pages:
        slug = text.chapter(document) if document.locale == edition.locale else None
        if slug in text.register.chapters:
            for paragraph in paragraphs(document):
                if paragraph.number:
                    yield Said(paragraph.number, slug or "", "\n\n".join(block.source for block in paragraph.blocks))
