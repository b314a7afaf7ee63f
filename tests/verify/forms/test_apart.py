"""The sheet with the name is kept apart from the case: whatever printer or program, no other page shares its paper."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pikepdf
import pytest
from lxml import etree
from playwright.sync_api import Browser

from komak.instruments.forms import DOCX, FILL, PRINT, FormOrder, Voice, form_files
from komak.instruments.forms.markdown import written
from komak.instruments.forms.sheets import paper as paper_of
from komak.model import Form
from komak.outputs.styles import styles
from komak.workshop import Outcome, made

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def pages_of(path: Path) -> list[str]:
    """The text of every page, white space folded."""
    text = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout
    return [" ".join(page.split()) for page in text.removesuffix("\f").split("\f")]


def _apart(forms: tuple[Form, ...]) -> list[Form]:
    found = [form for form in forms if any(section.page == "sheet" for section in form.data.sections)]
    assert found, "at least one form keeps a sheet apart"
    return found


def _faults(path: Path, codes: list[str], others: list[str], empty: str) -> list[str]:
    """What is wrong with the place of the sheet that has the fields `codes`."""
    pages = pages_of(path)
    own = [number for number, text in enumerate(pages) if any(code in text for code in codes)]
    faults = ["shared"] if any(code in pages[number] for number in own for code in others) else []
    faults += ["back of a sheet"] if own[0] % 2 else []
    back = pages[own[-1] + 1 : own[-1] + 2] if own[-1] % 2 == 0 else [empty]
    return faults if back == [empty] else [*faults, f"back is {back}"]


def _codes(form: Form) -> tuple[list[str], list[str]]:
    """Codes that are printed, on the sheet and elsewhere; a note prints none."""
    apart = [field.code for s in form.data.sections if s.page == "sheet" for field in s.fields]
    printed = [field.code for field in form.data.fields if field.type != "note"]
    return [code for code in printed if code in apart], [code for code in printed if code not in apart]


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (poppler-utils) is not installed")
def test_the_sheet_stands_alone_on_its_paper(
    forms: tuple[Form, ...], all_voices: tuple[Voice, ...], paper: Outcome, made: Outcome
) -> None:
    for form in _apart(forms):
        for voice in all_voices:
            files = form_files(form, voice.name)
            for path in (paper.artefacts[files[PRINT]].path, made.artefacts[files[FILL]].path):
                assert _faults(path, *_codes(form), voice.word("print.blank-side")) == [], (voice.name, path)


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (poppler-utils) is not installed")
@pytest.mark.parametrize("more", [0, 1, 2, 3])
@pytest.mark.parametrize("at", [0, 1, -1])
def test_wherever_the_sheet_stands(
    more: int, at: int, forms: tuple[Form, ...], all_voices: tuple[Voice, ...], tmp_path: Path
) -> None:
    """First, in the middle or last, after any number of pages."""
    form = _apart(forms)[0]
    sections = [section for section in form.data.sections if section.page != "sheet"]
    (apart,) = (section for section in form.data.sections if section.page == "sheet")
    sections.insert(len(sections) if at == -1 else at, apart)
    longer = [
        s.model_copy(update={"page": "new"}) if 0 < n <= more and s.page == "same" else s
        for n, s in enumerate(sections)
    ]
    changed = Form(form.slug, form.path, form.data.model_copy(update={"sections": longer}), form.lines)
    sheet = paper_of(changed, all_voices[0], written(changed, all_voices[0]))
    (artefact,) = made([sheet], tmp_path).artefacts.values()

    assert _faults(artefact.path, *_codes(changed), all_voices[0].word("print.blank-side")) == []
    with pikepdf.open(artefact.path) as pdf:
        assert artefact.pages == len(pdf.pages)


def test_word_begins_a_new_sheet_of_paper(
    forms: tuple[Form, ...], all_orders: tuple[FormOrder, ...], made: Outcome
) -> None:
    for order in all_orders:
        if order.suffix != DOCX or order.form not in _apart(forms):
            continue
        with zipfile.ZipFile(io.BytesIO(made.artefacts[order.dest].path.read_bytes())) as archive:
            body = etree.fromstring(archive.read("word/document.xml"))[0]
        kinds, text = [], [""]
        for element in body:
            text[-1] += "".join(element.itertext())
            section = element if element.tag == f"{_W}sectPr" else element.find(f"{_W}pPr/{_W}sectPr")
            if section is not None:
                kind = section.find(f"{_W}type")
                kinds.append("" if kind is None else kind.get(f"{_W}val"))
                text.append("")
        assert kinds == ["", "oddPage", ""], kinds
        assert all(code in text[1] for code in _codes(order.form)[0])
        assert text[2] == order.voice.word("print.blank-side")


def test_a_browser_prints_the_sheet_on_paper_of_its_own(browser: Browser, tmp_path: Path) -> None:
    """The styles of the site, on a page as short and as long as it may be: the other side of the paper is empty."""
    for length, after in ((1, "<h2>3</h2><p>После</p><h2>4</h2>"), (70, "<h2>3</h2><p>После</p>"), (120, "")):
        before = "<p>До листа</p>" * length
        body = (
            f'<div class="md-typeset"><div class="km-sheet"><h2>1</h2>{before}<h2 class="new-sheet">Лист</h2><p>Имя</p>'
            f'{after}</div></div><footer class="md-footer">Низ</footer>'
        )
        with browser.new_context() as context:
            page = context.new_page()
            page.set_content(f"<style>{styles()}</style><body>{body}</body>")
            path = tmp_path / f"{length}.pdf"
            page.pdf(path=str(path), prefer_css_page_size=True)
        pages = pages_of(path)
        (own,) = (number for number, text in enumerate(pages) if "Имя" in text)
        assert pages[own] == "Лист Имя"
        assert [pages[own - 1], pages[own + 1]] == ["", ""], pages
        assert len(pages) == own + (3 if after else 2), pages
