"""Columns of the list that is downloaded. Page and reader take its words from here, so that no language can drift apart."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from .alike import plain
from .headings import Role

_COLUMNS = {
    Role.FULL_NAME: "name",
    Role.ORGANISATION: "organisation",
    Role.MAHALLA: "mahalla",
    Role.ATTENDANCE: "attended",
}
"""What the list has, from the left, and the key of its heading behind ``list.``."""


@dataclass(frozen=True)
class ListWords:
    """What headings and answers are called in some languages, besides what every list may say."""

    roles: Mapping[str, Role] = field(default_factory=dict)
    """By heading in plain letters."""
    yes: frozenset[str] = frozenset()
    no: frozenset[str] = frozenset()


def list_heads(say: Callable[[str], str]) -> tuple[str, ...]:
    """Headings of the list in the language of `say`."""
    return tuple(say(f"list.{key}") for key in _COLUMNS.values())


def list_answers(say: Callable[[str], str]) -> Mapping[str, tuple[str, ...]]:
    """What is offered below a heading."""
    return {say(f"list.{_COLUMNS[Role.ATTENDANCE]}"): (say("list.yes"), say("list.no"))}


def list_words(languages: Collection[Callable[[str], str]]) -> ListWords:
    """What the lists of these languages say."""
    return ListWords(
        {plain(head): role for say in languages for head, role in zip(list_heads(say), _COLUMNS, strict=True)},
        frozenset(plain(say("list.yes")) for say in languages),
        frozenset(plain(say("list.no")) for say in languages),
    )
