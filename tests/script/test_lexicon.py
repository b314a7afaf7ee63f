"""The lexicon file: what it may say, and every way of saying it wrong, with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from komak.ground.issue import Code, Issue
from komak.languages.script import Lexicon, convert
from komak.source.lexicon import LEXICON_PATH, read_lexicon
from komak.source.reader import Reader


def _write(root: Path, text: str) -> Path:
    (root / LEXICON_PATH).parent.mkdir(exist_ok=True)
    (root / LEXICON_PATH).write_text(text, "utf-8")
    return root


def _read(root: Path) -> tuple[Lexicon, list[Issue]]:
    reader = Reader(root)
    return read_lexicon(reader), list(reader.found)


def test_no_file(tmp_path: Path) -> None:
    """A project without a lexicon converts by the rules alone."""
    lexicon, issues = _read(tmp_path)

    assert (convert("bola", lexicon), issues) == ("бола", [])


def test_file(tmp_path: Path) -> None:
    """Words take endings, parts stand anywhere, kept words stay and take endings."""
    root = _write(tmp_path, "words:\n  rol: роль\nparts:\n  tsiya: ция\nkeep:\n  - PDF\n  - CC BY\n")
    lexicon, issues = _read(root)

    assert issues == []
    assert convert("rol rolni rolik natsiyada PDFni CC BY", lexicon) == "роль ролни ролик нацияда PDF’ни CC BY"


def test_lines(tmp_path: Path) -> None:
    """What is kept is looked for with its capitals; a word is not."""
    lexicon, _ = _read(_write(tmp_path, "words:\n  rol: роль\nkeep:\n  - PDF\n"))

    assert convert("ROL Rol pdf", lexicon) == "РОЛЬ Роль пдф"


@pytest.mark.parametrize(
    ("text", "line", "code", "words"),
    [
        ("words:\n  rol: роль\n  rol: рол\n", 3, Code.DUPLICATE_KEY, "second time"),
        ("words:\n  rol: роль\n  Rol: рол\n", 3, Code.LEXICON, "line 2"),
        ("words:\n  moʻjiza: мўъжиза\n  mo'jiza: мўжиза\n", 3, Code.LEXICON, "line 2"),
        ("words:\n  rol: роль\nkeep:\n  - rol\n", 4, Code.LEXICON, "line 2"),
        ("keep:\n  - PDF\n  - SOS\n  - PDF\n", 4, Code.LEXICON, "line 2"),
        ("words:\n  rоl: роль\n", 2, Code.LEXICON, "'о'"),
        ("words:\n  rol: рoль\n", 2, Code.LEXICON, "'o'"),
        ("words:\n  rol:\n", 2, Code.LEXICON, "missing"),
        ("words:\n  rol: [роль]\n", 2, Code.LEXICON, "missing"),
        ("words:\n  - rol\n", 1, Code.LEXICON, "one a line"),
        ("keep: PDF\n", 1, Code.LEXICON, "one a line"),
        ("words:\n  rol: роль\nword:\n  sirk: цирк\n", 3, Code.UNKNOWN_FIELD, "no such field"),
        ("- rol\n", 1, Code.LEXICON, "must have"),
        ("words:\n  rol: &a роль\n", 2, Code.YAML_REFERENCE, "anchors"),
        ("words: {rol: роль\n", 1, Code.MALFORMED_YAML, "malformed"),
    ],
)
def test_mistakes(tmp_path: Path, text: str, line: int, code: Code, words: str) -> None:
    """One mistake gives one issue, with the line that is to be mended."""
    _, issues = _read(_write(tmp_path, text))

    assert [(issue.path, issue.code) for issue in issues] == [(LEXICON_PATH, code)]
    assert issues[0].line == line
    assert words in issues[0].problem


def test_a_mistake_costs_itself(tmp_path: Path) -> None:
    """The lines around a wrong one still count."""
    lexicon, issues = _read(_write(tmp_path, "words:\n  rol: роль\n  sirk:\n  sex: цех\n"))

    assert len(issues) == 1
    assert convert("rol sex", lexicon) == "роль цех"
