"""Rules about translations that lag behind their source."""

from __future__ import annotations

from collections.abc import Iterator

from komak.checks.subject import Subject
from komak.issue import Code, Issue, Severity
from komak.source.stamps import stamps_path
from komak.translation.freshness import freshness, part_hashes


def outdated(subject: Subject) -> Iterator[Issue]:
    """A translation follows its source: each part was stamped against the text that the source has now."""
    for source, translation in subject.curriculum.translation_pairs:
        state = freshness(source, translation)
        if state.changed:
            names = ", ".join(state.changed)
            yield Issue(translation.path, 1, Code.OUTDATED, "translation",
                        f"{len(state.changed)} of {state.total} parts changed since this translation: {names}",
                        f"Translate the changes, then run `komak translated {translation.path}`.",
                        Severity.WARNING)  # fmt: skip


def stamps(subject: Subject) -> Iterator[Issue]:
    """A stamp belongs to a part that the source still has."""
    for source, translation in subject.curriculum.translation_pairs:
        parts = part_hashes(source)
        for name, stamp in translation.stamps.items():
            if name not in parts:
                yield Issue(stamps_path(translation.path), stamp.line, Code.STAMP, name,
                            f"the section is gone from {source.path}",
                            f"Run `komak translated {translation.path}`, which forgets it.")  # fmt: skip
