"""The whole site built in a folder of its own and exchanged with the published one at the end.

One build at a time in a project: a second one waits. Whatever happens on the way, killed or out of disk, `site/` is
whole and of one build; what a killed build left is put right by the next.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

WORK = ".site-"
"""What the names of work folders begin with; nothing else may."""
_AT_FDCWD, _EXCHANGE = -100, 2


def publish(root: Path, build: Callable[[Path], None], say: Callable[[str], None]) -> None:
    """Let `build` fill an empty folder, then show that as ``site/`` below `root`.

    Raises whatever `build` raises, and OSError; then ``site/`` is what it was before. `say` hears why one waits.
    """
    with alone(root, say):
        _put_right(root)
        work = Path(tempfile.mkdtemp(prefix=WORK, dir=root))
        try:
            new = work / "new"
            new.mkdir()
            build(new)
            exchange(new, root / "site", work / "old")
        finally:
            shutil.rmtree(work, ignore_errors=True)


@contextmanager
def alone(root: Path, say: Callable[[str], None]) -> Iterator[None]:
    """The one build of a project. `say` hears why one waits."""
    lock = FileLock(root / f"{WORK}lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        say("Another build is running in this folder; this one waits for it.")
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def _put_right(root: Path) -> None:
    """Bring back a site that a killed build had moved away, and delete its work folders."""
    left = [path for path in root.glob(f"{WORK}*") if path.name != f"{WORK}lock"]
    moved_away = [*(path / "old" for path in left), root / f"{WORK}old"]  # the last: how this was done before
    for old in moved_away:
        if old.is_dir() and not (root / "site").exists():
            old.rename(root / "site")
    for path in left:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def exchange(new: Path, shown: Path, old: Path) -> None:
    """Put `new` at the place of `shown` in one step where the system can, else in two that the next build mends."""
    _readable(new)
    if not shown.is_dir() or shown.is_symlink():
        if shown.is_symlink() or shown.exists():
            shown.unlink()
        new.rename(shown)
    elif not _exchanged(new, shown):
        shown.rename(old)
        new.rename(shown)


def _exchanged(new: Path, shown: Path) -> bool:
    """Whether Linux has exchanged the two names at once."""
    if not sys.platform.startswith("linux"):
        return False
    system = ctypes.CDLL(None, use_errno=True)
    if not hasattr(system, "renameat2"):
        return False
    return bool(system.renameat2(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(shown), _EXCHANGE) == 0)


def _readable(folder: Path) -> None:
    """A folder as the system makes it by default: a work folder is private, a site is not."""
    mask = os.umask(0)
    os.umask(mask)
    folder.chmod(0o777 & ~mask)
