"""Languages of the site for static-i18n, from curriculum.yml and the strings: a new language needs no edit of mkdocs.yml.

mkdocs.yml names the default language only; static-i18n wants the others in its options before it configures itself.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from komak.source.facts import read_facts
from komak.translation import own_strings

_MENU = "menu."
"""Keys of the words that mkdocs.yml uses as titles of sections, in the default language."""


def declare_languages(config: MkDocsConfig, root: Path) -> None:
    """Add the languages of the curriculum to the options of static-i18n, if it is used and lacks them."""
    i18n: Any = config.plugins.get("i18n")
    facts, _, _ = read_facts(root)
    if i18n is None or facts is None:
        return
    known = {language.locale for language in i18n.config.languages}
    default = own_strings(facts.locales[0], facts.derived, root).below(_MENU)
    for locale in (*facts.locales, *facts.derived):
        if locale not in known:
            words = own_strings(locale, facts.derived, root)
            menu = {default[key]: text for key, text in words.below(_MENU).items() if key in default}
            i18n.config.languages.append(_language(type(i18n.config.languages[0]), locale, words.words, menu))


def _language(kind: Any, locale: str, words: Any, menu: dict[str, str]) -> Any:
    """One entry of static-i18n's list, of its own type."""
    language = kind()
    language.load_dict(
        {
            "locale": locale,
            "name": words.get(f"language.{locale}", locale),
            "site_name": words["site.name"],
            "nav_translations": menu,
        }
    )
    language.validate()
    return language
