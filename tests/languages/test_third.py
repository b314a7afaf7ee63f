"""A language that no code and no mkdocs.yml knows: strings, names and texts in `curriculum/` and `docs/` make it one."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pikepdf
import pytest
from lxml import etree
from tests.conftest import ROOT, Built
from tests.languages.conftest import THIRD, Variant
from tests.reading import pdf_text, search_entries, text_of

SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture
def site(variant: Variant) -> Built:
    return variant.built


def test_no_code_knows_it(variant: Variant) -> None:
    """Not the generator, not the theme, not the configuration."""
    shared = [ROOT / "mkdocs.yml", variant.built.project / "mkdocs.yml"]
    code = [path for path in (ROOT / "hooks").rglob("*") if path.suffix in {".py", ".html", ".js", ".j2", ".typ"}]

    assert [path for path in (*shared, *code) if re.search(rf"\b{THIRD}\b", path.read_text("utf-8"))] == []


def test_its_project_has_no_issue(variant: Variant) -> None:
    """Its own letters are letters, its strings are complete, all its texts are stamped."""
    assert variant.checked == "No problems.\n"


def test_it_has_every_page_and_every_page_says_its_language(site: Built) -> None:
    russian = {address for address in site.pages if site.locale_of(address) == "ru"} - {"404.html"}
    pages = {address for address in site.pages if site.locale_of(address) == THIRD}

    assert pages == {f"{THIRD}/{address}" for address in russian}
    assert {site.pages[address].get("lang") for address in pages} == {THIRD}


def test_its_pages_have_its_words(site: Built) -> None:
    """Texts, titles of the theme and of the generator come from its own files."""
    page = site.pages[f"{THIRD}/modules/care/visit/"]

    assert "Birinshi barıw" in text_of(page)
    assert "Kómek" in page.findtext("head/title")
    assert "Awdarmalar jaǵdayı" in text_of(site.pages[f"{THIRD}/authors/status/"])
    assert "Esik".lower() in text_of(site.pages[f"{THIRD}/glossary/"])
    assert "Kishkene baǵdarlama" not in text_of(site.pages[""])


def test_the_switch_offers_it_everywhere(site: Built) -> None:
    for address, page in site.pages.items():
        if address != "404.html":
            (link,) = page.xpath("//header//a[@hreflang=$locale]", locale=THIRD)
            assert link.text_content().split() == ["Qar", "Qaraqalpaqsha"]
            assert urljoin(f"/{address}", link.get("href")) == f"/{site.in_language(address, THIRD)}"


def test_search_engines_learn_of_it(site: Built) -> None:
    """In the head of the pages and in the sitemap."""
    host = site.catalogue["site"]
    heads = site.pages["modules/care/visit/"].xpath(
        "//link[contains(@rel, 'alternate')][@hreflang=$locale]/@href", locale=THIRD
    )
    sitemap = etree.parse(site.files["sitemap.xml"])
    links = sitemap.xpath("//x:link[@hreflang='kaa']/@href", namespaces=SITEMAP)

    assert [urljoin(f"{host}modules/care/visit/", href) for href in heads] == [f"{host}{THIRD}/modules/care/visit/"]
    assert f"{host}{THIRD}/modules/care/visit/" in links
    assert f"{host}{THIRD}/modules/care/visit/" in sitemap.xpath("//s:loc/text()", namespaces=SITEMAP)


def test_its_files_are_printed_in_it(site: Built) -> None:
    """Handout, guide, slides and the sheet beside Russian; packs; the PDF says its language."""
    names = [f"files/care/visit/{name}.{THIRD}.pdf" for name in ("steps", "guide", "slides")]
    for name in names:
        with pikepdf.open(site.files[name]) as pdf:
            assert str(pdf.Root.Lang) == THIRD, name
    assert "Eshikni taqillatish" in pdf_text(site.files[names[0]])
    assert f"files/care/visit/side-by-side.ru-{THIRD}.pdf" in site.files
    assert f"packs/care/visit.{THIRD}.zip" in site.files


def test_the_catalogue_lists_it(site: Built) -> None:
    assert site.catalogue["locales"] == ["ru", "uz", THIRD, "uz-Cyrl"]
    assert all(THIRD in module["languages"] for module in site.modules)


def test_it_can_be_searched(site: Built) -> None:
    """It has an index of its own, with its own words in it."""
    found = {address for address, _, text in search_entries(site) if "Birinshi barıw" in text}

    assert f"{THIRD}/modules/care/visit/" in found
    assert {site.locale_of(address) for address in found} == {THIRD}


def test_a_third_language_sees_its_own_terms(variant: Variant) -> None:
    (entry,) = variant.built.pages["kaa/glossary/"].xpath("//*[@id='door']")

    assert entry.findtext(".//dt").strip() == "esik"
    assert {span.get("lang") for span in entry.xpath(".//span[@lang]")} == {"ru", "uz", "en"}
