"""The site while somebody writes: an edited text is shown at once, in its frame of before; everything else follows.

MkDocs builds the whole site in a process of its own. An edit is read and laid out; a page that shows it is converted and put
into its frame when somebody looks at it. A new build begins in the background, and is shown when it is whole.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import rmtree
from threading import Event, Lock, Thread

from komak.engines.publishing import exchange
from komak.site import Made, Page, Site, assemble, edited, finished_page, produce

WATCHED = ("curriculum", "docs", "hooks", "mkdocs.yml")
Files = dict[Path, int]
"""Every watched file to the time of its last change, in nanoseconds."""


@dataclass(frozen=True)
class _Whole:
    """A build: what it was made from, and what was made."""

    site: Site
    made: Made


class PreviewError(Exception):
    """Why nothing can be shown, in one line."""


class Preview:
    """A built site in ``shown``, kept up with the files of the project folder `root`."""

    def __init__(self, root: Path, folder: Path, say: Callable[[str], None]) -> None:
        """`folder` is for this preview alone."""
        self.root, self.shown, self._next, self._old = root, folder / "shown", folder / "next", folder / "old"
        self.ready = folder / "ready"
        """Touched when a build is whole: watch it, and call `refresh`."""
        self._say, self._files, self._edits = say, self._seen(), set[str]()
        self._whole: _Whole | None = None
        self._waiting: _Whole | None = None
        self._changed, self._framed, self._one_at_a_time = dict[str, Page](), dict[str, str](), Lock()
        self._wanted = Event()
        self.ready.parent.mkdir(parents=True, exist_ok=True)
        self.ready.touch()

    def start(self) -> None:
        """Build once and wait for it; from then on build in the background whenever it is wanted.

        Raises PreviewError if the content cannot be built.
        """
        self._build()
        if self._waiting is None:
            raise PreviewError("There is nothing to show until the problems above are mended.")
        self.refresh()
        Thread(target=self._keep_building, daemon=True).start()

    def refresh(self) -> None:
        """Take what is new: a whole build if one is ready, and every text that changed since it began."""
        with self._one_at_a_time:
            files = self._seen()
            changed = {path for path in files.keys() | self._files.keys() if files.get(path) != self._files.get(path)}
            self._files = files
            edits = {path.relative_to(self.root).as_posix() for path in changed}
            self._edits |= edits
            if self._waiting:
                edits = self._edits
                self._take(self._waiting)
            for path in sorted(edits):
                self._edit(path)
            if changed:
                self._wanted.set()

    def show(self, address: str) -> None:
        """Put the page at `address` into its frame if its text has changed: who looks at one waits for no other."""
        with self._one_at_a_time:
            page, file = self._changed.pop(address, None), self.shown / address / "index.html"
            if page is None or self._whole is None or not file.is_file():
                return
            html = finished_page(page, self._whole.site, self._whole.made.facts).html
            frame, before = file.read_text("utf-8"), self._framed.get(address, "")
            if before and before in frame:
                file.write_text(frame.replace(before, html, 1), "utf-8")
                self._framed[address] = html

    def _take(self, whole: _Whole) -> None:
        self._whole, self._waiting, self._changed = whole, None, {}
        self._framed = {page.address: page.html for page in whole.made.pages}
        rmtree(self._old, ignore_errors=True)
        exchange(self._next, self.shown, self._old)
        rmtree(self._next, ignore_errors=True)

    def _edit(self, path: str) -> None:
        """Lay out the pages that a text changes; what is no text waits for the build."""
        found = edited(self._whole.site, self.root, path) if self._whole else None
        if self._whole is None or found is None:
            return
        site, pages = found
        self._whole = replace(self._whole, site=site)
        changed = {site.alternates(page)[page.locale]: page for page in pages}
        self._changed |= changed
        for address in changed:
            self._say(f"/{address}")

    def _keep_building(self) -> None:
        while self._wanted.wait():
            self._wanted.clear()
            self._build()
            self.ready.touch()

    def _build(self) -> None:
        self._edits = set()
        if not self._built():
            self._say("The build stopped; what is shown stays as it was.")
            return
        site = assemble(self.root, self._address, self._cache).site
        if site is not None:
            self._waiting = _Whole(site, produce(site, self._cache).finished())

    @property
    def _cache(self) -> Path:
        return self.root / ".cache/komak"

    @property
    def _address(self) -> str:
        from mkdocs.config import load_config

        return load_config(str(self.root / "mkdocs.yml")).site_url or "/"

    def _built(self) -> bool:
        rmtree(self._next, ignore_errors=True)
        arguments = ["--quiet", "--config-file", str(self.root / "mkdocs.yml"), "--site-dir", str(self._next)]
        environment = {**os.environ, "KOMAK_ALLOW_OUTDATED": "yes", "KOMAK_OFFLINE": "no", "KOMAK_KITS": "no"}
        done = subprocess.run([sys.executable, "-m", "mkdocs", "build", *arguments], env=environment, check=False)  # noqa: S603
        return done.returncode == 0

    def _seen(self) -> Files:
        return {file: file.stat().st_mtime_ns for file in _files(self.root / name for name in WATCHED)}


def _files(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        yield from (file for file in (place, *place.rglob("*")) if file.is_file())
