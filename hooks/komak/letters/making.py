"""Orders → files: what the cache has is taken, the rest is made now. All letters together take a second or two."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from komak.forms.store import FormStore
from komak.handouts import Artefact, Rendered
from komak.letters.orders import LetterOrder


@dataclass(frozen=True)
class _Wanted:
    """An order as the cache sees it: the code of this room decides the bytes, too."""

    order: LetterOrder
    room: str

    @property
    def dest(self) -> str:
        return self.order.dest

    @property
    def suffix(self) -> str:
        return self.order.suffix

    @property
    def content(self) -> str:
        return f"{self.room} {self.order.content}"


def made_letters(orders: Iterable[LetterOrder], cache: Path) -> Rendered:
    """Every letter as a file; `cache` is a folder of this room alone."""
    store, room = FormStore(cache), _room()
    asked = [(wanted, store.key(wanted)) for wanted in (_Wanted(order, room) for order in orders)]
    found = {key: store.find(wanted, key) for wanted, key in asked}
    artefacts = [found[key] or _made(wanted, key, store) for wanted, key in asked]
    if not all(found.values()):
        store.prune(found)
    return Rendered(
        {artefact.dest: artefact for artefact in artefacts}, (), made=sum(known is None for known in found.values())
    )


def _made(wanted: _Wanted, key: str, store: FormStore) -> Artefact:
    from komak.letters.word import letter_document  # python-docx takes 0.2 s to import, and a warm build needs none

    return store.keep(wanted, key, letter_document(wanted.order), pages=0)


def _room() -> str:
    digests = (hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(Path(__file__).parent.glob("*.py")))
    return hashlib.sha256(" ".join(digests).encode()).hexdigest()
