"""Orders → files: what the cache has is taken, the rest is made now. All letters together take a second or two."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from komak.outputs.letters.orders import LetterOrder
from komak.press.pdf import Rendered
from komak.press.pdf.store import artefact
from komak.workshop import Kept, Store, code_of
from komak.workshop.moment import timestamp


def made_letters(orders: Iterable[LetterOrder], cache: Path) -> Rendered:
    """Every letter as a file; `cache` is a folder of this room alone."""
    store, wanted = Store(cache), [(order, _key(order)) for order in orders]
    found = {key: store.find(key, order.suffix) for order, key in wanted}
    artefacts = [artefact(order.dest, found[key] or _made(order, key, store)) for order, key in wanted]
    if not all(found.values()):
        store.prune(found)
    return Rendered(
        {artefact.dest: artefact for artefact in artefacts}, (), made=sum(known is None for known in found.values())
    )


def _key(order: LetterOrder) -> str:
    return hashlib.sha256(f"{code_of('outputs.letters')} {timestamp()} {order.content}".encode()).hexdigest()[:32]


def _made(order: LetterOrder, key: str, store: Store) -> Kept:
    from komak.outputs.letters.word import (
        letter_document,  # python-docx takes 0.2 s to import, and a warm build needs none
    )

    return store.keep(key, order.suffix, letter_document(order))
