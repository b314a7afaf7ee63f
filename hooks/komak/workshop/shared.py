"""A second store behind the one of this machine, which CI jobs and colleagues share: any address that fsspec knows.

What comes from there is verified and then kept here, so everything that reads files reads them here. A store that cannot
be reached, or may only be read, is done without: it saves time and decides nothing. Nobody tidies it; let its owner
delete what is old. Who may write there is trusted as one who may write to this repository.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from typing import Any

from komak.workshop.pool import PoolError
from komak.workshop.store import Kept, Store

_FAULTS = (OSError, ValueError, RuntimeError, ImportError)
"""What file systems of every kind raise: fsspec's own have no common ancestor."""
_SECRET = re.compile(r"//[^/@\s]+@")
"""A name and a password in an address: what goes wrong is told in the logs of others, too."""


@dataclass
class Shared:
    """A folder of a file system: ``file:///srv/komak``, ``memory://komak``, ``s3://bucket/komak``."""

    address: str
    may_write: bool = True
    trouble: str = ""
    """Why it is done without from now on, in one line."""
    _root: str = field(default="", init=False)
    _files: Any = field(default=None, init=False)

    def __post_init__(self) -> None:
        """Raises PoolError without the extra ``komak[cluster]``: somebody asked for what is not installed."""
        try:
            import fsspec
        except ImportError as error:
            raise PoolError("a shared store needs the extra komak[cluster]: pip install 'komak[cluster]'") from error
        try:
            self._files, self._root = fsspec.core.url_to_fs(self.address)
        except _FAULTS as error:
            self._give_up(error)

    def fetch(self, key: str, suffix: str) -> tuple[bytes, int] | None:
        """Bytes and pages, if both are there and belong together."""
        if self.trouble:
            return None
        try:
            facts: bytes = self._files.cat_file(self._place(key, ".json"))
            content: bytes = self._files.cat_file(self._place(key, suffix))
        except FileNotFoundError:
            return None
        except _FAULTS as error:
            self._give_up(error)
            return None
        return _whole(facts, content)

    def send(self, kept: Kept, key: str, suffix: str) -> None:
        """Put a file there; its facts last, so that a torn entry is no entry."""
        if self.trouble or not self.may_write:
            return
        facts = {"pages": kept.pages, "sha256": kept.sha256, "size": kept.size}
        try:
            self._files.makedirs(self._place(key, "").rpartition("/")[0], exist_ok=True)
            self._files.pipe_file(self._place(key, suffix), kept.path.read_bytes())
            self._files.pipe_file(self._place(key, ".json"), json.dumps(facts).encode())
        except _FAULTS as error:
            self._give_up(error)

    def _place(self, key: str, suffix: str) -> str:
        return f"{self._root.rstrip('/')}/{key[:2]}/{key}{suffix}"

    def _give_up(self, error: BaseException) -> None:
        told = f"the shared store {self.address} is done without ({type(error).__name__}: {error})".split("\n")[0]
        self.trouble = _SECRET.sub("//…@", told)


def _whole(facts: bytes, content: bytes) -> tuple[bytes, int] | None:
    """Bytes and pages; None if the entry is torn or somebody else's: the next who may write mends it."""
    try:
        told = json.loads(facts)
        return (content, int(told["pages"])) if hashlib.sha256(content).hexdigest() == told["sha256"] else None
    except (KeyError, TypeError, ValueError, RecursionError):
        return None


@dataclass(frozen=True)
class SharingStore(Store):
    """A folder of this machine, with a shared store behind it."""

    shared: Shared

    def find(self, key: str, suffix: str) -> Kept | None:
        """From here, or from there by way of here."""
        here = super().find(key, suffix)
        there = None if here else self.shared.fetch(key, suffix)
        return super().keep(key, suffix, *there) if there else here

    def keep(self, key: str, suffix: str, content: bytes, pages: int = 0) -> Kept:
        """Here, and there if one may."""
        kept = super().keep(key, suffix, content, pages)
        self.shared.send(kept, key, suffix)
        return kept

    @property
    def trouble(self) -> str:
        return self.shared.trouble
