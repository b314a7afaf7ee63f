"""What the checks of a built site share: its pages behind an address on this machine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.conftest import Built
from tests.published import is_address
from tests.serving import serving


@pytest.fixture(scope="session")
def host(site: Built, pytestconfig: pytest.Config) -> Iterator[str]:
    """The public address that is verified, or the built site served on this machine only."""
    named = pytestconfig.getoption("site") or ""
    if is_address(named):
        yield f"{named.rstrip('/')}/"
        return
    with serving(site.folder) as address:
        yield address
