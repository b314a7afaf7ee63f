"""How a run behaves: cache, issues with their lines, one bad sheet among good ones."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from komak.ground.issue import Code
from komak.press.pdf import Sheet
from komak.workshop import Workshop, made, shown

MakeSheet = Callable[..., Sheet]


def test_cache(sheet: MakeSheet, tmp_path: Path) -> None:
    """What was made once is not made again; a changed word is."""
    first = made([sheet("один")], tmp_path)
    again = made([sheet("один")], tmp_path)
    changed = made([sheet("два")], tmp_path)

    assert [run.made for run in (first, again, changed)] == [1, 0, 1]
    assert again.artefacts == first.artefacts


def test_destination_is_not_content(sheet: MakeSheet, tmp_path: Path) -> None:
    """A sheet that only moved is found in the cache."""
    made([sheet()], tmp_path)
    moved = made([sheet(dest="files/elsewhere.pdf")], tmp_path)

    assert moved.made == 0
    assert list(moved.artefacts) == ["files/elsewhere.pdf"]


def test_picture_is_content(sheet: MakeSheet, tmp_path: Path) -> None:
    """A picture drawn anew makes the sheet anew, though its name stays."""
    picture = tmp_path / "x.svg"
    counts = []
    for colour in ("red", "blue"):
        picture.write_text(
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z" fill="{colour}"/></svg>'
        )
        counts.append(made([sheet("![знак](x.svg)", images={"x.svg": picture})], tmp_path / "cache").made)

    assert counts == [1, 1]


@pytest.mark.parametrize("damage", [b"", b"%PDF-1.7 torn"])
def test_damaged_cache(sheet: MakeSheet, tmp_path: Path, damage: bytes) -> None:
    """A damaged entry is made anew."""
    (artefact,) = made([sheet()], tmp_path).artefacts.values()
    whole = artefact.path.read_bytes()
    artefact.path.write_bytes(damage)

    assert made([sheet()], tmp_path).made == 1
    assert artefact.path.read_bytes() == whole


@pytest.mark.parametrize(
    ("markdown", "code", "line"),
    [
        ("один\n\nдва 漢 три", Code.NO_GLYPH, 10),
        ("один\n\n- радость 🎉", Code.NO_GLYPH, 10),
        ("один\n\n![](x.svg)", Code.NO_ALT_TEXT, 10),
        ("один\n\n![нет](absent.svg)", Code.MISSING_IMAGE, 10),
        ("один\n\n![плохо](bad.png)", Code.CORRUPT_IMAGE, 10),
        ("один\n\n[туда](#nowhere)", Code.BROKEN_ANCHOR, 10),
        ("один\n\n[туда](other.md)", Code.BROKEN_LINK, 10),
        ("один\n\n<video></video>", Code.RAW_HTML, 10),
        ("один\n\n#### Глубоко {#deep}", Code.HEADING_LEVEL, 10),
    ],
)
def test_issue_names_the_line(sheet: MakeSheet, tmp_path: Path, markdown: str, code: Code, line: int) -> None:
    """What cannot be printed is an issue at its line of the author's file, and there is no PDF."""
    (tmp_path / "x.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
    (tmp_path / "bad.png").write_bytes(b"nope")
    images = {name: tmp_path / name for name in ("x.svg", "bad.png") if name in markdown}
    rendered = made([sheet(markdown, images=images)], tmp_path / "cache")

    assert [(issue.code, issue.line) for issue in rendered.issues] == [(code, line)]
    assert rendered.issues[0].path == "curriculum/track/module/handouts/sheet.ru.md"
    assert rendered.artefacts == {}


def test_warning_is_an_issue(sheet: MakeSheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mere warning of the typesetter, such as an unknown font, stops the sheet: its text may have vanished."""
    from komak.press.pdf import typesetting

    template = tmp_path / "template.typ"
    template.write_text(typesetting.TEMPLATE.read_text("utf-8").replace('"Noto Sans"', '"No Such Font"'))
    monkeypatch.setattr(typesetting, "TEMPLATE", template)
    rendered = made([sheet()], tmp_path / "cache", workers=1)

    assert [(issue.code, issue.line) for issue in rendered.issues] == [(Code.NOT_TYPESET, 8)]
    assert "unknown font" in rendered.issues[0].problem


def test_one_bad_sheet(sheet: MakeSheet, tmp_path: Path) -> None:
    """A bad sheet costs only itself, also among many."""
    good = [sheet(f"лист {n}", dest=f"files/{n}.pdf") for n in range(12)]
    rendered = made([*good, sheet("漢")], tmp_path)

    assert sorted(rendered.artefacts) == sorted(one.dest for one in good)
    assert [issue.code for issue in rendered.issues] == [Code.NO_GLYPH]


def test_a_run_does_not_wait(sheet: MakeSheet, tmp_path: Path) -> None:
    """Making runs beside the caller's work; the result waits for it."""
    with Workshop(tmp_path) as workshop:
        run = workshop.begin([sheet()])

        assert run.waiting == 1
        assert len(workshop.result(run).artefacts) == 1


def test_progress(sheet: MakeSheet, tmp_path: Path) -> None:
    """Elsewhere than on a terminal progress is plain lines; with nothing to do there is silence."""
    heard = []
    for _ in range(2):
        stream = io.StringIO()
        with shown("Handouts", stream) as progress:
            made([sheet()], tmp_path, progress=progress)
        heard.append(stream.getvalue())

    assert heard == ["Handouts: 1/1\n", ""]


def test_header_less_table(sheet: MakeSheet, tmp_path: Path) -> None:
    """A table without words in its heading row prints like any other."""
    rendered = made([sheet("|  |  |\n|---|---|\n| а | б |")], tmp_path)

    assert rendered.issues == ()


def test_epoch(sheet: MakeSheet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH is part of the content."""
    made([sheet()], tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")

    assert made([sheet()], tmp_path).made == 1


def test_kept_words(sheet: MakeSheet) -> None:
    """A sheet is a value: a changed copy leaves the original alone."""
    one = sheet()

    assert replace(one, title="Другой") != one
