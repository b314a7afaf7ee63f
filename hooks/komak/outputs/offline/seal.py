"""A built site gets its name: every page says of which build it is, and lists say what the build consists of.

The name is made of the content of all files, so the same site has the same one whoever built it and when. Pages of frozen
editions are left as they are.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path

from komak.edition import Edition
from komak.ground.address import KITS, OFFLINE_LISTS, RELEASES, WORKER
from komak.outputs.offline.lists import Contents, ListedFile, lists
from komak.outputs.offline.versions import SEARCH, unversioned, versioned, versions, with_versions

_THEME = Path(__file__).parents[3] / "theme"
_STORE = _THEME / "assets/offline/store.js"
_FROZEN = re.compile(rf"{RELEASES}\d")
_NAME = re.compile(r'(<meta name="komak-build" content=")[0-9a-f]*(">)')
"""The theme writes it into every page, without a name (main.html)."""
_INDEX = "index.html"


def sealed(folder: Path, editions: tuple[Edition, ...]) -> None:
    """Name the build in `folder`, list it, and write the service worker that keeps it. Done twice, it is as done once."""
    files = {name: path for name, path in _files(folder).items() if not _is_ours(name)}
    plain = {name: unversioned(path.read_text("utf-8")) for name, path in files.items() if _is_named(name)}
    hashes = {name: _hash(plain[name].encode() if name in plain else path.read_bytes()) for name, path in files.items()}
    known = versions({name: found for name, found in hashes.items() if not name.endswith(".html")})
    texts = {name: _with_versions(name, _NAME.sub(r"\1\2", text, count=1), known) for name, text in plain.items()}
    build = _build({**hashes, **{name: _hash(text.encode()) for name, text in texts.items()}})
    for name, text in texts.items():
        texts[name] = _NAME.sub(rf"\g<1>{build}\2", text, count=1)
        files[name].write_bytes(texts[name].encode())
    hashes |= {name: _hash(text.encode()) for name, text in texts.items()}
    contents = _contents(files, texts, hashes, known)
    for name, made in lists(contents, editions, build).items():
        _write(folder / name, json.dumps(made, ensure_ascii=False, separators=(",", ":")))
    _write(folder / WORKER, _worker(build, editions))


def _is_named(name: str) -> bool:
    """A page, or a script that loads others."""
    is_page = (name == _INDEX or name.endswith(f"/{_INDEX}")) and not _FROZEN.match(name)
    return is_page or (name.startswith(SEARCH) and name.endswith(".js"))


def _is_ours(name: str) -> bool:
    """Made here, or the whole once more."""
    return name == WORKER or name.startswith(KITS) or (name.startswith(OFFLINE_LISTS) and name.endswith(".json"))


def _with_versions(name: str, text: str, known: Mapping[str, str]) -> str:
    if name.endswith(".js"):
        return with_versions(text, known[name])
    return versioned(text, name.removesuffix(_INDEX), known)


def switched_off(folder: Path) -> None:
    """For a host that wants no service worker: one that makes an earlier one leave."""
    _write(folder / WORKER, _STORE.read_text("utf-8") + _part("leave"))


def _files(folder: Path) -> dict[str, Path]:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path for path in found}


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _build(hashes: Mapping[str, str]) -> str:
    return _hash("\n".join(f"{name} {found}" for name, found in sorted(hashes.items())).encode())[:16]


def _contents(
    files: Mapping[str, Path], texts: Mapping[str, str], hashes: Mapping[str, str], known: Mapping[str, str]
) -> Contents:
    listed = {name.removesuffix(_INDEX): _listed(name, path, hashes[name]) for name, path in files.items()}
    pages = {name.removesuffix(_INDEX): text for name, text in texts.items() if name.endswith(_INDEX)}
    return Contents(listed, pages, known)


def _listed(name: str, path: Path, found: str) -> ListedFile:
    return ListedFile(name.removesuffix(_INDEX), path.stat().st_size, found[:12])


def _worker(build: str, editions: tuple[Edition, ...]) -> str:
    told = json.dumps({"build": build, "locales": [edition.locale for edition in editions]})
    return f"globalThis.komakBuild = {told};\n{_STORE.read_text('utf-8')}{_part('worker')}"


def _part(name: str) -> str:
    return (_THEME / "worker" / f"{name}.js").read_text("utf-8")


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")
