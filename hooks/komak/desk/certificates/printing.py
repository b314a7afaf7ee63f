"""People to PDFs, batch after batch, in several processes when it pays, or on a cluster.

A batch is printed person by person and then once more as a whole, for the file that goes to the printer. Typst
remembers its last ten documents: after so many small ones it has forgotten the large one, so memory stays flat.
Nothing of it is kept in a store: these are people.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import ClassVar

from komak.languages.typography import glued
from komak.press.pdf import BRAND, compiled
from komak.press.pdf.staging import staged
from komak.workshop import Pool, done, job_for

from .trouble import CertificateError
from .wording import Side

TEMPLATE = Path(__file__).with_name("template.typ")
_PICTURES = {"frame": Path(__file__).with_name("frame.svg"), "logo": BRAND / "logo.svg"}
BATCH = 25
PROCESSES_PAY_FROM = 4  # batches: two processes start as long as one prints forty people
_KEPT = ("lang", "document", "author", "address")


@dataclass(frozen=True)
class Certificate:
    """One person's page."""

    serial: str
    name: str
    size: int
    lines: tuple[str, ...]
    file: str


@dataclass(frozen=True)
class PrintedBatch:
    """What one process hands over at a time."""

    number: int
    """Of the batch, from 0."""
    files: tuple[tuple[str, bytes], ...]
    """Name and PDF of each person."""
    together: bytes
    """One PDF with all of the batch."""


@dataclass(frozen=True)
class Batch:
    """What one process prints at a time."""

    maker: ClassVar[str] = "desk.certificates.printing.printed_batch"

    number: int
    certificates: tuple[Certificate, ...]
    words: str
    """JSON of the sides."""
    locale: str


def printed_batch(batch: Batch) -> PrintedBatch:
    """The PDF of each person, and the one of all of them. Raises CertificateError if one cannot be typeset."""
    files = tuple((certificate.file, _pdf((certificate,), batch)) for certificate in batch.certificates)
    return PrintedBatch(batch.number, files, _pdf(batch.certificates, batch))


def _pdf(certificates: Sequence[Certificate], batch: Batch) -> bytes:
    people = json.dumps([asdict(certificate) for certificate in certificates], ensure_ascii=False)
    stage = staged(_PICTURES)
    inputs = {"words": batch.words, "people": people, **stage.images}
    made = compiled(TEMPLATE.read_bytes(), stage.root, inputs, batch.locale)
    if made.pdf is None:
        raise CertificateError("not-typeset", "; ".join(made.complaints).split("\n")[0])
    return made.pdf


def batches(certificates: Sequence[Certificate], sides: Sequence[Side], locale: str) -> tuple[Batch, ...]:
    """Divide the people."""
    words = json.dumps([_for_template(side) for side in sides], ensure_ascii=False)
    groups = (tuple(certificates[at : at + BATCH]) for at in range(0, len(certificates), BATCH))
    return tuple(Batch(number, group, words, locale) for number, group in enumerate(groups))


def _for_template(side: Side) -> dict[str, object]:
    """The words of a side by the template's names; what is printed has its line ends settled."""
    return {name.replace("_", "-"): value if name in _KEPT else _glued(value) for name, value in asdict(side).items()}


def _glued(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(map(_glued, value))
    return glued(value) if isinstance(value, str) else value


def printed_batches(work: Sequence[Batch], pool: Pool) -> Iterator[PrintedBatch]:
    """Everything, batch by batch as it is done; the pool is closed at the end, also after Ctrl+C."""
    try:
        yield from pool.in_turn(done, (job_for(batch, pool) for batch in work), len(work))
    finally:
        pool.close()
