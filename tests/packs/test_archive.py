"""A pack from small files: the same bytes each time, an honest list, nothing in it that was not made."""

from __future__ import annotations

import hashlib
import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from sample_project import HANDOUT, HANDOUT_UZ, edited, write_project
from tests.conftest import Project, copy_sample

from komak.edition import Edition, editions
from komak.languages.strings import Strings, load
from komak.outputs.packs import Pack, PackKind, pack_order, packs
from komak.outputs.packs.archive import Content, contents_list
from komak.outputs.packs.names import file_name
from komak.site import examine
from komak.workshop import FileFacts, Product, made, make

RU = load("ru")


def edition(root: Path, locale: str = "ru") -> Edition:
    curriculum, _ = examine(root)
    assert curriculum is not None
    return next(found for found in editions(curriculum) if found.locale == locale)


def by_address(root: Path, locale: str = "ru") -> dict[str, Pack]:
    return {pack.address: pack for pack in packs(edition(root, locale))}


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    """The trainer's pack of the small project's module: guide, slides, a form."""
    return by_address(write_project(tmp_path))["packs/care/first.ru.zip"]


def contents(pack: Pack, folder: Path) -> dict[str, Content]:
    """A small file for each entry, the last as a text that was never on disk."""
    folder.mkdir(exist_ok=True)
    found: dict[str, Content] = {}
    for number, entry in enumerate(pack.entries):
        path = folder / str(number)
        path.write_text(entry.file.address, "utf-8")
        found[entry.file.address] = path
    last = pack.entries[-1].file.address
    return {**found, last: last}


def facts(pack: Pack) -> dict[str, FileFacts]:
    return {
        entry.file.address: FileFacts(1000 * number, number, hashlib.sha256(entry.name.encode()).hexdigest())
        for number, entry in enumerate(pack.entries, 1)
    }


def archive(pack: Pack, given: dict[str, Content], known: dict[str, FileFacts], strings: Strings) -> bytes:
    """The ZIP of a pack."""
    product: Product = make(pack_order(pack, given, known, strings))
    return product.content or b""


def names(raw: bytes) -> list[str]:
    return ZipFile(BytesIO(raw)).namelist()


def test_the_same_files_give_the_same_bytes(pack: Pack, tmp_path: Path) -> None:
    """From other folders, with other times."""
    first = archive(pack, contents(pack, tmp_path / "a"), facts(pack), RU)
    second = archive(pack, contents(pack, tmp_path / "b"), facts(pack), RU)

    assert first == second
    assert names(first) == [
        "README.txt",
        "print/01-kniga-vedushchego_ru.pdf",
        "print/02-slaydy_ru.pdf",
        "print/03-forma_ru.pdf",
    ]
    assert ZipFile(BytesIO(first)).read("print/03-forma_ru.pdf") == b"files/care/first/form.ru.pdf"


def test_another_file_gives_other_bytes(pack: Pack, tmp_path: Path) -> None:
    before = contents(pack, tmp_path / "a")
    first = archive(pack, before, facts(pack), RU)
    (tmp_path / "a" / "0").write_text("other", "utf-8")

    assert archive(pack, before, facts(pack), RU) != first


def test_the_list_names_every_file_with_pages_and_size(pack: Pack) -> None:
    lines = contents_list(pack, facts(pack), RU).split("\r\n")

    assert lines[0] == f"{RU('site.name')}. Первый модуль"
    assert lines[1] == RU("pack.for-trainers")
    assert lines[3:8] == [
        f"print/  {RU('pack.folder-print-by-day')}",
        "",
        "print/01-kniga-vedushchego_ru.pdf  Книга ведущего (1 стр., листов: 1, один на всех, 1 КБ)",
        "print/02-slaydy_ru.pdf  Слайды (2 стр., 2 КБ)",
        "print/03-forma_ru.pdf  Форма (3 стр., листов: 2, каждому участнику, 3 КБ)",
    ]
    assert lines[-2] == RU("pack.licence")


def test_notepad_reads_the_list(pack: Pack, tmp_path: Path) -> None:
    """It wants a mark in front and its own line ends."""
    raw = ZipFile(BytesIO(archive(pack, contents(pack, tmp_path / "a"), facts(pack), RU))).read("README.txt")

    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == raw.count(b"\n") > 5


