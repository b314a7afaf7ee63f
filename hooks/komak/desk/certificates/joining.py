"""Several tagged PDFs to one that is tagged, too: pages, reading order, bookmarks.

One part is open at a time, so that memory grows with the tags of the pages and little else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pikepdf import Name, Object, ObjectStreamMode, OutlineItem, Pdf, Stream

_GROUP = 100  # bookmarks


def join(parts: Sequence[Path], bookmarks: Sequence[tuple[str, int]], target: Path) -> None:
    """Write the pages of all `parts` into `target`; `bookmarks` are titles and page numbers from 0.

    Title, language, output intent and the other facts of the document are those of the first part.
    """
    with Pdf.open(parts[0]) as whole:
        for path in parts[1:]:
            known = len(whole.objects)
            with Pdf.open(path) as part:
                _append(part, whole)
                _detach(list(whole.objects)[known:])
        _bookmark(whole, bookmarks)
        _count_pages(whole)
        whole.save(target, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)


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


def _detach(objects: Iterable[Object]) -> None:
    """Let go of the file that the objects come from: half of the memory is its other objects."""
    for stream in objects:
        if isinstance(stream, Stream):
            said = {name: stream.get(name) for name in ("/Filter", "/DecodeParms")}
            stream.write(stream.read_raw_bytes())
            for name, value in said.items():
                if value is not None:
                    stream[name] = value


def _bookmark(whole: Pdf, bookmarks: Sequence[tuple[str, int]]) -> None:
    """Make the bookmarks anew, in groups if there are many: a flat list of a thousand is of no use."""
    if Name.Outlines in whole.Root:
        del whole.Root[Name.Outlines]
    items = [OutlineItem(title, page) for title, page in bookmarks]
    with whole.open_outline() as outline:
        outline.root.extend(items if len(items) <= _GROUP else _groups(items, bookmarks))


def _groups(items: Sequence[OutlineItem], bookmarks: Sequence[tuple[str, int]]) -> Iterator[OutlineItem]:
    for at in range(0, len(items), _GROUP):
        last = min(at + _GROUP, len(items))
        group = OutlineItem(f"{at + 1}–{last}", bookmarks[at][1])
        group.is_closed = True
        group.children.extend(items[at:last])
        yield group


def _count_pages(whole: Pdf) -> None:
    """Correct the number of pages in the XMP metadata."""
    metadata = whole.Root.Metadata
    said = rb"(<xmpTPg:NPages>)\d+(</xmpTPg:NPages>)"
    written = re.sub(said, rb"\g<1>%d\g<2>" % len(whole.pages), metadata.read_bytes())
    whole.Root.Metadata = whole.make_stream(written, Type=Name.Metadata, Subtype=Name.XML)
