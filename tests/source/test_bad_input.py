"""Everything that can lie in the folder instead of a good file: one clear line each, at the right place, never an exception."""

from __future__ import annotations

import io
import os
import shutil
import struct
import zlib
from collections.abc import Callable, Iterator
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
    write_project,
)

from komak.ground.issue import Code, Issue
from komak.site import assemble, examine

FOLDER = "curriculum/care/first"


def found(root: Path) -> list[Issue]:
    """Every issue but the translations that nobody has stamped and advice about tasks; each is one line that ends with a full stop."""
    issues = [issue for issue in examine(root)[1] if issue.code not in (Code.OUTDATED, Code.TASK_MISSING)]

    assert [line for line in map(str, issues) if len(line.splitlines()) != 1 or not line.endswith(".")] == []
    assert [line for line in map(str, issues) if len(line) > 500] == []
    return issues


def places(root: Path) -> list[str]:
    """Where the issues are and what they are."""
    return [f"{issue.path}:{issue.line}: {issue.code}" for issue in found(root)]


TEXTS: dict[str, tuple[dict[str, str | bytes | None], list[str]]] = {
    "Windows-1251": ({MODULE: BASE[MODULE].encode("cp1251")}, [f"{MODULE}:2: KM001"]),
    "Latin-1": ({HANDOUT: "---\ntitle: caf\xe9\n".encode("latin-1")}, [f"{HANDOUT}:2: KM001"]),
    "UTF-16": ({MODULE: BASE[MODULE].encode("utf-16")}, [f"{MODULE}:1: KM001"]),
    "UTF-32": ({MODULE: BASE[MODULE].encode("utf-32")}, [f"{MODULE}:1: KM001"]),
    "UTF-16 without mark": ({PAGE: "# Глава\n".encode("utf-16-le")}, [f"{PAGE}:1: KM004"]),
    "half a letter": ({PAGE: "# Ж".encode()[:-1]}, [f"{PAGE}:1: KM001"]),
    "mark, CRLF and tab at once": (
        {PAGE: b"\xef\xbb\xbf" + BASE[PAGE].replace("\nТекст", "\n\tТекст").replace("\n", "\r\n", 5).encode()},
        [f"{PAGE}:1: KM002", f"{PAGE}:1: KM003", f"{PAGE}:10: KM005"],
    ),
    "NUL": ({PAGE: "# Глава\n\nа\0б\n"}, [f"{PAGE}:3: KM004"]),
    "line separator": ({PAGE: "# Глава\n\nа\u2028б\n"}, [f"{PAGE}:3: KM004"]),
    "a file of 10 MB": ({MODULE: "a" * 10_000_000}, [f"{MODULE}:1: KM006"]),
    "a line of 5000 characters": (added(MODULE, "а" * 5000), [f"{MODULE}:31: KM006"]),
    "brackets without end": (edited(MODULE, ("[school]", "[" * 10_000)), [f"{MODULE}:6: KM006"] * 2),
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
    "a quotation mark that is not closed": (edited(MODULE, ("title: ", 'title: "')), [f"{MODULE}:13: KM008"]),
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
        [f"{FACTS}:6: KM102", *[f"{FACTS}:6: KM109"] * 2],
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
    ),
    "names with spaces, capitals, Cyrillic letters and line breaks": (
        {f"{FOLDER}/handouts/{name}.ru.md": "x" for name in ("my form", "Form", "форма", "a\nb", "facilitator")},
        sorted(f"{FOLDER}/handouts/{name}.ru.md:1: KM016" for name in ("my form", "Form", "форма", "a\nb", "facilitator")),
    ),
    "a module whose folder has a bad name": ({"curriculum/care/Второй/module.ru.md": BASE[MODULE]}, ["curriculum/care/Второй:1: KM016", "curriculum/care/Второй/module.ru.md:16: KM306", "curriculum/care/Второй/module.uz.md:1: KM201"]),
    "an address that cannot be taken apart": (added(MODULE, "[а](http://[x) ![б](http://[y)"), [f"{MODULE}:31: KM017", f"{MODULE}:31: KM307"]),
    "a picture with a name without end": (added(MODULE, f"![а](images/{'y' * 3000}.png)"), [f"{MODULE}:31: KM017", f"{MODULE}:31: KM421"]),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_bad_text(name: str, tmp_path: Path) -> None:
    """Each kind of broken text gives its issues, at their lines."""
    changes, expected = TEXTS[name]
    root = write_project(tmp_path, changes)

    assert sorted(expected) == sorted(places(root))


