"""Words of authors in generated pages: they are shown as written, and never become an element, an attribute or a link.

The checks refuse most of this before a page is made. Here they are left out: the pages have to hold on their own.
"""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from sample_project import edited, write_project

from komak import dialect
from komak.edition.late import settled
from komak.edition.page import Page
from komak.engines.front_matter import front_matter
from komak.languages.script import EMPTY
from komak.languages.strings import load
from komak.site.assembly import laid_out
from komak.source import read

HARMLESS = "слово"
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</div></section></ul><h1>x",
    "<!-- x",
    "&lt;script&gt;&#60;b&#62;",
    "[x](javascript:alert(1))",
    "![x](javascript:alert(1))",
    "<javascript:alert(1)>",
    "*x* __y__ ~~z~~ `<b>`",
    "a | b | c",
    '{: onclick="x()" }',
    "{#top .x onclick=y}",
    "# x",
    "- x",
    "1. x",
    "> x",
    "[^1] [x][1] [ ] ____",
    "{{ config }} {% raw %} {x} {0} {}",
    "\\ \\* \\<b>",
    "x: y # z",
]


def project(root: Path, words: str) -> Path:
    """The small project with `words` in every text of the metadata but the sources."""
    text = yaml.safe_dump(words, allow_unicode=True, default_style='"', width=10_000).strip()
    changes = {
        **edited(
            "curriculum/care/first/module.ru.md",
            *((f"{field}: {old}", f"{field}: {text}") for field, old in (
                ("title", "Первый модуль"), ("summary", "Чему научатся и зачем."), ("listen", "выслушать ребёнка"),
                ("cards", "Карточки"),
            )),
        ),
        **edited(
            "curriculum/care/first/handouts/form.ru.md",
            ("title: Форма", f"title: {text}"),
            ("summary: Для участника.", f"summary: {text}"),
        ),
        **edited(
            "curriculum/curriculum.ru.yml",
            ("{title: Забота, summary: О заботе.}", f"{{title: {text}, summary: {text}}}"),
            ("школа", text),
        ),
    }  # fmt: skip
    return write_project(root, changes)


def pages(root: Path) -> list[Page]:
    """Every generated Russian page, whatever the checks would say."""
    curriculum = read(root).curriculum
    assert curriculum is not None
    made = laid_out(curriculum, EMPTY, root, "https://example.uz/")
    return [page for page in made.pages if page.locale == "ru"]


class Shape(HTMLParser):
    """Elements, names of attributes, and addresses of a page, in order: all but its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.parts: list[tuple[str, ...]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        addresses = [value or "" for name, value in attrs if name in ("href", "src", "id", "class")]
        self.parts.append((tag, *(name for name, _ in attrs), *addresses))

    def handle_comment(self, data: str) -> None:
        self.parts.append(("comment",))


def shapes(made: list[Page]) -> dict[str, list[tuple[str, ...]]]:
    """Every page by its address."""
    return {page.uri: _shape(page.markdown) for page in made}


@cache
def _shape(markdown: str) -> list[tuple[str, ...]]:
    """Pages that say none of the words are the same each time."""
    return Shape(dialect.render(markdown)).parts


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[str, ...]]]:
    return shapes(pages(project(tmp_path_factory.mktemp("harmless"), HARMLESS)))


@pytest.fixture(scope="module", params=HOSTILE)
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, list[Page]]:
    """Words, and every page with them."""
    words: str = request.param
    return words, pages(project(tmp_path_factory.mktemp("hostile"), words))


def test_words_change_no_element(hostile: tuple[str, list[Page]], harmless: dict[str, list[tuple[str, ...]]]) -> None:
    """A page with hostile words has the very elements, attributes and addresses of one with a harmless word."""
    _, made = hostile

    assert shapes(made) == harmless


def test_words_are_shown(hostile: tuple[str, list[Page]]) -> None:
    """On the page of the track, in the plan and in the table of materials the words are read as written."""
    words, made = hostile
    written = {page.uri: page.markdown for page in made}

    for uri in ("modules/care/", "modules/care/first/", "modules/care/first/facilitator/", "modules/care/first/form/"):
        assert words in _spaced("".join(dialect.tree(written[uri]).itertext()))


def _spaced(text: str) -> str:
    """With plain spaces: line ends are settled in what is shown."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_materials_stay_one_row(tmp_path: Path) -> None:
    """A bar in the name of a material is no new column."""
    page = next(page for page in pages(project(tmp_path, "a | b | c")) if page.uri.endswith("facilitator/"))
    cells = [_spaced(cell.text) for cell in dialect.tree(page.markdown).iter("td") if cell.text]

    assert "a | b | c" in cells


def test_front_matter_is_html() -> None:
    """Themes print title and description into HTML as they are, so they leave us escaped."""
    page = Page("x/", "x/index.md", "ru", 'A & <b> "c"', "A", 'D & <b> "e"', "text", None, None, "ru")
    meta = yaml.safe_load(front_matter(page).split("---\n")[1])

    assert meta["title"] == 'A &amp; &lt;b&gt; "c"'
    assert meta["description"] == "D &amp; &lt;b&gt; &quot;e&quot;"


@pytest.mark.parametrize("text", ["⟦komak:⟧", "⟦x⟧", "⟦⟦komak⟧⟧"])
def test_tokens_of_authors_stay_text(text: str) -> None:
    """Only a token that we could have written is replaced."""
    assert settled(text, {}, load("ru")) == text


def test_tokens_of_authors_say_no_more_than_ours() -> None:
    """A token that names no file of ours becomes a word, whatever stands in it."""
    assert settled("⟦komak:../../../etc/passwd⟧", {}, load("ru")) == load("ru")("handout.facts-unknown")


def test_sources_are_made_to_follow(tmp_path: Path) -> None:
    """A source may link a page of ours; like every other link it then leads from the page it stands on."""
    changes = edited("curriculum/care/first/module.ru.md", ("https://example.uz/book", "handouts/form.md"))
    page = next(page for page in pages(write_project(tmp_path, changes)) if page.uri == "modules/care/first/")
    hrefs = [anchor.get("href") or "" for anchor in dialect.tree(page.markdown).iter("a")]

    assert "form/index.md" in [page.links.get(href, href) for href in hrefs]
    assert "handouts/form.md" not in page.links.values()
