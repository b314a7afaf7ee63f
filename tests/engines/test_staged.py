"""The second engine: what Zensical builds from a staged folder is the site that MkDocs builds, page by page.

MkDocs' site of the sample is the one that `tests/verify` looks at: what is equal to it has passed all that; at night they look at Zensical's own. What Zensical
says of itself on every page is the one difference, and with it the name of the build, which is made of all that is in it.
"""

from __future__ import annotations

import json
import re
import shutil
from itertools import zip_longest
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import etree
from lxml.html import HtmlElement
from tests.conftest import Built, Project, contents, copy_minimal, once, sample_site

from komak.engines.staged import zensical
from komak.engines.staged.zensical import ZensicalError, build

SITEMAPS = {"sitemap.xml", "sitemap.xml.gz"}
TELLS_THE_BUILD = re.compile(r"service-worker\.js|assets/offline/.*\.json")


@pytest.fixture(params=["minimal", "sample"])
def two(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, minimal: Built
) -> tuple[Built, Built]:
    """The same site by MkDocs and by Zensical."""
    by_mkdocs = minimal if request.param == "minimal" else sample_site(tmp_path_factory)
    return by_mkdocs, _staged(request.param, by_mkdocs, tmp_path_factory)


def _staged(name: str, by_mkdocs: Built, folders: pytest.TempPathFactory) -> Built:
    def make(folder: Path) -> Built:
        done = Project(by_mkdocs.project).run("komak", "stage", "--build", str(folder / "tree"))
        assert done.returncode == 0, done.stdout
        return Built(folder / "tree/site", by_mkdocs.project)

    made: Built = once(folders, f"staged-{name}", make)
    return made


def test_every_address_is_there_and_no_other(two: tuple[Built, Built]) -> None:
    by_mkdocs, by_zensical = two

    assert set(by_zensical.files) == set(by_mkdocs.files)


def test_every_file_is_the_same(two: tuple[Built, Built]) -> None:
    by_mkdocs, by_zensical = two
    names = [
        name
        for name in by_mkdocs.files
        if not name.endswith(".html") and name not in SITEMAPS and not TELLS_THE_BUILD.match(name)
    ]
    differing = [name for name in names if by_mkdocs.files[name].read_bytes() != by_zensical.files[name].read_bytes()]

    assert len(names) > 80
    assert differing == []


def test_every_page_is_the_same(two: tuple[Built, Built]) -> None:
    """Its frame too: menu, contents, languages, previous and next, "not found"."""
    by_mkdocs, by_zensical = two
    differing = [
        (address, line, other)
        for address, page in by_mkdocs.pages.items()
        for line, other in zip_longest(_elements(page, address), _elements(by_zensical.pages[address], address))
        if line != other
    ]

    assert differing[:3] == []


def test_a_page_says_who_built_it(two: tuple[Built, Built]) -> None:
    """The one difference."""
    names = [str(site.pages[""].xpath("string(//meta[@name='generator']/@content)")) for site in two]

    assert [name.partition("-")[0] for name in names] == ["mkdocs", "zensical"]


def _elements(page: HtmlElement, address: str) -> list[str]:
    """Every element with what it says; spaces, and how a link is spelled, are no difference."""
    here = f"https://x/{address}"
    return [
        json.dumps(
            [element.tag, _attributes(element, here), _text(element, here), " ".join((element.tail or "").split())]
        )
        for element in page.iter(etree.Element)
        if element.get("name") not in {"generator", "komak-build"}
    ]


def _attributes(element: HtmlElement, here: str) -> dict[str, str]:
    return {
        name: urljoin(here, value) if name in {"href", "src", "data-terms"} else value
        for name, value in sorted(element.attrib.items())
    }


def _text(element: HtmlElement, here: str) -> object:
    if element.get("id") != "__config":
        return " ".join((element.text or "").split())
    said = json.loads(element.text or "")
    return said | {name: urljoin(here, said[name]) for name in ("base", "search")}


def test_the_sitemap_has_every_page_in_every_language(two: tuple[Built, Built]) -> None:
    by_mkdocs, by_zensical = two

    assert _places(by_zensical) == _places(by_mkdocs)


