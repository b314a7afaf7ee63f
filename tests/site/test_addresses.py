"""The public addresses: a contract with readers, with printed paper and with other programs."""

from __future__ import annotations

from tests.conftest import Built

PROMISED = [
    "", "about/", "forms/", "authors/", "authors/fields/", "authors/rules/", "authors/status/", "glossary/", "handouts/", "licence/",
    "modules/", "modules/care/", "modules/care/visit/", "modules/care/visit/facilitator/", "modules/care/visit/steps/",
]  # fmt: skip
"""An address that was published once stays: add to this list, take nothing away."""

FILES = [
    "404.html",
    "catalogue.json",
    "files/care/visit/steps.ru.pdf",
    "files/care/visit/steps.uz.pdf",
    "modules/care/visit/images/house.svg",
    "sitemap.xml",
    "sitemap.xml.gz",
]


def test_every_promised_address_is_there_in_every_language(minimal: Built) -> None:
    addresses = [minimal.in_language(address, locale) for address in PROMISED for locale in minimal.locales]

    assert [address for address in addresses if address not in minimal.pages] == []


def test_every_promised_file_is_there(minimal: Built) -> None:
    assert [name for name in FILES if name not in minimal.files] == []


def test_the_real_site_has_its_fixed_pages_in_every_language(real: Built) -> None:
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

    addresses = [real.in_language(uri, locale) for uri in fixed for locale in real.locales]

    assert [address for address in addresses if address not in real.pages] == []
    assert "404.html" in real.pages


def test_every_folder_of_the_curriculum_is_at_its_address(real: Built) -> None:
    """Folder names are addresses: nobody has to look them up."""
    for prefix in ("", *(f"{locale}/" for locale in real.locales[1:])):
        for path in real.project.glob("curriculum/*/*/module.ru.md"):
            track, module = path.parts[-3:-1]
            assert f"{prefix}modules/{track}/" in real.pages
            assert f"{prefix}modules/{track}/{module}/" in real.pages
            assert f"{prefix}modules/{track}/{module}/facilitator/" in real.pages
            for handout in path.parent.glob("handouts/*.ru.md"):
                assert f"{prefix}modules/{track}/{module}/{handout.name.removesuffix('.ru.md')}/" in real.pages


def test_every_handout_file_is_at_its_address(real: Built) -> None:
    for path in real.project.glob("curriculum/*/*/handouts/*.md"):
        track, module = path.parts[-4:-2]
        assert f"files/{track}/{module}/{path.name.removesuffix('.md')}.pdf" in real.files


def test_every_handwritten_page_is_at_its_address(real: Built) -> None:
    for path in (real.project / "docs").rglob("*.md"):
        stem, locale = path.relative_to(real.project / "docs").as_posix().removesuffix(".md").rsplit(".", 1)
        uri = "" if stem == "index" else stem.removesuffix("/index") + "/"
        assert real.in_language(uri, locale) in real.pages


def test_nothing_but_the_site_is_published(real: Built) -> None:
    """No Markdown, no settings, no templates, no program."""
    sources = (".md", ".yml", ".yaml", ".toml", ".py", ".pyc", ".typ", ".j2", ".lock")

    assert [name for name in real.files if name.endswith(sources) or name.startswith(".") or "/." in name] == []
