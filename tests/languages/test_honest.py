"""A text that is missing or behind its source says so to its reader, in the reader's language; nothing is silent."""

from __future__ import annotations

import re
from urllib.parse import unquote, urljoin
from zipfile import ZipFile

import pytest
from lxml.html import HtmlElement
from tests.conftest import Built, Project, contents
from tests.languages.conftest import Variant
from tests.reading import pdf_text

MISSING = {
    "uz": "Bu matn hali oʻzbek tiliga tarjima qilinmagan.",
    "uz-Cyrl": "Бу матн ҳали ўзбек тилига таржима қилинмаган.",
}
OUTDATED = {
    "uz": "asl matnning 7 ta boʻlimidan 1 tasi oʻzgargan",
    "uz-Cyrl": "асл матннинг 7 та бўлимидан 1 таси ўзгарган",
}
UNTRANSLATED = ("modules/care/tea/", "modules/care/tea/facilitator/", "modules/care/tea/steps/", "about/")
LAGGING = ("modules/care/visit/", "modules/care/visit/facilitator/")
_CYRILLIC = re.compile("[а-яё]{3,}", re.IGNORECASE)


@pytest.fixture
def site(variant: Variant) -> Built:
    return variant.built


def notices(page: HtmlElement) -> list[HtmlElement]:
    """Return what a page says of its language; other notices lead nowhere."""
    return list(page.xpath("//p[contains(@class, 'km-notice')][a[@hreflang]]"))


def language(node: HtmlElement) -> str:
    """Return the language that a screen reader reads the text of an element in."""
    return str(node.xpath("string(ancestor-or-self::*[@lang][1]/@lang)"))


def said(node: HtmlElement) -> str:
    """Text of an element; where a line must not end is not compared here."""
    return str(node.text_content()).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("locale", MISSING)
@pytest.mark.parametrize("uri", UNTRANSLATED)
def test_a_missing_text_has_a_page_that_says_so(site: Built, uri: str, locale: str) -> None:
    """Module, its facilitator page, handout and page of docs: the notice in the reader's language, a link to the source."""
    address = f"{locale}/{uri}"
    (notice,) = notices(site.pages[address])

    assert said(notice).startswith(MISSING[locale])
    assert language(notice) == locale
    (link,) = notice.findall("a")
    assert (link.get("hreflang"), urljoin(f"/{address}", link.get("href"))) == ("ru", f"/{uri}")


@pytest.mark.parametrize("uri", UNTRANSLATED)
def test_the_text_of_the_other_language_is_marked_as_such(site: Built, uri: str) -> None:
    """Every Russian word in the article of a Latin page is inside an element that says Russian, and no Uzbek one is."""
    (article,) = site.pages[f"uz/{uri}"].xpath("//article")
    russian = [text for text in article.xpath(".//text()") if _CYRILLIC.search(text)]

    assert russian
    assert {text.strip(): language(text.getparent()) for text in russian} == {text.strip(): "ru" for text in russian}
    assert site.pages[f"uz/{uri}"].get("lang") == "uz"


@pytest.mark.parametrize("locale", OUTDATED)
@pytest.mark.parametrize("uri", LAGGING)
def test_an_outdated_text_says_how_much_of_it(site: Built, uri: str, locale: str) -> None:
    """One of seven parts changed; the derived script follows its base."""
    (notice,) = (notice for notice in notices(site.pages[f"{locale}/{uri}"]) if OUTDATED[locale] in said(notice))

    (link,) = notice.xpath("a[@hreflang]")
    assert urljoin(f"/{locale}/{uri}", link.get("href")) == f"/{uri}"


def test_what_is_up_to_date_says_nothing(site: Built) -> None:
    """Neither the source, nor the third language, nor an Uzbek text that was stamped."""
    quiet = [f"{prefix}{uri}" for prefix in ("", "kaa/") for uri in (*UNTRANSLATED, *LAGGING)]
    for address in (*quiet, "kaa/modules/care/visit/steps/", "uz/licence/"):
        assert notices(site.pages[address]) == [], address


def test_the_status_page_knows_the_state_of_every_text(site: Built) -> None:
    """Per module, in the words of the reader."""
    page = site.pages["uz/authors/status/"]
    rows = [tuple(said(cell) for cell in row.findall("td")) for row in page.xpath("//article//tbody/tr")]

    assert ("Birinchi tashrif", "Oʻzbekcha", "7 ta boʻlimdan 1 tasi oʻzgargan") in rows
    assert ("Birinchi tashrif", "Qaraqalpaqsha", "tarjima qilingan") in rows
    assert ("За чаем", "Oʻzbekcha", "hali tarjima qilinmagan") in rows
    assert ("Шаги", "Oʻzbekcha", "hali tarjima qilinmagan") in rows
    assert ("Qadamlar", "Oʻzbekcha", "2 ta boʻlimdan 1 tasi oʻzgargan") in rows
    assert ("curriculum/glossary.yml", "Oʻzbekcha", "tarjima qilingan") in rows
    assert len([row for row in rows if ".yml" not in row[0]]) >= 2 * (2 * 2 + 4)  # modules with a handout each, pages


