"""Rules about the fictional people of the texts: one name is one person, told where the register says.

Participants meet several modules in one day: a Sardor of eight who was left alone and another of fourteen who argues
with his father become one boy in their heads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from komak.checks.subject import Study, Subject
from komak.ground.issue import Code, Issue, Severity
from komak.languages import TURNED, TUTUQ, described, language
from komak.model import Family
from komak.model.people import Person
from komak.source.people import PATH

_AFTER = "|".join(one.age_after for one in described().values() if one.age_after)
_BETWEEN = "|".join(one.age_before for one in described().values() if one.age_before)
_AGE = re.compile(rf",? \(?(?P<age>\d{{1,3}})\s?\)?(?:{_AFTER})")
_BEFORE = re.compile(rf"\b(\d{{1,3}})(?:{_BETWEEN})\s$")
_AGED = re.compile(rf"\d\d{{0,2}}\)?(?:{_AFTER})")
"""What stands behind each of `_NAMED`: few texts tell an age, and a number is found soon."""
_NAMED = re.compile(rf"\b[^\W\d_][\w{TURNED}{TUTUQ}]+(?=,? \(?\d{{1,3}}\)?(?:{_AFTER}))")


@dataclass(frozen=True)
class _Known:
    """A person of the register with the family and the name in one language."""

    family: Family
    person: Person
    name: str
    stem: str
    """Letters that stand in every form of the name."""
    pattern: re.Pattern[str]


def register(subject: Subject) -> Iterator[Issue]:
    """Each person has a name in every language, and nobody has the name of somebody else."""
    locales = subject.curriculum.facts.locales
    seen: dict[tuple[str, str], str] = {}
    for family in subject.curriculum.families:
        for person in family.people:
            for locale in locales:
                if locale not in person.name:
                    yield _of_register(subject, family, f"a name is missing in the language {locale!r}: "
                                       + ", ".join(person.name.values()), f"Add `{locale}: …`.")  # fmt: skip
            for locale, name in person.name.items():
                other = seen.setdefault((locale, name.rstrip(language(locale).name_drops).casefold()), family.id)
                if other != family.id or list(_names(family, locale)).count(name) > 1:
                    yield _of_register(subject, family, f"the name {name!r} is given to two people, the other in {other!r}",
                                       "Choose another name here and in its texts: one name is one person.")  # fmt: skip


def places(subject: Subject) -> Iterator[Issue]:
    """The register names places that exist."""
    known = {document.neutral_path.removesuffix(".md") for document in subject.curriculum.documents}
    known |= {form.path.removesuffix(".yml") for form in subject.curriculum.forms}
    for family in subject.curriculum.families:
        for place in family.told:
            # a folder of YAML texts (filled forms, words of the interface) has no documents of its own
            if place not in known and not (subject.root / place).is_dir():
                yield _of_register(subject, family, f"there is no text at {place!r}",
                                   "Write a folder or a file without language, e.g. `curriculum/<track>/<module>`.")  # fmt: skip


def told(study: Study, subject: Subject) -> Iterator[Issue]:
    """A text tells of its own people, at the age that the register gives, and of nobody who is not registered."""
    text = study.document.text
    known = subject.once(_known, study.document.locale) if study.document.path != PATH else ()
    met = [one for one in known if one.stem in text]
    has_age = bool(subject.curriculum.families and study.document.path != PATH and _AGED.search(text))
    for number, line in enumerate(text.split("\n"), 1) if met or has_age else ():
        for one in (one for one in met if one.stem in line):
            for match in one.pattern.finditer(line):
                yield from _placed(study, number, one)
                yield from _aged(study, number, one, line, match)
        if has_age:
            yield from _unregistered(study, subject, number, line, known)


def _placed(study: Study, number: int, one: _Known) -> Iterator[Issue]:
    path = study.document.neutral_path.removesuffix(".md").removesuffix(".yml")
    if not any(path == place or path.startswith(f"{place}/") for place in one.family.told):
        yield study.issue(number, Code.PERSON_ELSEWHERE, one.family.id,
                          f"{one.name!r} belongs to a family that is told of in {', '.join(one.family.told)}",
                          "Give this person another name, or add this place to `told` in people.yml.")  # fmt: skip


def _aged(study: Study, number: int, one: _Known, line: str, match: re.Match[str]) -> Iterator[Issue]:
    after, before = _AGE.match(line, match.end()), _BEFORE.search(line, 0, match.start())
    age = after["age"] if after else before[1] if before else None
    if age is not None and one.person.age is not None and int(age) != one.person.age:
        yield study.issue(number, Code.PERSON_AGE, one.family.id,
                          f"{one.name!r} is {age} here and {one.person.age} in people.yml",
                          "Write the same age in both, or give the other person another name.")  # fmt: skip


def _unregistered(study: Study, subject: Subject, number: int, line: str, known: tuple[_Known, ...]) -> Iterator[Issue]:
    for match in _NAMED.finditer(line):
        word = match[0]
        # a word that some text writes with a small letter is no name: it stands at the head of a sentence
        is_name = word[0].isupper() and word.casefold() not in subject.small_words(study.document.locale)
        if is_name and not any(one.pattern.fullmatch(word) for one in known):
            issue = study.issue(number, Code.PERSON_UNKNOWN, word, "this person is in no family of people.yml",
                                "Add the family with the ages and the place, under a name that nobody has.")  # fmt: skip
            yield Issue(issue.path, issue.line, issue.code, issue.field, issue.problem, issue.mend, Severity.WARNING)


def _known(subject: Subject, locale: str) -> tuple[_Known, ...]:
    drops = language(locale).name_drops
    return tuple(
        _Known(family, person, name, name.rstrip(drops), _pattern(name, locale))
        for family in subject.curriculum.families
        for person in family.people
        if (name := person.name.get(locale)) is not None
    )


def _pattern(name: str, locale: str) -> re.Pattern[str]:
    """`name` with the endings of its language; behind or before another capital it is a real person's full name."""
    own = language(locale)
    return re.compile(
        rf"(?<![\w-]){re.escape(name.rstrip(own.name_drops))}{own.name_endings}(?![\w-]|\s[А-ЯЁA-Z][а-яёa-z])"
    )


def _names(family: Family, locale: str) -> Iterator[str]:
    return (person.name[locale] for person in family.people if locale in person.name)


def _of_register(subject: Subject, family: Family, problem: str, mend: str) -> Issue:
    line = subject.curriculum.lines(PATH)[family.id]
    return Issue(PATH, line, Code.PEOPLE, family.id, problem, mend)
