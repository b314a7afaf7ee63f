"""A folder behind an address on this machine, as GitHub Pages serves it: what is not there is 404.html."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import IO, Any

_PACKED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".webmanifest"}
"""What hosts pack; fonts, pictures and PDFs are packed by themselves."""


class _Quiet(SimpleHTTPRequestHandler):
    def __init__(self, *given: Any, headers: Mapping[str, str], before: Callable[[str], object], **named: Any) -> None:
        self._more, self._before = headers, before
        super().__init__(*given, **named)

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self._before(self.path)
        super().do_GET()

    def end_headers(self) -> None:
        for name, value in self._more.items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, *arguments: object) -> None:  # type: ignore[override]
        lost = Path(self.directory) / "404.html"
        content = lost.read_bytes() if lost.is_file() else b""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


class _Packing(_Quiet):
    """Packs texts, and lets a browser keep what it has for ten minutes, fonts too: both as GitHub Pages does."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def send_head(self) -> IO[bytes] | None:  # type: ignore[override]
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in _PACKED or not path.is_file():
            return super().send_head()
        content = packed(path)
        self.send_response(200)
        for name, value in {"Content-Type": self.guess_type(str(path)), "Content-Encoding": "gzip",
                            "Content-Length": str(len(content))}.items():  # fmt: skip
            self.send_header(name, value)
        self.end_headers()
        return io.BytesIO(content)


@cache
def packed(file: Path) -> bytes:
    """What a host sends of a file of text."""
    return gzip.compress(file.read_bytes(), 6, mtime=0)


class _Server(ThreadingHTTPServer):
    def handle_error(self, *arguments: object) -> None:
        """A browser that leaves a page in the middle of a file is no fault."""


@contextmanager
def serving(
    folder: Path,
    headers: Mapping[str, str] | None = None,
    before: Callable[[str], object] = len,
    *,
    is_packing: bool = False,
) -> Iterator[str]:
    """The address of `folder`, with more `headers` to every answer; `before` hears what is asked for, and may wait."""
    kind = _Packing if is_packing else _Quiet
    handler = partial(kind, directory=str(folder), headers=headers or {}, before=before)
    with _Server(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
