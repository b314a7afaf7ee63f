"""The forms' part of the cache: the key of a file, and how it is looked up and kept."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from komak import workshop
from komak.instruments.forms.orders import Order
from komak.press.pdf import Artefact
from komak.press.pdf.store import artefact
from komak.workshop import code_of
from komak.workshop.moment import timestamp


@dataclass(frozen=True)
class FormStore:
    """A cache folder."""

    folder: Path

    @cached_property
    def files(self) -> workshop.Store:
        return workshop.Store(self.folder)

    def key(self, order: Order) -> str:
        """Return the hash of everything that decides the bytes of a file."""
        return hashlib.sha256(f"{code_of('instruments.forms')} {timestamp()} {order.content}".encode()).hexdigest()[:32]

    def find(self, order: Order, key: str) -> Artefact | None:
        """Return the finished file if it is there and whole."""
        kept = self.files.find(key, order.suffix)
        return artefact(order.dest, kept) if kept else None

    def keep(self, order: Order, key: str, content: bytes, pages: int) -> Artefact:
        """Write a file and its facts."""
        return artefact(order.dest, self.files.keep(key, order.suffix, content, pages))

    def prune(self, used: Collection[str]) -> None:
        """Drop what no run of late has used."""
        self.files.prune(used)
