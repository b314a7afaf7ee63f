"""One language of a form, or two side by side: how its texts are said, as plain words or as Markdown.

A voice is small and plain, so that another process can be given it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from komak.edition import Edition
from komak.ground.address import of_edition
from komak.model import Form
from komak.press.pdf.sheet import LICENCES

_SIGNS = re.compile(r"[\\`*_{}\[\]<>|#!~^=+&]|^[-:](?=[ -])|^\d+(?=[.)] )")
"""Letters that mean something in Markdown, wherever or at the beginning of a line."""
_KEYS = ("site.name", "forms.", "example.", "handout.form-notice", "handout.only-facilitator", "print.")


def escaped(text: str) -> str:
    """An author's words as one line of Markdown that says them and nothing else."""
    return _SIGNS.sub(_entities, " ".join(text.split()))


def _entities(signs: re.Match[str]) -> str:
    return "".join(f"&#{ord(sign)};" for sign in signs[0])


@dataclass(frozen=True)
class Voice:
    """The language of a form, or both of a bilingual one."""

    name: str
    """As in the name of the file: ``uz``, ``ru-uz``."""
    locales: tuple[str, ...]
    """The language, or the two."""
    words: Mapping[str, Mapping[str, str]]
    """Interface words by key and language."""
    edition: str
    """What the footer says of the edition."""
    licence: str
    """Short name of the licence."""
    home: str
    """Address of the pages in the first language, ends with ``/``."""
    number: str
    """Of the edition: ``2026.1``."""

    @property
    def locale(self) -> str:
        """The first language."""
        return self.locales[0]

    @property
    def second(self) -> str:
        """The other language of a bilingual form, or nothing."""
        return self.locales[1] if len(self.locales) > 1 else ""

    def page(self, uri: str) -> str:
        """The address of a page as papers carry it."""
        return of_edition(self.home + uri, self.number)

    def parts(self, wording: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        """Language and text, a text that both languages share only once."""
        said = {wording[locale]: locale for locale in reversed(self.locales)}
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
        first, *more = (escaped(text) for _, text in self.parts(wording))
        return between.join([first, *(f"*{text}*" for text in more)])

    def word(self, key: str) -> str:
        """An interface word."""
        return self.plain(self.words[key])

    def notice(self, form: Form) -> str:
        """What every form says of itself: that it is for training; and who may have it."""
        keys = ["handout.form-notice"]
        if form.data.audience == "facilitator":
            keys.append("handout.only-facilitator")
        return " ".join(self.words[key][locale] for locale in self.locales for key in keys)


def voices(editions: tuple[Edition, ...], site_url: str) -> tuple[Voice, ...]:
    """A voice for each language, and one for the source together with the first translation."""
    by_locale = {edition.locale: edition for edition in editions}
    pair = editions[0].curriculum.bilingual
    groups = [(edition,) for edition in editions] + ([(by_locale[pair[0]], by_locale[pair[1]])] if pair else [])
    return tuple(_voice(group, site_url) for group in groups)


def voice_of(edition: Edition) -> Voice:
    """The voice of the pages of one language."""
    return _voice((edition,), "")


def _voice(editions: tuple[Edition, ...], site_url: str) -> Voice:
    first = editions[0]
    keys = [key for key in first.strings.words if key.startswith(_KEYS)]
    edition = first.strings("print.edition", edition=first.curriculum.facts.edition)
    return Voice(
        name=first.locale if len(editions) == 1 else "-".join(each.locale for each in editions).lower(),
        locales=tuple(each.locale for each in editions),
        words={key: {each.locale: each.strings.words[key] for each in editions} for key in keys},
        edition=f"{edition}, {first.strings('print.converted')}" if first.derived_from else edition,
        licence=LICENCES[first.curriculum.facts.licence],
        home=site_url + ("" if first.locale == first.default_locale else f"{first.locale}/"),
        number=first.curriculum.facts.edition,
    )
