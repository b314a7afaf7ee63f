"""A pack from small files: the same bytes each time, an honest list, nothing in it that was not made."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from sample_project import HANDOUT, HANDOUT_UZ, edited, write_project
from tests.conftest import copy_sample

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
        f"print/  {RU('pack.folder-print')}",
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


def test_a_sheet_of_another_module_comes_along_if_an_activity_sends_its_trainer_there(tmp_path: Path) -> None:
    """For the trainer, with the name of its home, at its place in the day; what is only read on about stays there."""
    project = copy_sample(tmp_path, "sample")
    project.edit("curriculum/care/visit/module.ru.md", "Поздоровайтесь и назовите тему",
                 "Положите рядом [повестку](../../team/meeting/handouts/agenda.md), назовите тему")  # fmt: skip

    found = by_address(project.folder)

    trainers = [entry for entry in found["packs/care/visit.ru.zip"].entries if "agenda" in entry.file.address]
    assert [(entry.file.title, entry.file.copies) for entry in trainers] == [("Повестка (Короткая встреча)", "room")]
    addresses = [entry.file.address for entry in found["packs/care/visit.ru.zip"].entries]
    assert addresses.index(trainers[0].file.address) < addresses.index("files/care/visit/cards.ru.pdf")
    assert not [
        entry for entry in found["packs/care/visit-participants.ru.zip"].entries if "agenda" in entry.file.address
    ]


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
