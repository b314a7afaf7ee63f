"""The paper and the fillable PDF of every form, read back."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from tests.forms.reading import letters, unsaid
from tests.standards import faults

from komak.instruments.forms import FILL, PRINT, FormOrder, Voice, form_files, written
from komak.model import Form
from komak.workshop import Outcome

TYPED = "Иванов Oʻktam Ғани ҳқў ʼ"
needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (poppler-utils) is not installed")


def text_of(path: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True)
    return done.stdout


def filled(path: Path, target: Path) -> Path:
    """What a reader's program does: a value into every field, a tick into every box, drawings left to the viewer."""
    with pikepdf.open(path) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            if pikepdf.Name.Tx == field.FT:
                field.V = pikepdf.String(TYPED)
                del field.AP
            else:
                button = field.Kids[0] if "/Kids" in field else field
                (on,) = (name for name in button.AP.N if name != "/Off")
                field.V = button.AS = pikepdf.Name(on)
        pdf.Root.AcroForm.NeedAppearances = True
        pdf.save(target)
    return target


@needs_poppler
def test_paper_says_every_word_of_its_form(
    forms: tuple[Form, ...], all_voices: tuple[Voice, ...], paper: Outcome
) -> None:
    assert paper.issues == ()
    for form in forms:
        for voice in all_voices:
            text = text_of(paper.artefacts[form_files(form, voice.name)[PRINT]].path)
            assert _missing(form, voice, text) == [], (form.slug, voice.name)


def _missing(form: Form, voice: Voice, text: str) -> list[str]:
    """Columns of tables are read side by side by poppler, so words of their cells are looked for one by one."""
    said = {letters(word) for word in text.split()} | {letters(text)}
    whole = letters(text)
    return [
        words
        for words in unsaid(form, voice, text)
        if not all(letters(word) in whole or letters(word) in said for word in words.replace("/", " ").split())
        and not _divided(words, whole)
    ]


def _divided(words: str, whole: str) -> bool:
    """Whether every word is there in two pieces at most: narrow cells divide long words."""
    return all(
        any(word[:at] in whole and word[at:] in whole for at in range(len(word) + 1))
        for word in (letters(word) for word in words.split())
    )


def test_every_field_has_its_code_and_a_label_in_the_readers_language(
    all_orders: tuple[FormOrder, ...], made: Outcome
) -> None:
    for order in all_orders:
        if order.suffix != FILL:
            continue
        slots = written(order.form, order.voice).slots
        names = list(dict.fromkeys(slot.name.partition("=")[0] for slot in slots if slot.kind != "hand"))
        with pikepdf.open(made.artefacts[order.dest].path) as pdf:
            found = [str(field.T) for field in pdf.Root.AcroForm.Fields]
            labels = [str(field.TU) for field in pdf.Root.AcroForm.Fields]
        assert found == names, order.dest  # in reading order, each once
        by_code = {field.code: order.voice.plain(field.label) for field in order.form.data.fields}
        wrong = [label for name, label in zip(names, labels, strict=True) if by_code[name[:6]] not in label]
        assert wrong == [], order.dest


def test_fields_stand_in_the_structure_where_they_are_read(all_orders: tuple[FormOrder, ...], made: Outcome) -> None:
    for order in all_orders:
        if order.suffix == FILL:
            with pikepdf.open(made.artefacts[order.dest].path) as pdf:
                kinds = list(_kinds(pdf.Root.StructTreeRoot.K))
                widgets = sum(
                    annotation.Subtype == "/Widget"
                    for sheet in pdf.pages
                    for annotation in sheet.obj.get("/Annots", [])
                )
                assert kinds.count("/Form") == widgets > 0, order.dest
                assert "/Link" not in kinds
                assert {str(sheet.obj.Tabs) for sheet in pdf.pages} == {"/S"}
            if any(field.type == "table" and not field.items for field in order.form.data.fields):
                assert ("/TD", "/Form") in set(pairwise(kinds)), order.dest


def _kinds(node: pikepdf.Object) -> Iterator[str]:
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from _kinds(kid)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield str(node.S)
        if "/K" in node:
            yield from _kinds(node.K)


@pytest.mark.parametrize("voice", ["ru", "uz", "uz-Cyrl", "ru-uz"])
def test_fillable_pdfs_keep_the_standards(voice: str, all_orders: tuple[FormOrder, ...], made: Outcome) -> None:
    """PDF/UA-1 and PDF/A-2a."""
    of_voice = [order for order in all_orders if order.suffix == FILL and order.voice.name == voice]

    assert of_voice
    assert {order.dest: found for order in of_voice if (found := faults(made.artefacts[order.dest].path))} == {}


@needs_poppler
@pytest.mark.parametrize("voice", ["ru", "uz", "uz-Cyrl", "ru-uz"])
def test_russian_and_uzbek_letters_are_typed_and_shown(
    voice: str, all_orders: tuple[FormOrder, ...], made: Outcome, tmp_path: Path
) -> None:
    """The viewer draws the values itself: the font that the file brings has every letter."""
    fillable = [order for order in all_orders if order.suffix == FILL and order.voice.name == voice]
    order = max(fillable, key=lambda order: sum(field.type in ("text", "lines") for field in order.form.data.fields))
    path = filled(made.artefacts[order.dest].path, tmp_path / "filled.pdf")
    texts = [slot for slot in written(order.form, order.voice).slots if slot.kind in ("line", "lines")]

    shown = text_of(path)

    assert shown.count("Иванов Oʻktam Ғани") >= len(texts) - 3  # three stand in boxes too short for the whole
    for letter in "ʻʼҒҳқў":
        assert shown.count(letter) > text_of(made.artefacts[order.dest].path).count(letter)


def test_a_filled_form_keeps_what_was_typed(all_orders: tuple[FormOrder, ...], made: Outcome, tmp_path: Path) -> None:
    order = next(order for order in all_orders if order.suffix == FILL)
    with pikepdf.open(filled(made.artefacts[order.dest].path, tmp_path / "filled.pdf")) as pdf:
        kept = {str(field.V) for field in pdf.Root.AcroForm.Fields if pikepdf.Name.Tx == field.FT}

    assert kept == {TYPED}


def test_ticks_are_drawn_by_the_file_itself(all_orders: tuple[FormOrder, ...], made: Outcome) -> None:
    order = next(order for order in all_orders if order.suffix == FILL)
    with pikepdf.open(io.BytesIO(made.artefacts[order.dest].path.read_bytes())) as pdf:
        boxes = [field for field in pdf.Root.AcroForm.Fields if pikepdf.Name.Btn == field.FT]
        for field in boxes:
            for button in field.Kids if "/Kids" in field else [field]:
                states = {str(name): stream.read_bytes() for name, stream in button.AP.N.items()}
                assert states.pop("/Off") == b""
                assert len(states) == 1
                assert b" S Q" in next(iter(states.values()))