def _places(site: Built) -> dict[str, dict[str, str]]:
    """Addresses of the sitemap with the same page in other languages."""
    tree = etree.fromstring(site.files["sitemap.xml"].read_bytes())
    return {
        url.findtext("{*}loc"): {link.get("hreflang"): link.get("href") for link in url.findall("{*}link")}
        for url in tree
    }


@pytest.fixture
def project(tmp_path: Path, minimal: Built) -> Project:
    """A copy of the minimal project with what its build has printed already."""
    copy = copy_minimal(tmp_path / "project")
    shutil.copytree(minimal.project / ".cache", copy.folder / ".cache")
    return copy


@pytest.fixture
def tree(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, minimal: Built) -> Path:
    """A copy of what the command has written for any generator."""

    def make(folder: Path) -> Path:
        done = Project(minimal.project).run("komak", "stage", str(folder / "tree"))
        assert done.returncode == 0, done.stdout
        return folder / "tree"

    staged: Path = once(tmp_path_factory, "staged-alone", make)
    return Path(shutil.copytree(staged, tmp_path / "tree"))


def test_a_folder_is_written_anew_and_whole(project: Project, tree: Path, tmp_path: Path) -> None:
    """Twice the same bytes; a page that is gone from the content is gone from the folder."""
    first = contents(tree)
    assert "ru/about.md" in first
    (tree / "ru/about.md").unlink()
    (tree / "site").mkdir()
    (tree / "site/index.html").write_text("of a generator")
    assert project.run("komak", "stage", str(tree)).returncode == 0

    assert contents(tree) == first
    assert sorted(path.name for path in tmp_path.iterdir()) == ["project", "tree"]


SIGNS = "first\n```text\n1\n```\n~~~\n2\n~~~\n[shown](nowhere.md#part)"


def test_finished_text_is_not_read_as_markdown_again(project: Project, tmp_path: Path) -> None:
    """Fences and links that are shown are text; a link leads from a page that is no index where its author said."""
    page = f"Here: [house](index.md#house), [licence](licence.md), `[shown](nowhere.md#part)`.\n\n````\n{SIGNS}\n````"
    project.edit("docs/about.ru.md", "Проект для проверки.", page)
    done = project.run("komak", "stage", "--build", str(tmp_path / "tree"))
    assert done.returncode == 0, done.stdout
    about = Built(tmp_path / "tree/site", project.folder).pages["about/"]
    article = about.xpath("//article")[0]
    links = {link.text: urljoin("https://x/about/", link.get("href")) for link in article.iter("a")}

    assert article.xpath("string(.//pre)").strip() == SIGNS
    assert links["house"] == "https://x/#house"
    assert links["licence"] == "https://x/licence/"
    assert "[shown](nowhere.md#part)" in article.xpath("string(.//p)")


@pytest.mark.parametrize("place", ["mine.md", "site/mine.html"])
def test_a_folder_with_somebodys_files_is_left_alone(place: str, project: Project, tmp_path: Path) -> None:
    mine = tmp_path / "tree" / place
    mine.parent.mkdir(parents=True)
    mine.write_text("Mine.")
    done = project.run("komak", "stage", str(tmp_path / "tree"))

    assert done.returncode == 1
    assert place in done.stdout
    assert contents(tmp_path / "tree") == {place: b"Mine."}


def test_content_with_a_problem_changes_nothing(project: Project, tree: Path, tmp_path: Path) -> None:
    first = contents(tree)
    (project.folder / "curriculum/glossary.yml").write_text("not: [a glossary")
    done = project.run("komak", "stage", str(tree))

    assert done.returncode == 1
    assert "glossary.yml" in done.stdout
    assert "Traceback" not in done.stdout
    assert contents(tree) == first
    assert sorted(path.name for path in tmp_path.iterdir()) == ["project", "tree"]


def test_what_zensical_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "ru.yml").write_text("site_name: [")

    with pytest.raises(ZensicalError, match=r"(?s)cannot build ru\.yml.*parsing the configuration"):
        build(tmp_path, ["ru"])


def test_without_zensical_one_is_told_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zensical.importlib.util, "find_spec", lambda _name: None)

    with pytest.raises(ZensicalError, match="not installed"):
        build(tmp_path, ["ru"])
