"""``curriculum.yml`` and the texts beside it: their shape, their lines, and what must hold before a module is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from komak.ground.issue import Code, Issue
from komak.languages import described, language
from komak.model import CurriculumFacts, CurriculumTexts
from komak.model.metadata import Metadata
from komak.source.shape import shaped
from komak.source.text import read_text
from komak.source.yaml_tree import read_yaml

CURRICULUM = "curriculum"
FACTS = f"{CURRICULUM}/curriculum.yml"

Shape = TypeVar("Shape", bound=Metadata)
Lines = Mapping[str, int]
"""Line in the file by dotted path of a field."""


def texts_path(locale: str) -> str:
    """Path of the curriculum's own words in a language."""
    return f"{CURRICULUM}/curriculum.{locale}.yml"


def read_facts(root: Path) -> tuple[CurriculumFacts | None, Lines, list[Issue]]:
    """The facts, or None if nothing can be read without them, and their issues."""
    facts, lines, issues = yaml_file(root, FACTS, CurriculumFacts)
    if facts is None:
        return None, lines, issues
    issues += [*_repeated(facts, lines), *_impossible_origins(facts, lines)]
    if facts.source_locale not in facts.locales:
        issues.append(Issue(FACTS, lines["source_locale"], Code.UNKNOWN_REFERENCE, "source_locale",
                            f"the language {facts.source_locale!r} is not in `locales`", "Add it there."))  # fmt: skip
        return None, lines, issues
    return facts, lines, issues


def read_texts(root: Path, facts: CurriculumFacts) -> tuple[dict[str, CurriculumTexts], dict[str, Lines], list[Issue]]:
    """The curriculum's words by locale, the lines of their files by path, and their issues."""
    texts, lines, issues = {}, {}, []
    for locale in facts.locales:
        path = texts_path(locale)
        text, lines[path], more = yaml_file(root, path, CurriculumTexts)
        issues += more
        if text is not None:
            texts[locale] = text
    return texts, lines, issues


def yaml_file(root: Path, path: str, shape: type[Shape]) -> tuple[Shape | None, Lines, list[Issue]]:
    source, issues = read_text(root, path)
    if source is None:
        return None, {}, issues
    tree, more = read_yaml(path, source.text)
    issues += more
    if tree is None:
        return None, {}, issues
    facts, more = shaped(shape, tree, path)
    return facts, tree.lines, issues + more


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
