"""What a coordination group asks of each module: how long it is, whether its languages agree, who approved it, how old its law is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from komak.edition import Edition
from komak.edition.acts import cited_acts
from komak.edition.status import text_status
from komak.model import Document, Module, Work
from komak.model.metadata import Approval

_WORD = re.compile(r"[^\W\d_]+")
State = Literal["source", "fresh", "outdated", "missing", "derived"]


@dataclass(frozen=True)
class ModuleState:
    """A module in one language."""

    module: Module
    locale: str
    state: State
    changed: int
    """Parts that changed in the source since they were translated, sheets included."""
    words: int
    """Of the module's text and its sheets."""
    handouts: int
    law_checked: str
    """Month (YYYY-MM) in which the act that was looked at longest ago was checked; empty if none is cited."""
    approvals: tuple[Approval, ...]


def overview(edition: Edition) -> Iterator[ModuleState]:
    """Every module in every language; acts and approvals are in the words of `edition`."""
    for module in edition.curriculum.modules:
        approvals = tuple(one for one in edition.curriculum.facts.approvals if one.module == module.reference)
        for locale in edition.curriculum.locales:
            state, changed = _state(module, locale, edition)
            found = tuple(work[locale] for work in _works(module) if locale in work)
            words = sum(len(_WORD.findall(document.body)) for document in found)
            yield ModuleState(
                module, locale, state, changed, words, len(module.handouts), _law(found, edition), approvals
            )


def _works(module: Module) -> tuple[Work, ...]:
    return (module.documents, *(handout.documents for handout in module.handouts))


def _state(module: Module, locale: str, edition: Edition) -> tuple[State, int]:
    facts = edition.curriculum.facts
    if locale == facts.source_locale:
        return "source", 0
    if locale in facts.derived:
        return "derived", 0
    found = [text_status(work, facts.source_locale, locale) for work in _works(module)]
    changed = sum(len(one.changed) for one in found)
    if any(one.state == "missing" for one in found):
        return "missing", changed
    return ("outdated", changed) if changed else ("fresh", 0)


def _law(documents: tuple[Document, ...], edition: Edition) -> str:
    return min((act.checked for document in documents for act in cited_acts(document, edition)), default="")
