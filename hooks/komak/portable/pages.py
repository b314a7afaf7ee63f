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
_FETCHED = re.compile(r'<link rel="preload"[^>]*>\s*')
_BUILD = re.compile(r'<meta name="komak-build"[^>]*>\s*')
_FOR_A_PHONE = re.compile(r'<link rel="(?:manifest|apple-touch-icon)"[^>]*>\s*')
_KEPT_BY_A_BROWSER = (
    _BUILD,
    _FOR_A_PHONE,
    re.compile(r'<div class="km-keep".*?</div>', re.DOTALL),
    re.compile(r'<script src="(?:[^"]*/)?assets/offline/[^"]*"[^>]*></script>'),
    re.compile(r'<li(?: class="md-nav__item")?>\s*<a href="[^"]*offline/"[^>]*>.*?</li>', re.DOTALL),
)
"""The service worker, and what offers it (outputs/offline): these files are with their reader already."""
_SIZE = re.compile(r'(<span class="km-download__facts km-kit-size">)[^<]*')
"""How large the copy for a stick is, on the page that offers it: said when it is known, so not in the copy itself."""
_LOST = re.compile(r'(data-lost=")[^"]*')


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
    """Without what a page from a disk may not load, and without the switch of languages if its own is alone. The policy stays.

    A sealed page and one that is not yet give the same.
    """
    s = edition.strings
    told = html.replace(escape(s("offline.unsupported")), escape(s("portable.kit-offline")))
    for pattern in (*((_LANGUAGES,) if is_alone else ()), _FOR_A_PHONE, _FETCHED, _BUILD):
        told = pattern.sub("", told)
    return _saying_lost(saying_size(unversioned(told), ""), s("portable.kit-search-lost"))


def saying_size(html: str, size: str) -> str:
    """`size` is how large the copy for a stick is that the page offers."""
    return _SIZE.sub(lambda found: found[1] + escape(size), html)


def _saying_lost(html: str, lost: str) -> str:
    """`lost` is what the search box says where the search does not run."""
    return _LOST.sub(lambda found: found[1] + escape(lost), html)
