"""MkDocs' server that has a page loaded anew when it changed, for pages whose policy lets no script in them run."""

from __future__ import annotations

import base64
import hashlib
import re

from mkdocs.livereload import LiveReloadServer

_ITS_OWN = re.compile(rb"<script>(.*?)</script></body>", re.DOTALL)
_ALLOWED = b"script-src "


class ReloadingServer(LiveReloadServer):
    """The policy of a page stands as it is published, and MkDocs' script is added to it by its hash."""

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        page: bytes = super()._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]  # MkDocs' own
        script = _ITS_OWN.search(page)
        if script is None:
            return page
        digest = base64.b64encode(hashlib.sha256(script[1]).digest())
        return page.replace(_ALLOWED, b"%b'sha256-%b' " % (_ALLOWED, digest), 1)
