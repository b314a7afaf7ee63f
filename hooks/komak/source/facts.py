"""``curriculum.yml`` and the texts beside it: their shape, their lines, and what must hold before a module is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from komak.ground.issue import Code, Issue
from komak.ground.lines import Lines
from komak.languages import described, language
from komak.model import CurriculumFacts, CurriculumTexts
from komak.source.reader import Reader

CURRICULUM = "curriculum"
FACTS = f"{CURRICULUM}/curriculum.yml"


def texts_path(locale: str) -> str:
    """Path of the curriculum's own words in a language."""
    return f"{CURRICULUM}/curriculum.{locale}.yml"


def read_facts(reader: Reader) -> CurriculumFacts | None:
    """The facts, or None if nothing can be read without them."""
    facts, lines = reader.shaped(FACTS, CurriculumFacts), reader.lines(FACTS)
    if facts is None:
        return None
    reader.found.add(*_repeated(facts, lines), *_impossible_origins(facts, lines))
    if facts.source_locale not in facts.locales:
        reader.found.add(Issue(FACTS, lines["source_locale"], Code.UNKNOWN_REFERENCE, "source_locale",
                               f"the language {facts.source_locale!r} is not in `locales`", "Add it there."))  # fmt: skip
        return None
    return facts


def read_texts(reader: Reader, facts: CurriculumFacts) -> dict[str, CurriculumTexts]:
    """The curriculum's words by locale."""
    texts = {locale: reader.shaped(texts_path(locale), CurriculumTexts) for locale in facts.locales}
    return {locale: text for locale, text in texts.items() if text is not None}


def _makable() -> str:
    """Every language that can be made of another, as authors write it."""
    return ", ".join(f"{tag}: {one.made_from}" for tag, one in described().items() if one.made_from)


def _impossible_origins(facts: CurriculumFacts, lines: Lines) -> Iterator[Issue]:
    for locale, origin in facts.derived.items():
        field = f"derived.{locale}"
        if origin not in facts.locales:
            yield Issue(FACTS, lines[field], Code.UNKNOWN_REFERENCE, field,
                        f"the language {origin!r} is not in `locales`", f"Known: {', '.join(facts.locales)}.")  # fmt: skip
        elif language(locale).made_from != origin:
            yield Issue(FACTS, lines[field], Code.UNKNOWN_REFERENCE, field,
                        f"nothing makes {locale!r} out of {origin!r}",
                        f"Write `{{{_makable()}}}`: one script of Uzbek is made from the other.")  # fmt: skip
        if locale in facts.locales:
            yield Issue(FACTS, lines[field], Code.DUPLICATE_ID, field,
                        f"the language {locale!r} is in `locales`, too", "Keep it in one of the two.")  # fmt: skip


def _repeated(facts: CurriculumFacts, lines: Lines) -> Iterator[Issue]:
    lists = {"locales": facts.locales, "audiences": facts.audiences, "tracks": [track.slug for track in facts.tracks]}
    lists |= {f"tracks.{index}.modules": track.modules for index, track in enumerate(facts.tracks)}
    for field, names in lists.items():
        for name, count in Counter(names).items():
            if count > 1:
                yield Issue(FACTS, lines[field], Code.DUPLICATE_ID, field,
                            f"{name!r} stands here {count} times", "Keep one of them.")  # fmt: skip
