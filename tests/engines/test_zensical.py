"""What Zensical cannot do yet, each with what the staged engine does about it.

The day that Zensical learns one, its test says so: then the named part of `komak.engines.staged` can go.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SETTINGS = """
site_name: Site
site_url: https://site.example/
docs_dir: docs
site_dir: site
theme: {name: null, variant: classic, custom_dir: theme}
nav: [{Home: index.md}, {Plain: plain.md}]
markdown_extensions: []
plugins: {search: {enabled: false}}
"""
BODY = '---\ntitle: Page\n---\n<h2 id="part">Part</h2>\n<p><a href="../files/form.pdf">form</a></p>\n'
FILES = {
    "zensical.yml": SETTINGS,
    "docs/index.md": BODY,
    "docs/plain.md": BODY,
    "site/uz/index.html": "of another language",
    "theme/main.html": "{{ page.content }}{% for part in page.toc %}#{{ part.id }}{% endfor %}"
    "{% for entry in nav.items if entry == page %}here{% endfor %}",
    "theme/404.html": "",
    "theme/sitemap.xml": "",
}


def _built(folder: Path, files: dict[str, str]) -> subprocess.CompletedProcess[str]:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    command = [sys.executable, "-m", "zensical", "build", "--config-file", str(folder / "zensical.yml")]
    return subprocess.run(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("zensical")
    done = _built(folder, FILES)
    if done.returncode != 0:
        pytest.fail(done.stdout)
    return folder / "site"


def not_yet(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason)


def _page(site: Path, name: str) -> str:
    return (site / name / "index.html").read_text()


def test_it_builds_finished_html(site: Path) -> None:
    """What the staged engine rests on."""
    assert '<h2 id="part">Part</h2>' in _page(site, "plain")
    assert '<a href="../files/form.pdf">form</a>' in _page(site, "")


@not_yet(
    "it empties the folder first: each language is built in its own (`zensical.build`), the sitemap is ours (`tree._sitemap`)"
)
def test_a_language_leaves_what_another_has_built(site: Path) -> None:
    assert (site / "uz/index.html").is_file()


@not_yet("it writes its index all the same: the file is deleted (`zensical.build`)")
def test_no_index_where_search_is_off(site: Path) -> None:
    assert not (site / "search.json").exists()


@not_yet("it knows headings of Markdown only: ours are in the front matter, templates look there (`frame._HEADINGS`)")
def test_headings_of_finished_html(site: Path) -> None:
    assert "#part" in _page(site, "plain")


@not_yet("it puts ../ before links of a page that is no index.md, in HTML too: it is taken away (`tree._from_source`)")
def test_links_of_finished_html_stay(site: Path) -> None:
    assert '<a href="../files/form.pdf">form</a>' in _page(site, "plain")


@not_yet("an entry and its page are two things in its templates: ours compare addresses (theme/partials/nav-item.html)")
def test_a_page_is_its_entry_of_the_menu(site: Path) -> None:
    assert "here" in _page(site, "plain")


@not_yet("what a template imports is not seen inside its macros: ours import anew (theme/partials/toc.html)")
def test_what_is_imported_is_seen_in_a_macro(tmp_path: Path) -> None:
    templates = {
        "theme/words.html": "{% macro word() %}said{% endmacro %}",
        "theme/part.html": "{{ words.word() }}",
        "theme/menu.html": '{% macro menu() %}{% include "part.html" %}{% endmacro %}',
        "theme/main.html": '{% import "words.html" as words %}{% import "menu.html" as item with context %}{{ item.menu() }}',
    }
    done = _built(tmp_path, FILES | templates)

    assert done.returncode == 0
    assert "said" in _page(tmp_path / "site", "plain")
