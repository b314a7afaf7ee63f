"""Rules about programmes: what they name is there, modules come in their order and whole, a day has an end."""

from __future__ import annotations

from collections.abc import Iterator

from komak.checks.markup import TAG, unprintable
from komak.checks.subject import Subject
from komak.ground.issue import Code, Issue, Severity
from komak.model import Day, Module, Part, Programme
from komak.model.programmes import PATH

_LONGEST_DAY = 9 * 60
"""Minutes from the first to the last, with pauses."""
_LONGEST_SITTING = 130
"""Minutes without a pause; a session of two hours is the most that a module has."""


def wordings(subject: Subject) -> Iterator[Issue]:
    """Every text is there in every language that authors write, a plain line that can be printed."""
    known = subject.curriculum.facts.locales
    for programme in subject.curriculum.programmes:
        for name in ("title", "summary", "between"):
            wording = getattr(programme, name)
            missing = [locale for locale in known if locale not in wording] if wording else []
            for locale in missing:
                yield _issue(subject, programme, Code.MISSING_TRANSLATION, f"{name} in the language {locale!r} is missing",
                             f"Add `{locale}: …`.")  # fmt: skip
            for locale, text in wording.items():
                yield from _plain(subject, programme, f"{name}.{locale}", text)


def _plain(subject: Subject, programme: Programme, field: str, text: str) -> Iterator[Issue]:
    if match := TAG.search(text):
        yield _issue(subject, programme, Code.RAW_HTML, f"raw HTML is refused in {field}, found <{match['tag']}",
                     "Write it without HTML.")  # fmt: skip
    for problem in unprintable(text):
        yield _issue(subject, programme, Code.NO_GLYPH, f"{field}: {problem}", "Delete it, or say it in words.")


def names(subject: Subject) -> Iterator[Issue]:
    """Modules, sessions, audiences and programmes that are named exist."""
    facts, known = subject.curriculum.facts, {one.id for one in subject.curriculum.programmes}
    for programme in subject.curriculum.programmes:
        for name in (name for name in programme.audience if name not in facts.audiences):
            yield _issue(subject, programme, Code.UNKNOWN_REFERENCE, f"the audience {name!r} is not in curriculum.yml",
                         f"Known: {', '.join(facts.audiences)}.")  # fmt: skip
        others = known - {programme.id}
        for name in (name for name in programme.requires if name not in others):
            yield _issue(subject, programme, Code.UNKNOWN_REFERENCE, f"there is no other programme {name!r}",
                         f"Known: {', '.join(sorted(others)) or 'none'}.")  # fmt: skip
        for part in programme.parts:
            yield from _unknown(subject, programme, part)


def _unknown(subject: Subject, programme: Programme, part: Part) -> Iterator[Issue]:
    module = subject.curriculum.module(part.module) if part.module else None
    if part.module and module is None:
        yield _issue(subject, programme, Code.UNKNOWN_REFERENCE, f"there is no module {part.module!r}",
                     "Mend the name, or take the module out of the day.")  # fmt: skip
    sessions = [session.id for session in module.sessions] if module else []
    for name in (name for name in part.sessions if module and name not in sessions):
        yield _issue(subject, programme, Code.UNKNOWN_REFERENCE, f"{part.module} has no session {name!r}",
                     f"Known: {', '.join(filter(None, sessions)) or 'none has a name'}.")  # fmt: skip


def order(subject: Subject) -> Iterator[Issue]:
    """Each session of a module is held once; what a module builds on comes before it, here or in a programme before."""
    by_id = {one.id: one for one in subject.curriculum.programmes}
    for programme in subject.curriculum.programmes:
        before = {reference for name in _all_required(programme, by_id) for reference in by_id[name].references}
        for reference in programme.references:
            module = subject.curriculum.module(reference)
            if module is not None:
                yield from _whole(subject, programme, module)
                for lacking in (one for one in module.facts.prerequisites if one not in before):
                    yield _issue(subject, programme, Code.PROGRAMME_ORDER,
                                 f"{reference} builds on {lacking}, which does not come before it",
                                 "Move it, add it, or name a programme with it in `requires`.")  # fmt: skip
            before.add(reference)


def _all_required(programme: Programme, by_id: dict[str, Programme]) -> set[str]:
    """Programmes before, and those before them; a circle ends."""
    found, waiting = set[str](), list(programme.requires)
    while waiting:
        name = waiting.pop()
        if name in by_id and name not in found and name != programme.id:
            found.add(name)
            waiting += by_id[name].requires
    return found


def _whole(subject: Subject, programme: Programme, module: Module) -> Iterator[Issue]:
    every = [session.id for session in module.sessions]
    held = [name for part in programme.parts if part.module == module.reference for name in (part.sessions or every)]
    for name in every:
        if held.count(name) != 1:
            told = "is never held" if name not in held else "is held twice"
            yield _issue(subject, programme, Code.PROGRAMME_ORDER, f"session {name!r} of {module.reference} {told}",
                         "Hold each session once: the certificate names whole modules.")  # fmt: skip


def days(subject: Subject) -> Iterator[Issue]:
    """A day is no longer than people can take, and has a pause after two hours."""
    for programme in subject.curriculum.programmes:
        for number, day in enumerate(programme.days, 1):
            sittings = _sittings(day, subject)
            if (whole := sum(minutes for minutes, _ in sittings)) > _LONGEST_DAY:
                yield _tiring(subject, programme, f"day {number} takes {whole} minutes from beginning to end",
                              f"Keep a day below {_LONGEST_DAY} minutes, with pauses.")  # fmt: skip
            for minutes, is_rest in sittings:
                if not is_rest and minutes > _LONGEST_SITTING:
                    yield _tiring(subject, programme, f"on day {number} people sit {minutes} minutes without a pause",
                                  "Add `- {item: pause, minutes: 15}` between two sessions.")  # fmt: skip


def _sittings(day: Day, subject: Subject) -> list[tuple[int, bool]]:
    """Minutes of each stretch between pauses, and of each pause."""
    found: list[tuple[int, bool]] = []
    for part in day.parts:
        for minutes in _lengths(part, subject):
            if part.is_rest or not found or found[-1][1]:
                found.append((minutes, part.is_rest))
            else:
                found[-1] = (found[-1][0] + minutes, False)
    return found


def _lengths(part: Part, subject: Subject) -> list[int]:
    module = subject.curriculum.module(part.module) if part.module else None
    if module is None:
        return [part.minutes or 0]
    return [one.minutes for one in module.sessions if not part.sessions or one.id in part.sessions]


def _tiring(subject: Subject, programme: Programme, problem: str, mend: str) -> Issue:
    found = _issue(subject, programme, Code.PROGRAMME_DAY, problem, mend)
    return Issue(found.path, found.line, found.code, found.field, found.problem, found.mend, Severity.WARNING)


def _issue(subject: Subject, programme: Programme, code: Code, problem: str, mend: str) -> Issue:
    return Issue(PATH, subject.curriculum.lines(PATH)[programme.id], code, programme.id, problem, mend)
