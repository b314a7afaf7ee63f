"""How large a site becomes: GitHub Pages and a bad connection set the limit, not this machine."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.measuring import show
from tests.benchmarks.projects import build, grown

MODULES = 22
AT_MOST = 250_000_000  # bytes, of a site of 22 modules
_KINDS = ("html", "pdf", "zip", "docx", "json")


def test_a_site_of_22_modules(tmp_path: Path) -> None:
    project = grown(tmp_path / "grown", MODULES)
    build(project)
    sizes = {file: file.stat().st_size for file in (project / "site").rglob("*") if file.is_file()}
    rows = [(kind, str(len(found)), f"{sum(found) / 1e6:.1f} MB") for kind in _KINDS
            if (found := [size for file, size in sizes.items() if file.suffix == f".{kind}"])]  # fmt: skip
    show(f"{len(list(project.glob('curriculum/*/*/module.ru.md')))} modules", ("kind", "files", "bytes"),
         [*rows, ("all", str(len(sizes)), f"{sum(sizes.values()) / 1e6:.1f} MB")])  # fmt: skip

    assert sum(sizes.values()) <= AT_MOST
