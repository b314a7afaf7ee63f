"""Every published text is the tree of blocks that Markdown makes of it."""

from __future__ import annotations

from pathlib import Path

from tests.source.test_blocks import assert_the_whole_page


def test_block_by_block_is_the_whole_page(content: Path) -> None:
    texts = [*content.glob("docs/**/*.md"), *content.glob("curriculum/**/*.md")]
    assert len(texts) > 50
    for text in texts:
        assert_the_whole_page(text.read_text("utf-8"))
