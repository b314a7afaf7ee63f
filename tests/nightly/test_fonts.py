"""The web fonts, made again from the typeface."""

import pytest
from tests.theme.test_fonts import FILES, make_fonts


@pytest.mark.parametrize(("style", "subset"), FILES)
def test_committed_file_is_reproduced(style: str, subset: str) -> None:
    """Same source, same bytes."""
    committed = (make_fonts.TARGET / make_fonts.name(style, subset)).read_bytes()

    assert committed == make_fonts.make(style, subset)
