"""`komak edition`: the curriculum gets a new edition, and what that changes for readers is written down.

The number and the day stand in ``curriculum.yml``; ``history.yml`` keeps which works an edition added, changed and took
out, and a hash of each, by which the next one is compared.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from komak.edition.works import works_now
from komak.ground.issue import Severity
from komak.model import Curriculum
from komak.model.history import Issued
from komak.source import read
from komak.source.facts import FACTS
from komak.source.history import PATH
from komak.workshop import write_whole

_HEADER = "# Written by `komak edition`: what each edition added, changed and took out. Never edited by hand.\n"
_NUMBER = re.compile(r"[\w.-]{1,12}", re.ASCII)


class IssuingError(Exception):
    """There is no new edition; the message says why and what to do."""


def issue_edition(root: Path, number: str, day: dt.date) -> Issued:
    """Make `number` the edition of the curriculum below `root`, and return what it brings. Raises IssuingError."""
    reading = read(root)
    curriculum, wrong = reading.curriculum, [one for one in reading.issues if one.severity is Severity.ERROR]
    if curriculum is None or wrong:
        raise IssuingError("\n".join(["What cannot be read would be told as taken out. First mend:", *map(str, wrong)]))
    _refuse(curriculum, number, day)
    now = works_now(curriculum)
    issued = _compared(number, day, curriculum.history.works, now)
    write_whole(root / FACTS, _with_edition((root / FACTS).read_text("utf-8"), number, day).encode())
    write_whole(root / PATH, _yaml((*curriculum.history.editions, issued), now).encode())
    return issued


def _refuse(curriculum: Curriculum, number: str, day: dt.date) -> None:
    """Raise IssuingError if this cannot be the next edition."""
    if not _NUMBER.fullmatch(number):
        raise IssuingError(f"{number!r} is no number of an edition: it is printed in addresses. Write e.g. 2026.2.")
    editions = curriculum.history.editions
    if number in (one.edition for one in editions):
        raise IssuingError(f"The edition {number} is there already. Take the next number.")
    if not editions and number != curriculum.facts.edition:
        raise IssuingError(
            f"Nothing is known yet to compare with. Write down the edition as it stands first: `komak edition {curriculum.facts.edition}`."
        )
    if day > dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1):
        raise IssuingError(f"{day} is in the future. An edition has the day on which it is made.")
    if editions and day < editions[-1].date:
        raise IssuingError(f"{day} is before the day of the edition {editions[-1].edition}, {editions[-1].date}.")


_Works = Mapping[str, Mapping[str, str]]


def _compared(number: str, day: dt.date, before: _Works, now: _Works) -> Issued:
    changed = {
        uri: locales
        for uri, hashes in now.items()
        if uri in before and (locales := [one for one, digest in hashes.items() if before[uri].get(one) != digest])
    }
    added, removed = [uri for uri in now if uri not in before], [uri for uri in before if uri not in now]
    return Issued(edition=number, date=day, added=added, changed=changed, removed=removed)


def _with_edition(text: str, number: str, day: dt.date) -> str:
    """``curriculum.yml`` with another number and day; comments and order stay."""
    for field, value in (("edition", f'"{number}"'), ("date", day.isoformat())):
        text = re.sub(
            rf"^({field}:[ ]*)(?:\"[^\"]*\"|'[^']*'|[^\s#]+)", rf"\g<1>{value}", text, count=1, flags=re.MULTILINE
        )
    return text


def _yaml(editions: tuple[Issued, ...], works: _Works) -> str:
    told = [line for one in editions for line in _told(one)]
    known = [f"  {uri}: {{{', '.join(map(_hash, now.items()))}}}" for uri, now in works.items()]
    return _HEADER + "\n".join(["editions:", *told, "works:" if known else "works: {}", *known]) + "\n"


def _hash(told: tuple[str, str]) -> str:
    """In quotes: one of digits alone would be read as a number."""
    return f'{told[0]}: "{told[1]}"'


def _told(one: Issued) -> Iterator[str]:
    """An edition as lines of YAML: addresses and languages are words that need no quotes."""
    yield f'- edition: "{one.edition}"'
    yield f"  date: {one.date.isoformat()}"
    if one.added:
        yield from ("  added:", *(f"  - {uri}" for uri in one.added))
    if one.changed:
        yield from ("  changed:", *(f"    {uri}: [{', '.join(locales)}]" for uri, locales in one.changed.items()))
    if one.removed:
        yield from ("  removed:", *(f"  - {uri}" for uri in one.removed))
