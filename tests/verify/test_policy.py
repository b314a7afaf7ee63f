"""Every page says what a browser may do on it, and has nothing in it that this forbids."""

from __future__ import annotations

import pytest
from lxml.html import HtmlElement
from tests.conftest import Built

from komak.outputs.policy import headers, policy

_DATA = ("application/json", "application/ld+json")
"""What stands in a ``<script>`` and is no program."""
_POLICY = "//head/meta[@http-equiv='Content-Security-Policy']"
_LOADED_ABOVE = "boolean(preceding::*[self::link or self::script or self::style])"


def test_the_policy_stands_in_every_page_above_all_that_it_loads(site: Built) -> None:
    wrong = []
    for address, page in site.pages.items():
        found = page.xpath(_POLICY)
        if [one.get("content") for one in found] != [policy()] or found[0].xpath(_LOADED_ABOVE):
            wrong.append(address)

    assert wrong == []


def test_the_policy_lets_nothing_in_a_page_run() -> None:
    for allowed in (policy(), headers()["Content-Security-Policy"]):
        assert "default-src 'none'" in allowed
        assert "script-src 'self'" in allowed
        assert "style-src 'self'" in allowed
        assert "unsafe" not in allowed
        assert "http" not in allowed


def test_no_script_style_or_handler_stands_in_a_page(site: Built) -> None:
    faults = {address: found for address, page in site.pages.items() if (found := _forbidden(page))}

    assert faults == {}


def _forbidden(page: HtmlElement) -> list[str]:
    scripts = [one for one in page.iter("script") if not one.get("src") and one.get("type") not in _DATA]
    attributes = page.xpath("//@*[name()='style' or starts-with(name(), 'on') or starts-with(., 'javascript:')]/..")
    return [one.tag for one in (*scripts, *page.iter("style"), *attributes)]


@pytest.mark.of_a_folder
def test_hosts_that_send_headers_find_them(site: Built) -> None:
    for name in ("_headers", "nginx-headers.conf"):
        text = site.files[name].read_text("utf-8")
        assert [(field, value) for field, value in headers().items() if field not in text or value not in text] == []
