"""One language of a form, or two side by side: how its texts are said, as plain words or as Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from komak.translation import Edition

_SIGNS = re.compile(r"[\\`*_\[\]<>|#]")


@dataclass(frozen=True)
class Voice:
    """The language or languages of one variant of a form."""

    name: str
    """As in the name of the file: ``uz``, ``ru-uz``."""
    editions: tuple[Edition, ...]

    @property
    def locale(self) -> str:
        """The first language."""
        return self.editions[0].locale

    @property
    def second(self) -> str:
        """The other language of a bilingual variant, or nothing."""
        return self.editions[1].locale if len(self.editions) > 1 else ""

    def parts(self, wording: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        """Language and text, a text that both languages share only once."""
        said = {wording[edition.locale]: edition.locale for edition in reversed(self.editions)}
        return tuple((locale, text) for text, locale in reversed(said.items()))

    def plain(self, wording: Mapping[str, str]) -> str:
        """The text in one line: ``Дата / Sana``."""
        return " / ".join(text for _, text in self.parts(wording))

    def markdown(self, wording: Mapping[str, str]) -> str:
        """The text in one line, the second language emphasised."""
        return self._joined(wording, " / ")

    def lines(self, wording: Mapping[str, str]) -> str:
        """The text as paragraphs, one a language."""
        return self._joined(wording, "\n\n")

    def _joined(self, wording: Mapping[str, str], between: str) -> str:
        first, *more = (_SIGNS.sub(r"\\\g<0>", text) for _, text in self.parts(wording))
        return between.join([first, *(f"*{text}*" for text in more)])

    def word(self, key: str) -> dict[str, str]:
        """An interface word as a wording of the languages of this voice."""
        return {edition.locale: edition.strings(key) for edition in self.editions}

    @cached_property
    def edition_words(self) -> str:
        """What the footer says of the edition."""
        edition = self.editions[0]
        words = edition.strings("print.edition", edition=edition.curriculum.facts.edition)
        return f"{words}, {edition.strings('print.converted')}" if edition.derived_from else words


def voices(editions: tuple[Edition, ...]) -> tuple[Voice, ...]:
    """A voice for each language, and one for the source together with the first translation."""
    single = tuple(Voice(edition.locale, (edition,)) for edition in editions)
    source_locale = editions[0].curriculum.facts.source_locale
    source = next(edition for edition in editions if edition.locale == source_locale)
    others = [edition for edition in editions if edition is not source and not edition.derived_from]
    pair = (Voice(f"{source.locale}-{others[0].locale}".lower(), (source, others[0])),) if others else ()
    return (*single, *pair)
