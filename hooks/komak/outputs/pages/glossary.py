"""The glossary: its page in each language, links to it in running text, and what these links tell who points at them."""

from __future__ import annotations

import json
import re

from markupsafe import Markup

from komak.edition import Edition
from komak.edition.page import Page, index_of
from komak.edition.vocabulary import Vocabulary, glossary_entries, worth_explaining
from komak.ground.address import GLOSSARY, meanings_address
from komak.outputs.pages.render import rendered

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][\w-]*)[^>]*?(?P<empty>/?)>|<!--.*?-->", re.DOTALL)
_CLOSED_TO_TIPS = frozenset(
    {"a", "h1", "h2", "h3", "h4", "h5", "h6", "code", "pre", "script", "nav", "dl", "th", "label", "fieldset"}
)
_VOID = frozenset({"br", "img", "hr", "input", "wbr", "col", "meta", "link", "source"})


def glossary_page(edition: Edition) -> Page:
    """All terms in the order of the language's own alphabet."""
    s = edition.strings
    entries = glossary_entries(edition.glossary, edition)
    markdown = rendered("glossary", s=s, entries=entries)
    title, summary = s("glossary.title"), s("glossary.summary")
    return Page(GLOSSARY, index_of(GLOSSARY), edition.locale, title, title, summary, markdown,
                "curriculum/glossary.yml", None, edition.locale)  # fmt: skip


def meanings(edition: Edition) -> dict[str, str]:
    """By address the script that tells what terms mean, for `theme/assets/around.js`: in the pages it would be a tenth of them."""
    told = {term.id: term.definition.get(edition.locale, "") for term in edition.glossary}
    script = f"globalThis.komakTerms = {json.dumps(told, ensure_ascii=False, indent=1)};\n"
    return {meanings_address(edition.locale): script} if told else {}


def with_tips(html: str, known: Vocabulary, link: str) -> str:
    """`html` in which the first mention of each term leads to the glossary at `link`.

    Titles, links, tables' heads, code and the glossary lists themselves stay as they are.
    """
    told: set[str] = set()
    pieces: list[str] = []
    closed, at = 0, 0
    for tag in (*_TAG.finditer(html), None):
        text = html[at : tag.start() if tag else None]
        pieces.append(text if closed or not text.strip() else _tipped(text, known, link, told))
        if tag is None:
            break
        pieces.append(tag[0])
        at = tag.end()
        closed = _closed(closed, tag)
    return "".join(pieces)


def _closed(closed: int, tag: re.Match[str]) -> int:
    """How many elements are open around the text after `tag` in which no tip may stand."""
    name = (tag["name"] or "").lower()
    if name not in _CLOSED_TO_TIPS or name in _VOID or tag["empty"]:
        return closed
    return max(0, closed - 1) if tag["close"] else closed + 1


def _tipped(text: str, known: Vocabulary, link: str, told: set[str]) -> str:
    pieces, at = [], 0
    for found in worth_explaining(known).find(text):
        if found.term.id not in told:
            told.add(found.term.id)
            tip = Markup('<a class="km-term" href="{}#{}">').format(link, found.term.id)
            pieces += [text[at : found.start], tip, text[found.start : found.end], "</a>"]
            at = found.end
    return "".join([*pieces, text[at:]])
