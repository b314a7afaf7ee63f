"""What stands on a page besides the author's words: facts of files, ways to neighbours and to the source."""

from __future__ import annotations

import re
from urllib.parse import unquote, urljoin

import pikepdf
from lxml.html import HtmlElement
from tests.conftest import Built

_FACTS = re.compile(r"(?:PDF|ZIP) · (?:\D*(\d+)\D*· )?([\d,]+)\s(КБ|МБ|KB|MB)")
_OUTSIDE_THE_MENU = "404.html"
_BYTES = {"КБ": 1_000, "KB": 1_000, "МБ": 1_000_000, "MB": 1_000_000}


def test_pages_and_size_beside_a_download_are_those_of_the_file(site: Built) -> None:
    seen = 0
    for address, page in site.pages.items():
        for place in page.xpath("//li[contains(@class, 'km-download')] | //p[contains(@class, 'km-actions')]"):
            for href in place.xpath(".//a[@type='application/pdf' or @type='application/zip']/@href")[:1]:
                path = site.files[urljoin(f"/{address}", href).removeprefix("/")]
                pages, size, unit = _facts(place.text_content())
                if path.suffix == ".pdf":
                    with pikepdf.open(path) as pdf:
                        assert pages == len(pdf.pages), f"/{address}: {href}"
                assert abs(size - path.stat().st_size) <= unit / 2, f"/{address}: {href}"
                seen += 1
    assert seen >= 4


def _facts(text: str) -> tuple[int, float, float]:
    """Return number of pages (or files; 0 if it is not said), size, and the unit to which it is rounded, in bytes."""
    found = _FACTS.search(text)
    assert found, text
    unit = _BYTES[found[3]]
    return int(found[1] or 0), float(found[2].replace(",", ".")) * unit, unit / 10 if "," in found[2] else unit


def test_no_mark_of_the_generator_is_left(site: Built) -> None:
    """Not in a page, not in the search index, not in a file of data; a frozen edition is what another program made."""
    for name, path in site.files.items():
        if name.endswith((".html", ".json", ".xml", ".css")) and not re.match(r"editions/\d", name):
            text = path.read_text("utf-8")
            for mark in ("⟦", "⟧", "{{", "{%"):
                assert mark not in text, name


def test_no_markdown_is_left_on_a_page(site: Built) -> None:
    for address, page in site.pages.items():
        words = " ".join(page.xpath("//article//text()[not(ancestor::code or ancestor::script)]"))
        assert re.findall(r"!!!|\*\*|\{#|\]\(|\[\^|_{3,}|\[ \]|^\s*\|", words) == [], f"/{address}"


def test_correct_this_page_opens_the_file_that_the_page_is_made_from(site: Built) -> None:
    edited = {}
    for address, page in site.pages.items():
        for href in page.xpath("//a[@rel='edit']/@href"):
            found = re.fullmatch(r"https://github\.com/example/\w+/edit/main/(.+)", _without_dots(href))
            assert found, f"/{address}: {href}"
            path = unquote(found[1])
            assert (site.project / path).is_file(), f"/{address}: {path}"
            edited[address] = path
    reference = site.modules[0]["reference"]
    assert edited[f"modules/{reference}/"] == f"curriculum/{reference}/module.ru.md"
    assert edited["uz/about/"] == "docs/about.uz.md"


def _without_dots(url: str) -> str:
    return urljoin(url, "./" + url.rsplit("/", 1)[1])


def test_every_text_of_an_author_can_be_corrected_from_its_page(site: Built) -> None:
    of_one_file = re.compile(r"modules/[^/]+/[^/]+/|about/|licence/|guide/|authors/$")
    without = [address for address, page in site.pages.items() if not page.xpath("//a[@rel='edit']")]

    assert [address for address in without if of_one_file.search(address)] == []


def test_previous_and_next_lead_through_every_page_and_back(site: Built) -> None:
    for start in (site.in_language("", locale) for locale in site.locales):
        forth = _walk(site, start, "next")
        back = _walk(site, forth[-1], "prev")

        assert forth == back[::-1]
        assert set(forth) == {
            address
            for address in site.pages
            if site.locale_of(address) == site.locale_of(start) and not address.endswith(_OUTSIDE_THE_MENU)
        }


