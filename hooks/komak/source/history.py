"""``curriculum/history.yml`` to what each edition brought."""

from __future__ import annotations

from komak.model.history import History, HistoryFacts
from komak.source.reader import Reader

PATH = "curriculum/history.yml"


def read_history(reader: Reader) -> History:
    """The history; an empty one if there is no such file."""
    facts = reader.shaped(PATH, HistoryFacts) if reader.stands(PATH) else None
    return History(tuple(facts.editions), facts.works, reader.lines(PATH)) if facts else History()
