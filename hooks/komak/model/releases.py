"""A release: the numbered texts as they stood on a day, frozen for good. ``curriculum/releases/<name>.zip`` and ``.yml``.

Readers call it an edition; here an `Edition` is the curriculum in one language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, TypeAlias

from pydantic import Field, StringConstraints

from komak.ground.address import release_address
from komak.ground.lines import Lines
from komak.model.metadata import Date, Locale, Metadata, Slug
from komak.model.paragraphs import Number

MANIFEST, TEXTS, SITE = "manifest.json", "texts.json", "site/"
"""What is in an archive: hashes of all that is shown, the words of each paragraph, the files."""
RELEASE_PATTERN = r"^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)$"
ReleaseName = Annotated[str, StringConstraints(pattern=RELEASE_PATTERN)]
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class ReleaseFacts(Metadata):
    """``<name>.yml``, written by `komak release`."""

    date: Date = Field(description="day of the release")
    texts: list[Slug] = Field(min_length=1, description="folders of docs/ that it holds")
    locales: list[Locale] = Field(min_length=1, description="languages of that day")
    archive: Hash = Field(description="SHA-256 of the archive beside it")
    before: list[ReleaseName] = Field(default_factory=list, description="editions that there were on that day")


class Manifest(Metadata):
    """``manifest.json`` in an archive: what it must hold to be the one that was released."""

    release: ReleaseName
    date: Date
    files: dict[str, Hash]
    """Address below the release's own to the SHA-256 of every file that it shows."""


@dataclass(frozen=True)
class Said:
    """A paragraph of a release in one language."""

    number: Number
    chapter: str
    """Slug of its page."""
    text: str
    """Markdown, as it was written."""


Words: TypeAlias = Mapping[str, Mapping[str, tuple[Said, ...]]]
"""Folder of a text, then locale, to its paragraphs in their order."""


@dataclass(frozen=True)
class Release:
    """A release whose archive is what it was."""

    name: str
    path: str
    """File of the facts, from the project folder; the archive stands beside it."""
    facts: ReleaseFacts
    words: Words
    files: Mapping[str, str]
    """Address below the release's own to the SHA-256 of every file."""
    lines: Lines = field(default_factory=Lines)

    @property
    def archive(self) -> str:
        """File of the archive, from the project folder."""
        return self.path.removesuffix(".yml") + ".zip"

    @property
    def address(self) -> str:
        """Where its files are shown, from the site's root."""
        return release_address(self.name)


def release_rank(name: str) -> tuple[int, ...]:
    """0.9 < 0.10 < 1.0."""
    return tuple(map(int, name.split(".")))
