"""Several tagged PDFs to one that is tagged, too: pages, reading order, bookmarks.

What the pages show stays in the parts until it is written, so memory hardly grows with their number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path

import pikepdf
from pikepdf import Name, Object, OutlineItem, Pdf


def join(parts: Sequence[Path], bookmarks: Iterable[tuple[str, int]], target: Path) -> None:
    """Write the pages of all `parts` into `target`; `bookmarks` are titles and page numbers from 0.

    Title, language, output intent and the other facts of the document are those of the first part.
    """
    with ExitStack() as opened:
        whole = opened.enter_context(Pdf.open(parts[0]))
        for part in parts[1:]:
            _append(opened.enter_context(Pdf.open(part)), whole)
        _bookmark(whole, bookmarks)
        _count_pages(whole)
        whole.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True, linearize=False)


def _append(part: Pdf, whole: Pdf) -> None:
    first = len(whole.pages)
    whole.pages.extend(part.pages)
    tree, more = whole.Root.StructTreeRoot, whole.copy_foreign(part.make_indirect(part.Root.StructTreeRoot))
    offset = int(tree.ParentTreeNextKey)
    for page in list(whole.pages)[first:]:
        _renumber(page.obj, "/StructParents", offset)
        for annotation in page.obj.get("/Annots", ()):
            _renumber(annotation, "/StructParent", offset)
    numbers = list(more.ParentTree.Nums)
    for key, elements in zip(numbers[::2], numbers[1::2], strict=True):
        tree.ParentTree.Nums.append(int(key) + offset)
        tree.ParentTree.Nums.append(elements)
    tree.ParentTreeNextKey = offset + int(more.ParentTreeNextKey)
    document = tree.K[0]
    for element in more.K[0].K:
        element.P = document
        document.K.append(element)


def _renumber(owner: Object, key: str, offset: int) -> None:
    if key in owner:
        owner[key] = int(owner[key]) + offset


def _bookmark(whole: Pdf, bookmarks: Iterable[tuple[str, int]]) -> None:
    if Name.Outlines in whole.Root:
        del whole.Root[Name.Outlines]
    with whole.open_outline() as outline:
        outline.root.extend(OutlineItem(title, page) for title, page in bookmarks)


def _count_pages(whole: Pdf) -> None:
    """Correct the number of pages in the XMP metadata."""
    metadata = whole.Root.Metadata
    said = rb"(<xmpTPg:NPages>)\d+(</xmpTPg:NPages>)"
    written = re.sub(said, rb"\g<1>%d\g<2>" % len(whole.pages), metadata.read_bytes())
    whole.Root.Metadata = whole.make_stream(written, Type=Name.Metadata, Subtype=Name.XML)