def test_a_file_that_was_not_made_is_neither_listed_nor_packed(pack: Pack, tmp_path: Path) -> None:
    gone = pack.entries[1].file.address
    some = {place: content for place, content in contents(pack, tmp_path / "a").items() if place != gone}
    known = {place: fact for place, fact in facts(pack).items() if place != gone}
    raw = archive(pack, some, known, RU)

    assert names(raw) == ["README.txt", "print/01-kniga-vedushchego_ru.pdf", "print/03-forma_ru.pdf"]
    assert "Слайды".encode() not in ZipFile(BytesIO(raw)).read("README.txt")


def test_participants_get_what_is_theirs(tmp_path: Path) -> None:
    """Neither guide nor slides; nor a handout that an author keeps for the facilitator."""
    root = write_project(tmp_path)
    (own,) = by_address(root)["packs/care/first-participants.ru.zip"].entries
    assert (own.name, own.file.is_for_participants) == ("print/01-forma_ru.pdf", True)

    write_project(root, edited(HANDOUT, ("kind: form", "kind: form\naudience: facilitator")))
    left = by_address(root)

    assert "packs/care/first-participants.ru.zip" not in left
    assert [entry.name for entry in left["packs/care/first.ru.zip"].entries][-1] == "print/03-forma_ru.pdf"


def _borrowing(root: Path) -> Project:
    """The sample, whose visit sends its trainer to a sheet of the other module."""
    project = copy_sample(root, "sample")
    project.edit("curriculum/care/visit/module.ru.md", "Поздоровайтесь и назовите тему",
                 "Положите рядом [повестку](../../team/meeting/handouts/agenda.md), назовите тему")  # fmt: skip
    return project


AGENDA = "files/team/meeting/agenda.ru.pdf"


def test_a_sheet_of_another_module_is_common_if_an_activity_sends_a_trainer_there(tmp_path: Path) -> None:
    """Its home has it for trainers and for participants: the third pack would be one too many."""
    found = by_address(_borrowing(tmp_path).folder)

    visit, home = found["packs/care/visit.ru.zip"], found["packs/team/meeting.ru.zip"]
    (lent,) = (entry for entry in visit.common if entry.file.address == AGENDA)
    assert (lent.file.title, lent.file.copies) == ("Повестка (Короткая встреча)", "room")
    (own,) = (entry for entry in home.common if entry.file.address == AGENDA)
    assert (own.file.title, own.file.copies) == ("Повестка", "participant")
    (there,) = (entry for entry in found["packs/sheets.ru.zip"].entries if entry.file.address == AGENDA)
    assert there.name == lent.name == own.name
    assert there.file.copies is None, "each session says how many"
    assert holders(found, AGENDA) == ["packs/sheets.ru.zip", "packs/team/meeting-participants.ru.zip"]


def test_what_is_only_read_on_about_is_not_lent(tmp_path: Path) -> None:
    """Below the activities."""
    project = copy_sample(tmp_path, "sample")
    file = project.folder / "curriculum/care/visit/module.ru.md"
    file.write_text(
        file.read_text("utf-8") + "\n## Читать дальше {#more}\n\n[Повестка](../../team/meeting/handouts/agenda.md)\n",
        "utf-8",
    )

    found = by_address(project.folder)
    assert "agenda" not in "".join(entry.file.address for entry in found["packs/care/visit.ru.zip"].common)
    assert holders(found, AGENDA) == ["packs/team/meeting-participants.ru.zip", "packs/team/meeting.ru.zip"]


def holders(found: dict[str, Pack], address: str) -> list[str]:
    return sorted(name for name, pack in found.items() if address in {entry.file.address for entry in pack.entries})


def test_a_form_of_several_modules_is_common_and_that_of_one_is_its_own(tmp_path: Path) -> None:
    found = by_address(copy_sample(tmp_path, "sample").folder)

    assert holders(found, "files/forms/feedback.ru.pdf") == ["packs/forms.ru.zip", "packs/sheets.ru.zip"]
    assert holders(found, "files/forms/visit-note.ru.pdf") == ["packs/care/visit.ru.zip", "packs/forms.ru.zip"]


