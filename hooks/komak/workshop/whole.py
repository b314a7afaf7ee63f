"""A file that is there whole or not at all, also when two builds run at once or one is killed."""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path


def write_whole(file: Path, content: bytes) -> None:
    """Write `content`; a folder that stands in the way in the cache is none of ours and goes.

    Raises OSError if the disk is full or the place may not be written to; then there is no half of a file.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{os.getpid()}-{threading.get_ident()}.tmp")
    try:
        draft.touch()
        draft.write_bytes(content)
        if file.is_dir():
            shutil.rmtree(file)
        draft.replace(file)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
