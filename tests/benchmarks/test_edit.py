"""From a sentence that an author changed to the page that shows it, beside building the site again."""

from __future__ import annotations

import time
from pathlib import Path

from tests.benchmarks.measuring import show
from tests.benchmarks.projects import copy_of_project

from komak.engines.preview import Preview

ROUNDS = 5
AT_LEAST = 10


def test_an_edit_is_seen(tmp_path: Path) -> None:
    project = copy_of_project(tmp_path / "project")
    preview = Preview(project, tmp_path / "preview", lambda _: None)
    preview._build()
    preview.refresh()
    began = time.perf_counter()
    assert preview._built()  # warm: nothing changed, and still MkDocs frames every page
    whole = time.perf_counter() - began
    text = min(project.glob("curriculum/*/*/module.ru.md"))
    seconds = []
    for number in range(ROUNDS):
        text.write_text(f"{text.read_text('utf-8')}\n\nНовое предложение {number}.\n", "utf-8")
        began = time.perf_counter()
        preview.refresh()
        seconds.append(time.perf_counter() - began)
    edit = sorted(seconds)[ROUNDS // 2]
    count = len(list(project.glob("curriculum/*/*/module.ru.md")))
    show(f"an edit of one of {count} modules", ("what", "seconds", "times"),
         [("edited text shown", f"{edit:.2f}", f"{whole / edit:.0f}"), ("site built again, warm", f"{whole:.1f}", "1")])  # fmt: skip

    assert whole / edit >= AT_LEAST
