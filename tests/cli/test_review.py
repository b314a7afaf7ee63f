"""`komak export --docx` and `komak import`: a reviewer's Word file out, and her corrections back in their places."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document
from lxml import etree
from tests.conftest import copy_sample

from komak.__main__ import main
from komak.authors.review import Part, parts_of
from komak.authors.review.inline import markdown_of, words_of
from komak.source import read

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RU, UZ = 1, 2


@dataclass
class Review:
    """A project and a Word file of one of its modules."""

    root: Path
    file: Path

    def change(self, words: str, edit: Callable[[etree._Element, etree._Element], None], *, side: int = RU) -> None:
        """Edit the cell that says `words`: `edit` gets the cell and its first run."""

        def edit_cell(row: etree._Element) -> None:
            cell = row.findall(f"{W}tc")[side]
            edit(cell, next(cell.iter(f"{W}r")))

        self.change_row(words, edit_cell, side=side)

    def change_row(self, words: str, edit: Callable[[etree._Element], None], *, side: int = RU) -> None:
        """Edit the row whose cell says `words`."""
        with zipfile.ZipFile(self.file) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        body = etree.fromstring(parts["word/document.xml"])
        rows = [row for row in body.iter(f"{W}tr") if len(row.findall(f"{W}tc")) > side]
        (row,) = (row for row in rows if words in "".join(row.findall(f"{W}tc")[side].itertext()))
        edit(row)
        parts["word/document.xml"] = etree.tostring(body)
        with zipfile.ZipFile(self.file, "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, content)

    def back(self) -> Result:
        return CliRunner().invoke(main, ["import", str(self.file), "--root", str(self.root)])

    def text(self, name: str) -> str:
        return (self.root / "curriculum/care/visit" / name).read_text("utf-8")


@pytest.fixture
def review(tmp_path: Path) -> Review:
    root = copy_sample(tmp_path / "project", "sample").folder
    done = CliRunner().invoke(
        main, ["export", "--docx", "--root", str(root), "--out", str(tmp_path / "out"), "care/visit"]
    )
    assert done.exit_code == 0, done.output
    return Review(root, tmp_path / "out/care-visit.docx")


def replaced(old: str, new: str) -> Callable[[etree._Element, etree._Element], None]:
    """Type over, without tracking."""

    def edit(cell: etree._Element, _: etree._Element) -> None:
        (text,) = (text for text in cell.iter(f"{W}t") if old in (text.text or ""))
        text.text = (text.text or "").replace(old, new)

    return edit


def tracked(_: etree._Element, run: etree._Element) -> None:
    """A word deleted and one inserted, both tracked."""
    paragraph = run.getparent()
    assert paragraph is not None
    at = paragraph.index(run)
    gone, come = etree.Element(f"{W}del"), etree.Element(f"{W}ins")
    paragraph.remove(run)
    gone.append(run)
    for text in run.iter(f"{W}t"):
        text.tag = f"{W}delText"
    new = etree.SubElement(etree.SubElement(come, f"{W}r"), f"{W}t")
    new.text = "Совсем другой текст"
    paragraph.insert(at, gone)
    paragraph.insert(at + 1, come)


def test_what_nobody_changed_changes_nothing(content: Path, tmp_path: Path) -> None:
    """Every module and page, out and back."""
    curriculum = read(content).curriculum
    assert curriculum is not None
    pages = {next(iter(work.values())).neutral_path for work in curriculum.written_pages}
    names = [module.reference for module in curriculum.modules]
    names += [page.removeprefix("docs/").removesuffix(".md") for page in pages if page.startswith("docs/guide")]
    assert len(names) >= 3
    for name in names:
        out = tmp_path / name.replace("/", "-")
        assert (
            CliRunner().invoke(main, ["export", "--docx", "--root", str(content), "--out", str(out), name]).exit_code
            == 0
        )
        done = CliRunner().invoke(main, ["import", str(next(out.glob("*.docx"))), "--root", str(content)])
        assert done.output == "Nothing is changed.\n", name


def test_every_passage_is_a_row_with_both_languages(content: Path) -> None:
    """Whatever a reader reads of a module stands in its file once; words come back to the letter."""
    curriculum = read(content).curriculum
    assert curriculum is not None
    rows = [
        row
        for module in curriculum.modules
        for part in parts_of(module.reference, curriculum, content)
        for row in part.rows
    ]
    assert len({row.mark for row in rows}) == len(rows) > 60
    for row in rows:
        first, second = row.sides
        assert first is not None
        assert second is not None
        assert (first.kind, first.path.replace(".ru.", ".uz.")) == (second.kind, second.path)
        for passage in (first, second):
            words = words_of(passage.text)
            assert [piece.is_kept for piece in words.pieces] == [True] or markdown_of(
                words.pieces, words.hrefs
            ) == passage.text


def test_a_correction_changes_its_words_and_no_other_sign(review: Review) -> None:
    before = review.text("module.ru.md")
    review.change("Знакомство", replaced("Знакомство", "Приветствие"))

    done = review.back()

    assert done.exit_code == 0, done.output
    assert "curriculum/care/visit/module.ru.md: 1 changed" in done.output
    assert review.text("module.ru.md") == before.replace("### Знакомство {", "### Приветствие {")


def test_tracked_changes_are_accepted(review: Review) -> None:
    title = Document(str(review.file)).tables[0].rows[1].cells[RU].text
    review.change(title, tracked)

    assert review.back().exit_code == 0
    assert "title: Совсем другой текст\n" in review.text("module.ru.md")


def test_uzbek_letters_are_mended_as_office_programs_spell_them(review: Review) -> None:
    old = Document(str(review.file)).tables[0].rows[1].cells[UZ].text
    review.change(old, replaced(old, "Go'dak, o‘quvchi va ma'no"), side=UZ)

    assert review.back().exit_code == 0
    assert "title: Goʻdak, oʻquvchi va maʼno\n" in review.text("module.uz.md")


def test_what_yaml_would_misread_is_quoted(review: Review) -> None:
    old = Document(str(review.file)).tables[0].rows[1].cells[RU].text
    review.change(old, replaced(old, 'Визит: «как» и "зачем"'))

    assert review.back().exit_code == 0
    curriculum = read(review.root).curriculum
    assert curriculum is not None
    module = curriculum.module("care/visit")
    assert module is not None
    assert module.documents["ru"].metadata.title == 'Визит: «как» и "зачем"'


def test_signs_of_markdown_that_somebody_types_stay_letters(review: Review) -> None:
    review.change("Знакомство", replaced("Знакомство", "Круг *первый* и [второй]"))

    assert review.back().exit_code == 0
    assert "### Круг \\*первый\\* и \\[второй\\] {#intro" in review.text("module.ru.md")


def test_signs_at_the_beginning_make_no_list_and_no_heading_of_a_paragraph(review: Review) -> None:
    review.change("Мы учимся входить", replaced("Мы учимся", "1. Мы учимся"))
    review.change("Кто я и откуда", replaced("Кто я", "# Кто я {#who}"))

    assert review.back().exit_code == 0
    assert "\n1\\. Мы учимся входить в дом" in review.text("module.ru.md")
    assert "    * \\# Кто я \\{#who\\} и откуда." in review.text("module.ru.md")


def test_a_title_keeps_the_signs_that_somebody_types(review: Review) -> None:
    """Titles, outcomes and questions are plain words: what is written is what is shown."""
    review.change("Первый визит", replaced("Первый визит", "Визит *первый*, [дом]"))

    assert review.back().exit_code == 0
    curriculum = read(review.root).curriculum
    assert curriculum is not None
    module = curriculum.module("care/visit")
    assert module is not None
    assert module.documents["ru"].metadata.title == "Визит *первый*, [дом]"


def test_bold_words_become_bold_in_the_source(review: Review) -> None:
    def bold(_: etree._Element, run: etree._Element) -> None:
        look = run.find(f"{W}rPr")
        assert look is not None
        etree.SubElement(look, f"{W}b")

    review.change("Знакомство", bold)

    assert review.back().exit_code == 0
    assert "### **Знакомство** {#intro" in review.text("module.ru.md")


def test_what_cannot_be_taken_over_is_told_with_its_place(review: Review) -> None:
    """A link that is gone and an emptied paragraph: one line each, and the other corrections still come in."""

    def without_link(cell: etree._Element, _: etree._Element) -> None:
        (style, *_) = [mark for mark in cell.iter(f"{W}rStyle") if mark.get(f"{W}val") == "Komaklink"]
        look = style.getparent()
        assert look is not None
        look.remove(style)

    def empty(cell: etree._Element, _: etree._Element) -> None:
        for text in list(cell.iter(f"{W}t")):
            text.text = ""

    linked = next(row for part in _parts(review) for row in part.rows if row.sides[0] and "](" in row.sides[0].text)
    assert linked.sides[0] is not None
    review.change("".join(piece.text for piece in words_of(linked.sides[0].text).pieces), without_link)
    review.change("В парах", empty)
    review.change("Знакомство", replaced("Знакомство", "Приветствие"))

    done = review.back()

    assert done.exit_code == 1
    assert f"By hand. {linked.sides[0].path}:{linked.sides[0].line}: links were added or deleted" in done.output
    assert "module.ru.md:49: the paragraph was emptied" in done.output
    assert "### Приветствие {#intro" in review.text("module.ru.md")
    assert "### В парах {#pairs" in review.text("module.ru.md")


def _struck(row: etree._Element) -> None:
    """A row that Word has deleted with tracking: the words stay, mark and all."""
    for run in list(row.iter(f"{W}r")):
        paragraph = run.getparent()
        assert paragraph is not None
        gone = etree.Element(f"{W}del")
        paragraph.replace(run, gone)
        gone.append(run)
        for text in run.iter(f"{W}t"):
            text.tag = f"{W}delText"


def _rewritten(row: etree._Element, words: str) -> etree._Element:
    """A copy of the row below it, with other Russian words."""
    copy = deepcopy(row)
    row.addnext(copy)
    for text in copy.findall(f"{W}tc")[RU].iter(f"{W}t"):
        text.text = words
    return copy


def _added(row: etree._Element) -> None:
    for text in _rewritten(row, "Совсем новая строка").findall(f"{W}tc")[0].iter(f"{W}t"):
        text.text = ""


def _joined(row: etree._Element) -> None:
    row.remove(row.findall(f"{W}tc")[UZ])


def _bare(row: etree._Element) -> None:
    for text in list(row.iter(f"{W}vanish")):
        look = text.getparent()
        assert look is not None
        look.remove(text)


@pytest.mark.parametrize(("words", "edit", "told"), [
    ("Поздоровайтесь", lambda row: row.getparent().remove(row), "the file has no such row"),
    ("Круг: каждый", _struck, "the paragraph was emptied"),
    ("Кто я и откуда", _added, "somebody wrote below it, in a row that has no mark or beside the table; add it by hand: Совсем новая строка"),
    ("Зачем я пришёл", _joined, "the cells of the row were joined or divided; compare by hand: § "),
    ("Удобно ли вам", _bare, "the file has no such row"),
    ("Дверь приоткрыта", lambda row: _rewritten(row, "Дверь скрипит"), "the paragraph stands in the file once more; compare by hand: Дверь скрипит"),
])  # fmt: skip
def test_whoever_rebuilds_the_table_is_told_what_came_of_it(
    review: Review, words: str, edit: Callable[[etree._Element], None], told: str
) -> None:
    """Rows deleted, added, joined, without their mark or twice: none of it goes unsaid, and other corrections come in."""
    review.change_row(words, edit)
    review.change("Знакомство", replaced("Знакомство", "Приветствие"))
    line = next(at for at, text in enumerate(review.text("module.ru.md").splitlines(), 1) if words in text)

    done = review.back()

    assert done.exit_code == 1
    assert f"By hand. curriculum/care/visit/module.ru.md:{line}: {told}" in done.output
    assert "### Приветствие {#intro" in review.text("module.ru.md")


def test_words_and_comments_beside_the_table_are_told(review: Review) -> None:
    with zipfile.ZipFile(review.file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    body = etree.fromstring(parts["word/document.xml"])
    first = next(body.iter(f"{W}p"))
    etree.SubElement(etree.SubElement(first, f"{W}r"), f"{W}commentReference", {f"{W}id": "7"})
    below = etree.Element(f"{W}p")
    etree.SubElement(etree.SubElement(below, f"{W}r"), f"{W}t").text = "Общее замечание"
    next(body.iter(f"{W}tbl")).addnext(below)
    comments = etree.Element(f"{W}comments")
    comment = etree.SubElement(comments, f"{W}comment", {f"{W}id": "7"})
    etree.SubElement(etree.SubElement(etree.SubElement(comment, f"{W}p"), f"{W}r"), f"{W}t").text = "Хорошая встреча"
    parts |= {"word/document.xml": etree.tostring(body), "word/comments.xml": etree.tostring(comments)}
    with zipfile.ZipFile(review.file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)

    done = review.back()

    assert done.exit_code == 1
    assert "Comment. Хорошая встреча" in done.output
    assert "add it by hand: Общее замечание" in done.output
    assert done.output.count("By hand.") == 1


def test_a_text_that_changed_meanwhile_is_not_written_over(review: Review) -> None:
    path = review.root / "curriculum/care/visit/module.ru.md"
    path.write_text(path.read_text("utf-8").replace("### Знакомство {", "### Круг {"), "utf-8")
    review.change("Знакомство", replaced("Знакомство", "Приветствие"))

    done = review.back()

    assert done.exit_code == 1
    assert "the sources have changed since the export; compare by hand: Приветствие" in done.output
    assert "### Круг {#intro" in review.text("module.ru.md")


def test_a_source_with_an_unseen_mark_is_left_alone(review: Review) -> None:
    """A byte order mark moves every place in the file by one."""
    path = review.root / "curriculum/care/visit/module.ru.md"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    before = path.read_bytes()
    review.change("Знакомство", replaced("Знакомство", "Приветствие"))

    done = review.back()

    assert done.exit_code == 1
    assert "module.ru.md is not as it was read" in done.output
    assert path.read_bytes() == before


def test_a_file_that_is_none_of_ours_is_refused_in_one_line(review: Review, tmp_path: Path) -> None:
    foreign, broken = tmp_path / "letter.docx", tmp_path / "broken.docx"
    made = io.BytesIO()
    Document().save(made)
    foreign.write_bytes(made.getvalue())
    broken.write_bytes(b"PK not a zip")

    for file, reason in ((foreign, "no paragraph with a mark"), (broken, "no Word file")):
        done = CliRunner().invoke(main, ["import", str(file), "--root", str(review.root)])
        assert done.exit_code == 1
        assert reason in done.output
        assert done.output.count("\n") == 1


def test_a_file_that_came_back_is_not_replaced_by_a_second_export(review: Review) -> None:
    again = ["export", "--docx", "--root", str(review.root), "--out", str(review.file.parent)]
    assert CliRunner().invoke(main, [*again, "care/visit"]).exit_code == 0, "the same file again"
    review.file.write_bytes(review.file.read_bytes() + b"corrected")
    before = review.file.read_bytes()

    done = CliRunner().invoke(main, again)

    assert done.exit_code == 1
    assert f"{review.file} would be replaced" in done.output
    assert [file.name for file in review.file.parent.iterdir()] == [review.file.name]
    assert review.file.read_bytes() == before
    assert CliRunner().invoke(main, [*again, "--force"]).exit_code == 0
    assert review.file.read_bytes() != before


def test_a_name_that_nobody_knows_is_answered_with_the_modules(review: Review, tmp_path: Path) -> None:
    done = CliRunner().invoke(
        main, ["export", "--docx", "--root", str(review.root), "--out", str(tmp_path), "care/none"]
    )

    assert done.exit_code == 1
    assert "Modules: care/visit, team/meeting" in done.output


def _parts(review: Review) -> tuple[Part, ...]:
    curriculum = read(review.root).curriculum
    assert curriculum is not None
    return parts_of("care/visit", curriculum, review.root)
