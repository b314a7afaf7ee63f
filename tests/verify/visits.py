"""One page of the verified site, opened once: the tests of accessibility, of the browser and of 400 % look at it in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from playwright.sync_api import ConsoleMessage, Page, Request
from tests.verify.kinds import EVERY, WIDE

LOCALES = ("ru", "uz", "uz-Cyrl")
Place = tuple[str, str]
"""A language and a kind of page."""
PLACES: tuple[Place, ...] = tuple(product(LOCALES, EVERY))
"""Every kind of page in every language: those that `make verify` visits, of the real site and of any other."""
OF_THE_SAMPLE = [(locale, kind) for locale, kind in PLACES if locale == LOCALES[0] or kind in WIDE]
"""Those that show whether the code is right: every template and script in one language, some in letters that are wider."""
BLOCKED = "blocked:"
LISTEN = f"""
    addEventListener('securitypolicyviolation', event => console.error('{BLOCKED}', event.violatedDirective, event.blockedURI))
"""
_SETTLED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""A script of the page finds out what scrolls at a width as soon as it is laid out: after the second frame it has."""


@dataclass(frozen=True)
class Visit:
    """A page in a window that tests share: whoever looks at it says at which width and in which medium."""

    page: Page
    locale: str
    kind: str
    faults: list[str] = field(default_factory=list)
    """What was heard since it was asked for."""

    def at(self, width: int, height: int = 740, medium: Any = "screen") -> Page:
        """The page as it is shown at this size."""
        self.page.emulate_media(media=medium)
        return settled(self.page, width, height)


def settled(page: Page, width: int, height: int = 740) -> Page:
    """The page in a window of this size, laid out, and its scripts know."""
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate(_SETTLED)
    return page


@contextmanager
def listening(page: Page, faults: list[str], host: str, expected_404: str) -> Iterator[None]:
    """Write down what fails, what is asked of another host, and what the page's policy blocks."""

    def asked(request: Request) -> None:
        if not request.url.startswith((host, "data:", "blob:")):
            faults.append(f"asks another host: {request.url}")

    heard: dict[Any, Callable[[Any], object]] = {
        "request": asked,
        "requestfailed": lambda request: faults.append(f"failed: {request.url}"),
        "response": lambda response: response.status >= 400 and response.url != expected_404
                    and faults.append(f"{response.status}: {response.url}"),
        "pageerror": lambda error: faults.append(f"script: {error}"),
        "console": lambda message: _is_fault(message, expected_404) and faults.append(f"console: {message.text}"),
    }  # fmt: skip
    for event, listener in heard.items():
        page.on(event, listener)
    yield
    for event, listener in heard.items():
        page.remove_listener(event, listener)


_OF_THE_POLICY = (BLOCKED, "Content Security Policy")
_OF_PLAYWRIGHT = "Service Worker registration blocked by Playwright"
"""What it says on every page of a window without service workers."""


def _is_fault(message: ConsoleMessage, expected_404: str) -> bool:
    """Whether a message of the console is a fault; one of the policy is, wherever it comes from."""
    if any(words in message.text for words in _OF_THE_POLICY):
        return True
    is_loud = message.type in ("error", "warning") and message.text != _OF_PLAYWRIGHT
    return is_loud and message.location["url"] != expected_404
