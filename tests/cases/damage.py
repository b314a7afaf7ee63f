"""Damage to a project, as Hypothesis draws it: one file of any kind, up to three wounds, what reading and checking say of it."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from hostile import EVERYTHING
from hypothesis import strategies as st
from openpyxl import Workbook
from PIL import Image
from sample_project import write_project

from komak.authors.stamping import stamp_all
from komak.ground.issue import Issue
from komak.site import assemble

ODD = [
    *("\t", "\r\n", "\r", "\0", "\ufeff", "\u2028", "\u202e", "\x85", "ʻ", "’", "😀", "\N{COMBINING ACUTE ACCENT}", "\xad"),
    *("---\n", "\n---\n", "...\n", "&a ", "*a ", "!!x ", "? ", ": ", "- ", "{", "}", "[", "]", "'", '"', "|", "#", "%"),
    *("<b>", "</div>", "<!--", "<![CDATA[", "<?x", "&#0;", "&#xD800;", "&lt;", "```\n", "~~~\n", "`", "``", "[]\n"),
    *("!!! facilitator\n", '!!! note "\n', "> ", "    ", "1. ", "## ", "{#a}", "{: onclick=x}", "{#", "====\n", "{}\n"),
    *("• ", "–\xa0", "~~", "==", "\\\n", "\u200d", "{minut}", "{minutes", ":::", "##\xa0", "|---\n", "  - ", "&shy;"),
    *("*[a]: ", "[a](", "[a](http://[)", "[a](act:", "![", "![a](images/", "[^1]", "[^1]: ", "[a]: b", "| a |\n", "____"),
    *("[ ]", "null", "~", "1e999", "0x7f", "2026-02-30", "25:61", "-1", "9" * 400, "true", "../../x", "§ 1.1.1\n"),
]  # fmt: skip
"""What breaks readers of bytes, of YAML and of Markdown."""


@dataclass(frozen=True)
class Wound:
    """One change of a file; places are parts of its length, so that a smaller file has smaller wounds."""

    kind: str
    start: int
    end: int
    sign: str
    times: int

    def of(self, raw: bytes) -> bytes:
        """The wounded bytes."""
        first, last = sorted((self.start * len(raw) // 1000, self.end * len(raw) // 1000))
        if self.kind == "cut":
            return raw[:first] + raw[last:]
        if self.kind == "end":
            return raw[:first]
        if self.kind == "twice":
            return raw[:last] + raw[first:]
        if self.kind == "flip":
            return (
                raw[:first] + bytes([raw[first] ^ 1 << self.times % 8]) + raw[first + 1 :] if first < len(raw) else raw
            )
        if self.kind == "lines":
            lines = raw.split(b"\n")
            one, other = (place * (len(lines) - 1) // 1000 for place in (self.start, self.end))
            lines[one], lines[other] = lines[other], lines[one]
            return b"\n".join(lines)
        return raw[:first] + self.sign.encode() * self.times + raw[first if self.kind == "put" else last :]


_PLACE = st.integers(0, 1000)
WOUND = st.builds(
    Wound,
    st.sampled_from(["put", "put", "put", "instead", "cut", "end", "twice", "flip", "lines"]),
    _PLACE, _PLACE, st.sampled_from(ODD), st.sampled_from([1, 1, 1, 2, 40]),
)  # fmt: skip
WOUNDS = st.lists(WOUND, min_size=1, max_size=3)


def everything(root: Path) -> Path:
    """A small project with every kind of source, lists, downloads, pictures and stamps among them."""
    drawn, paper, book = io.BytesIO(), io.BytesIO(), io.BytesIO()
    Image.new("RGB", (4, 4)).save(drawn, "PNG")
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(paper)
    sheet = Workbook()
    sheet.active.append(["Тема", 5])
    sheet.save(book)
    more: Mapping[str, str | bytes] = {
        "curriculum/lexicon.uz-Cyrl.yml": "sentabr: сентябрь\naktyor: актёр\n",
        "docs/data.csv": "Год;Семей\n2026;12\n",
        "docs/assets/drawn.png": drawn.getvalue(),
        "docs/assets/paper.pdf": paper.getvalue(),
        "docs/assets/book.xlsx": book.getvalue(),
    }
    write_project(root, EVERYTHING | more)
    stamp_all(root)
    return root


def sources(root: Path) -> list[Path]:
    """Every file that an author may damage."""
    found = [file for folder in ("curriculum", "docs") for file in sorted((root / folder).rglob("*")) if file.is_file()]
    return [file for file in found if file.suffix not in (".woff2", ".tmp")]


def told_of(root: Path, file: Path, wounds: list[Wound]) -> list[str]:
    """What is wrong with what `komak` says of the project while `file` is wounded; it is whole again at the end."""
    whole = wounded = file.read_bytes()
    for wound in wounds:
        wounded = wound.of(wounded)
    file.write_bytes(wounded)
    try:
        done = assemble(root, "https://komak.example/", root / ".cache")
        return [fault for issue in done.issues if (fault := _fault(issue, root))]
    finally:
        file.write_bytes(whole)


def _fault(issue: Issue, root: Path) -> str:
    """Why nobody finds the place or the mend of an issue; nothing if it is fine."""
    said, place = str(issue), root / issue.path
    if len(said.splitlines()) != 1 or not issue.problem or not issue.mend.endswith((".", "`", "?", "!")):
        return f"is not one line that says how to mend it: {said!r}"
    lines = place.read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1 if place.is_file() else 1
    return "" if 1 <= issue.line <= lines else f"names no line of its {lines}: {said!r}"
