"""A pack as the bytes of a ZIP: the same files give the same bytes, on every machine and at every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from komak.edition.late import FileFacts, file_size
from komak.ground.address import pack_address
from komak.languages.strings import Strings
from komak.outputs.packs.contents import Audience, Folder, Pack, PackEntry

Content: TypeAlias = Path | str | bytes
"""A file on disk, or a small generated text."""

_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest that the format knows: a pack has no time of its own."""
_ORDINARY_FILE = 0o100644 << 16


def archive(pack: Pack, contents: Mapping[str, Content], facts: Mapping[str, FileFacts], strings: Strings) -> bytes:
    """The ZIP: a list of contents, then every entry whose file was made. `contents` and `facts` are by address."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target:
        _write(target, "README.txt", contents_list(pack, facts, strings).encode("utf-8-sig"))  # Notepad needs the mark
        for entry in _by_folder(pack):
            if entry.file.address in contents:
                _write(target, entry.name, _bytes(contents[entry.file.address]))
    return buffer.getvalue()


def _by_folder(pack: Pack) -> list[PackEntry]:
    return [entry for folder in Folder for entry in pack.entries if entry.file.folder is folder]


def _bytes(content: Content) -> bytes:
    if isinstance(content, Path):
        return content.read_bytes()
    return content.encode() if isinstance(content, str) else content


def _write(target: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name, _TIME)
    info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, _ORDINARY_FILE, 3
    target.writestr(info, content)


def contents_list(pack: Pack, facts: Mapping[str, FileFacts], strings: Strings) -> str:
    """What is in the pack by folders, with copies, sheets and sizes, in its language; lines end as Windows wants them."""
    kind = "pack.for-participants" if pack.audience is Audience.PARTICIPANTS else "pack.for-trainers"
    lines = [f"{strings('site.name')}. {pack.title}", strings(kind)]
    for folder in Folder:
        made = [one for one in pack.entries if one.file.folder is folder and one.file.address in facts]
        said = [_line(one, facts[one.file.address], strings) for one in made]
        lines += ["", f"{folder}/  {strings(f'pack.folder-{folder}')}", "", *said] if said else []
    elsewhere = [] if pack.address == pack_address("forms", pack.locale) else ["", strings("pack.forms-elsewhere")]
    return "\r\n".join([*lines, *elsewhere, "", strings("pack.licence"), ""])


def _line(entry: PackEntry, known: FileFacts, strings: Strings) -> str:
    told = [strings("pack.pages", pages=known.pages)] if known.pages else []
    if entry.file.copies and known.pages:
        sheets = known.pages if entry.file.is_one_sided else (known.pages + 1) // 2
        told += [strings("pack.sheets", sheets=sheets), strings(f"quantity.{entry.file.copies}")]
    told += [strings("print.one-sided").rstrip(".")] if entry.file.is_one_sided else []
    return f"{entry.name}  {entry.file.title} ({', '.join([*told, file_size(known.size, strings)])})"
