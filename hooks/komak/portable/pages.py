"""A built page for a program that shows it without its site: what only a browser on the site needs is taken out.

For Kiwix the policy of the page (outputs/policy.py) goes: what ``'self'`` is in a program that has an address scheme of its own
(``zim://``) is not agreed, so styles would be lost; and these programs put scripts of their own into a page. What stays
is static, and asks nothing of any other host.
"""

from __future__ import annotations

import re
from html import escape

from komak.edition import Edition
from komak.outputs.offline import unversioned

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_LANGUAGES = re.compile(r'<ul class="km-languages".*?</ul>', re.DOTALL)
_FETCHED = re.compile(r'\s*<link rel="preload"[^>]*>')
_FOR_A_PHONE = re.compile(r'\s*<link rel="(?:manifest|apple-touch-icon)"[^>]*>')
_KEPT_BY_A_BROWSER = (
    re.compile(r'\s*<meta name="komak-build"[^>]*>'),
    _FOR_A_PHONE,
    re.compile(r'<div class="km-keep".*?</div>', re.DOTALL),
    re.compile(r'<script src="(?:[^"]*/)?assets/offline/[^"]*"[^>]*></script>'),
    re.compile(r'<li(?: class="md-nav__item")?>\s*<a href="[^"]*offline/"[^>]*>.*?</li>', re.DOTALL),
)
"""The service worker, and what offers it (outputs/offline): these files are with their reader already."""
_LOST = re.compile(r'(?<=\sdata-lost=")[^"]*(?=")')


def alone(html: str) -> str:
    """The page without what ties it to its place: policy, service worker, versions of files."""
    for pattern in (_POLICY, *_KEPT_BY_A_BROWSER):
        html = pattern.sub("", html)
    return unversioned(html)


def for_kiwix(html: str, edition: Edition) -> str:
    """Without the switch of languages, each of which is a file of its own; where the search cannot run, Kiwix has one."""
    lost = edition.strings("portable.search-lost")
    return _saying_lost(_LANGUAGES.sub("", alone(html)), lost)


def for_disk(html: str, edition: Edition, *, is_alone: bool) -> str:
    """Without what a page from a disk may not load, and without the switch of languages if its own is alone. The policy stays."""
    s = edition.strings
    told = html.replace(escape(s("offline.unsupported")), escape(s("portable.kit-offline")))
    rest = _FETCHED.sub("", _FOR_A_PHONE.sub("", _LANGUAGES.sub("", told) if is_alone else told))
    return _saying_lost(rest, s("portable.kit-search-lost"))


def _saying_lost(html: str, lost: str) -> str:
    """`lost` is what the search box says where the search does not run."""
    return _LOST.sub(lambda _: escape(lost), html)
