"""What an author's link points at. One function serves the checks, the pages and the printed sheets.

Authors link files, without language: ``handouts/intake-form.md``, ``../../parenting/x/module.md``, ``/guide/steps.md``;
an act by its id in ``curriculum/acts.yml``: ``act:zru-996``.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from html import unescape
from urllib.parse import SplitResult, unquote, urlsplit

from komak.ground.address import (
    ACT_SCHEME,
    ACTS,
    COORDINATION,
    EVIDENCE,
    EXAMPLES,
    FIELDS,
    FORMS,
    GLOSSARY,
    LIBRARY,
    MODULES,
    OFFLINE,
    PLANNER,
    PRIVACY,
    PROGRAMMES,
    RELEASES,
    RULES,
    STATUS,
    example_uri,
    facilitator_uri,
    form_uri,
    handout_uri,
    module_uri,
    page_uri,
    pair_uri,
    programme_uri,
    self_check_uri,
    track_uri,
)
from komak.model import Curriculum, Document, DocumentKind, Work
from komak.model.paragraphs import anchor, paragraphs

GENERATED = (COORDINATION, MODULES, LIBRARY, FORMS, GLOSSARY, OFFLINE, PLANNER, PRIVACY, RULES, FIELDS, STATUS)
"""Pages that every site has without a file of their own."""

INLINE_LINK = re.compile(
    r"(?<!!)(?<!\\)(?P<head>\[(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*\]\()(?P<href>[^()\s]+(?:\([^()\s]*\))?)"
)
"""``[text](href``: everything up to the end of the address."""
_ADDRESS = re.compile(r"\]\(\s*(?P<href>[^()\s]+(?:\([^()\s]*\))?)")

_MODULE_FILE = re.compile(r"^curriculum/(?P<reference>[^/]+/[^/]+)/module\.md$")
_HANDOUT_FILE = re.compile(r"^curriculum/(?P<reference>[^/]+/[^/]+)/handouts/(?P<slug>[^/]+)\.md$")


def addresses(markdown: str) -> Iterator[str]:
    """All that may be the address of a link or a picture: more than there are, for a table by which links of the tree are led."""
    return (match["href"] for match in _ADDRESS.finditer(markdown))


class Fault(StrEnum):
    """Why a link cannot be followed."""

    REFUSED = "refused"
    OUTSIDE = "outside"
    ABSENT_HANDOUT = "absent handout"
    ABSENT_PAGE = "absent page"
    ABSENT_ANCHOR = "absent anchor"
    ABSENT_ACT = "absent act"


@dataclass(frozen=True)
class Target:
    """Where a link leads: another host, or a page of the site."""

    uri: str
    """Page uri without language, or the whole address of another host."""
    anchor: str = ""
    is_external: bool = False


@dataclass(frozen=True)
class SiteMap:
    """Every page of the site by uri, and the heading ids it has in each language."""

    ids: Mapping[str, Mapping[str, frozenset[str]]]
    """Uri to locale to ids. A page with no ids of its own (the library) maps to nothing."""
    sources: Mapping[str, str]
    """Uri of a hand-written page to its path below ``docs/``, without language."""

    def has(self, uri: str) -> bool:
        return uri in self.ids

    def has_anchor(self, uri: str, locale: str, anchor: str) -> bool:
        """Whether the page has the heading; where its text is missing in `locale`, any language may say so."""
        known = self.ids[uri]
        ids = known[locale] if locale in known else frozenset().union(*known.values())
        return not known or anchor in ids or anchor.startswith(("fn:", "fnref"))


def site_map(curriculum: Curriculum) -> SiteMap:
    """All pages that the site will have."""
    ids: dict[str, dict[str, frozenset[str]]] = {uri: {} for uri in (*GENERATED, *curriculum.lost)}
    ids |= {track_uri(track.slug): {} for track in curriculum.tracks}
    ids |= {form_uri(form.slug): {} for form in curriculum.forms}
    ids |= {example_uri(example.slug): {} for example in curriculum.examples if curriculum.filled_set}
    ids |= {EXAMPLES: {}} if curriculum.filled_set else {}
    ids |= {ACTS: {"": frozenset(act.id for act in curriculum.acts)}} if curriculum.acts else {}
    ids |= {EVIDENCE: {}} if curriculum.evidence else {}
    ids |= {PROGRAMMES: {}} if curriculum.programmes else {}
    ids |= {RELEASES: {}} if curriculum.numbered else {}
    ids |= {programme_uri(programme.id): {} for programme in curriculum.programmes}
    for module in curriculum.modules:
        for uri in (module_uri(module.reference), facilitator_uri(module.reference)):
            ids[uri] = _ids(module.documents)
        ids |= {pair_uri(module.reference, is_facilitator=is_facilitator): {} for is_facilitator in (False, True)}
        if module.test:
            ids[self_check_uri(module.reference)] = {}
        for handout in module.handouts:
            ids[handout_uri(module.reference, handout.slug)] = _ids(handout.documents)
    sources = {}
    for page in curriculum.pages:
        source = page.neutral_path.removeprefix("docs/")
        sources[page_uri(source)] = source
        ids.setdefault(page_uri(source), {})[page.locale] = _anchors(page)
    return SiteMap(ids, sources)


def after_edit(pages: SiteMap, document: Document) -> SiteMap:
    """`pages` with what `document`, one of theirs, has now."""
    module = _MODULE_FILE.match(document.neutral_path)
    of_module = (module_uri(module["reference"]), facilitator_uri(module["reference"])) if module else ()
    uris = of_module or (_uri("", document),)
    told = {uri: {**pages.ids[uri], document.locale: _anchors(document)} for uri in uris}
    return replace(pages, ids={**pages.ids, **told})


def _ids(documents: Work) -> dict[str, frozenset[str]]:
    return {locale: _anchors(document) for locale, document in documents.items()}


def _anchors(document: Document) -> frozenset[str]:
    """Ids of headings, and of the numbers that paragraphs of hand-written pages have."""
    numbered = paragraphs(document) if document.kind is DocumentKind.PAGE else ()
    return frozenset({*document.ids, *(anchor(one.number) for one in numbered if one.number)})


def resolve(href: str, document: Document, pages: SiteMap) -> Target | Fault:
    """Where `href`, written in `document`, leads."""
    try:
        parts = urlsplit("".join(unescape(href).split()))
    except ValueError:  # ``http://[``
        return Fault.REFUSED
    if parts.scheme or parts.netloc:
        return _elsewhere(parts, href, pages)
    uri = _uri(unquote(parts.path), document)
    if isinstance(uri, Fault):
        return uri
    if not pages.has(uri):
        return (
            Fault.ABSENT_HANDOUT
            if "/handouts/" in parts.path or parts.path.startswith("handouts/")
            else Fault.ABSENT_PAGE
        )
    anchor = unquote(parts.fragment)
    if anchor and not pages.has_anchor(uri, document.locale, anchor):
        return Fault.ABSENT_ANCHOR
    return Target(uri, anchor)


def _elsewhere(parts: SplitResult, href: str, pages: SiteMap) -> Target | Fault:
    """The row of an act in the table of all, or another host."""
    if f"{parts.scheme}:" != ACT_SCHEME:
        is_web = parts.scheme in ("http", "https") and bool(parts.netloc)
        return Target(href, is_external=True) if is_web else Fault.REFUSED
    name = parts.path
    is_known = pages.has(ACTS) and name in pages.ids[ACTS][""]
    return Target(ACTS, name) if is_known else Fault.ABSENT_ACT


def _uri(path: str, document: Document) -> str | Fault:
    own = document.neutral_path
    if path.startswith("/"):
        full = posixpath.normpath("docs" + path)
    else:
        full = posixpath.normpath(posixpath.join(posixpath.dirname(own), path)) if path else own
    home = "docs" if document.kind is DocumentKind.PAGE or path.startswith("/") else "curriculum"
    if not full.startswith(home + "/"):
        return Fault.OUTSIDE
    if not full.endswith(".md"):
        return Fault.ABSENT_PAGE
    if match := _HANDOUT_FILE.match(full):
        return handout_uri(match["reference"], match["slug"])
    if match := _MODULE_FILE.match(full):
        return module_uri(match["reference"])
    return page_uri(full.removeprefix("docs/")) if home == "docs" else Fault.ABSENT_PAGE
