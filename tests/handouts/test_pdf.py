"""What a finished PDF is: accessible, archivable, complete, the same every time."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from tests.paper import outside, paper_pages
from tests.standards import faults

from komak.press.pdf import Kind, Sheet
from komak.workshop import Outcome, made

Kitchen = Callable[[str], Sheet]
MakeSheet = Callable[..., Sheet]
LOCALES = ("ru", "uz", "uz-Cyrl")
KINDS: tuple[Kind, ...] = ("reading", "form", "checklist", "cards", "poster")
_HIDDEN = "\N{SOFT HYPHEN}\N{WORD JOINER}"


def _pdf(rendered: Outcome) -> Path:
    assert rendered.issues == ()
    (artefact,) = rendered.artefacts.values()
    return artefact.path


def _words(text: str) -> list[str]:
    bare = re.sub(r"!!! \w+|\{[^}]*\}|\]\([^)]*\)|\[\^\d\]:?|\[[ x]\]|_{3,}|[|*#>\[\]!]", " ", text)
    return re.findall(r"[^\W\d_]+(?:[ʻʼ][^\W\d_]*)*", bare)


def _read(path: Path) -> str:
    """Return the text of a PDF with divided words joined again."""
    text = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True, text=True).stdout
    return re.sub(r"[-\u00ad\u2010]\n", "", text).translate(dict.fromkeys(map(ord, _HIDDEN)))


@pytest.mark.parametrize("locale", LOCALES)
def test_standards(kitchen: Kitchen, tmp_path: Path, locale: str) -> None:
    """Every construct in every language passes PDF/UA-1 and PDF/A-2a."""
    path = _pdf(made([kitchen(locale)], tmp_path))

    assert faults(path) == []


@pytest.mark.parametrize("kind", KINDS)
def test_standards_of_kinds(kitchen: Kitchen, tmp_path: Path, kind: Kind) -> None:
    """Every layout passes both standards too."""
    path = _pdf(made([replace(kitchen("ru"), kind=kind, notice="Учебная форма.")], tmp_path))

    assert faults(path) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_metadata(kitchen: Kitchen, tmp_path: Path, locale: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader program learns the language with its script, the title, the author and the date."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    with pikepdf.open(_pdf(made([kitchen(locale)], tmp_path))) as pdf:
        assert str(pdf.Root.Lang) == locale
        assert str(pdf.docinfo.Title) == "Лист"
        assert str(pdf.docinfo.Author) == "Koʻmak"
        assert str(pdf.docinfo.CreationDate).startswith("D:20260101")


@pytest.mark.parametrize("locale", LOCALES)
def test_text_is_complete(kitchen: Kitchen, tmp_path: Path, locale: str) -> None:
    """Every word of the source can be read out of the PDF, letters with ʻ and ʼ included."""
    sheet = kitchen(locale)
    found = set(_words(_read(_pdf(made([sheet], tmp_path)))))

    assert [word for word in _words(sheet.markdown) if word not in found] == []


def test_frame(sheet: MakeSheet, tmp_path: Path) -> None:
    """The first page names track, module and notice; every page its number, edition, licence and address."""
    words = replace(sheet().words, page_of="стр. {page} из {pages}")
    pages = sheet("текст\n\n" * 120, kind="form", notice="Учебная форма.", words=words)
    text = _read(_pdf(made([pages], tmp_path)))
    first, *others = text.rstrip("\f").split("\f")

    assert all(said in first for said in ("Направление", "Модуль", "Лист", "Учебная форма."))
    for number, one in enumerate([first, *others], 1):
        assert f"стр. {number} из {len(others) + 1}" in one
        assert all(said in one for said in ("Издание 2026.1", "CC BY 4.0", "https://komak.example/handouts/", "Модуль"))


def test_same_bytes(kitchen: Kitchen, tmp_path: Path) -> None:
    """The same sheet gives the same bytes, alone or after others, in this process or in another."""
    sheets = [kitchen(locale) for locale in LOCALES]
    alone = _pdf(made([sheets[2]], tmp_path / "a")).read_bytes()
    after = made(sheets, tmp_path / "b")
    many = [replace(sheets[2], dest=f"files/{n}.pdf", title=f"Лист {n}") for n in range(12)]
    pooled = made([*many, sheets[2]], tmp_path / "c", workers=2)

    assert after.artefacts[sheets[2].dest].path.read_bytes() == alone
    assert pooled.artefacts[sheets[2].dest].path.read_bytes() == alone


def test_facts(kitchen: Kitchen, tmp_path: Path) -> None:
    """Size, number of pages and checksum of an artefact are those of its file."""
    rendered = made([kitchen("ru")], tmp_path)
    (artefact,) = rendered.artefacts.values()
    with pikepdf.open(artefact.path) as pdf:
        assert artefact.pages == len(pdf.pages)
    assert artefact.size == artefact.path.stat().st_size


def test_tick_boxes_speak(sheet: MakeSheet, tmp_path: Path) -> None:
    """Tick boxes are figures whose alternative text says whether they are ticked."""
    words = replace(sheet().words, tick="пусто", ticked="отмечено")
    path = _pdf(made([sheet("- [ ] один\n- [x] два", words=words)], tmp_path))
    with pikepdf.open(path) as pdf:
        alternatives = [
            str(item["/Alt"]) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/Alt" in item
        ]

    assert sorted(alternatives) == ["отмечено", "пусто"]


def test_links_are_printed(sheet: MakeSheet, tmp_path: Path) -> None:
    """A link has its address in a footnote once, unless its words are the address."""
    text = _read(
        _pdf(made([sheet("[закон](https://lex.uz/1), [закон](https://lex.uz/1), [a.uz](https://a.uz)")], tmp_path))
    )

    assert text.count("lex.uz/1") == 1
    assert text.count("a.uz") == 1


def test_cards_do_not_break(sheet: MakeSheet, tmp_path: Path) -> None:
    """A card stands whole on one page."""
    body = "\n\n".join(f"## Карточка{n} {{#c{n}}}\n\n" + "слово " * 90 + f"конец{n}" for n in range(9))
    pages = _read(_pdf(made([sheet(body, kind="cards")], tmp_path))).split("\f")

    assert len(pages) > 2
    assert all(any(f"Карточка{n}" in one and f"конец{n}" in one for one in pages) for n in range(9))


def test_poster_is_one_page(sheet: MakeSheet, tmp_path: Path) -> None:
    """A poster takes one page, be it short or long."""
    for count in (10, 400):
        rendered = made([sheet("слово " * count, kind="poster")], tmp_path)
        assert [artefact.pages for artefact in rendered.artefacts.values()] == [1]


def test_a_poster_has_the_largest_type(sheet: MakeSheet, tmp_path: Path) -> None:
    """What hangs on a wall is larger than any sheet, as large as its page lets it be; numbers to dial are largest."""
    body = "## Звоните {#call}\n\n| Кто | Номер |\n|---|---|\n| Скорая помощь | **103** |\n\n"
    sizes = {}
    for kind, words in (("reading", 40), ("poster", 40), ("poster", 300)):
        rendered = made([sheet(body + "слово " * words, kind=kind)], tmp_path)
        (artefact,) = rendered.artefacts.values()
        words_found = [word for page in paper_pages(artefact.path) for word in page.words]
        sizes[kind, words] = [
            max(word.bottom - word.top for word in words_found if word.text == text) for text in ("слово", "103")
        ]
    (reading, _), (short, number), (long, _) = sizes.values()

    assert reading < long < short
    assert short > 16 * 1.3  # a line of 16 pt
    assert number > 1.6 * short


@pytest.mark.parametrize("kind", ["reading", "form", "poster"])
def test_a_picture_as_tall_as_a_page_leaves_no_page_empty(sheet: MakeSheet, tmp_path: Path, kind: Kind) -> None:
    tall = tmp_path / "tall.svg"
    tall.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="2400"><rect width="9" height="9"/></svg>'
    )
    body = "## Рисунок {#r}\n\n![высокий](tall.svg)\n\nПосле рисунка."
    (artefact,) = made([sheet(body, kind=kind, images={"tall.svg": tall})], tmp_path / "c").artefacts.values()

    assert artefact.pages == 1


def test_code_keeps_its_lines(sheet: MakeSheet, tmp_path: Path) -> None:
    text = _read(_pdf(made([sheet("```\nУлица, дом 5\n    квартира 12\n\nтелефон: ____\n```")], tmp_path)))

    assert [line.strip() for line in text.split("\n") if "Улица" in line or "квартира" in line or "____" in line] == [
        "Улица, дом 5",
        "квартира 12",
        "телефон: ____",
    ]


def test_a_card_longer_than_a_page_loses_nothing(sheet: MakeSheet, tmp_path: Path) -> None:
    for words in (600, 3000):
        (artefact,) = made(
            [sheet(f"## Карточка {{#c}}\n\n{'слово ' * words}конец", kind="cards")], tmp_path
        ).artefacts.values()
        assert outside(artefact.path) == []
        assert [word.text for page in paper_pages(artefact.path) for word in page.words].count("слово") == words


@pytest.mark.parametrize("rows", range(24, 40))
def test_no_signature_stands_alone_on_the_last_page(sheet: MakeSheet, tmp_path: Path, rows: int) -> None:
    body = "| Кто | Что | Подпись |\n|---|---|---|\n" + "| мать |  |  |\n" * rows + "\nСпециалист: ______________"
    (artefact,) = made([sheet(body, kind="form")], tmp_path).artefacts.values()
    pages = paper_pages(artefact.path)
    last = [word for word in pages[-1].words if 60 < word.top < 770]

    assert len(pages) == 1 or max(word.bottom for word in last) > 150


def test_a_blank_stands_in_place_of_the_bullet(sheet: MakeSheet, tmp_path: Path) -> None:
    text = _read(_pdf(made([sheet("* ____ первый\n* ____ второй\n\nи\n\n* третий")], tmp_path)))

    assert text.count("•") == 1


def test_table_head_repeats(sheet: MakeSheet, tmp_path: Path) -> None:
    """A long table has its heading row on every page."""
    table = "| Столбец | Б |\n|---|---|\n" + "| а | б |\n" * 120
    pages = _read(_pdf(made([sheet(table)], tmp_path))).rstrip("\f").split("\f")

    assert len(pages) > 1
    assert all("Столбец" in one for one in pages)