def _walk(site: Built, address: str, way: str) -> list[str]:
    """Return the pages in the order in which the links of the footer lead."""
    visited = [address]
    while links := site.pages[address].xpath("//link[@rel=$way]/@href", way=way):
        address = urljoin(f"/{address}", links[0]).removeprefix("/")
        assert address not in visited, f"{way} runs in a circle at /{address}"
        visited.append(address)
    return visited


def test_the_order_of_pages_is_that_of_the_menu(minimal: Built) -> None:
    order = [
        "", "modules/", "modules/care/", "modules/care/visit/", "modules/care/visit/facilitator/",
        "modules/care/visit/steps/", "handouts/", "glossary/", "about/", "authors/", "authors/rules/", "licence/",
    ]  # fmt: skip

    assert [address for address in _walk(minimal, "", "next") if address in order] == order


def test_the_menu_marks_the_page_that_is_read(site: Built) -> None:
    for address, page in site.pages.items():
        active = page.xpath(
            "//nav[contains(@class, 'md-nav--primary')]//a[contains(@class, 'md-nav__link--active')]/@href"
        )
        if not address.endswith(_OUTSIDE_THE_MENU):
            assert {urljoin(f"/{address}", href).partition("#")[0] for href in active} == {f"/{address}"}


def test_a_tab_and_the_entry_of_its_name_lead_to_one_page(site: Built) -> None:
    """A section is called by its first page, and none of the others stands behind its name."""
    seen = 0
    for address, page in site.pages.items():
        tabs = _links(page.xpath("//a[contains(@class, 'md-tabs__link')]"))
        menu = page.xpath("//nav[contains(@class, 'md-nav--primary')]/ul/li/descendant::a[1]")
        assert tabs == _links(menu), f"/{address}"
        seen += len(tabs)
    assert seen >= 5 * len(site.pages)


def _links(links: list[HtmlElement]) -> dict[str, str]:
    """Addresses by their words."""
    return {" ".join(link.text_content().split()): link.get("href") for link in links}


def plan(page: HtmlElement) -> list[list[str]]:
    """Return the session plan as rows of words."""
    rows = page.xpath("//div[@class='km-plan']//tbody/tr")
    return [["".join(cell.itertext()).strip().replace("\N{NO-BREAK SPACE}", " ") for cell in row] for row in rows]


def test_the_plan_counts_the_time_of_each_session_from_its_start(minimal: Built) -> None:
    assert plan(minimal.pages["modules/care/visit/"]) == [
        ["Занятие 1. У двери · 45 мин."],
        ["0:00–0:20", "Знакомство", "20", "круг", "вся группа"],
        ["0:20–0:45", "В парах", "25", "тренировка", "пары"],
        ["Занятие 2. В комнате · 30 мин."],
        ["0:00–0:30", "План", "30", "работа со случаем", "малые группы"],
    ]


def test_the_plan_of_the_facilitator_names_the_materials(minimal: Built) -> None:
    rows = [row for row in plan(minimal.pages["uz/modules/care/visit/facilitator/"]) if len(row) > 1]

    assert [row[-1] for row in rows] == ["Soat", "—", "“Qadamlar” eslatmasi"]


def test_the_plan_of_the_real_modules_adds_up(site: Built) -> None:
    for module in site.modules:
        for text in module["texts"].values():
            for address in (text["address"], text["facilitator_address"]):
                rows = [row for row in plan(site.pages[address]) if len(row) > 1]
                assert sum(int(row[2]) for row in rows) == module["minutes"], f"/{address}"
                assert all(_length(row[0]) == int(row[2]) for row in rows), f"/{address}"


def _length(time: str) -> int:
    start, end = (int(hours) * 60 + int(minutes) for hours, minutes in re.findall(r"(\d+):(\d\d)", time))
    return end - start


def test_a_picture_of_a_module_is_shown_with_its_words(minimal: Built) -> None:
    for address, words in (
        ("modules/care/visit/", "Дом с открытой дверью"),
        ("uz/modules/care/visit/steps/", "Eshigi ochiq uy"),
    ):
        (picture,) = minimal.pages[address].xpath("//article//img")
        assert picture.get("alt") == words
        assert urljoin(f"/{address}", picture.get("src")).partition("?v=")[0] == "/modules/care/visit/images/house.svg"
