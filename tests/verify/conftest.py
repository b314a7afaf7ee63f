"""What the checks of a built site share: its pages behind an address on this machine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.conftest import Built
from tests.serving import serving


@pytest.fixture(scope="session")
def host(site: Built) -> Iterator[str]:
    """Serve the built site on this machine only."""
    with serving(site.folder) as address:
        yield address