@pytest.mark.parametrize(
    "minutes",
    ["1:30", "1.30", "90.5", "90.0", "٩٠", "1e2", "0x5A", "+90", "9_0", '" 90 "', "девяносто", "true", "", "[90]", "{a: 90}",
     "9" * 3000],
)  # fmt: skip
def test_minutes_that_are_no_whole_number(minutes: str, tmp_path: Path) -> None:
    """The metadata takes digits and nothing else; the line says what to write."""
    root = write_project(tmp_path, edited(MODULE, ("minutes: 30", f"minutes: {minutes}")))

    assert places(root) == [f"{MODULE}:4: KM012"]


@pytest.mark.parametrize("minutes", ["0", "-5", "9", "961", "99999999999999999999"])
def test_minutes_out_of_bounds(minutes: str, tmp_path: Path) -> None:
    """A module has ten minutes at least and two days at most."""
    root = write_project(tmp_path, edited(MODULE, ("minutes: 30", f"minutes: {minutes}")))

    assert places(root) == [f"{MODULE}:4: KM012"]
    assert "must be at " in str(found(root)[0])


@pytest.mark.parametrize("minutes", ["1:30", "0", "-5", "10.0", "٩٠", "1e2", "+10", "1_0", "121", '""', "9" * 3000])
def test_minutes_of_an_activity(minutes: str, tmp_path: Path) -> None:
    """The braces of a heading take digits and nothing else, too."""
    root = write_project(tmp_path, edited(MODULE, ("minutes=10", f"minutes={minutes}")))

    assert f"{MODULE}:20: KM104" in places(root)


def test_the_clock_is_translated(tmp_path: Path) -> None:
    """Who writes hours reads what to write instead."""
    root = write_project(tmp_path, edited(MODULE, ("minutes: 30", "minutes: 1:30")))

    assert str(found(root)[0]) == f"{MODULE}:4: KM012 minutes: must be a whole number, found '1:30'. Write 90."


def test_all_problems_in_one_run(tmp_path: Path) -> None:
    """Broken files do not hide each other, nor what is wrong in the good ones."""
    root = write_project(
        tmp_path,
        {
            **edited(MODULE, ("minutes: 30", "minutes: 0:30"), ("[school]", "school"), ("title: ", "titel: ")),
            MODULE_UZ: b"\xff",
            HANDOUT: "---\n",
            **added(PAGE, "## Итог\n\n[а](нет.md)"),
            "curriculum/x.txt": "x",
        },
    )

    assert places(root) == [
        f"{HANDOUT}:1: KM007",
        f"{MODULE}:2: KM013",
        f"{MODULE}:2: KM014",
        f"{MODULE}:4: KM012",
        f"{MODULE}:6: KM012",
        f"{MODULE_UZ}:1: KM001",
        "curriculum/x.txt:1: KM018",
        f"{PAGE}:12: KM101",
        f"{PAGE}:14: KM301",
    ]


def test_too_large_names_the_limit(tmp_path: Path) -> None:
    """Who pastes a picture into a text reads how large a text may be."""
    (issue,) = found(write_project(tmp_path, {PAGE: "а" * 600_000}))

    assert issue.code is Code.TOO_LARGE
    assert "the limit is 512 KB" in issue.problem


def _link_out(root: Path) -> None:
    (root / HANDOUT).unlink()
    (root / HANDOUT).symlink_to("/etc/passwd")


def _link_folder_out(root: Path) -> None:
    shutil.rmtree(root / FOLDER)
    (root.parent / "elsewhere").mkdir()
    (root.parent / "elsewhere/module.ru.md").write_text(BASE[MODULE], encoding="utf-8")
    (root / FOLDER).symlink_to(root.parent / "elsewhere")


def _link_in_a_circle(root: Path) -> None:
    (root / FACTS).unlink()
    (root / FACTS).symlink_to(root / FACTS)


def _dangling(root: Path) -> None:
    (root / MODULE_UZ).unlink()
    (root / MODULE_UZ).symlink_to("nothing.md")


def _folders_with_names_of_files(root: Path) -> None:
    for path in (MODULE, HANDOUT_UZ, f"{FOLDER}/images/a.png", "docs/more.ru.md"):
        (root / path).unlink(missing_ok=True)
        (root / path).mkdir(parents=True)


def _file_instead_of_folder(root: Path) -> None:
    shutil.rmtree(root / FOLDER / "handouts")
    (root / FOLDER / "handouts").write_text("x")


def _pipe(root: Path) -> None:
    os.mkfifo(root / "docs/more.ru.md")


def _name_that_is_no_text(root: Path) -> None:
    (root / FOLDER / "handouts" / os.fsdecode(b"\xff.ru.md")).write_text("x")


def _no_track_folder(root: Path) -> None:
    shutil.rmtree(root / "curriculum/care")


