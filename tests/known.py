"""What a project says, read once a process for all tests that only look at it: whatever is read is frozen."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from komak.edition import Edition, editions
from komak.edition.derived import with_derived
from komak.model import Curriculum, Document
from komak.source import Reading, read


@cache
def reading(project: Path) -> Reading:
    """The curriculum as authors wrote it, and what is wrong with it."""
    return read(project)


@cache
def written(project: Path) -> Curriculum:
    """The curriculum in the languages of its authors."""
    curriculum = reading(project).curriculum
    assert curriculum is not None
    return curriculum


@cache
def in_uzbek(project: Path) -> tuple[Document, ...]:
    """The texts that become Cyrillic."""
    return tuple(document for document in written(project).documents if document.locale == "uz")


@cache
def whole(project: Path) -> Curriculum:
    """The curriculum in every language, those included that nobody writes."""
    return with_derived(written(project), reading(project).lexicon)


@cache
def spoken(project: Path) -> tuple[Edition, ...]:
    """One edition a language."""
    return tuple(editions(whole(project), reading(project).lexicon))
