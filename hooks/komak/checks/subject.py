"""What the rules look at: the curriculum, and every document together with its rendered tree."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from lxml.html import HtmlElement

from komak import dialect
from komak.dialect.code import without_fences
from komak.dialect.kept import Render
from komak.ground.address import form_uri, handout_uri
from komak.ground.issue import Code, Issue
from komak.languages.script import EMPTY, Lexicon
from komak.languages.terms import Terminology, terminology
from komak.model import Curriculum, Document, DocumentKind, Handout, Module, Term
from komak.model.links import SiteMap

Made = TypeVar("Made")

_KEY = re.compile(r"^[ \t]*(?:- )?[\w-]+:", re.MULTILINE)
_SMALL = re.compile(r"(?<![\w@/.#={`-])[a-zа-яёўқғҳʻʼ]+(?![\w@/=`-]|\.\w)")
"""Words that are said: none of an address, an id or a piece of code."""
_CODE_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)")


class TermUse(StrEnum):
    """Which forms of the glossary are looked for."""

    ACCEPTED = "accepted"
    AVOIDED = "avoided"
    PHRASES = "phrases"
    """Preferred terms of several words."""


@dataclass(frozen=True)
class Subject:
    """Everything that a rule may ask about."""

    root: Path
    curriculum: Curriculum
    site: SiteMap
    render: Render = dialect.render
    lexicon: Lexicon = EMPTY
    """Exceptions of the Cyrillic edition."""

    @cached_property
    def studies(self) -> tuple[Study, ...]:
        hidden = self.facilitator_paths
        documents = (*self.curriculum.documents, *self.curriculum.strays)
        return tuple(Study(document, self.render, document.path in hidden) for document in documents)

    @cached_property
    def facilitator_handouts(self) -> frozenset[str]:
        """Uris of the handouts and forms that participants do not get."""
        handouts = {handout_uri(module.reference, handout.slug) for module, handout in self._hidden}
        forms = {form_uri(form.slug) for form in self.curriculum.forms if form.data.audience == "facilitator"}
        return frozenset(handouts | forms)

    @cached_property
    def facilitator_paths(self) -> frozenset[str]:
        """Files of the handouts that participants do not get."""
        return frozenset(document.path for _, handout in self._hidden for document in handout.documents.values())

    @property
    def _hidden(self) -> Iterator[tuple[Module, Handout]]:
        for module in self.curriculum.modules:
            for handout in module.handouts:
                if handout.facts.audience == "facilitator":
                    yield module, handout

    def terms(self, locale: str, use: TermUse = TermUse.ACCEPTED) -> Terminology:
        """The glossary's forms in a language, made once."""
        key = (locale, use)
        if key not in self._terminologies:
            chosen = _phrases(self.curriculum.glossary, locale) if use is TermUse.PHRASES else self.curriculum.glossary
            self._terminologies[key] = terminology(chosen, locale, avoided=use is TermUse.AVOIDED)
        return self._terminologies[key]

    @cached_property
    def _terminologies(self) -> dict[tuple[str, TermUse], Terminology]:
        return {}

    def small_words(self, locale: str) -> frozenset[str]:
        """Every word that some text of a language writes with a small first letter, made once."""
        if locale not in self._small_words:
            texts = (document.text for document in self.curriculum.documents if document.locale == locale)
            self._small_words[locale] = frozenset(word for text in texts for word in _SMALL.findall(_KEY.sub("", text)))
        return self._small_words[locale]

    @cached_property
    def every_small_word(self) -> frozenset[str]:
        """Those of all languages: a file may be in any."""
        return frozenset(chain.from_iterable(map(self.small_words, self.curriculum.facts.locales)))

    @cached_property
    def _small_words(self) -> dict[str, frozenset[str]]:
        return {}

    def once(self, make: Callable[[Subject, str], Made], locale: str) -> Made:
        """What `make` gives for a language, made once: a rule that reads every text needs it for each of them."""
        if (make, locale) not in self._made:
            self._made[make, locale] = make(self, locale)
        made: Made = self._made[make, locale]
        return made

    @cached_property
    def _made(self) -> dict[tuple[Callable[[Subject, str], Any], str], Any]:
        return {}

    @property
    def source_locale(self) -> str:
        return self.curriculum.facts.source_locale


@dataclass(frozen=True)
class Study:
    """A document as a rule sees it: lines without code, and the tree that readers will get."""

    document: Document
    render: Render = dialect.render
    is_for_facilitator: bool = False
    """Whether the whole document is kept from participants."""
    is_one_text: bool = False
    """Whether this is one text of a YAML file, be it one word, and no file of its own."""

    @property
    def is_page(self) -> bool:
        return self.document.kind is DocumentKind.PAGE

    @cached_property
    def tree(self) -> HtmlElement | None:
        """The body as HTML; None if it is nested too deep to be read."""
        try:
            return dialect.parsed(self.render(self.document.body))
        except RecursionError:
            return None

    @cached_property
    def lines(self) -> tuple[tuple[int, str], ...]:
        """Lines of the body with their number in the file; fenced code and code spans are blanked."""
        return tuple(_lines_without_code(self.document.body, self.document.body_line))

    @cached_property
    def masked(self) -> dict[tuple[re.Pattern[str], bool], tuple[tuple[int, str], ...]]:
        """What `detectors.all_lines` has made of the lines: several rules ask for the same."""
        return {}

    @cached_property
    def _searched(self) -> tuple[str, str]:
        """The body without code, and as it is written: two long texts are searched sooner than many lines."""
        return "\n".join(line for _, line in self.lines), self.document.body

    def line_of(self, *needles: str) -> int:
        """Line in the file of the first of `needles` that is found, else of the body's first line."""
        for needle in filter(None, needles):
            for text in self._searched:
                if (at := text.find(needle)) >= 0:
                    return self.document.body_line + text.count("\n", 0, at)
        return self.document.body_line

    def issue(self, line: int, code: Code, field: str, problem: str, mend: str) -> Issue:
        return Issue(self.document.path, line, code, field, problem, mend)


def _phrases(glossary: tuple[Term, ...], locale: str) -> tuple[Term, ...]:
    several = (term for term in glossary if len(term.terms.get(locale, "").split()) > 1)
    return tuple(term.model_copy(update={"also": {}}) for term in several)


def _lines_without_code(body: str, first_line: int) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(without_fences(body).split("\n"), first_line):
        yield number, _CODE_SPAN.sub(lambda match: " " * len(match[0]), line)