def _picture_from_outside(root: Path) -> None:
    (root / FOLDER / "images").mkdir()
    (root / FOLDER / "images/a.svg").symlink_to("/etc/passwd")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (_link_out, [f"{HANDOUT}:1: KM017"]),
        (_link_folder_out, [f"{MODULE}:1: KM017"]),
        (_link_in_a_circle, [f"{FACTS}:1: KM017"]),
        (_dangling, [f"{MODULE_UZ}:1: KM018", f"{MODULE_UZ}:1: KM201"]),
        (
            _folders_with_names_of_files,
            [f"{HANDOUT_UZ}:1: KM018", f"{FOLDER}/images/a.png:1: KM018", f"{MODULE}:1: KM018", f"{MODULE}:1: KM201",
             "docs/more.ru.md:1: KM019"],
        ),
        (_file_instead_of_folder, [f"{FOLDER}/handouts:1: KM018", f"{MODULE}:16: KM306", f"{MODULE_UZ}:12: KM306"]),
        (_pipe, ["docs/more.ru.md:1: KM019"]),
        (_name_that_is_no_text, [f"{FOLDER}/handouts/\udcff.ru.md:1: KM016"]),
        (_no_track_folder, [f"{FACTS}:9: KM109"]),
        (_picture_from_outside, [f"{FOLDER}/images/a.svg:1: KM017"]),
    ],
)  # fmt: skip
def test_bad_files(change: Callable[[Path], None], expected: list[str], tmp_path: Path) -> None:
    """Links, folders, pipes and names: what is no plain file is named and left alone."""
    root = write_project(tmp_path / "project")
    change(root)

    assert expected == places(root)


@pytest.mark.parametrize("path", [MODULE, FACTS, PAGE])
def test_unreadable_file(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that the system does not hand out is named; the superuser of a test machine may read all, so it is staged."""
    root = write_project(tmp_path)
    read_bytes = Path.read_bytes

    def refuse(self: Path) -> bytes:
        if self == root / path:
            raise PermissionError(13, "Permission denied")
        return read_bytes(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)

    assert places(root) == [f"{path}:1: KM019"]
    assert "Permission denied" in str(found(root)[0])


@pytest.mark.parametrize("path", [FOLDER, "curriculum/care"])
def test_unreadable_folder(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So is a folder."""
    root = write_project(tmp_path)
    iterdir = Path.iterdir

    def refuse(self: Path) -> Iterator[Path]:
        if self == root / path:
            raise PermissionError(13, "Permission denied")
        return iterdir(self)

    monkeypatch.setattr(Path, "iterdir", refuse)

    assert places(root)[0] == f"{path}:1: KM019"


def _png(width: int, height: int, data: bytes = b"") -> bytes:
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header)) + data


def _photo(form: str) -> bytes:
    file = io.BytesIO()
    Image.effect_noise((80, 80), 50).save(file, form)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "is_good"),
    [
        ("a.png", _photo("PNG"), True),
        ("a.jpg", _photo("JPEG"), True),
        ("a.webp", _photo("WEBP"), True),
        ("a.png", _photo("PNG")[:1000], False),
        ("a.jpg", _photo("JPEG")[:1000], False),
        ("a.jpg", _photo("PNG"), False),
        ("a.png", b"", False),
        ("a.png", _png(100_000, 100_000), False),
        ("a.png", _png(12_000, 12_000), False),
        ("a.png", _png(0, 0, b"\0\0\0\0IEND"), False),
        ("a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>".encode("utf-16"), False),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'>" + b"<g>" * 5000, False),
        ("a.svg", b"<?xml-stylesheet href='x'?><svg xmlns='http://www.w3.org/2000/svg'/>", False),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg' style='fill: url(\"https://x\")'/>", False),
    ],
)
def test_pictures(name: str, content: bytes, is_good: bool, tmp_path: Path) -> None:  # noqa: FBT001 (a column)
    """A damaged, huge, active or misnamed picture is named once, whether a text shows it or not."""
    shown = {} if name == "a.svg" else added(MODULE, f"![Дом](images/{name})")
    root = write_project(tmp_path, {f"{FOLDER}/images/{name}": content, **shown})

    assert places(root) == ([] if is_good else [f"{FOLDER}/images/{name}:1: KM305"])


def test_one_deep_text_does_not_spoil_the_next(tmp_path: Path) -> None:
    """The Markdown converter is shared: what stopped it in one text must not change how it reads another."""
    deep = write_project(tmp_path / "deep", added(HANDOUT, "\n".join(" " * 4 * level + "- а" for level in range(300))))
    places(deep)

    assert places(write_project(tmp_path / "good")) == []


def test_a_broken_project_has_no_site(tmp_path: Path) -> None:
    """An error means that nothing is laid out; warnings do not stop anything."""
    assert assemble(write_project(tmp_path / "bad", {MODULE: ""}), "/").site is None
    assert assemble(write_project(tmp_path / "good"), "/").site is not None
