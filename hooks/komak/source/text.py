"""Bytes of a file to clean text. What Markdown and YAML readers would silently mangle is refused here.

Tabs, mixed line ends and a byte order mark are reported once a file; Windows line ends are read like others; what nobody sees is reported once a line;
control characters and bad bytes make it unreadable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from komak.ground.issue import Code, Findings, Issue
from komak.ground.unseen import CONTROL, UNSEEN, unseen_name, without_unseen

MAX_BYTES = 512 * 1024
"""A long module is about 60 KB; ten times that is a wrong file."""
MAX_LINE = 4000
"""The longest paragraph of the first edition has 1280 characters; Markdown needs the square of a line's length in time."""

MAX_SIGNS = {"<": 30, "[": 60, "|": 60}
"""How often a line may have a sign from which Markdown reads on: the busiest line of the first edition has 4, 8 and 8."""


_MERGE = re.compile(r"^(<{7}|={7}|>{7})(?: .*)?$", re.MULTILINE)


@dataclass(frozen=True)
class SourceText:
    """A file that could be read as text."""

    path: str
    """From the project folder."""
    text: str
    """With ``\\n`` line ends and without a byte order mark."""


def read_text(root: Path, path: str, found: Findings) -> SourceText | None:
    """The text of `path` (relative to `root`), or None if it cannot be used."""
    file = root / path
    if leaves(root, file):
        found.add(_issue(path, 1, Code.LEAVES_FOLDER, "the file is a link to a place outside the project",
                         "Put a copy of the file here instead of the link"))  # fmt: skip
        return None
    try:
        if not file.is_file() and file.exists():
            found.add(_issue(path, 1, Code.UNREADABLE, "this is a folder or a device, not a file",
                             "Put a text file here"))  # fmt: skip
            return None
        size = file.stat().st_size
        if size > MAX_BYTES:
            found.add(_too_large(path, size))
            return None
        raw = file.read_bytes()
    except OSError as error:
        found.add(_issue(path, 1, Code.UNREADABLE, f"the file cannot be read ({error.strerror})",
                         "Check that it exists and that you may read it"))  # fmt: skip
        return None
    return _decoded(path, raw, found)


def leaves(root: Path, file: Path) -> bool:
    """Whether `file` is a link that leads out of `root`, or in a circle."""
    try:
        return not file.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # a circle of links is a RuntimeError until Python 3.12
        return True


def _decoded(path: str, raw: bytes, found: Findings) -> SourceText | None:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        found.add(_encoding(path, 1, "UTF-16"))
        return None
    if raw.startswith(b"\xef\xbb\xbf"):
        raw = raw[3:]
        found.add(_issue(path, 1, Code.BYTE_ORDER_MARK, "the file starts with an invisible byte order mark",
                         "Save it as “UTF-8”, not as “UTF-8 with BOM”"))  # fmt: skip
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        found.add(_encoding(path, line, f"the byte 0x{raw[error.start]:02x}"))
        return None
    text = _clean(path, text, found)
    too_much = [*_crowded(path, text), *_too_long(path, text)]
    found.add(*too_much)
    return None if too_much or CONTROL.search(text) else SourceText(path, text)


def _clean(path: str, text: str, found: Findings) -> str:
    if "\r" in text.replace("\r\n", "") or ("\r\n" in text and "\n" in text.replace("\r\n", "")):
        line = text[: text.index("\r")].count("\n") + 1
        found.add(_issue(path, line, Code.LINE_ENDINGS, "some lines end with a carriage return and others do not",
                         "Save the file with LF line ends; in VS Code: click CRLF in the status bar"))  # fmt: skip
    text = text.replace("\r\n", "\n").replace("\r", "\n")  # all lines as on Windows: nothing to complain about
    if control := CONTROL.search(text):
        name = f"U+{ord(control[0]):04X}"
        found.add(_issue(path, _line_at(text, control.start()), Code.CONTROL_CHARACTER,
                         f"the invisible control character {name} stands in the text", "Delete it"))  # fmt: skip
    found.add(*_unseen(path, text))
    found.add(*_unmerged(path, text))
    text = without_unseen(text)  # so that one sign gives one issue, and not another for its word
    if "\t" in text:
        found.add(_issue(path, _line_at(text, text.index("\t")), Code.TAB, "a tab stands in the text",
                         "Use four spaces; tabs change the meaning of lists and of YAML"))  # fmt: skip
    return text.replace("\t", "    ")


def _too_long(path: str, text: str) -> Iterator[Issue]:
    number, longest = max(enumerate(map(len, text.split("\n")), 1), key=lambda line: line[1])
    if longest > MAX_LINE:
        yield _issue(path, number, Code.TOO_LARGE, f"the line has {longest} characters, the limit is {MAX_LINE}",
                     "Break the text into paragraphs")  # fmt: skip


def _crowded(path: str, text: str) -> Iterator[Issue]:
    for number, line in enumerate(text.split("\n"), 1):
        for sign, most in MAX_SIGNS.items():
            if (found := line.count(sign)) > most:
                yield _issue(path, number, Code.TOO_LARGE, f"the line has {found} times the sign {sign}, at most {most}",
                             "Break the text into paragraphs")  # fmt: skip


def _unseen(path: str, text: str) -> Iterator[Issue]:
    for number, line in enumerate(text.split("\n"), 1) if UNSEEN.search(text) else ():
        for sign in sorted(set(UNSEEN.findall(line))):
            shown = without_unseen(line[max(line.index(sign) - 12, 0) :][:24]).strip()
            yield _issue(path, number, Code.CONTROL_CHARACTER,
                         f"the invisible character {unseen_name(sign)} stands in {shown!r}",
                         "Type these words anew, or delete the character")  # fmt: skip


def _unmerged(path: str, text: str) -> Iterator[Issue]:
    """The first mark of a merge: everything between such marks stands there twice."""
    if mark := _MERGE.search(text):
        yield _issue(path, _line_at(text, mark.start()), Code.MERGE_MARK,
                     f"the line {mark[1]} was left by a merge of two versions",
                     "Keep the right version of what stands between such lines, and delete these lines:"
                     " <<<<<<<, ======= and >>>>>>>")  # fmt: skip


def _line_at(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _too_large(path: str, size: int) -> Issue:
    found = f"the file has {size // 1024} KB, the limit is {MAX_BYTES // 1024} KB"
    return _issue(path, 1, Code.TOO_LARGE, found, "Split the text, or keep pictures in files of their own")


def _encoding(path: str, line: int, found: str) -> Issue:
    return _issue(path, line, Code.ENCODING, f"the file is not UTF-8, found {found}",
                  "Open it in an editor and save it with the encoding UTF-8")  # fmt: skip


def _issue(path: str, line: int, code: Code, problem: str, mend: str) -> Issue:
    return Issue(path, line, code, "file", problem, mend + ".")
