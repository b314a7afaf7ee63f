from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from citeproc import CitationStylesStyle
from tests.conftest import copy_sample, once

from komak.citation import FORMATS, Cited, citation_cff, cited, forms, paragraph_forms, whole, zenodo
from komak.citation.processor import STYLES, entry, reference
from komak.site import Site, assemble

GOLDEN = yaml.safe_load((Path(__file__).parent / "golden.yml").read_text("utf-8"))
SITE = "https://x.example/"
_GOST = {"gost-reference": "Электронный ресурс", "gost-description": "Текст : электронный"}


@pytest.fixture(scope="session")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The sample, laid out and not made."""
    folder: Path = once(tmp_path_factory, "cited", lambda made: copy_sample(made / "project", "sample").folder)
    site = assemble(folder, SITE).site
    assert site is not None
    return site


def _cited(site: Site, uri: str, locale: str) -> Cited:
    page = next(page for page in site.pages if page.uri == uri and page.locale == locale)
    found = cited(page, site.edition(locale), site.site_url)
    assert found is not None
    return found


@pytest.mark.parametrize("case", GOLDEN["standards"], ids=lambda case: case["it"])
def test_the_styles_write_what_the_standards_show(case: dict[str, Any]) -> None:
    item, style = {"id": "x", **case["item"]}, case["style"]
    if style == "apa":
        assert entry(style, item) == case["gives"]
    else:
        assert reference(style, item, (("online", _GOST[style]), ("accessed", "дата обращения"))) == case["gives"]


@pytest.mark.parametrize("style", sorted(STYLES.glob("*.csl")), ids=lambda style: style.stem)
def test_a_style_is_a_style_of_csl(style: Path) -> None:
    """By CSL's own schema; citeproc only warns, and a warning is an error here."""
    CitationStylesStyle(str(style), validate=True)


@pytest.mark.parametrize(("uri", "locale"), [(uri, locale) for uri, told in GOLDEN["pages"].items() for locale in told])
def test_a_page_is_cited_letter_for_letter(laid_out: Site, uri: str, locale: str) -> None:
    one = _cited(laid_out, uri, locale)
    assert {form.name: form.html for form in forms(one)} == GOLDEN["pages"][uri][locale]


@pytest.mark.parametrize("locale", ["ru", "uz", "uz-Cyrl"])
def test_a_paragraph_is_cited_letter_for_letter(laid_out: Site, locale: str) -> None:
    one = _cited(laid_out, "method/roles/", locale)
    assert {form.name: form.html for form in paragraph_forms(one)} == GOLDEN["paragraphs"][locale]


def test_what_only_leads_to_other_pages_is_not_cited(laid_out: Site) -> None:
    """Lists, authors' pages, the trainer's view of a module; a handout and a form are texts of their own."""
    told = {page.uri: cited(page, laid_out.edition("ru"), SITE) for page in laid_out.pages if page.locale == "ru"}
    kinds = {uri: str(one.kind) for uri, one in told.items() if one}

    assert kinds["modules/care/visit/steps/"] == "handout"
    assert kinds["forms/journal/"] == "form"
    assert {"", "forms/", "modules/", "modules/care/", "modules/care/visit/facilitator/", "glossary/"}.isdisjoint(kinds)


def test_every_citation_has_a_name_of_its_own(laid_out: Site) -> None:
    told = [cited(page, laid_out.edition(page.locale), SITE) for page in laid_out.pages]
    keys = [one.key for one in told if one]

    assert len(keys) > 40
    assert len(set(keys)) == len(keys)


def test_a_doi_stands_for_a_whole_and_the_address_for_a_part(laid_out: Site) -> None:
    doi = "10.5281/zenodo.1234567"
    text, chapter = (replace(_cited(laid_out, uri, "ru"), doi=doi) for uri in ("method/", "method/roles/"))
    told = {one.kind: {form.name: form.html for form in forms(one)} for one in (text, chapter)}

    assert told["text"]["apa"].endswith(f" https://doi.org/{doi}")
    assert told["chapter"]["apa"].endswith(f" {chapter.url}")
    assert all(f"DOI {doi}. " in words["gost-reference"] for words in told.values())
    assert f"  doi = {{{doi}}},\n" in FORMATS["bib"](text, "")
    assert f'\ndoi: "{doi}"\n' in citation_cff([text])


def test_what_means_something_in_a_format_is_spelled(laid_out: Site) -> None:
    """A title of signs stays one title in HTML, BibTeX, RIS, JSON and YAML."""
    title = 'A: 50% & {b} #1 <i>c</i> \\ "d"\nTY  - BOOK'
    one = replace(_cited(laid_out, "method/", "ru"), title=title)

    assert all("<i>c" not in form.html for form in forms(one))
    assert "title = {A: 50\\% \\& \\{b\\} \\#1 <i>c</i> \\textbackslash{} " in FORMATS["bib"](one, "")
    assert FORMATS["ris"](one, "").count("\r\nTY") == 0
    assert json.loads(FORMATS["json"](one, ""))[0]["title"] == title
    assert yaml.safe_load(citation_cff([one]))["title"] == title


def test_citation_file_format_is_valid(laid_out: Site, tmp_path: Path) -> None:
    """By the validator of the format's makers, with and without a DOI."""
    wholes = [whole(edition, SITE) for edition in laid_out.editions]
    for number, doi in enumerate(("", "10.5281/zenodo.1234567")):
        file = tmp_path / f"{number}.cff"
        file.write_text(citation_cff([replace(one, doi=doi) for one in wholes]), "utf-8")
        done = subprocess.run(  # noqa: PLW1510 - its answer is looked at
            [Path(sys.executable).with_name("cffconvert"), "--validate", "-i", file], capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_deposit_says_what_zenodo_asks_for(laid_out: Site) -> None:
    record = json.loads(zenodo([whole(edition, SITE) for edition in laid_out.editions]))

    assert {"title", "upload_type", "description", "creators", "publication_date", "license"} <= set(record)
    assert record["upload_type"] == "lesson"
    assert record["language"] == "rus"
    assert [entry["identifier"] for entry in record["related_identifiers"]] == [SITE, f"{SITE}uz/", f"{SITE}uz-Cyrl/"]
