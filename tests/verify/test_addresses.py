"""The public addresses: a contract with readers, with printed paper and with other programs."""

from __future__ import annotations

import pytest
from tests.conftest import Built

PROMISED = [
    "", "about/", "forms/", "authors/", "authors/fields/", "authors/rules/", "authors/status/", "glossary/", "handouts/", "licence/",
    "modules/", "modules/care/", "modules/care/visit/", "modules/care/visit/facilitator/", "modules/care/visit/steps/",
]  # fmt: skip
"""An address that was published once stays: add to this list, take nothing away."""

FILES = [
    "404.html",
    "CITATION.cff",
    "catalogue.json",
    "catalogue.schema.json",
    "cite/komak.ru.bib",
    "cite/modules/care/visit.uz.ris",
    "files/care/visit/steps.ru.pdf",
    "files/care/visit/steps.uz.pdf",
    "modules/care/visit/images/house.svg",
    "sitemap.xml",
    "sitemap.xml.gz",
    "zenodo.json",
]


def test_every_promised_address_is_there_in_every_language(minimal: Built) -> None:
    addresses = [minimal.in_language(address, locale) for address in PROMISED for locale in minimal.locales]

    assert [address for address in addresses if address not in minimal.pages] == []


def test_every_promised_file_is_there(minimal: Built) -> None:
    assert [name for name in FILES if name not in minimal.files] == []


def test_the_real_site_has_its_fixed_pages_in_every_language(site: Built) -> None:
    fixed = [
        "",
        "modules/",
        "handouts/",
        "guide/",
        "about/",
        "authors/",
        "authors/rules/",
        "authors/fields/",
        "licence/",
    ]

    addresses = [site.in_language(uri, locale) for uri in fixed for locale in site.locales]

    assert [address for address in addresses if address not in site.pages] == []
    assert "404.html" in site.pages


def test_every_folder_of_the_curriculum_is_at_its_address(site: Built) -> None:
    """Folder names are addresses: nobody has to look them up."""
    for prefix in ("", *(f"{locale}/" for locale in site.locales[1:])):
        for path in site.project.glob("curriculum/*/*/module.ru.md"):
            track, module = path.parts[-3:-1]
            assert f"{prefix}modules/{track}/" in site.pages
            assert f"{prefix}modules/{track}/{module}/" in site.pages
            assert f"{prefix}modules/{track}/{module}/facilitator/" in site.pages
            for handout in path.parent.glob("handouts/*.ru.md"):
                assert f"{prefix}modules/{track}/{module}/{handout.name.removesuffix('.ru.md')}/" in site.pages


def test_every_handout_file_is_at_its_address(site: Built) -> None:
    for path in site.project.glob("curriculum/*/*/handouts/*.md"):
        track, module = path.parts[-4:-2]
        assert f"files/{track}/{module}/{path.name.removesuffix('.md')}.pdf" in site.files


def test_every_handwritten_page_is_at_its_address(site: Built) -> None:
    for path in (site.project / "docs").rglob("*.md"):
        stem, locale = path.relative_to(site.project / "docs").as_posix().removesuffix(".md").rsplit(".", 1)
        uri = "" if stem == "index" else stem.removesuffix("/index") + "/"
        assert site.in_language(uri, locale) in site.pages


@pytest.mark.of_a_folder
def test_nothing_but_the_site_is_published(site: Built) -> None:
    """No Markdown, no settings, no templates, no program."""
    sources = (".md", ".yml", ".yaml", ".toml", ".py", ".pyc", ".typ", ".j2", ".lock")

    assert [name for name in site.files if name.endswith(sources) or name.startswith(".") or "/." in name] == []
