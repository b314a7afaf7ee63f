"""Everything that can lie in the folder instead of a good file: one clear line each, at the right place, never an exception."""

from __future__ import annotations

import io
import os
import shutil
import struct
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from sample_project import (
    BASE,
    FACTS,
    HANDOUT,
    HANDOUT_UZ,
    MODULE,
    MODULE_UZ,
    PAGE,
    added,
    edited,
    issues_of,
    write_project,
)

from komak.issue import Code
from komak.site import assemble

FOLDER = "curriculum/care/first"
SECONDS = 8
"""No text takes longer, on a slow machine; the usual is 0.05."""


def found(root: Path) -> list[str]:
    """Issues as ``path:line: code``, without the translations that nobody has stamped."""
    return [issue for issue in issues_of(root) if f": {Code.OUTDATED} " not in issue]


def places(issues: list[str]) -> list[str]:
    return [" ".join(issue.split(" ")[:2]) for issue in issues]


TEXTS: dict[str, tuple[dict[str, str | bytes | None], list[str]]] = {
    "Windows-1251": ({MODULE: BASE[MODULE].encode("cp1251")}, [f"{MODULE}:2: KM001"]),
    "Latin-1": ({HANDOUT: "---\ntitle: caf\xe9\n".encode("latin-1")}, [f"{HANDOUT}:2: KM001"]),
    "UTF-16": ({MODULE: BASE[MODULE].encode("utf-16")}, [f"{MODULE}:1: KM001"]),
    "UTF-32": ({MODULE: BASE[MODULE].encode("utf-32")}, [f"{MODULE}:1: KM001"]),
    "UTF-16 without mark": ({PAGE: "# Глава\n".encode("utf-16-le")}, [f"{PAGE}:1: KM004"]),
    "half a letter": ({PAGE: "# Ж".encode()[:-1]}, [f"{PAGE}:1: KM001"]),
    "mark, CRLF and tab at once": (
        {PAGE: b"\xef\xbb\xbf# A\r\n\r\n\tb\r\n"},
        [f"{PAGE}:1: KM002", f"{PAGE}:1: KM003", f"{PAGE}:3: KM005"],
    ),
    "NUL": ({PAGE: "# Глава\n\nа\0б\n"}, [f"{PAGE}:3: KM004"]),
    "line separator": ({PAGE: "# Глава\n\nа\u2028б\n"}, [f"{PAGE}:3: KM004"]),
    "a file of 10 MB": ({MODULE: "a" * 10_000_000}, [f"{MODULE}:1: KM006"]),
    "a line of 5000 characters": (added(MODULE, "а" * 5000), [f"{MODULE}:31: KM006"]),
    "brackets without end": (edited(MODULE, ("[school]", "[" * 10_000)), [f"{MODULE}:6: KM006"]),
    "brackets without end, one a line": (edited(MODULE, ("[school]", "[\n " * 10_000)), [f"{MODULE}:14: KM011"]),
    "groups without end": (edited(MODULE, ("[school]", "{a: " * 900)), [f"{MODULE}:6: KM011"]),
    "quotes without end": (added(MODULE, ">" * 3500 + " а"), [f"{MODULE}:15: KM011"]),
    "lists without end": (
        added(MODULE, "\n".join(" " * 4 * level + "- а" for level in range(150))),
        [f"{MODULE}:15: KM011"],
    ),
    "anchors that explode": (
        {FACTS: "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefg", "bcdefgh", strict=True))},
        [f"{FACTS}:1: KM009"],
    ),
    "merge keys": (edited(FACTS, ("date:", "<<: {a: b}\ndate:")), [f"{FACTS}:2: KM013"]),
    "an object of Python": (edited(FACTS, ("2026-11-22", "!!python/name:os.system")), [f"{FACTS}:2: KM009"]),
    "a group as name of a field": (edited(FACTS, ("date:", "? {a: b}\n: c\ndate:")), [f"{FACTS}:2: KM008"]),
    "broken YAML": (edited(MODULE, ("[school]", "[school")), [f"{MODULE}:7: KM008"]),
    "a quotation mark that is not closed": (edited(MODULE, ("title: ", 'title: "')), [f"{MODULE}:14: KM008"]),
    "half of a pair of surrogates": (edited(MODULE, ("title: ", 'title: "\\ud800" #')), [f"{MODULE}:2: KM008"]),
    "an escape sequence for terminals": (edited(MODULE, ("title: ", '"\\e[31m": ')), [f"{MODULE}:2: KM004"]),
    "an empty file": ({MODULE: ""}, [f"{MODULE}:1: KM007"]),
    "only ---": ({MODULE: "---"}, [f"{MODULE}:1: KM007"]),
    "empty metadata": ({HANDOUT: "---\n---\n"}, [f"{HANDOUT}:1: KM014"] * 3),
    "metadata that is a list": ({HANDOUT: "---\n- a\n---\n"}, [f"{HANDOUT}:2: KM012"]),
    "metadata that is a word": ({HANDOUT: "---\nслово\n---\n"}, [f"{HANDOUT}:2: KM012"]),
    "curriculum.yml is empty": ({FACTS: ""}, [f"{FACTS}:1: KM014"] * 7),
    "curriculum.yml is a list": ({FACTS: "- a\n"}, [f"{FACTS}:1: KM012"]),
    "curriculum.yml is prose": ({FACTS: "слово " * 500}, [f"{FACTS}:1: KM012"]),
    "curriculum.yml has other types": (
        edited(FACTS, ('edition: "1"', "edition: [1]"), ("2026-11-22", "22.11.2026"), ("[ru, uz]", "ru"), ("CC-BY-4.0", "MIT")),
        [f"{FACTS}:1: KM012", f"{FACTS}:2: KM012", f"{FACTS}:3: KM012", f"{FACTS}:5: KM012"],
    ),
    "curriculum.yml has languages that are none": (edited(FACTS, ("[ru, uz]", "[Ru, ../uz]")), [f"{FACTS}:5: KM012"] * 2),
    "curriculum.yml derives from nothing": (
        edited(FACTS, ("audiences:", "derived: {uz-Cyrl: en, uz: ru}\naudiences:")),
        [f"{FACTS}:6: KM102", f"{FACTS}:6: KM109"],
    ),
    "no curriculum.yml": ({FACTS: None}, [f"{FACTS}:1: KM019"]),
    "no texts of the curriculum": ({"curriculum/curriculum.uz.yml": None}, ["curriculum/curriculum.uz.yml:1: KM019"]),
    "texts of the source language are empty, and a text is broken, too": (
        {"curriculum/curriculum.ru.yml": "", **added(MODULE, "<b>")},
        [f"{MODULE}:31: KM401", *["curriculum/curriculum.ru.yml:1: KM014"] * 4],
    ),
    "a module without source language": ({MODULE: None}, [f"{MODULE}:1: KM201"]),
    "a module of translations only": ({MODULE: None, HANDOUT: None}, [f"{HANDOUT}:1: KM201", f"{MODULE}:1: KM201"]),
    "an unknown track": ({"curriculum/other/first/module.ru.md": "x"}, ["curriculum/other:1: KM018"]),
    "a track as a file": (
        {**edited(FACTS, ("audiences", "#\naudiences"), ("    modules: [first]", "    modules: [first]\n  - slug: later")),
         "curriculum/later": "x",
         **edited("curriculum/curriculum.ru.yml", ("care:", "later: {title: А, summary: А.}\n  care:")),
         **edited("curriculum/curriculum.uz.yml", ("care:", "later: {title: A, summary: A.}\n  care:"))},
        ["curriculum/later:1: KM018"],
    ),  # fmt: skip
    "names with spaces, capitals, Cyrillic letters and line breaks": (
        {f"{FOLDER}/handouts/{name}.ru.md": "x" for name in ("my form", "Form", "форма", "a\nb", "facilitator")},
        sorted(f"{FOLDER}/handouts/{name}.ru.md:1: KM016" for name in ("my form", "Form", "форма", "a\nb", "facilitator")),
    ),
    "a module whose folder has a bad name": ({"curriculum/care/Второй/module.ru.md": BASE[MODULE]}, ["curriculum/care/Второй:1: KM016", f"curriculum/care/Второй/module.ru.md:16: KM306", f"curriculum/care/Второй/module.uz.md:1: KM201"]),
    "an address that cannot be taken apart": (added(MODULE, "[а](http://[x) ![б](http://[y)"), [f"{MODULE}:31: KM017", f"{MODULE}:31: KM307"]),
    "a picture with a name without end": (added(MODULE, f"![а](images/{'y' * 3000}.png)"), [f"{MODULE}:31: KM017"]),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_bad_text(name: str, tmp_path: Path) -> None:
    """Each kind of broken text gives its issues, in lines of their own, in a moment."""
    changes, expected = TEXTS[name]
    root = write_project(tmp_path, changes)
    start = time.monotonic()

    issues = found(root)

    assert time.monotonic() - start < SECONDS
    assert [place.replace("\n", "\\n") for place in expected] == places(issues) or sorted(
        place.replace("\n", "\\n") for place in expected
    ) == sorted(issue[: len(place)] for issue, place in zip(sorted(issues), sorted(map(str, expected)), strict=True))
    assert [issue for issue in issues if "\n" in issue or not issue.endswith(".") or len(issue) > 600] == []
