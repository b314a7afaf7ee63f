"""Whatever an author's text says, it does not run in a reader's browser: it is refused with its line, or it is words.

Every text of every kind of file is tried, with what is known to run: the fields are those of the shapes themselves.
Of a project each place holds one hostile text and each text stands in many places; in the next turn every text has moved on.
So four projects try every text and every place, the places with texts of four kinds; `make nightly` puts each into all.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import pytest
import tinyhtml5
import yaml
from hostile import MARKED, PAYLOADS, Place, places, write, written
from playwright.sync_api import Browser
from tests.conftest import ROOT, copy_minimal, once
from tests.serving import serving

from komak import workshop
from komak.authors.schema import SHAPES
from komak.dialect.safety import WRITTEN, is_own_file, is_safe_class, is_safe_id, is_safe_link
from komak.engines.front_matter import front_matter
from komak.ground.issue import Issue, Severity
from komak.model import ExampleData, FilledSet, PageMetadata
from komak.model.metadata import Metadata
from komak.model.questions import CaseQuestion, ChoiceQuestion, MatchingQuestion
from komak.outputs.pages import Converted, finished, page_order
from komak.site import Site, assemble

URL = "https://example.uz/"
HARMLESS = WRITTEN | {"html", "head", "body"}
_ADDRESSES = {"href": is_safe_link, "src": is_own_file, "id": is_safe_id, "class": is_safe_class}
_WORDS = {"title", "alt", "lang", "dir", "role", "colspan", "rowspan", "scope", "start", "width", "height"}
_SAID = {"title", "alt", "aria-label", "value", "content", "placeholder"}
"""Attributes that are read out."""
_TOLD = {"type", "name", "hreflang", "value", "for", "placeholder"}
"""Say nothing to a browser that it would run; of every other attribute the very value must be known."""


def live(html: str) -> set[str]:
    """Whatever of a page may do more than be read, as a browser takes the page apart."""
    return set(_live(tinyhtml5.parse(html, namespace_html_elements=False)))


def _live(tree: Any) -> Iterator[str]:
    for element in tree.iter():
        tag = str(element.tag)
        if tag not in HARMLESS:
            yield f"<{tag}> {(element.text or '').strip() if tag in ('script', 'style') else ''}"
        for name, value in element.attrib.items():
            judge = _ADDRESSES.get(str(name))
            is_word = name in _WORDS or str(name).startswith(("aria-", "data-"))
            if not (judge(value) if judge else is_word):
                yield f"<{tag} {name}={'' if name in _TOLD else value}>"


def settled_project(root: Path, wanted: Mapping[Place, str]) -> tuple[Mapping[Place, str], Site]:
    """The texts that the check lets pass, and the site that is made of them; every other is named where it stands."""
    chosen = dict(wanted)
    for turn in range(12):
        project = written(chosen)
        made = assemble(write(root / str(turn), project), URL)
        errors = [issue for issue in made.issues if issue.severity is Severity.ERROR]
        if made.site is not None:
            return chosen, made.site
        gone = {place for issue in errors for place in _meant(issue, chosen, project.lines)}
        assert gone, f"named in no file of ours: {errors[:3]}"
        chosen = {place: payload for place, payload in chosen.items() if place not in gone}
    raise AssertionError("the check never comes to an end")


def _meant(
    issue: Issue, chosen: Mapping[Place, str], lines: Mapping[tuple[str, int], frozenset[Place]]
) -> frozenset[Place]:
    """The places of a line, or of the whole file: an entry is named where it begins."""
    here = lines.get((issue.path, issue.line), frozenset()) & chosen.keys()
    return here or frozenset(place for place in chosen if place.path == issue.path)


def shown(site: Site, cache: Path) -> dict[tuple[str, str], str]:
    """Every page of ours as HTML, as the engine's theme gets it, and every hand-written one."""
    made, wanted = {}, [page_order(page, site.edition(page.locale), site.site_url) for page in site.pages]
    drafts = workshop.made(wanted, cache, workers=1).artefacts
    for page, order in zip(site.pages, wanted, strict=True):
        draft = Converted.read(drafts[order.dest].path.read_bytes())
        made[page.locale, page.uri] = finished(page, draft, site.edition(page.locale), {}).html
        meta = yaml.safe_load(front_matter(page).split("---\n")[1])
        made[page.locale, page.uri] += f'<h1>{meta["title"]}</h1><p title="{meta["description"]}"></p>'
    return made


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What is alive on the pages of the project without anything hostile."""

    def make(folder: Path) -> set[str]:
        _, site = settled_project(folder / "project", {})
        return {part for html in shown(site, folder / "pages").values() for part in live(html)}

    found: set[str] = once(tmp_path_factory, "hostile-known", make)
    return found


@pytest.fixture(scope="module")
def free(tmp_path_factory: pytest.TempPathFactory) -> tuple[Place, ...]:
    """Places that are no number, day, code or choice: those refuse every word alike, and cost a turn each time."""

    def make(folder: Path) -> tuple[Place, ...]:
        every = list(places())
        taken, _ = settled_project(folder, dict.fromkeys(every, "7"))
        return tuple(place for place in every if not place.name or place in taken)

    found: tuple[Place, ...] = once(tmp_path_factory, "hostile-free", make)
    return found


@dataclass(frozen=True)
class Outcome:
    """What became of the texts of one project."""

    taken: Mapping[Place, str]
    """What the check lets pass."""
    runs: Mapping[tuple[str, str], set[str]]
    """What comes to life, by page."""


def outcome(wanted: Mapping[Place, str], known: set[str], folder: Path) -> Outcome:
    """Settle a project and look at all its pages."""
    taken, site = settled_project(folder / "project", wanted)
    pages = shown(site, folder / "pages")
    assert len(pages) > 40
    more = {address: live(html) - known for address, html in pages.items()}
    return Outcome(taken, {address: found for address, found in more.items() if found})


_TURNS = 4


@pytest.fixture(scope="module", params=range(_TURNS))
def turn(
    request: pytest.FixtureRequest, free: tuple[Place, ...], known: set[str], tmp_path_factory: pytest.TempPathFactory
) -> Outcome:
    return _turn(request.param, free, known, tmp_path_factory)


def _turn(turn: int, free: tuple[Place, ...], known: set[str], folders: pytest.TempPathFactory) -> Outcome:
    made: Outcome = once(folders, f"hostile-{turn}", lambda folder: outcome(moved_on(turn, free), known, folder))
    return made


def moved_on(turn: int, where: tuple[Place, ...]) -> dict[Place, str]:
    """The text for each place with the place's number in it; a turn moves the texts on by the length of their list."""
    assert len(where) >= len(PAYLOADS)
    by = turn * len(PAYLOADS) // _TURNS
    texts = (PAYLOADS[(number + by) % len(PAYLOADS)] for number in range(len(where)))
    return {place: numbered(text, number) for number, (place, text) in enumerate(zip(where, texts, strict=True))}


