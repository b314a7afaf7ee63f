"""Words of a form meet Markdown at one place, and there they are words."""

from __future__ import annotations

import copy
import io

import pytest
from openpyxl import load_workbook

from komak import dialect
from komak.instruments.forms.spreadsheet import workbook
from komak.instruments.forms.voice import Voice, escaped
from komak.model import Form

HOSTILE = [
    "Вопрос {: onmouseover=alert(1) }",
    "{: .km-write }",
    "{#top .x}",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "&lt;b&gt; &amp; &#60;",
    "[x](javascript:alert(1)) ![x](//y) <https://x> [^1] [ ] [x] ____",
    "*a* _b_ __c__ ~~d~~ `e` ==f== ^g^",
    "a | b || c",
    "- a",
    "+ a",
    "1. a",
    "12) a",
    "# a",
    "> a",
    "!!! facilitator",
    ": a",
    "---",
    "===",
    "***",
    "```",
    "\\{: onclick=x } \\",
    "a\nb",
    "    a",
]
PLACES = [
    "{}",
    "а\n\n{}",
    "## 1. {} {{#s}}",
    "| {} | б |\n|---|---|\n| {} | [ ] |",
    "[ ] {}  [ ] {}",
    "- [ ] {}",
    "`A-01` {} ____",
]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("words", HOSTILE)
def test_words_stay_words(words: str, place: str) -> None:
    """Whatever a form says changes no element and no attribute, and is read as it was written, in one line."""
    said, plain = (dialect.parsed(dialect.render(place.replace("{}", text).replace("{{", "{").replace("}}", "}")))
                   for text in (escaped(words), "слово"))  # fmt: skip

    assert [(e.tag, dict(e.attrib)) for e in said.iter()] == [(e.tag, dict(e.attrib)) for e in plain.iter()]
    assert "".join(said.itertext()).replace(" ".join(words.split()), "слово") == "".join(plain.itertext())


def test_no_cell_of_a_register_is_a_formula(forms: tuple[Form, ...], all_voices: tuple[Voice, ...]) -> None:
    """Title, names of columns and rows that begin like a formula are words."""
    form = copy.deepcopy(next(form for form in forms if any(field.type == "table" for field in form.data.fields)))
    live = dict.fromkeys(form.data.title, '=HYPERLINK("http://x")')
    for field in form.data.fields:
        for column in field.columns or ():
            column.label.update(live)
    form.data.title.update(live)
    book = load_workbook(io.BytesIO(workbook(form, all_voices[0])))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]

    assert any(str(cell.value).startswith("=HYPERLINK") for cell in cells)
    assert "f" not in {cell.data_type for cell in cells}
