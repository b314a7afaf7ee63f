"""A cache folder that can be used, whatever was left at its place."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def usable(folder: Path) -> tuple[Path, str]:
    """`folder`, or, if nothing can be written there, a folder for this run alone and one line that says why.

    Files that lie where the rooms have their folders are no entries of a cache and are deleted.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for entry in folder.iterdir():
            if not entry.suffix and not entry.is_dir():
                entry.unlink()
        probe = folder / f"probe.{os.getpid()}.tmp"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        spare = Path(tempfile.mkdtemp(prefix="komak-"))
        return spare, f"{folder} cannot be used ({error.strerror}): everything is made anew, in {spare}"
    return folder, ""
