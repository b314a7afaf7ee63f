"""The whole order: lay out, print beside the trainer's folder, write the register, move everything in at once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from komak.desk.delivery import deliver, draft_beside, refuse_overwriting
from komak.languages.strings import Strings
from komak.workshop import Means, Progress, silent

from .filenames import REGISTER, TOGETHER
from .names import Printed
from .printing import PROCESSES_PAY_FROM, Batch, Certificate, batches, printed_batches
from .register import register, register_heads
from .wording import Side

_OURS = re.compile(r"\d{4,}(-[a-z0-9-]+)?\.pdf")


@dataclass(frozen=True)
class Order:
    """What is to be made."""

    people: tuple[Printed, ...]
    sides: tuple[Side, ...]
    """The first language, and the second for the back of the sheet."""
    locale: str
    """Of the first side."""
    strings: Strings
    """Of the first language: headings of the register."""
    days: tuple[dt.date, ...]
    """From the first on."""
    prefix: str
    """Of the serial numbers."""
    first_number: int
    out: Path
    force: bool = False
    """Whether files that are there may be replaced."""
    in_project: bool = False
    """Whether `out` is in the project, where git would find it."""
    means: Means = field(default_factory=Means)
    """With what it is printed."""


@dataclass(frozen=True)
class Issued:
    """What was made."""

    certificates: tuple[Certificate, ...]
    left_over: tuple[str, ...]
    """Certificates of an earlier run in the same folder, which the register does not have."""


def certify(order: Order, progress: Progress = silent) -> Issued:
    """Make everything or nothing. Raises CertificateError or DeliveryError if it cannot be made; then the folder is as it was."""
    certificates = tuple(_numbered(order))
    names = [*(certificate.file for certificate in certificates), REGISTER, TOGETHER]
    unwelcome = () if order.force else names
    refuse_overwriting(order.out, unwelcome)
    with draft_beside(order.out) as draft:
        _print(order, certificates, draft, progress)
        (draft / REGISTER).write_bytes(register(_rows(order, certificates), register_heads(dict(order.strings.words))))
        if order.in_project:
            (draft / ".gitignore").write_text("*\n", encoding="ascii")  # no name enters the repository
        refuse_overwriting(order.out, unwelcome)
        deliver(draft, order.out.resolve())
    return Issued(certificates, tuple(_left_over(order.out, names)))


def _numbered(order: Order) -> Iterator[Certificate]:
    width = max(4, len(str(order.first_number + len(order.people) - 1)))
    for number, person in enumerate(order.people, order.first_number):
        file = "-".join(filter(None, (f"{number:0{width}}", person.slug)))
        yield Certificate(f"{order.prefix}{number:0{width}}", person.name, person.size, person.lines, f"{file}.pdf")


def _print(order: Order, certificates: Sequence[Certificate], draft: Path, progress: Progress) -> None:
    """Print into `draft`; the parts of the large file lie beside it."""
    work, parts = batches(certificates, order.sides, order.locale), draft.parent / "parts"
    parts.mkdir()
    count = 0
    for batch in printed_batches(work, order.means.pool(PROCESSES_PAY_FROM)):
        for name, content in batch.files:
            (draft / name).write_bytes(content)
        _part(parts, batch.number).write_bytes(batch.together)
        count += len(batch.files)
        progress(count, len(certificates))
    _together(order, work, parts, draft / TOGETHER)


def _part(folder: Path, number: int) -> Path:
    return folder / f"{number:05}.pdf"


def _together(order: Order, work: Sequence[Batch], parts: Path, target: Path) -> None:
    from .joining import join  # its library takes a tenth of a second, which a refused list need not wait for

    pages = len(order.sides)
    people = (certificate for batch in work for certificate in batch.certificates)
    bookmarks = [(f"{one.serial} {one.name}", at * pages) for at, one in enumerate(people)]
    join([_part(parts, batch.number) for batch in work], bookmarks, target)


def _rows(order: Order, certificates: Iterable[Certificate]) -> Iterator[tuple[str, ...]]:
    first = order.sides[0]
    for one in certificates:
        yield one.serial, one.name, first.taught, first.hours, " ".join(day.isoformat() for day in order.days), one.file


def _left_over(out: Path, names: Sequence[str]) -> Iterator[str]:
    return (path.name for path in sorted(out.iterdir()) if _OURS.fullmatch(path.name) and path.name not in set(names))
