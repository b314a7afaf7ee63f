"""A further event to write over, at the end of ``curriculum/evidence.yml``, in every language of the curriculum."""

from __future__ import annotations

import re
from pathlib import Path

from komak.authors.stamping import stamp
from komak.authors.trouble import ScaffoldError
from komak.ground.issue import Severity
from komak.model import Curriculum
from komak.model.evidence import PATH
from komak.model.metadata import SLUG_PATTERN
from komak.source import read
from komak.workshop import write_whole

_TEMPLATE = Path(__file__).parent / "event.yml"
_SOURCE = "ru"
"""Language of the template that others begin with."""
_TEXTS = re.compile(r"^(?P<indent> +)ru: (?P<ru>.+)\n +uz: (?P<uz>.+)$", re.MULTILINE)
_HEAD = "# What was held and who came. `komak new event NAME` adds an entry.\n"


def scaffold_event(root: Path, name: str) -> list[Path]:
    """Add an event called `name` to the project at `root` and return the files, relative to it.

    Raises ScaffoldError for a bad name, one that is taken, or a file that cannot be read.
    """
    if not re.fullmatch(SLUG_PATTERN, name):
        raise ScaffoldError(f"Write the name from a-z, 0-9 and hyphens; found {name[:99]!r}.")
    reading = read(root)
    curriculum = reading.curriculum
    if curriculum is None or any(issue.path == PATH and issue.severity is Severity.ERROR for issue in reading.issues):
        raise ScaffoldError(f"{PATH if curriculum else 'The curriculum'} cannot be read; `komak check` says why.")
    if any(event.id == name for event in curriculum.evidence):
        raise ScaffoldError(f"{PATH} has an event {name!r} already; choose another name.")
    file = root / PATH
    written = file.read_text(encoding="utf-8").rstrip("\n") + "\n" if file.is_file() else _HEAD
    write_whole(file, (written + _entry(name, curriculum)).encode())
    facts = curriculum.facts
    stamps = [stamp(root, PATH)] if len(facts.locales) > 1 else []
    return [Path(PATH), *stamps]


def _entry(name: str, curriculum: Curriculum) -> str:
    locales = curriculum.facts.locales

    def texts(match: re.Match[str]) -> str:
        said = {locale: match["uz" if locale == "uz" else _SOURCE] for locale in locales}
        return "\n".join(f"{match['indent']}{locale}: {text}" for locale, text in said.items())

    template = _TEMPLATE.read_text(encoding="utf-8")
    return _TEXTS.sub(texts, template).replace("NAME", name).replace("DAY", curriculum.facts.date.isoformat())
