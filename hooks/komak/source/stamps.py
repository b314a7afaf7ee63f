"""The small file beside a translation that says which source sections it was made from.

``module.uz.md`` has ``module.uz.stamps.yml``: part name to hash, one a line, written by `komak translated` alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from komak.ground.issue import Code, Issue
from komak.model import Stamp
from komak.source.folder import STAMPS_SUFFIX
from komak.source.text import read_text, stands
from komak.source.yaml_tree import read_yaml

HEADER = "# Written by `komak translated`: which source text each part was translated from. Do not edit.\n"

_DIGEST = re.compile(r"^[0-9a-f]{16}$")


def stamps_path(document_path: str) -> str:
    """Path of the stamps of the translation at `document_path`."""
    return document_path.removesuffix(".md") + STAMPS_SUFFIX


def read_stamps(root: Path, document_path: str) -> tuple[Mapping[str, Stamp], list[Issue]]:
    """Stamps by part name; none if the file is absent, and an issue for each line that is no stamp."""
    return stamps_in(root, stamps_path(document_path), document_path)


def stamps_in(root: Path, path: str, translation: str) -> tuple[Mapping[str, Stamp], list[Issue]]:
    """Stamps of the file `path`, which belong to the file `translation`."""
    if not stands(root, path):
        return {}, []
    source, issues = read_text(root, path)
    tree, more = read_yaml(path, source.text) if source else (None, [])
    issues += more
    if tree is None or not isinstance(tree.root, dict):
        return {}, issues
    stamps = {}
    for name, digest in tree.root.items():
        if isinstance(digest, str) and _DIGEST.match(digest):
            stamps[name] = Stamp(digest, tree.lines[name])
        else:
            issues.append(Issue(path, tree.lines[name], Code.STAMP, name, f"this is not a stamp: {digest!r}",
                                f"Run `komak translated {translation} {name}`."))  # fmt: skip
    return stamps, issues


def stamps_text(digests: Mapping[str, str]) -> str:
    """Content of a stamps file."""
    return HEADER + "".join(f"{name}: {digest}\n" for name, digest in digests.items())
