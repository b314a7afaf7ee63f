"""A pack as an order: the same files give the same ZIP, on every machine and at every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, TypeAlias

from komak.edition.late import file_size
from komak.edition.quantities import quantity_words
from komak.ground.address import COMMON_SHEETS, pack_address
from komak.ground.provenance import PROVENANCE
from komak.languages.strings import Strings
from komak.outputs.packs.contents import Pack, PackEntry, PackKind
from komak.outputs.packs.files import Folder, PackFile
from komak.workshop import Attached, FileFacts, Product, content_of

Content: TypeAlias = Attached | str | bytes
"""A file that was made, or a small generated text."""

_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest that the format knows: a pack has no time of its own."""
_ORDINARY_FILE = 0o100644 << 16


@dataclass(frozen=True)
class PackOrder:
    """One ZIP to make of files that were made."""

    maker: ClassVar[str] = "outputs.packs.archive.packed"
    suffix: ClassVar[str] = ".zip"

    dest: str = field(metadata=PROVENANCE)
    listing: str
    """What ``README.txt`` says."""
    entries: tuple[tuple[str, Content], ...]
    """Name inside the ZIP, and what stands there, in their order."""


def packed(order: PackOrder) -> Product:
    """The ZIP: a list of contents, then every entry."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target:
        _write(target, "README.txt", order.listing.encode("utf-8-sig"))  # Notepad needs the mark
        for name, content in order.entries:
            _write(target, name, _bytes(content))
    return Product(buffer.getvalue(), pages=len(order.entries))


def pack_order(
    pack: Pack, contents: Mapping[str, Content], facts: Mapping[str, FileFacts], strings: Strings
) -> PackOrder:
    """`pack` with those of its files that were made. `contents` and `facts` are by address."""
    present = [entry for entry in _by_folder(pack) if entry.file.address in contents]
    entries = tuple((entry.name, contents[entry.file.address]) for entry in present)
    return PackOrder(pack.address, contents_list(pack, facts, strings), entries)


def _by_folder(pack: Pack) -> list[PackEntry]:
    return [entry for folder in Folder for entry in pack.entries if entry.file.folder is folder]


def _bytes(content: Content) -> bytes:
    if isinstance(content, str | bytes):
        return content.encode() if isinstance(content, str) else content
    found = content_of(content)
    if found is None:
        raise FileNotFoundError(content)
    return found


def _write(target: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name, _TIME)
    info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, _ORDINARY_FILE, 3
    target.writestr(info, content)


def contents_list(pack: Pack, facts: Mapping[str, FileFacts], strings: Strings) -> str:
    """What is in the pack by folders, with copies, sheets and sizes, in its language; lines end as Windows wants them.

    Below them what its session needs of the pack of common sheets.
    """
    lines = [f"{strings('site.name')}. {pack.title}", strings(f"pack.{pack.kind}")]
    for folder in Folder:
        made = [one for one in pack.entries if one.file.folder is folder and one.file.address in facts]
        said = [f"{one.name}  {_told(one.file, facts[one.file.address], strings)}" for one in made]
        lines += ["", f"{folder}/  {strings(_heading(folder, pack))}", "", *said] if said else []
    lines += _common(pack, facts, strings)
    elsewhere = ["", strings(f"pack.{pack.elsewhere}-elsewhere")] if pack.elsewhere else []
    return "\r\n".join([*lines, *elsewhere, "", strings("pack.licence"), ""])


def _heading(folder: Folder, pack: Pack) -> str:
    is_of_a_day = pack.kind not in (PackKind.COMMON, PackKind.FORMS)
    return f"pack.folder-{folder}-by-day" if folder is Folder.PRINT and is_of_a_day else f"pack.folder-{folder}"


def _common(pack: Pack, facts: Mapping[str, FileFacts], strings: Strings) -> list[str]:
    """Number in the order of this pack, title and copies, name in the other."""
    made = [one for one in pack.common if one.file.address in facts]
    said = [f"{one.number:02d}  {_told(one.file, facts[one.file.address], strings)}: {one.name}" for one in made]
    place = pack_address(COMMON_SHEETS, pack.locale)
    return ["", strings("pack.common-elsewhere", pack=strings("pack.common"), address=place), "", *said] if said else []


def _told(file: PackFile, known: FileFacts, strings: Strings) -> str:
    told = [strings("pack.pages", pages=known.pages)] if known.pages else []
    if file.copies and known.pages:
        sheets = known.pages if file.is_one_sided else (known.pages + 1) // 2
        told += [strings("pack.sheets", sheets=sheets), quantity_words(file.copies, strings)]
    told += [strings("print.one-sided").rstrip(".")] if file.is_one_sided else []
    return f"{file.title} ({', '.join([*told, file_size(known.size, strings)])})"
