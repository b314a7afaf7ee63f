"""Orders → files: what the cache has is taken, the rest is made beside whatever else the program does."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from komak.ground.issue import Issue
from komak.instruments.forms.files import DOCX, FILL
from komak.instruments.forms.markdown import written
from komak.instruments.forms.orders import Order
from komak.instruments.forms.store import FormStore
from komak.press.pdf import Artefact, Rendered

_PROCESS_PAYS_FROM = 4  # a process takes 1 s to start and to import, a file 0.1 to 0.5 s


class FormRendering:
    """A run under way. Made by :func:`start`; ask it for its :meth:`result` once."""

    def __init__(self, orders: Iterable[Order], store: FormStore) -> None:
        """Look up the cache now, make the rest from now on."""
        asked = [(order, store.key(order)) for order in orders]
        found = [(order, key, store.find(order, key)) for order, key in asked]
        self._store, self._keys = store, [key for _, key in asked]
        self._ready = [artefact for _, _, artefact in found if artefact]
        self._jobs = [(order, key) for order, key, artefact in found if artefact is None]
        self._executor = _executor(self._jobs)
        self._futures: list[Future[_Outcome]] = (
            [self._executor.submit(_made, order, key, store) for order, key in self._jobs] if self._executor else []
        )

    @property
    def waiting(self) -> int:
        """How many files the cache did not have."""
        return len(self._jobs)

    def result(self) -> Rendered:
        """Wait for the rest."""
        outcomes = [self._outcome(*pair) for pair in zip(self._futures, self._jobs, strict=True)]
        if self._executor:
            self._executor.shutdown()
            self._store.prune(self._keys)
        made = [artefact for artefact, _ in outcomes if artefact]
        artefacts = sorted([*self._ready, *made], key=lambda artefact: artefact.dest)
        issues = sorted({issue for _, issues in outcomes for issue in issues})
        return Rendered({artefact.dest: artefact for artefact in artefacts}, tuple(issues), made=len(made))

    def _outcome(self, future: Future[_Outcome], job: tuple[Order, str]) -> _Outcome:
        try:
            return future.result()
        except BrokenProcessPool:  # the caller's main module cannot be imported by a child, or a child was killed
            return _made(*job, self._store)


_Outcome = tuple[Artefact | None, tuple[Issue, ...]]


def start(orders: Iterable[Order], cache: Path) -> FormRendering:
    """Begin to make files and return at once; ``cache`` is a folder of this room alone."""
    return FormRendering(orders, FormStore(cache))


def _executor(jobs: Sequence[object]) -> Executor | None:
    if not jobs:
        return None
    if len(jobs) < _PROCESS_PAYS_FROM:
        return ThreadPoolExecutor(1, "forms")
    # Not fork: the calling program has threads (a live-reload server, for one).
    return ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"))


def _made(order: Order, key: str, store: FormStore) -> _Outcome:
    if order.suffix == FILL:
        return _made_fillable(order, key, store)
    if order.suffix == DOCX:
        from komak.instruments.forms.word import (
            word_document,  # python-docx takes 0.2 s to import, and a warm build needs none
        )

        return store.keep(order, key, word_document(order.form, order.voice), pages=0), ()
    from komak.instruments.forms.sheet_xlsx import workbook  # openpyxl takes 0.2 s to import

    return store.keep(order, key, workbook(order.form, order.voice), pages=0), ()


def _made_fillable(order: Order, key: str, store: FormStore) -> _Outcome:
    from komak.instruments.forms.fill import fillable, page_count  # pikepdf and fontTools take 0.2 s to import
    from komak.instruments.forms.sheets import paper, with_fields
    from komak.press.pdf.store import Store
    from komak.press.pdf.typesetting import typeset

    text = written(order.form, order.voice)
    sheet = with_fields(paper(order.form, order.voice, text), text.slots)
    printed = typeset(sheet, Store(store.folder / "stage").stage(sheet))
    if printed.pdf is None:
        return None, printed.issues
    pdf = fillable(printed.pdf, text.slots)
    return store.keep(order, key, pdf, pages=page_count(pdf)), ()
