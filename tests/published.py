"""A site at an address, brought into a folder: what its sitemap, search index, catalogue and pages name.

Asked for as a reader would, a few files at a time. What no page names cannot be seen from outside: checks that look
for such files are marked ``of_a_folder`` and are not collected for an address.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path, PurePosixPath
from time import sleep
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, unquote, urljoin, urlsplit
from urllib.request import Request, urlopen

from lxml import etree, html

AT_ONCE = 4
"""Connections: a site for few readers is not pressed harder than by one browser."""
TRIES, PAUSE, PATIENCE = 3, 1.0, 30
"""How often a host that fails is asked, seconds before it is asked again, and for an answer."""
KNOWN = (
    "",
    "CITATION.cff",
    "catalogue.json",
    "catalogue.schema.json",
    "zenodo.json",
    "sitemap.xml",
    "sitemap.xml.gz",
    "search/search_index.json",
    "service-worker.js",
    "assets/offline/common.json",
    "assets/offline/files.json",
)
LOST = "no/such/page/"
_IN_STYLES = re.compile(r"""url\(\s*["']?(?!data:|["']?#)([^"')]+)""")
_IN_SCRIPTS = re.compile(r"""(?:\bfrom|\bimport|\bimport\()\s*["'](\.{1,2}/[\w./-]+\.js)(?:\?v=\w+)?["']""")
_ADDRESSES = "//@href | //@src | //@data-terms | //@poster | //@data | //meta[@property='og:image']/@content"


class UnseenSiteError(Exception):
    """An address that is no site of Koʻmak, or does not answer; the text says which and why."""


def is_address(site: str) -> bool:
    """Whether a site is named by its address, not by a folder."""
    return site.startswith(("http://", "https://"))


def bring(address: str, folder: Path) -> None:
    """Fill an empty `folder` with the files of the site at `address`. Raises UnseenSiteError."""
    home = f"{address.rstrip('/')}/"
    _write(folder, "404.html", _lost_page(home))
    published = _published(home)
    seen, waiting = set[str](), set(KNOWN)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        while waiting:
            seen |= waiting
            answers = list(
                zip(sorted(waiting), pool.map(lambda name: _asked(home, name), sorted(waiting)), strict=True)
            )
            for name, content in answers:
                _write(folder, name, content)
            waiting = {found for name, content in answers for found in _named(name, content, (home, published))} - seen


def _published(home: str) -> str:
    """The address that the site itself says to be at: a copy may lie elsewhere."""
    try:
        return str(json.loads(_asked(home, "catalogue.json"))["site"])
    except (ValueError, KeyError, TypeError):
        raise UnseenSiteError(f"{home} is no site of Koʻmak: its catalogue.json is no catalogue") from None


def _named(name: str, content: bytes, homes: tuple[str, str]) -> Iterator[str]:
    """Addresses below the site that a file names; it may call the site by the address at which it is published."""
    for href in _hrefs(name, content):
        target = urljoin(homes[0] + quote(name), href.strip())
        home = next((home for home in homes if target.startswith(home)), None)
        if home is not None:
            yield unquote(urlsplit(target.removeprefix(home)).path)


def _hrefs(name: str, content: bytes) -> Iterator[str]:
    match PurePosixPath(name).suffix:
        case "" | ".html":
            page = html.document_fromstring(content)
            sets = (choice.split()[0] for srcset in page.xpath("//@srcset") for choice in srcset.split(","))
            yield from chain(map(str, page.xpath(_ADDRESSES)), sets, _worker(page))
        case ".css":
            yield from _IN_STYLES.findall(content.decode())
        case ".js":
            yield from _IN_SCRIPTS.findall(content.decode())
        case ".xml":
            yield from etree.fromstring(content).xpath("//*[local-name()='loc']/text()")
        case ".json" if name == "search/search_index.json":
            for language in json.loads(content)["config"].values():
                yield f"{language['folder']}start.json"
                yield from (f"../assets/search/{stemmer}.js" for stemmer in language["stemmers"])
        case ".json" if name.startswith("search/") and name.endswith("/start.json"):
            start = json.loads(content)
            kinds = {**start["starts"], **start["numbers"]}
            yield from (f"{kind}{at}.json" for kind, parts in kinds.items() for at in range(len(parts)))
        case ".json" if name == "catalogue.json":
            yield from re.findall(r'"address": ?"([^"]*)"', content.decode())
            yield from _lists(json.loads(content))
        case ".webmanifest":
            yield from (icon["src"] for icon in json.loads(content)["icons"])


def _lists(catalogue: dict[str, Any]) -> Iterator[str]:
    """What a browser keeps of the site: a list for each module, for the search and for the pages of a language."""
    modules = [module["reference"] for track in catalogue["tracks"] for module in track["modules"]]
    for locale in catalogue["locales"]:
        for name in (f"search.{locale}", f"pages.{locale}", *(f"{locale}/{module}" for module in modules)):
            yield f"assets/offline/{name}.json"


def _worker(page: html.HtmlElement) -> Iterator[str]:
    """The script that searches: its address stands in the settings of the theme."""
    for settings in page.xpath("//script[@id='__config']/text()"):
        yield json.loads(settings)["search"]


def _asked(home: str, name: str) -> bytes:
    """The content at an address below `home`. Raises UnseenSiteError, also for what a page links and the host has not."""
    problem = ""
    for turn in range(TRIES):
        if turn:
            sleep(PAUSE)
        try:
            with urlopen(_request(home + quote(name)), timeout=PATIENCE) as answer:
                content: bytes = answer.read()
                return content
        except HTTPError as error:
            if error.code < 500 and error.code != 429:
                raise UnseenSiteError(f"{home}{name} is named by the site and answers {error.code}") from None
            problem = f"answers {error.code}"
        except (URLError, OSError) as error:
            problem = f"does not answer: {getattr(error, 'reason', error)}"
    raise UnseenSiteError(f"{home}{name} {problem} (asked {TRIES} times)")


def _lost_page(home: str) -> bytes:
    """What the host says of a page that is not there."""
    try:
        with urlopen(_request(home + LOST), timeout=PATIENCE):
            raise UnseenSiteError(f"{home}{LOST} exists: the host does not say what is missing")
    except HTTPError as error:
        return error.read()
    except (URLError, OSError) as error:
        raise UnseenSiteError(f"{home} does not answer: {getattr(error, 'reason', error)}") from None


def _request(address: str) -> Request:
    return Request(address, headers={"User-Agent": "komak-verify", "Accept-Encoding": "identity"})


def _write(folder: Path, name: str, content: bytes) -> None:
    target = folder / name / "index.html" if not name or name.endswith("/") else folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
