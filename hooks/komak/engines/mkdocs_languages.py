"""Languages of the site for static-i18n: a new language needs no edit of mkdocs.yml.

mkdocs.yml names the default language only; static-i18n wants the others in its options before it configures itself.
"""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from komak.site import Site


def declare_languages(config: MkDocsConfig, site: Site) -> None:
    """Add the languages of the curriculum to the options of static-i18n, if it is used and lacks them."""
    i18n: Any = config.plugins.get("i18n")
    if i18n is None:
        return
    known = {language.locale for language in i18n.config.languages}
    for edition in site.editions:
        if edition.locale not in known:
            kind = type(i18n.config.languages[0])
            name, site_name = edition.names[edition.locale], edition.strings("site.name")
            i18n.config.languages.append(_language(kind, locale=edition.locale, name=name, site_name=site_name))


def _language(kind: Any, **options: str) -> Any:
    """One entry of static-i18n's list, of its own type."""
    language = kind()
    language.load_dict(options)
    language.validate()
    return language
