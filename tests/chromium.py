"""The system's Chromium, as Playwright drives it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

_PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = [
    "--headless=new",  # the whole browser, with its viewer of PDFs
    "--no-sandbox",
    "--hide-scrollbars",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_WITHOUT = (
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "PaintHolding"),
    *("HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "ThirdPartyStoragePartitioning", "AimEnabled"),
    *("AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints", "NetworkTimeServiceQuerying", "PreconnectToSearch"),
)
"""The first two are pages behind the address bar, loaded for every window, which took half of the browser's time and are
seen by no test. The rest is what Playwright switches off: of two lists a browser takes the last."""


def program() -> str | None:
    """Where the system has a Chromium."""
    return next(filter(None, map(shutil.which, _PROGRAMS)), None)


@contextmanager
def launched(path: str) -> Iterator[Browser]:
    """The browser at `path`, until the block ends."""
    flags = [*_FLAGS, f"--disable-features={','.join(_WITHOUT)}"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags, headless=False)
        yield browser
        browser.close()
