"""What Kiwix's own search finds of a page: its words, and beside them the spellings and stems that readers type.

Xapian stems Russian and knows nothing of Uzbek: `oilalarning` would be found by `oilalarning` only, and `oʻzi` not by
`o'zi`. So the stems and plain spellings of the site's own search stand behind the text. No reader sees them: the lines
that Kiwix shows under a title are taken from the page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from komak.languages import TURNED, TUTUQ, Language
from komak.languages.stems import words
from komak.outputs.search.extract import sections

_ARTICLE = re.compile(r"<article\b[^>]*>(.*)</article>", re.DOTALL)
_TITLES = (re.compile(r'<meta property="og:title" content="([^"]*)"'), re.compile(r"<title>([^<]*)</title>"))
_TYPED = str.maketrans({TURNED: "'", TUTUQ: "'"})


@dataclass(frozen=True)
class Findable:
    """A page as an index takes it."""

    title: str
    """As readers see it."""
    text: str
    """Bare words."""

    @property
    def bare_title(self) -> str:
        return _bare(self.title)


def article(html: str) -> str:
    """The text of a page without its frame."""
    found = _ARTICLE.search(html)
    return found[1] if found else ""


def page_title(html: str) -> str:
    """The title of a page without the name of the site, where the page says it so."""
    found = next(filter(None, (pattern.search(html) for pattern in _TITLES)), None)
    return unescape(found[1]).strip() if found else ""


def findable(html: str, language: Language) -> Findable:
    """What is found of the page `html` in a language."""
    lines = [line for section in sections(article(html)) for line in (section.title, *section.lines)]
    text = "\n".join([page_title(html), *lines])
    return Findable(page_title(html), _bare("\n".join([text, " ".join(_spellings(text, language))])))


def _bare(text: str) -> str:
    """Small letters without accents, й as и: libzim makes this of a query, and of a page only where it reads it itself."""
    apart = unicodedata.normalize("NFD", text.lower())
    return unicodedata.normalize(
        "NFC", "".join(sign for sign in apart if not unicodedata.category(sign).startswith("M"))
    )


def _spellings(text: str, language: Language) -> Iterator[str]:
    """As often as the words stand in the text: what is found is put in order by that."""
    known: dict[str, tuple[str, ...]] = {}
    for word in words(text):
        if word not in known:
            known[word] = _others(word.lower(), language)
        yield from known[word]


def _others(word: str, language: Language) -> tuple[str, ...]:
    """How else `word` may be typed, in order."""
    found = {word.translate(_TYPED)}
    if language.search:
        folded = language.search.fold(word)
        found |= {folded, language.search.stem(folded)}
    return tuple(sorted(found - {word}))
