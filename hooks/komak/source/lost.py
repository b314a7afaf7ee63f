"""Pages whose file is there but could not be read. Links to them are not broken: one mistake gives one issue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from komak.ground.address import facilitator_uri, handout_uri, module_uri, page_uri
from komak.model import CurriculumFacts, Document, DocumentKind
from komak.source.document import read_document
from komak.source.folder import localised
from komak.source.reader import Reader


def lost_pages(root: Path, documents: Iterator[Document]) -> frozenset[str]:
    """Uris of pages below `root` that have a Markdown file, but no readable one."""
    readable = {document.neutral_path for document in documents}
    on_disk = {
        _neutral(file.relative_to(root)) for folder in ("curriculum", "docs") for file in (root / folder).rglob("*.md")
    }
    return frozenset(uri for path in on_disk - readable for uri in _uris(PurePosixPath(path)))


def stray_documents(reader: Reader, facts: CurriculumFacts, documents: Iterator[Document]) -> tuple[Document, ...]:
    """Documents of modules that are left out because their source cannot be read: the checks look at them all the same."""
    attached, root = {document.path for document in documents}, reader.root
    files = sorted(root.glob("curriculum/*/*/module.*.md")) + sorted(root.glob("curriculum/*/*/handouts/*.md"))
    strays = (_stray(reader.aside, file, facts) for file in files if file.relative_to(root).as_posix() not in attached)
    return tuple(document for document in strays if document is not None)


def _stray(reader: Reader, file: Path, facts: CurriculumFacts) -> Document | None:
    found = localised(file.name)
    if found is None or found[1] not in facts.locales or not file.is_file():
        return None
    kind = DocumentKind.HANDOUT if file.parent.name == "handouts" else DocumentKind.MODULE
    path = file.relative_to(reader.root).as_posix()
    return read_document(reader, path, kind, found[1], is_source=found[1] == facts.source_locale)


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
