"""One text read again, the rest of a curriculum as it was: for an author who looks at what she writes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from komak.ground.issue import Findings
from komak.model import Curriculum, Document, DocumentKind, Handout, Module, Work
from komak.source.document import read_document
from komak.source.reader import Reader
from komak.source.sessions import sessions


def read_again(curriculum: Curriculum, root: Path, path: str) -> Curriculum | None:
    """`curriculum` with the Markdown text at `path` (from the project folder `root`) as it stands there now.

    None if it is no text that was read before, or cannot be read now: then everything has to be read.
    """
    known = next((one for one in curriculum.documents if one.path == path), None)
    if known is None or known.kind is DocumentKind.LETTER:
        return None
    is_source = known.locale == curriculum.facts.source_locale
    document = read_document(Reader(root), path, known.kind, known.locale, is_source=is_source)
    if document is None:
        return None
    if known.kind is DocumentKind.PAGE:
        return replace(curriculum, pages=tuple(document if page.path == path else page for page in curriculum.pages))
    tracks = (
        replace(track, modules=tuple(_module(module, known, document) for module in track.modules))
        for track in curriculum.tracks
    )
    return replace(curriculum, tracks=tuple(tracks))


def _module(module: Module, known: Document, document: Document) -> Module:
    handouts = tuple(_handout(handout, known, document) for handout in module.handouts)
    documents = _documents(module.documents, known, document)
    if documents is module.documents:
        return replace(module, handouts=handouts)
    timed = sessions(document, Findings()) if document.locale == next(iter(documents)) else module.sessions
    return replace(module, documents=documents, handouts=handouts, sessions=timed)


def _handout(handout: Handout, known: Document, document: Document) -> Handout:
    return replace(handout, documents=_documents(handout.documents, known, document))


def _documents(documents: Work, known: Document, document: Document) -> Work:
    if known not in documents.values():
        return documents
    return {locale: document if one is known else one for locale, one in documents.items()}
