"""A site below a folder of its host, whole, and brought back from its public address for `make verify SITE=https://…`."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urljoin, urlsplit

import pytest
from tests import published
from tests.conftest import ROOT, Built, Project, contents, copy_minimal, kept, once
from tests.published import UnseenSiteError, bring
from tests.serving import serving
from tests.verify.test_links import addresses, faults


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """As on GitHub Pages: a project's site lies below a folder."""

    def build(folder: Path) -> Built:
        project = copy_minimal(folder / "project")
        project.edit("mkdocs.yml", "https://minimal.example/", "https://minimal.example/below/")
        return project.build(folder / "host/below", KOMAK_STORE=kept().as_uri())

    built: Built = once(tmp_path_factory, "below", build)
    return built


@pytest.fixture
def address(below: Built) -> Iterator[str]:
    """Where the site is served; what is not there is its own 404.html."""
    lost = below.folder.parent / "404.html"
    if not lost.exists():
        lost.write_bytes((below.folder / "404.html").read_bytes())
    with serving(below.folder.parent) as host:
        yield f"{host}below/"


def test_no_link_leaves_the_folder(below: Built) -> None:
    seen = 0
    for address, page in below.pages.items():
        for href in addresses(page):
            target = urlsplit(urljoin(f"https://minimal.example/below/{address}", href))
            assert target.netloc != "minimal.example" or target.path.startswith("/below/"), f"/{address}: {href}"
            seen += target.netloc == "minimal.example"
    assert seen > 500
    assert sorted(set(faults(below))) == []
    assert "https://minimal.example/below/" in below.files["sitemap.xml"].read_text("utf-8")


def test_a_link_out_of_the_folder_is_a_fault(below: Built, tmp_path: Path) -> None:
    """Both to the root of the host and to a page that is not there: the check of links must see a site below a folder."""
    project = Project(tmp_path)
    for name in ("catalogue.json", "about/index.html"):
        project.folder.joinpath(name).parent.mkdir(parents=True, exist_ok=True)
        project.folder.joinpath(name).write_bytes(below.files[name].read_bytes())
    project.folder.joinpath("about/index.html").write_text(
        '<a href="/about/">a</a><a href="no/">b</a><a href="./">c</a>'
    )

    found = sorted(faults(Built(tmp_path, below.project)))
    assert [fault.partition(": ")[2].partition(":")[0] for fault in found] == ["/about/", "no/"]


def test_all_that_a_page_names_is_brought(below: Built, address: str, tmp_path: Path) -> None:
    """Byte for byte: pages, what they load, what they offer, and what scripts load."""
    bring(address, tmp_path)
    brought, there = contents(tmp_path), contents(below.folder)

    assert {name: there.get(name) == content for name, content in brought.items()} == dict.fromkeys(brought, True)
    kinds = (".html", ".pdf", ".zip", ".json", ".css", ".woff2", ".xml", ".gz")
    wanted = {name for name in there if name.endswith(kinds) or name.startswith(("assets/search/", "assets/planner/"))}
    assert wanted - brought.keys() == set()
    assert len(wanted) > 100


def test_a_host_that_does_not_answer_is_told() -> None:
    with serving(ROOT / "tests") as gone:
        pass
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", f"--site={gone}", "tests/verify/test_links.py"],
        cwd=ROOT, text=True, check=False, capture_output=True,
    )  # fmt: skip

    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert f"ERROR: {gone} does not answer: " in done.stderr
    assert "Traceback" not in done.stderr + done.stdout


def test_what_is_no_site_of_ours_is_told(tmp_path: Path) -> None:
    (tmp_path / "catalogue.json").write_text("<html>")
    with serving(tmp_path) as address, pytest.raises(UnseenSiteError, match="is no site of Koʻmak"):
        bring(address, tmp_path / "out")


def test_a_file_that_is_named_and_missing_is_told(below: Built, tmp_path: Path) -> None:
    (tmp_path / "catalogue.json").write_bytes(below.files["catalogue.json"].read_bytes())
    with serving(tmp_path) as address, pytest.raises(UnseenSiteError, match="is named by the site and answers 404"):
        bring(address, tmp_path / "out")


class _Busy(BaseHTTPRequestHandler):
    """Refuses once what it is asked, and counts."""

    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        is_there = self.path == "/catalogue.json" and self.asked.count(self.path) > 1
        self.send_response(200 if is_there else 404 if "no/such" in self.path else 503)
        self.end_headers()
        self.wfile.write(b'{"site": 1}' if is_there else b"")

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


def test_a_busy_host_is_asked_again_and_not_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(published, "PAUSE", 0)
    _Busy.asked = []
    with HTTPServer(("127.0.0.1", 0), _Busy) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        with pytest.raises(UnseenSiteError, match=r"answers 503 \(asked 3 times\)"):
            bring(f"http://127.0.0.1:{server.server_port}/", tmp_path)
        server.shutdown()

    assert _Busy.asked.count("/") == published.TRIES
    assert len(_Busy.asked) <= published.TRIES * (len(published.KNOWN) + 1)
