"""What is committed passes its own checks, and editors underline nothing in it."""

from __future__ import annotations

from pathlib import Path

from tests.cli.test_schemas import mistakes_in

from komak.site import examine


def test_the_published_content_is_fine(content: Path) -> None:
    """As `komak check` says it, which remembers by every byte that a rule can see."""
    assert [str(issue) for issue in examine(content, content / ".cache/komak")[1]] == []


def test_no_editor_underlines_what_is_fine(content: Path) -> None:
    found = mistakes_in(content)

    assert len(found) > 50
    assert {file: mistakes for file, mistakes in found.items() if mistakes} == {}
