"""The folder of who has asked for papers: everything arrives at once or not at all, readable for its owner alone."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

_SHOWN = 3  # names of files in a message


class DeliveryError(Exception):
    """Nothing was delivered. The text for it is behind ``list.error.`` and `reason`, filled in with `found`."""

    def __init__(self, reason: str, found: str) -> None:
        """`found` is what stands in the way."""
        super().__init__(reason, found)
        self.reason, self.found = reason, found


def refuse_overwriting(out: Path, names: Iterable[str]) -> None:
    """Raise DeliveryError if files of the folder have one of the names."""
    if found := sorted(name for name in names if (out / name).exists()):
        more = f" … ({len(found)})" if len(found) > _SHOWN else ""
        raise DeliveryError("exists", f"{out}: {', '.join(found[:_SHOWN])}{more}")


@contextmanager
def draft_beside(out: Path) -> Iterator[Path]:
    """An empty folder on the disk of `out`; what is left of it afterwards is deleted, whatever happened."""
    out = out.resolve()
    if out.exists() and not out.is_dir():
        raise DeliveryError("not-a-folder", str(out))
    home: Path | None = None
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        home = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
        draft = home / out.name  # a folder within: the outer one is closed to others, and would stay so
        draft.mkdir()
        yield draft
    except OSError as error:
        raise DeliveryError("unwritable", f"{error.filename or out} ({error.strerror})") from error
    finally:
        if home is not None:
            shutil.rmtree(home, ignore_errors=True)


def deliver(draft: Path, out: Path) -> None:
    """Move all files of `draft` to `out`, readable for their owner alone. If one cannot be moved, `out` is what it was."""
    draft.chmod(0o700)
    for file in draft.iterdir():
        file.chmod(0o600)
    if not out.exists():
        draft.rename(out)
        return
    kept = Path(tempfile.mkdtemp(prefix="kept-", dir=draft.parent))
    done: list[Path] = []
    try:
        for file in sorted(draft.iterdir()):
            target = out / file.name
            if target.exists():
                target.replace(kept / file.name)
            done.append(target)
            file.replace(target)
    except BaseException:
        for target in done:
            target.unlink(missing_ok=True)
        for file in kept.iterdir():
            file.replace(out / file.name)
        raise