def test_the_catalogue_tells_programs_the_same(site: Built) -> None:
    """Missing, outdated and translated are three things."""
    states = {
        module["reference"]: {locale: text["freshness"] for locale, text in module["texts"].items()}
        for module in site.modules
    }

    assert states == {
        "care/visit": {"ru": "source", "uz": "outdated", "kaa": "translated", "uz-Cyrl": "outdated"},
        "care/tea": {"ru": "source", "uz": "missing", "kaa": "translated", "uz-Cyrl": "missing"},
    }


def test_no_file_pretends_to_be_a_translation(site: Built) -> None:
    """A page without translation offers the source's PDF, and says its language; there is no Uzbek one, and no ZIP."""
    (link,) = site.pages["uz/modules/care/tea/"].xpath("//a[contains(@class, 'km-download__link')]")

    assert link.get("href").endswith("/files/care/tea/steps.ru.pdf")
    assert (link.get("hreflang"), link.get("lang")) == ("ru", "ru")
    assert [name for name in site.files if re.match(r"(files|packs)/care/tea.*\.uz", name)] == []
    assert "packs/care/visit.uz.zip" in site.files


def test_every_link_of_such_a_site_leads_somewhere(site: Built) -> None:
    """The switch of languages, side-by-side pages and packs too, although half of Uzbek is missing."""
    dead = {
        f"/{address} → {href}"
        for address, page in site.pages.items()
        for href in page.xpath("//a/@href")
        if not re.match(r"[a-z]+:|#", href) and not exists(site, urljoin(f"/{address}", href))
    }

    assert dead == set()


def exists(site: Built, link: str) -> bool:
    path = unquote(link.partition("#")[0]).removeprefix("/")
    return path in site.files or f"{path}index.html" in site.files


@pytest.mark.parametrize("state", ["outdated", "missing"])
def test_a_release_refuses_it_and_leaves_what_is_published(broken: Project, state: str) -> None:
    """Strict and not told otherwise: the build fails before it touches anything, one line a problem."""
    before = contents(broken.site)
    if state == "outdated":
        broken.edit("curriculum/care/visit/module.ru.md", "Постучите", "Позвоните")
        expected = "curriculum/care/visit/module.uz.md:1: KM209 translation: 1 of 7 parts changed since this translation: pairs."
    else:
        (broken.folder / "docs/about.uz.md").unlink()
        expected = (
            "docs/about.uz.md:1: KM201 file: the text in the language 'uz' is missing. Translate docs/about.ru.md"
        )
    done = broken.run("make", "site")

    assert done.returncode != 0
    assert expected in done.stdout
    assert "Traceback" not in done.stdout
    assert contents(broken.site) == before


@pytest.mark.parametrize(
    ("locale", "words"),
    [("uz", "Tarjima asl matndan orqada qolgan."), ("uz-Cyrl", "Таржима асл матндан орқада қолган.")],
)
def test_paper_says_that_it_lags_behind(site: Built, locale: str, words: str) -> None:
    """Handout, guide and slides: what specialists carry names what changed. The source and the stamped third are quiet."""
    for name in ("steps", "guide", "slides"):
        text = " ".join(pdf_text(site.files[f"files/care/visit/{name}.{locale}.pdf"]).split())
        assert words in text, name
        for quiet in ("ru", "kaa"):
            other = " ".join(pdf_text(site.files[f"files/care/visit/{name}.{quiet}.pdf"]).split())
            assert words not in other
            assert "Перевод отстал" not in other


def test_side_by_side_marks_what_changed(site: Built) -> None:
    """One section of the pair is marked, on the page and in the PDF."""
    page = site.pages["uz/modules/care/visit/side-by-side/"]
    (mark,) = page.xpath("//*[contains(@class, 'km-pair__changed')]")

    assert said(mark).strip() == "Tarjimadan keyin asl matn oʻzgargan"
    changed = page.xpath("//div[contains(@class, 'km-pair--changed')]")
    assert mark.getnext() is changed[0]
    assert "Позвоните и представьтесь." in " ".join(map(said, changed))
    text = " ".join(pdf_text(site.files["files/care/visit/side-by-side.ru-uz.pdf"]).split())
    assert text.count("Tarjimadan keyin asl matn oʻzgargan") == 1


def test_a_list_of_files_says_what_lags_behind(site: Built) -> None:
    """The contents of a pack and the library."""
    with ZipFile(site.files["packs/care/visit.uz.zip"]) as pack:
        (listed,) = [pack.read(name).decode("utf-8") for name in pack.namelist() if name.upper().endswith(".TXT")]
    entries = site.pages["uz/handouts/"].xpath("//li[contains(@class, 'km-download')][@data-lang='uz']")
    steps = [said(entry) for entry in entries if "Qadamlar" in said(entry)]

    assert "tarjima eskirgan" in listed
    assert steps
    assert all("tarjima eskirgan" in entry for entry in steps)
    assert not any("tarjima eskirgan" in said(e) for e in site.pages["uz/handouts/"].xpath("//li[@data-lang='ru']"))


def test_the_notice_leads_to_what_changed(site: Built) -> None:
    """Each changed part is named and linked where it stands on this page."""
    for address in ("uz/modules/care/visit/", "uz-Cyrl/modules/care/visit/", "uz/modules/care/visit/steps/"):
        page = site.pages[address]
        (notice,) = [each for each in notices(page) if each.xpath("a[starts-with(@href, '#')]")]
        targets = [link.get("href")[1:] for link in notice.xpath("a[starts-with(@href, '#')]")]
        assert targets, address
        assert all(page.xpath("//*[@id=$id]", id=target) for target in targets), address