def numbered(payload: str, number: int) -> str:
    """The text with the number of its place: so that one sees which of them leaked."""
    return payload.replace(MARKED, f"alert({number})")


def test_nothing_runs(turn: Outcome) -> None:
    """In every field and every block, the text is refused where it stands or shows as words."""
    assert turn.runs == {}
    assert len(turn.taken) > 30


def _fields(shape: Any, above: tuple[Any, ...] = ()) -> Iterator[str]:
    """Names of every field below a shape; a menu holds menus."""
    if shape in above:
        return
    if isinstance(shape, type) and issubclass(shape, Metadata):
        for field, info in shape.model_fields.items():
            yield field
            yield from _fields(info.annotation, (*above, shape))
    for inner in get_args(shape):
        yield from _fields(inner, above)


def test_every_field_is_tried() -> None:
    """The project has every field that a file may have: one that comes later must be added to it."""
    shapes = [*SHAPES.values(), PageMetadata, FilledSet, ExampleData, ChoiceQuestion, MatchingQuestion, CaseQuestion]
    wanted = {field for shape in shapes for field in _fields(shape)}
    tried = {part for place in places() for part in place.name.split(".")}

    assert wanted - tried == set()


@pytest.fixture(scope="module")
def built(free: tuple[Place, ...], known: set[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole site, its words taken in turn from all that the check lets pass."""
    outcomes = [_turn(turn, free, known, tmp_path_factory) for turn in range(_TURNS)]
    made: Path = once(tmp_path_factory, "hostile-built", lambda folder: _built(outcomes, folder))
    return made


def _built(outcomes: list[Outcome], folder: Path) -> Path:
    project = copy_minimal(folder)
    for name in ("curriculum", "docs"):
        shutil.rmtree(project.folder / name)
    shutil.copytree(ROOT / "docs/assets", project.folder / "docs/assets")
    passed: dict[Place, list[str]] = {}
    for place, text in (pair for outcome in outcomes for pair in outcome.taken.items()):
        passed.setdefault(place, []).append(text)
    turns = {place: texts[number % len(texts)] for number, (place, texts) in enumerate(passed.items())}
    _, site = settled_project(folder / "turns", turns)
    assert site.pages
    shutil.copytree(max((folder / "turns").iterdir()), project.folder, dirs_exist_ok=True)
    config = project.folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + _QUICK, "utf-8")
    done = project.run("mkdocs", "build", "--site-dir", str(folder / "site"))
    assert done.returncode == 0, done.stdout[-3000:]
    return folder / "site"


_QUICK = """
plugins:
  - i18n:
      docs_structure: suffix
      fallback_to_default: false
      reconfigure_material: true
      languages: [{locale: ru, name: Русский, default: true, build: true}]
  - komak: {handouts: false}
"""


def _runs(name: str, value: str) -> bool:
    if name.startswith("on") or name == "http-equiv":
        return value != "Content-Security-Policy"  # a page has ours; another one could only forbid more
    return name not in _SAID and "alert(" in value and not (name in ("href", "src") and _ADDRESSES[name](value))


_DATA = ("application/ld+json", "application/json")
"""Scripts of these types are data for machines: no browser runs them, and the parser has seen where they end."""
_SUSPECTS = """text => {
    const parts = (root) => [...root.querySelectorAll("*")].flatMap((part) =>
        part instanceof HTMLTemplateElement ? [part, ...parts(part.content)] : [part]);
    return parts(new DOMParser().parseFromString(text, "text/html"))
        .map((part) => ({
            tag: part.localName,
            attributes: Object.fromEntries(Array.from(part.attributes, (one) => [one.name, one.value])),
            code: ["script", "style", "svg"].includes(part.localName) ? part.textContent : "",
        }))
        .filter(({ attributes, code }) => code.includes("alert(") || Object.entries(attributes).some(
            ([name, value]) => name.startsWith("on") || name === "http-equiv" || value.includes("alert(")));
}"""
"""Elements of a page, as Chromium takes it apart, that have a word of ours, or that run something at all."""


def test_nothing_runs_in_the_theme(built: Path, browser: Browser) -> None:
    """No page of a whole site, with menu, title, search and foot, has a word of ours where a browser runs it."""
    found, seen = {}, 0
    with browser.new_context() as context:
        page = context.new_page()
        for file in sorted(built.rglob("*.html")):
            for part in page.evaluate(_SUSPECTS, file.read_text("utf-8")):
                runs = [name for name, value in part["attributes"].items() if _runs(name, value)]
                if runs or (part["code"] and part["attributes"].get("type") not in _DATA and "alert(" in part["code"]):
                    found[file.relative_to(built).as_posix()] = f"<{part['tag']}> {runs}"
                seen += 1

    assert found == {}
    assert seen > len(list(built.rglob("*.html"))) > 40


def test_nothing_runs_in_a_browser(built: Path, browser: Browser) -> None:
    """A browser opens pages, searches and plans: nothing is said, nobody else is asked."""
    heard: list[str] = []
    with serving(built) as address, browser.new_context(locale="ru") as context:
        page = context.new_page()
        page.on("dialog", lambda dialog: (heard.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: heard.append(request.url) if not request.url.startswith(address) else None)
        for place in (
            "",
            "guide/",
            "planner/",
            "handouts/",
            "glossary/",
            "modules/care/first/",
            "block-9/",
            "uz/block-11/",
        ):
            page.goto(address + place)
            page.wait_for_timeout(150)
        page.goto(address)
        page.fill("input[name=query]", "alert")
        page.wait_for_selector(".md-search-result__item")
        page.wait_for_timeout(300)

    assert [what for what in heard if not what.startswith(("data:", "blob:"))] == []
