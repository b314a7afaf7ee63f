"""Every pack of the real site, listed and unpacked: names, list of contents, and who may read what is in it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from urllib.parse import urljoin
from zipfile import ZipFile

import pikepdf
import pytest
from lxml import etree
from tests.conftest import Built
from tests.known import written
from tests.reading import Sought, interface_words, letters, pdf_text
from tests.verify.test_leaks import secrets

from komak.edition.late import file_size
from komak.languages.strings import Strings
from komak.languages.typography import loose

_NAME = re.compile(r"README\.txt|([a-z0-9-]+/)*(print|fill|edit)/(\d\d-)?[a-z0-9-]+_(ru|uz|uz-Cyrl)(\.[a-z]+){1,2}")
_LINE = re.compile(r"(?P<name>\S+)  (?P<title>.+) \((?:(?P<pages>\d+) [^\d,]+, )?(?:[^()]*, )?(?P<size>[\d,]+\D+)\)")
_ELSEWHERE = re.compile(r"(?P<number>\d\d)  (?P<title>.+) \((?P<said>.+)\): (?P<name>\S+)")
"""A line of README.txt about a sheet in the pack of common sheets."""
_OF_TRAINERS = re.compile(r"/(guide|slides|test[^/]*|[a-z-]*cards)\.[^/]*$")
"""Addresses of what a participant must not have beforehand: answers, papers, lists of names, cards of roles."""


def packs(site: Built) -> dict[str, ZipFile]:
    """Every ZIP by its address."""
    return {name: ZipFile(path) for name, path in site.files.items() if re.match(r"packs/.*\.zip", name)}


def locale_of(address: str) -> str:
    return address.rsplit(".", 2)[1]


def strings(site: Built, address: str) -> Strings:
    return interface_words(site.project, locale_of(address))


def listed(pack: ZipFile) -> dict[str, re.Match[str]]:
    """Lines of README.txt about files, by name."""
    text = pack.read("README.txt").decode("utf-8-sig")
    found = (_LINE.fullmatch(line) for line in text.split("\r\n"))
    return {line["name"]: line for line in found if line}


def inside(pack: ZipFile) -> Iterator[tuple[str, bytes]]:
    yield from ((name, pack.read(name)) for name in pack.namelist() if name != "README.txt")


def test_there_is_a_pack_for_each_module_audience_programme_and_language(site: Built) -> None:
    names = {module["reference"] for module in site.modules}
    wanted = {f"{name}{audience}" for name in names for audience in ("", "-participants")}
    wanted |= {"forms", "sheets", *(f"programmes/{programme['slug']}" for programme in site.catalogue["programmes"])}

    assert set(packs(site)) == {f"packs/{name}.{locale}.zip" for name in wanted for locale in site.locales}


def test_names_are_plain_and_whole(site: Built) -> None:
    """ASCII, in order, none twice, no time stamps; every ZIP passes its own check sums."""
    for address, pack in packs(site).items():
        names = pack.namelist()
        assert [name for name in names if not _NAME.fullmatch(name)] == [], address
        assert len(names) == len(set(names))
        assert pack.testzip() is None
        assert {info.date_time for info in pack.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_list_of_contents_is_true(site: Built) -> None:
    """Every file with the size it has and the pages it has, nothing else, in the words of its language."""
    for address, pack in packs(site).items():
        words, lines = strings(site, address), listed(pack)
        assert list(lines) == [name for name in pack.namelist() if name != "README.txt"], address
        for name, content in inside(pack):
            assert lines[name]["size"] == file_size(len(content), words), f"{address}/{name}"
            if name.endswith(".pdf"):
                with pikepdf.open(BytesIO(content)) as pdf:
                    assert int(lines[name]["pages"]) == len(pdf.pages), f"{address}/{name}"
            else:
                assert lines[name]["pages"] is None


def test_a_file_in_a_pack_is_the_file_of_the_site(site: Built) -> None:
    """Byte for byte: nobody trains with another edition than the page offers."""
    published = {sha256(path.read_bytes()).digest() for name, path in site.files.items() if name.startswith("files/")}

    for address, pack in packs(site).items():
        assert [name for name, content in inside(pack) if sha256(content).digest() not in published] == [], address


def test_the_button_says_the_size_of_the_file(site: Built) -> None:
    """On each page that offers a pack: number of files and size."""
    seen = set()
    for address, page in site.pages.items():
        for link in page.xpath("//a[@type='application/zip' and contains(@href, 'packs/')]"):
            target = urljoin(f"/{address}", link.get("href")).removeprefix("/")
            said = link.xpath("string(following::*[@class='km-download__facts'][1])")
            count = len(ZipFile(site.files[target]).namelist()) - 1
            words = strings(site, target)
            size = file_size(site.files[target].stat().st_size, words)
            assert loose(said) == words("pack.facts", files=count, size=size)
            seen.add(target)

    assert seen == set(packs(site))


@cache
def addresses(site: Built, locale: str) -> Mapping[bytes, str]:
    """Where each file of a language stands on the site, by the hash of its bytes."""
    found = re.compile(rf"files/.*\.{locale}(\.[a-z]+)+$")
    return {sha256(path.read_bytes()).digest(): name for name, path in site.files.items() if found.match(name)}


@cache
def held(site: Built, pack: str) -> Mapping[str, str]:
    """Name in a pack by the address on the site."""
    known = addresses(site, locale_of(pack))
    return {known[sha256(content).digest()]: name for name, content in inside(ZipFile(site.files[pack]))}


def elsewhere(site: Built, pack: str) -> list[re.Match[str]]:
    """What README.txt of a pack says to lie in the pack of common sheets."""
    text = ZipFile(site.files[pack]).read("README.txt").decode("utf-8-sig")
    return [line for line in map(_ELSEWHERE.fullmatch, text.split("\r\n")) if line]


def common(site: Built, pack: str) -> dict[str, re.Match[str]]:
    """The same by address on the site: only what really is there, under the name that is said."""
    there = held(site, f"packs/sheets.{locale_of(pack)}.zip")
    names = {name: place for place, name in there.items()}
    return {names[line["name"]]: line for line in elsewhere(site, pack) if line["name"] in names}


def test_trainers_have_everything(site: Built) -> None:
    """In their pack and that of common sheets: every file of the module, its forms on paper; in folders by what is done with them."""
    for module in site.modules:
        for locale in ("ru", "uz"):
            pack = f"packs/{module['reference']}.{locale}.zip"
            found = {**held(site, pack), **{place: line["name"] for place, line in common(site, pack).items()}}
            own = {name for name in site.files if re.match(rf"files/{module['reference']}/[a-z-]+\.{locale}\.", name)}
            assert {"guide", "slides", "tasks", "test-a"} <= {name.rsplit("/", 1)[1].split(".")[0] for name in own}
            assert own - set(found) == set()
            forms = [form.slug for form in written(site.project).forms if module["reference"] in form.data.modules]
            assert forms
            assert {f"files/forms/{form}.{locale}.pdf" for form in forms} <= set(found)
            for place, name in found.items():
                folder = "fill" if ".fill." in place else "print" if place.endswith(".pdf") else "edit"
                assert name.startswith(f"{folder}/"), name


def test_files_are_numbered_in_the_order_of_the_day(site: Built) -> None:
    for module in site.modules:
        pack = f"packs/{module['reference']}.ru.zip"
        found = {place: int(name[6:8]) for place, name in held(site, pack).items() if name.startswith("print/")}
        found |= {place: int(line["number"]) for place, line in common(site, pack).items()}
        at = {place.rsplit("/", 1)[1].split(".")[0]: number for place, number in found.items()}
        day = ["guide", "slides", "attendance-list", "test-a", "tasks", "test-b", "test-key"]
        assert [at[name] for name in day] == sorted(at[name] for name in day)
        assert sorted(found.values()) == list(range(1, len(found) + 1)), "the list fills the gaps"
    names = " ".join(name for module in site.modules
                     for name in ZipFile(site.files[f"packs/{module['reference']}.ru.zip"]).namelist())  # fmt: skip
    assert "klyuch-k-kartochkam" in names
    assert "variant" in names


def test_a_file_stands_in_two_packs_at_most(site: Built) -> None:
    holders: dict[str, list[str]] = {}
    for name in packs(site):
        for place in held(site, name):
            holders.setdefault(place, []).append(name)
    assert len(holders) > 20
    assert {place: names for place, names in holders.items() if len(names) > 2} == {}
    shared = [place for place, names in holders.items() if any(name.startswith("packs/sheets.") for name in names)]
    assert len(shared) >= len(site.locales)


def test_what_lies_in_the_pack_of_common_sheets_is_told_as_it_lies_there(site: Built) -> None:
    """In the order of the day, with the title of the file in front and its name behind; and nothing of it lies here, too."""
    for address in packs(site):
        told = elsewhere(site, address)
        if "-participants." in address or "/programmes/" in address or address.count("/") == 1:
            assert told == [], address
            continue
        words, there = strings(site, address), ZipFile(site.files[f"packs/sheets.{locale_of(address)}.zip"])
        assert told, address
        assert [line["name"] for line in told if line["name"] not in there.namelist()] == [], address
        assert [line["number"] for line in told] == sorted({line["number"] for line in told}), address
        assert set(common(site, address)).isdisjoint(held(site, address)), address
        for line in told:
            title = listed(there)[line["name"]]["title"]
            assert title.startswith(line["title"]) or line["title"].startswith(title), address
        said = ZipFile(site.files[address]).read("README.txt").decode("utf-8-sig")
        place = f"packs/sheets.{locale_of(address)}.zip"
        assert words("pack.common-elsewhere", pack=words("pack.common"), address=place) in said


def test_everything_in_the_pack_of_common_sheets_is_needed_by_a_module(site: Built) -> None:
    for locale in site.locales:
        told = {line["name"] for name in packs(site) if locale_of(name) == locale for line in elsewhere(site, name)}
        assert told == {name for name, _ in inside(ZipFile(site.files[f"packs/sheets.{locale}.zip"]))}


def test_common_sheets_are_offered_beside_each_pack_that_needs_them(site: Built) -> None:
    """On the page of the module for trainers, of its track and of its programmes; not where a participant reads."""
    needing = {name for name in packs(site) if elsewhere(site, name)}
    beside = set()
    for address, page in site.pages.items():
        links = page.xpath("//article//a[@type='application/zip']/@href")
        offered = {urljoin(f"/{address}", href).removeprefix("/") for href in links}
        wanted = {f"packs/sheets.{locale_of(name)}.zip" for name in offered & needing}
        assert {name for name in offered if name.startswith("packs/sheets.")} == wanted, address
        beside |= offered & needing
    assert beside == needing


def test_a_trainer_has_what_the_text_points_at_and_others_have(site: Built) -> None:
    """In the pack of the module or that of common sheets."""
    for reference, sheet in borrowed_sheets(site):
        for locale in ("ru", "uz"):
            pack = f"packs/{reference}.{locale}.zip"
            assert f"{sheet}.{locale}.pdf" in {*held(site, pack), *common(site, pack)}


def borrowed_sheets(site: Built) -> Iterator[tuple[str, str]]:
    """Module, and address without language of a sheet of another one, or of a filled form, that its text links.

    What one may read on about stands in the last section and does not count.
    """
    for module in written(site.project).modules:
        *told, _ = module.documents["ru"].sections
        for section in told:
            for way in re.findall(r"\]\((\.\./[^)#]*/handouts/[a-z-]+)\.md", section.markdown):
                yield module.reference, posixpath.normpath(f"files/{module.reference}/{way}").replace("/handouts/", "/")
            for form in re.findall(r"\]\(/forms/([a-z-]+)/example/index\.md", section.markdown):
                yield module.reference, f"files/forms/{form}.example"


def test_nothing_stands_twice_in_a_pack(site: Built) -> None:
    for name, pack in packs(site).items():
        contents = [content for _, content in inside(pack)]
        assert len(contents) == len(set(contents)), name


def test_the_pack_of_forms_has_every_form_in_every_format(site: Built) -> None:
    for locale in ("ru", "uz"):
        wanted = {name for name in site.files if re.match(rf"files/forms/[a-z-]+\.{locale}\.", name)}
        wanted -= {one for one in wanted if "/examples" in one}
        assert len(wanted) > 10
        assert set(held(site, f"packs/forms.{locale}.zip")) == wanted


def for_participants(site: Built) -> dict[str, ZipFile]:
    return {address: pack for address, pack in packs(site).items() if "-participants." in address}


def test_participants_have_no_file_of_the_trainer(site: Built) -> None:
    """No guide, key, paper, Moodle file, list of names, card of a role; each has the task sheets."""
    own = {f"/{handout['slug']}." for handout in site.handouts if handout["audience"] == "facilitator"}
    assert own
    for address in for_participants(site):
        found = held(site, address)
        assert len(found) >= 2, address
        assert [place for place in found if _OF_TRAINERS.search(place)] == [], address
        assert [place for place in found if any(name in place for name in own)] == [], address
        assert [place for place in found if "/tasks." in place], address


def reasons(site: Built, locale: str) -> dict[str, str]:
    """Why each answer is right or wrong, by its letters."""
    found = [
        getattr(placed.question.rationale, side)[locale]
        for module in written(site.project).modules
        for placed in module.test.answered
        for side in ("right", "wrong")
    ]
    return {letters(reason): reason for reason in found}


def words_of(name: str, content: bytes) -> str:
    """What can be read in a file: printed text and fields of a PDF, all parts of a Word or Excel file."""
    if name.endswith(".pdf"):
        return pdf_text(BytesIO(content)) + field_texts(content)
    return " ".join(" ".join(etree.fromstring(part).itertext()) for part in xml_parts(content))


def field_texts(content: bytes) -> str:
    """Labels and values of fields that are filled in on the screen."""
    with pikepdf.open(BytesIO(content)) as pdf:
        fields = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/TU" in item]
        return " ".join(str(field.get(key, "")) for field in fields for key in ("/TU", "/V", "/DV"))


def xml_parts(content: bytes) -> Iterator[bytes]:
    with ZipFile(BytesIO(content)) as office:
        yield from (office.read(name) for name in office.namelist() if name.endswith(".xml"))


@pytest.mark.parametrize("locale", ["ru", "uz"])
def test_participants_have_no_sentence_of_the_trainer(site: Built, locale: str) -> None:
    """In no PDF, fillable PDF, Word or Excel file: neither trainer's text nor the reason of an answer."""
    hidden = Sought({**secrets(site, locale), **reasons(site, locale)})
    texts = {
        content: f"{address}/{name}"
        for address, pack in for_participants(site).items()
        if locale_of(address) == locale
        for name, content in inside(pack)
    }
    leaks = []
    for content, name in texts.items():
        leaks += [f"{name}: {sentence}" for sentence in hidden.said_in(letters(words_of(name, content)))]

    assert len(texts) > 3
    assert len(hidden.wanted) > 15
    assert leaks == []


@pytest.mark.parametrize("locale", ["ru", "uz"])
def test_the_same_reader_sees_the_secrets_in_the_packs_of_trainers(site: Built, locale: str) -> None:
    """Or the test above could not fail: guide and key hold nearly every sentence that it looks for."""
    hidden = Sought({**secrets(site, locale), **reasons(site, locale)})
    trainers = [
        pack for name, pack in packs(site).items() if name.endswith(f".{locale}.zip") and "-participants." not in name
    ]
    files = {content: name for pack in trainers for name, content in inside(pack)}  # forms stand in several packs
    printed = "".join(letters(words_of(name, content)) for content, name in files.items() if name.endswith(".pdf"))

    seen = hidden.said_in(printed)
    assert len(seen) > 0.9 * len(hidden.wanted)


def test_file_names_of_packs_are_known_formats(site: Built) -> None:
    found = {Path(name).suffix for pack in packs(site).values() for name in pack.namelist()}

    assert found == {".txt", ".pdf", ".docx", ".xlsx", ".gift", ".xml"}
