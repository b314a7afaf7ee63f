"""What people write for yes and no in an environment variable."""

from __future__ import annotations

import pytest
from mkdocs.config.base import ValidationError

from komak.engines.mkdocs_options import YesOrNo


@pytest.mark.parametrize("said", ["1", "y", "Y", "yes", "TRUE", "true", "on", True, 1])
def test_yes(said: object) -> None:
    assert YesOrNo(default=False).validate(said) is True


@pytest.mark.parametrize("said", ["0", "n", "no", "False", "off", "", False, 0])
def test_no(said: object) -> None:
    assert YesOrNo(default=True).validate(said) is False


def test_anything_else_is_said() -> None:
    with pytest.raises(ValidationError, match="expected yes or no, found 'maybe'"):
        YesOrNo(default=False).validate("maybe")
