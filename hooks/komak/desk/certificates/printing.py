"""People to PDFs, batch after batch, in two processes when it pays.

A batch is printed person by person and then once more as a whole, for the file that goes to the printer. Typst
remembers its last ten documents: after so many small ones it has forgotten the large one, so memory stays flat.
"""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from komak.ground.typography import glued
from komak.press.pdf import compiled

from .trouble import CertificateError
from .wording import Side

TEMPLATE = Path(__file__).with_name("template.typ")
FRAME = Path(__file__).with_name("frame.svg")
BATCH = 25
_KEPT = ("lang", "document", "author", "address")
_POOL_PAYS_FROM = 4  # batches: two processes start as long as one prints forty people


@dataclass(frozen=True)
class Certificate:
    """One person's page."""

    serial: str
    name: str
    size: int
    lines: tuple[str, ...]
    file: str


@dataclass(frozen=True)
class Batch:
    """What one process prints at a time."""

    certificates: tuple[Certificate, ...]
    words: str
    """JSON of the sides."""
    locale: str
    root: Path
    """The folder that the template reads pictures from."""
    folder: Path
    """Where the PDFs go."""
    together: Path
    """The file with all of the batch."""


def batches(
    certificates: Sequence[Certificate], sides: Sequence[Side], locale: str, root: Path, folder: Path
) -> tuple[Batch, ...]:
    """Divide the people; `root` gets the parts of the file for the printer."""
    words = json.dumps([_for_template(side) for side in sides], ensure_ascii=False)
    groups = [tuple(certificates[at : at + BATCH]) for at in range(0, len(certificates), BATCH)]
    return tuple(
        Batch(group, words, locale, root, folder, root / f"{number:05}.pdf") for number, group in enumerate(groups)
    )


def _for_template(side: Side) -> dict[str, object]:
    """The words of a side by the template's names; what is printed has its line ends settled."""
    return {name.replace("_", "-"): value if name in _KEPT else _glued(value) for name, value in asdict(side).items()}


def _glued(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(map(_glued, value))
    return glued(value) if isinstance(value, str) else value


def print_batches(work: Sequence[Batch], workers: int) -> Iterator[int]:
    """Print everything; yields how many certificates each batch had, as it is done."""
    if workers < 2 or len(work) < _POOL_PAYS_FROM:
        yield from map(print_batch, work)
        return
    # Not fork, as in the print room of handouts: the caller may have threads.
    with ProcessPoolExecutor(min(workers, len(work)), mp_context=multiprocessing.get_context("spawn")) as pool:
        try:
            yield from _in_pool(pool, work, workers)
        except BaseException:  # also Ctrl+C: what has not begun shall not begin
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _in_pool(pool: ProcessPoolExecutor, work: Sequence[Batch], workers: int) -> Iterator[int]:
    """Keep every process busy, with no queue of everything."""
    waiting = iter(work)
    running: dict[Future[int], Batch] = {}
    while True:
        running |= {pool.submit(print_batch, batch): batch for batch in islice(waiting, workers + 1 - len(running))}
        if not running:
            return
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            batch = running.pop(future)
            try:
                yield future.result()
            except BrokenProcessPool:  # the caller's main module cannot be imported by a child, or it was killed
                remaining = [batch, *running.values(), *waiting]
                yield from map(print_batch, remaining)
                return


def print_batch(batch: Batch) -> int:
    """Write the PDF of each person of a batch, and the one of all of them."""
    for certificate in batch.certificates:
        (batch.folder / certificate.file).write_bytes(_pdf((certificate,), batch))
    batch.together.write_bytes(_pdf(batch.certificates, batch))
    return len(batch.certificates)


def _pdf(certificates: Sequence[Certificate], batch: Batch) -> bytes:
    people = json.dumps([asdict(certificate) for certificate in certificates], ensure_ascii=False)
    inputs = {"words": batch.words, "people": people}
    made = compiled(TEMPLATE.read_bytes(), batch.root, inputs, batch.locale)
    if made.pdf is None:
        raise CertificateError("not-typeset", "; ".join(made.complaints).split("\n")[0])
    return made.pdf
