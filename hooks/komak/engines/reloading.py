"""MkDocs' server that has a page loaded anew when it changed, for pages whose policy lets no script in them run.

A page is asked for before it is sent: whoever changes pages need not have changed those that nobody looks at.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer

_ITS_OWN = re.compile(rb"<script>(.*?)</script></body>", re.DOTALL)
_ALLOWED = b"script-src "
_POLL = 0.1
"""Seconds between two looks at the watched files."""


class ReloadingServer(LiveReloadServer):
    """The policy of a page stands as it is published, and MkDocs' script is added to it by its hash."""

    def __init__(self, refresh: Callable[[], None], show: Callable[[str], None], folder: Path, port: int) -> None:
        """`refresh` hears that something watched has changed, `show` the address of each page before it is sent."""
        super().__init__(refresh, "127.0.0.1", port, str(folder), polling_interval=_POLL)
        self._show = show

    def _serve_request(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes] | None:
        """The answer of MkDocs; nothing is refreshed between the page that is shown and the one that is sent."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        while path.endswith(("/", "/index.html")):
            with self._epoch_cond:
                self._epoch_cond.wait_for(self._is_at_rest)
            with self._rebuild_cond:
                if self._is_at_rest():
                    self._show(path.removeprefix("/").removesuffix("index.html"))
                    return self._answer(environ, start_response)
        return self._answer(environ, start_response)

    def _answer(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes] | None:
        answer: Iterable[bytes] | None = super()._serve_request(environ, start_response)
        return answer

    def _is_at_rest(self) -> bool:
        return bool(self._visible_epoch == self._wanted_epoch)

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        page: bytes = super()._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]  # MkDocs' own
        script = _ITS_OWN.search(page)
        if script is None:
            return page
        digest = base64.b64encode(hashlib.sha256(script[1]).digest())
        return page.replace(_ALLOWED, b"%b'sha256-%b' " % (_ALLOWED, digest), 1)
