"""Pages whose file is there but could not be read. Links to them are not broken: one mistake gives one issue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from komak.address import facilitator_uri, handout_uri, module_uri, page_uri
from komak.model import Document
from komak.source.folder import localised


def lost_pages(root: Path, documents: Iterator[Document]) -> frozenset[str]:
    """Uris of pages below `root` that have a Markdown file, but no readable one."""
    readable = {document.neutral_path for document in documents}
    on_disk = {
        _neutral(file.relative_to(root)) for folder in ("curriculum", "docs") for file in (root / folder).rglob("*.md")
    }
    return frozenset(uri for path in on_disk - readable for uri in _uris(PurePosixPath(path)))


def _neutral(path: Path) -> str:
    found = localised(path.name)
    return path.with_name(f"{found[0]}.md").as_posix() if found else path.as_posix()


def _uris(path: PurePosixPath) -> Iterator[str]:
    match path.parts:
        case ("docs", *inside):
            yield page_uri("/".join(inside))
        case (_, track, module, "module.md"):
            yield module_uri(f"{track}/{module}")
            yield facilitator_uri(f"{track}/{module}")
        case (_, track, module, "handouts", _):
            yield handout_uri(f"{track}/{module}", path.stem)