def test_a_filled_example_is_in_the_packs_of_two_modules_and_common_to_three(tmp_path: Path) -> None:
    """No other pack has it."""
    project, example = copy_sample(tmp_path, "sample"), "files/forms/visit-note.example.ru.pdf"
    for module, words in (("care/visit", "Поздоровайтесь и назовите"), ("team/meeting", "Спросите каждого")):
        project.edit(
            f"curriculum/{module}/module.ru.md", words, f"[Пример](/forms/visit-note/example/index.md). {words}"
        )
    two = by_address(project.folder)
    assert holders(two, example) == ["packs/care/visit.ru.zip", "packs/team/meeting.ru.zip"]

    third = project.folder / "curriculum/team/third"
    shutil.copytree(project.folder / "curriculum/team/meeting", third)
    project.edit("curriculum/curriculum.yml", "modules: [meeting]", "modules: [meeting, third]")
    three = by_address(project.folder)
    assert holders(three, example) == ["packs/sheets.ru.zip"]
    assert all(len(holders(three, entry.file.address)) <= 2 for pack in three.values() for entry in pack.entries)


def test_numbers_are_places_in_the_day_and_the_list_fills_their_gaps(tmp_path: Path) -> None:
    """What lies in the other pack is said with its number here, its copies and its name there."""
    found = by_address(_borrowing(tmp_path).folder)
    visit, sheets = found["packs/care/visit.ru.zip"], found["packs/sheets.ru.zip"]
    numbers = {entry.number for entry in (*visit.entries, *visit.common)}
    assert numbers == set(range(1, max(numbers) + 1))
    assert {entry.number for entry in visit.entries}.isdisjoint(entry.number for entry in visit.common)

    lines = contents_list(visit, {**facts(visit), **facts(sheets)}, RU).split("\r\n")
    start = lines.index(RU("pack.common-elsewhere", pack=RU("pack.common"), address="packs/sheets.ru.zip"))
    told = lines[start + 2 : lines.index("", start + 2)]
    names = {entry.name for entry in sheets.entries}
    assert len(told) == len(visit.common) > 3
    for line, entry in zip(told, visit.common, strict=True):
        assert line.startswith(f"{entry.number:02d}  {entry.file.title} (")
        assert line.rpartition(": ")[2] == entry.name
        assert entry.name in names
    assert any(RU("quantity.participant") in line for line in told)


def test_a_common_sheet_that_was_not_made_is_not_promised(tmp_path: Path) -> None:
    visit = by_address(copy_sample(tmp_path, "sample").folder)["packs/care/visit.ru.zip"]

    said = contents_list(visit, facts(visit), RU)
    assert RU("pack.common") not in said
    assert visit.common[0].file.title not in said


def test_a_language_without_texts_has_no_pack_of_the_module(tmp_path: Path) -> None:
    """An empty ZIP would be a promise that nothing keeps."""
    root = write_project(tmp_path, {"curriculum/care/first/module.uz.md": None, HANDOUT_UZ: None})

    assert [place for place in by_address(root, "uz") if "/first" in place] == []


def test_every_audience_has_its_pack(tmp_path: Path) -> None:
    found = {place: pack.kind for place, pack in by_address(write_project(tmp_path), "uz").items()}

    assert found == {
        "packs/care/first.uz.zip": PackKind.TRAINERS,
        "packs/care/first-participants.uz.zip": PackKind.PARTICIPANTS,
    }


def test_a_made_pack_is_kept_and_another_content_is_another_pack(pack: Pack, tmp_path: Path) -> None:
    """By contents: the second run makes nothing, another content does."""
    given, known, folder = contents(pack, tmp_path / "a"), facts(pack), tmp_path / "packs"
    order = pack_order(pack, given, known, RU)
    first, again = made([order], folder), made([order], folder)
    artefact = first.artefacts[pack.address]

    assert (first.made, again.made) == (1, 0)
    assert again.artefacts == first.artefacts
    assert artefact.pages == 3
    assert artefact.path.read_bytes() == make(order).content

    changed = {**given, pack.entries[0].file.address: "другое"}
    assert made([pack_order(pack, changed, known, RU)], folder).made == 1


@pytest.mark.parametrize(
    ("title", "locale", "name"),
    [
        ("Ключ к карточкам (для ведущего)", "ru", "klyuch-k-kartochkam-dlya-vedushchego"),
        ("Подъезд и объявление", "ru", "podezd-i-obyavlenie"),
        ("Oʻzingizni tekshiring", "uz", "ozingizni-tekshiring"),
        ("Ўзингизни текширинг, ҳар ҳафта", "uz-Cyrl", "ozingizni-tekshiring-har-hafta"),
        ("«»", "ru", ""),
    ],
)
def test_a_file_is_called_as_its_reader_calls_it(title: str, locale: str, name: str) -> None:
    assert file_name(title, locale) == name
