"""Rules about translations that lag behind their source."""

from __future__ import annotations

from collections.abc import Iterator

from komak.checks.subject import Subject
from komak.edition.freshness import freshness, part_hashes, wording_freshness
from komak.ground.issue import Code, Issue, Severity
from komak.source.stamps import stamps_path


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


def outdated_wordings(subject: Subject) -> Iterator[Issue]:
    """A text in YAML follows its source as well: one changed language asks for the other."""
    facts = subject.curriculum.facts
    for wordings in subject.curriculum.wordings:
        for locale in wordings.translations(facts):
            state = wording_freshness(wordings, facts.source_locale, locale)
            if state.changed:
                file, first = wordings.files[locale], state.changed[0]
                yield Issue(file, wordings.line(locale, first), Code.OUTDATED, f"{first}.{locale}",
                            f"{len(state.changed)} of {state.total} texts changed since this translation: "
                            + _some(state.changed),
                            f"Translate the changes, then run `komak translated {file}`.", Severity.WARNING)  # fmt: skip


def _some(names: tuple[str, ...]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


_NAMED = 6
"""Texts that an issue names; the rest it counts."""


def stamps(subject: Subject) -> Iterator[Issue]:
    """A stamp belongs to a part that the source still has."""
    for source, translation in subject.curriculum.translation_pairs:
        parts = part_hashes(source)
        for name, stamp in translation.stamps.items():
            if name not in parts:
                yield Issue(stamps_path(translation.path), stamp.line, Code.STAMP, name,
                            f"the section is gone from {source.path}",
                            f"Run `komak translated {translation.path}`, which forgets it.")  # fmt: skip
    for wordings in subject.curriculum.wordings:
        known = wordings.texts.get(subject.source_locale, {})
        for locale, stamped in wordings.stamps.items():
            for name, stamp in stamped.items():
                if known and name not in known:  # a source that cannot be read is told of where it is read
                    yield Issue(wordings.stamps_path(locale), stamp.line, Code.STAMP, name,
                                f"the text is gone from {wordings.path}",
                                f"Run `komak translated {wordings.files[locale]}`, which forgets it.")  # fmt: skip
