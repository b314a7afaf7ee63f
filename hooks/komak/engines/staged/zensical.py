"""Zensical builds a staged folder, a language at a time; what it builds is put together to one site."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from komak.engines.staged.frame import BUILT

SITE = "site"


class ZensicalError(Exception):
    """It is not there, or it has refused."""


def build(folder: Path, locales: Sequence[str]) -> None:
    """Make ``site/`` in a staged folder; the first of the languages has no prefix in its addresses."""
    if importlib.util.find_spec("zensical") is None:
        raise ZensicalError("Zensical is not installed; it comes with the packages for tests (`make .venv/.test`).")
    for locale in locales:
        _built(folder / f"{locale}.yml")
    site = folder / SITE
    (folder / BUILT / locales[0]).rename(site)
    (site / "search.json").unlink(missing_ok=True)  # Zensical's own index is written although its search is off
    for locale in locales[1:]:
        shutil.copytree(folder / BUILT / locale / locale, site / locale, dirs_exist_ok=True)
    shutil.rmtree(folder / BUILT)
    shutil.rmtree(folder / ".cache", ignore_errors=True)


def _built(settings: Path) -> None:
    command = [sys.executable, "-m", "zensical", "build", "--strict", "--config-file", str(settings)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)  # noqa: S603 - our own words
    if done.returncode != 0:
        said, _, trace = done.stdout.strip().partition("Traceback")
        raise ZensicalError(f"Zensical cannot build {settings.name}:\n{said}{trace.rpartition(chr(10))[2]}")
