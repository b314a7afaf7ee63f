"""From a sentence that an author changed to the page that shows it, as a browser waits for it, beside building the site again."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from urllib.request import urlopen

from tests.benchmarks.measuring import show
from tests.benchmarks.projects import copy_of_project

from komak.engines.preview import Preview
from komak.engines.reloading import ReloadingServer

ROUNDS = 5
AT_LEAST = 10
"""Times sooner than the whole site."""
AT_MOST = 1.0
"""Seconds, on a machine with nothing else to do."""
_EPOCH = re.compile(rb"livereload\((\d+), \d+\)")
"""What the script in a page waits for."""


def test_an_edit_is_seen(tmp_path: Path) -> None:
    """The server notices the file, lays the module out again and answers the browser, which asks for the page anew."""
    project = copy_of_project(tmp_path / "project")
    preview = Preview(project, tmp_path / "preview", lambda _: None)
    preview._build()
    preview.refresh()
    began = time.perf_counter()
    assert preview._built()  # warm: nothing changed, and still MkDocs frames every page
    whole = time.perf_counter() - began
    text = min(project.glob("curriculum/*/*/module.ru.md"))
    address = f"modules/{text.parent.parent.name}/{text.parent.name}/"
    with _serving(preview, project) as host:
        seconds = [_until_seen(text, f"Предложение{number}", host, address) for number in range(ROUNDS)]
    edit = sorted(seconds)[ROUNDS // 2]
    count = len(list(project.glob("curriculum/*/*/module.ru.md")))
    show(f"an edit of one of {count} modules", ("what", "seconds", "times"),
         [("edited text shown", f"{edit:.2f}", f"{whole / edit:.0f}"), ("site built again, warm", f"{whole:.1f}", "1")])  # fmt: skip

    assert whole / edit >= AT_LEAST
    assert edit <= AT_MOST


@contextmanager
def _serving(preview: Preview, project: Path) -> Iterator[str]:
    server = ReloadingServer(preview.refresh, preview.show, preview.shown, 0)
    for name in ("curriculum", "docs", "hooks"):
        server.watch(str(project / name))
    thread = Thread(target=server.serve, daemon=True)
    thread.start()
    while not server.serve_thread.is_alive():  # it has a port then
        thread.join(0.01)
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown(wait=True)


def _until_seen(text: Path, word: str, host: str, address: str) -> float:
    """Seconds from the saved file to the last byte of the page that has the word."""
    with urlopen(host + address) as answer:
        epoch = _EPOCH.search(answer.read())
    assert epoch
    text.write_text(f"{text.read_text('utf-8')}\n\n{word}.\n", "utf-8")
    began = time.perf_counter()
    with urlopen(f"{host}livereload/{epoch[1].decode()}/1") as told:
        told.read()
    with urlopen(host + address) as answer:
        page = answer.read().decode()
    took = time.perf_counter() - began
    assert word in page
    return took
