"""Windows that tests lend each other: a new one costs as much as two pages, and a service worker as much as a third."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
_FORGET = "() => { try { localStorage.clear(); sessionStorage.clear() } catch { /* a blank page has none */ } }"


class Windows:
    """Each kind of window is opened once in a process; whoever gets it finds nothing of the one before.

    They have no service worker. Who studies one, goes offline or changes what pages are told opens a context of its own.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._open: dict[str, Page] = {}

    @contextmanager
    def lent(self, **options: Any) -> Iterator[Page]:
        """A window with these options of `Browser.new_context`."""
        kind = repr(sorted(options.items()))
        if kind not in self._open:
            self._open[kind] = self._browser.new_context(service_workers="block", **options).new_page()
        page = self._open[kind]
        if "viewport" in options:
            page.set_viewport_size(options["viewport"])
        try:
            yield page
        except BaseException:
            self._open.pop(kind).context.close()  # in whatever state it is, nobody else shall have it
            raise
        page.evaluate(_FORGET)
        page.context.clear_cookies()
        page.goto("about:blank")
