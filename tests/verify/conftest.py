"""What the checks of a built site share: its pages behind an address on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from tests.conftest import Built


class _Server(SimpleHTTPRequestHandler):
    """Serves as GitHub Pages does: what is not there is 404.html."""

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def send_error(self, code: int, *arguments: object) -> None:  # type: ignore[override]
        content = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture(scope="session")
def host(site: Built) -> Iterator[str]:
    """Serve the built site on this machine only."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Server, directory=str(site.folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
