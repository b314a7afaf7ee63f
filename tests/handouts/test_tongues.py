"""Each text in a PDF is marked with its language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from tests.standards import faults

from komak.press.pdf import Sheet
from komak.workshop import made

MakeSheet = Callable[..., Sheet]


def languages(path: Path) -> set[str]:
    """Languages of the elements of a PDF, and of the words on its pages."""
    with pikepdf.open(path) as pdf:
        found = set(_languages(pdf.Root.StructTreeRoot.K))
        marked = {
            part.partition(b")")[0].decode()
            for one in pdf.pages
            for part in one.Contents.read_bytes().split(b"/Lang(")[1:]
        }
        return found | marked


def _languages(node: pikepdf.Object) -> Iterator[str]:
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from _languages(kid)
    elif isinstance(node, pikepdf.Dictionary):
        if "/Lang" in node:
            yield str(node.Lang)
        if "/K" in node:
            yield from _languages(node.K)


def element_languages(path: Path) -> list[str]:
    with pikepdf.open(path) as pdf:
        return list(_languages(pdf.Root.StructTreeRoot.K))


PAIR = (
    '<div class="km-pair" markdown="1">\n<div lang="ru" markdown="1">\n\nТекст **жирный**.\n\n- пункт\n\n</div>\n'
    '<div lang="uz-Cyrl" markdown="1">\n\nМатн **қалин**.\n\n- банд\n\n</div>\n</div>'
)


def test_every_uzbek_word_of_a_form_in_two_languages_says_so(sheet: MakeSheet, tmp_path: Path) -> None:
    body = "## Дата / *Sana* {#d}\n\nКто / *Kim*: ____\n\n| Что / *Nima* | Да |\n|---|---|\n| Дом / *Uy* | [ ] |\n\n*Butun gap.*"
    (artefact,) = made([sheet(body, kind="form", second="uz")], tmp_path).artefacts.values()

    assert element_languages(artefact.path).count("uz") >= 5
    assert languages(artefact.path) <= {"uz", "ru"}
    assert faults(artefact.path) == []


def test_a_cyrillic_edition_never_says_latin_uzbek(sheet: MakeSheet, tmp_path: Path) -> None:
    pair = sheet(PAIR, kind="pair", locale="uz-Cyrl", orientation="landscape")
    (artefact,) = made([pair], tmp_path).artefacts.values()

    found = languages(artefact.path)
    assert "ru" in found
    assert found <= {"ru", "uz-Cyrl"}
    with pikepdf.open(artefact.path) as pdf:
        assert str(pdf.Root.Lang) == "uz-Cyrl"


@pytest.mark.parametrize("locale", ["ru", "uz", "uz-Cyrl"])
def test_an_english_title_is_marked_as_english(sheet: MakeSheet, tmp_path: Path, locale: str) -> None:
    body = "Matn. *Minimum Standards for Child Protection*, 2019."
    (artefact,) = made([sheet(body, locale=locale)], tmp_path).artefacts.values()

    assert languages(artefact.path) == {"en"}
    assert element_languages(artefact.path) == ["en"]
