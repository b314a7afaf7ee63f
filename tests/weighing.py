"""What a page costs a reader with a phone and a slow connection: requests, bytes as a host packs them, time, shifts of its layout."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
SLOW = {"offline": False, "latency": 300, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
"""A connection of the third generation, as WebPageTest has it: 1.6 Mbit/s, 0.3 s until an answer begins."""
SLOWDOWN = 4
"""How many times slower than this machine a cheap phone counts."""
_WATCH = """
  globalThis.seen = {shift: 0, moved: [], text: 0};
  new PerformanceObserver(list => list.getEntries().forEach(entry => {
    if (entry.hadRecentInput) return;
    seen.shift += entry.value;
    seen.moved.push(...entry.sources.map(({node}) => `${node?.nodeName} ${node?.className ?? node?.textContent}`.slice(0, 60)));
  })).observe({type: "layout-shift", buffered: true});
  new PerformanceObserver(list => seen.text = list.getEntries().at(-1).startTime)
    .observe({type: "largest-contentful-paint", buffered: true});
"""
_TEXT = "new Promise(done => { const look = () => (seen.text > 0 ? done() : setTimeout(look, 20)); look() })"
"""Until text was painted. Playwright's own waiting is forbidden by the policy of the pages."""


@dataclass(frozen=True)
class Sent:
    """One file that a page has fetched."""

    address: str
    """From the root of the site."""
    size: int
    """Bytes over the wire, as the host has packed them, with its headers."""
    kind: str
    """In the words of the browser: Document, Stylesheet, Script, Font …"""


@dataclass
class Visit:
    """One page as it was fetched and shown."""

    sent: list[Sent] = field(default_factory=list)
    shift: float = 0
    moved: list[str] = field(default_factory=list)
    """What moved after it was shown."""
    seconds: float = 0
    """Until the largest piece of text was painted."""

    @property
    def size(self) -> int:
        return sum(one.size for one in self.sent)

    @property
    def html(self) -> int:
        return sum(one.size for one in self.sent if one.kind == "Document")


class Reader:
    """A phone with an empty memory that goes from page to page."""

    def __init__(self, page: Page, host: str, *, is_slow: bool) -> None:
        self.page, self.host = page, host
        self._network = page.context.new_cdp_session(page)
        self._network.send("Network.enable")
        if is_slow:
            self._network.send("Network.emulateNetworkConditions", SLOW)
            self._network.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
        page.add_init_script(_WATCH)
        self._visit = Visit()
        _listen(self._network, self)

    def add(self, sent: Sent) -> None:
        self._visit.sent.append(sent)

    def visit(self, address: str) -> Visit:
        """Open a page and wait until nothing more is fetched."""
        self._visit = visit = Visit()
        self.page.goto(self.host + address, wait_until="load")
        self.page.evaluate(_TEXT)
        self.page.wait_for_timeout(100)  # observers are told after the next frame
        seen: dict[str, Any] = self.page.evaluate("seen")
        visit.shift, visit.moved, visit.seconds = seen["shift"], seen["moved"], seen["text"] / 1000
        return visit


def _listen(network: CDPSession, reader: Reader) -> None:
    """Tell `reader` of every file that came over the wire; what the browser had kept costs nothing."""
    asked: dict[str, tuple[str, str]] = {}

    def began(event: dict[str, Any]) -> None:
        asked[event["requestId"]] = (event["request"]["url"], event.get("type", "Other"))

    def ended(event: dict[str, Any]) -> None:
        url, kind = asked.get(event["requestId"], ("", ""))
        if url.startswith(reader.host) and event["encodedDataLength"]:
            reader.add(Sent(url.removeprefix(reader.host), int(event["encodedDataLength"]), kind))

    network.on("Network.requestWillBeSent", began)
    network.on("Network.requestServedFromCache", lambda event: asked.pop(event["requestId"], None))
    network.on("Network.loadingFinished", ended)


@contextmanager
def reader(browser: Browser, host: str, *, is_slow: bool = False) -> Iterator[Reader]:
    """A reader who has never been here. What a service worker brings behind the page is not counted: nobody waits for it."""
    with browser.new_context(**PHONE, service_workers="block") as context:  # type: ignore[arg-type]
        yield Reader(context.new_page(), host, is_slow=is_slow)
