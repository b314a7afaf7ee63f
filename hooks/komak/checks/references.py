"""Rules about what a text points at: pages, anchors, handouts, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from komak.checks.subject import Study, Subject
from komak.ground.issue import Code, Issue
from komak.model import Document, DocumentKind, ModuleTranslation
from komak.model.links import INLINE_LINK, Fault, resolve
from komak.model.participant import participant_lines

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_DEFINITION = re.compile(r"^\s{0,3}\[(?!\^)[^\]]+\]:\s+<?(?P<href>[^\s>]+)")
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]{0,1000})\]\((?P<src>[^()\s]*)")
_OWN_IMAGE = re.compile(r"images/[^/]{1,100}")

_WORDS: dict[Fault, tuple[Code, str, str]] = {
    Fault.REFUSED: (Code.REFUSED_LINK, "the address {href!r} is refused",
                    "Link a page of the site, or a web address that starts with https://."),
    Fault.OUTSIDE: (Code.LEAVES_FOLDER, "the link {href!r} leaves the folder of the content",
                    "Link a module, a handout or a page of docs/."),
    Fault.ABSENT_HANDOUT: (Code.ABSENT_HANDOUT, "there is no handout {href!r}",
                           "Write the handout, or mend the link: handouts/<name>.md, without language."),
    Fault.ABSENT_PAGE: (Code.BROKEN_LINK, "there is no page {href!r}",
                        "Mend the link: it is a path to an .md file, without language."),
    Fault.ABSENT_ACT: (Code.UNKNOWN_ACT, "the register has no act {href!r}",
                       "Mend the name behind `act:`, or add the act to curriculum/acts.yml."),
    Fault.ABSENT_ANCHOR: (Code.BROKEN_ANCHOR, "the page has no heading with the id in {href!r}",
                          "Mend the part behind #, or give the heading that id."),
}  # fmt: skip


def links(study: Study, subject: Subject) -> Iterator[Issue]:
    """Links lead to pages, handouts and headings that exist, and to the web by http(s) only."""
    for line, href in _hrefs(study):
        if study.is_page and not _is_ours(href):
            continue  # files beside a hand-written page are the engine's business
        found = resolve(href, study.document, subject.site)
        if isinstance(found, Fault):
            code, problem, mend = _WORDS[found]
            yield study.issue(line, code, "link", problem.format(href=href), mend)


def empty_links(study: Study, _: Subject) -> Iterator[Issue]:
    """A link has an address, and words or a picture to press on."""
    for anchor in study.tree.iter("a") if study.tree is not None else ():
        words = "".join(map(str, anchor.itertext())).strip()
        line = study.line_of(f"[{words}]()", f"[{words}](", words)
        if not anchor.get("href", "").strip() and not {"id", "name"} & set(anchor.attrib):
            yield study.issue(line, Code.BROKEN_LINK, "link", f"the link {words[:40]!r} has no address",
                              "Write it into the round brackets, or delete the brackets.")  # fmt: skip
        elif anchor.get("href") and not words and anchor.find(".//img") is None and not anchor.get("aria-label"):
            line = study.line_of(f"[]({anchor.get('href')}", anchor.get("href", ""))
            yield study.issue(line, Code.BROKEN_LINK, "link", f"the link to {anchor.get('href', '')[:60]!r} has no words",
                              "Say in the square brackets where it leads.")  # fmt: skip


def definitions(study: Study, _: Subject) -> Iterator[Issue]:
    """Addresses of our own pages and pictures stand behind the text they belong to, where they are made to follow."""
    for number, line in study.lines:
        match = _DEFINITION.match(line)
        if match and not study.is_page and not _SCHEME.match(match["href"]):
            yield study.issue(number, Code.BROKEN_LINK, "link",
                              f"the address {match['href'][:60]!r} stands apart from its text",
                              "Write [text](address) where the link belongs.")  # fmt: skip


def hidden_handouts(study: Study, subject: Subject) -> Iterator[Issue]:
    """What participants read does not link a handout that is for the facilitator only."""
    document = study.document
    hidden = subject.facilitator_handouts
    if document.kind is DocumentKind.PAGE or study.is_for_facilitator:
        return
    for number, line in (entry for section in document.sections for entry in participant_lines(section)):
        for match in INLINE_LINK.finditer(line):
            target = resolve(match["href"], document, subject.site)
            if not isinstance(target, Fault) and target.uri in hidden:
                yield study.issue(number, Code.MISPLACED_FACILITATOR, "link",
                                  f"the text for participants links {match['href']!r}, which is for the facilitator only",
                                  "Move the link into a facilitator block.")  # fmt: skip


def _is_ours(href: str) -> bool:
    """Whether the address is the web's or a page's; what `resolve` cannot take apart is ours to report."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return True
    return bool(parts.scheme) or parts.path.endswith(".md") or not parts.path


def _hrefs(study: Study) -> Iterator[tuple[int, str]]:
    """Line and address of every link: as written where that can be found, else as rendered."""
    written = [(number, match["href"]) for number, line in study.lines for match in INLINE_LINK.finditer(line)]
    written += [(number, match["href"]) for number, line in study.lines if (match := _DEFINITION.match(line))]
    yield from written
    yield from _metadata_hrefs(study.document)
    known = {unescape(href) for _, href in written}
    for anchor in study.tree.iter("a") if study.tree is not None else ():
        href = anchor.get("href", "")
        if href and href not in known and not href.startswith(("#fn:", "#fnref")) and not study.is_page:
            yield study.line_of(href, (anchor.text or "")[:30]), href


def _metadata_hrefs(document: Document) -> Iterator[tuple[int, str]]:
    if isinstance(document.metadata, ModuleTranslation):
        for name, text in document.metadata.sources.items():
            for match in INLINE_LINK.finditer(text):
                yield document.field_lines[f"sources.{name}"], match["href"]


def images(study: Study, subject: Subject) -> Iterator[Issue]:
    """Pictures exist below ``images/``, can be decoded, and have a text for those who do not see them."""
    for line, source, alt in _images(study):
        if not alt.strip():
            yield study.issue(line, Code.NO_ALT_TEXT, "image", f"the picture {source!r} has no text",
                              "Say in the square brackets what it shows: ![A home visit](images/visit.svg).")  # fmt: skip
        if not study.is_page:
            yield from _picture(study, line, source, subject.root)


def _images(study: Study) -> Iterator[tuple[int, str, str]]:
    """Line, address and text of every picture."""
    written = [(number, match["src"], match["alt"]) for number, line in study.lines for match in _IMAGE.finditer(line)]
    yield from written
    known = {source for _, source, _ in written}
    for image in study.tree.iter("img") if study.tree is not None else ():
        source = image.get("src", "")
        if source not in known:
            yield study.line_of(source), source, image.get("alt", "")


def _picture(study: Study, line: int, source: str, root: Path) -> Iterator[Issue]:
    file = _module_folder(root, study.document) / "images" / source.removeprefix("images/")
    if not _OWN_IMAGE.fullmatch(source):
        yield study.issue(line, Code.LEAVES_FOLDER, "image", f"the picture {source[:60]!r} is not in images/",
                          "Put the file into the module's folder images/ and write images/<name>.")  # fmt: skip
    elif not file.is_file():
        yield study.issue(line, Code.MISSING_IMAGE, "image", f"there is no picture {source!r}",
                          "Add the file to images/, or mend its name.")  # fmt: skip


def _module_folder(root: Path, document: Document) -> Path:
    folder = (root / document.path).parent
    return folder.parent if folder.name == "handouts" else folder
