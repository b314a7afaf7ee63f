"""Pages and files of the core as MkDocs files; the one place that touches static-i18n.

static-i18n has no interface for generated pages. Measured on 1.3.1: a file needs the five attributes set in
`page_file`, its destination in the language's folder, and an entry in `i18n_files_per_language` (the sitemap).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from komak.engines.front_matter import front_matter
from komak.site import Page, Site

_UNUSED = (
    *("styles/", "worker/", "kit/"),
    *("assets/stylesheets/", "assets/javascripts/lunr/", "assets/javascripts/workers/", "assets/images/favicon"),
)
"""Of the theme: parts of the styles and of the service worker, of which one file each is made (`material`, the core), and what
a copy on a disk gets; and of Material: its styles, its search, in whose place is ours, and its mark."""
_SOURCES = (".js.map", ".css.map")
"""Where a developer of Material finds the source of a line; larger than everything else in its folders."""


def is_unused(uri: str) -> bool:
    """Whether no page of the site asks for a file of the theme."""
    return uri.startswith(_UNUSED) or uri.endswith(_SOURCES)


@dataclass(frozen=True)
class Language:
    """Which language MkDocs is building now."""

    locale: str
    is_further_build: bool
    """True when static-i18n has called `build()` again for a language after the first."""


def language(config: MkDocsConfig) -> Language:
    """Ask static-i18n; without it the site has one language, that of the theme."""
    i18n: Any = config.plugins.get("i18n")
    if i18n is None:
        return Language(str(config.theme.get("language", "ru")), is_further_build=False)
    return Language(i18n.current_language or i18n.default_language, is_further_build=i18n.building)


def page_file(page: Page, site: Site, config: MkDocsConfig) -> File:
    """A page in its language, with links to the same page in the other languages."""
    above = front_matter(page, {"alternates": site.alternates(page), **site.head(page)})
    file = _localised(page.source, page.locale, site, config, above)
    if page.edit_path:
        file.edit_uri = f"../{page.edit_path}"
    others = {edition.locale for edition in site.editions} - {page.locale}
    alternates = {locale: _localised(page.source, locale, site, config, "") for locale in sorted(others)}
    setattr(file, "alternates", {page.locale: file, **alternates})  # noqa: B010 - an attribute of static-i18n
    return file


def _localised(source: str, locale: str, site: Site, config: MkDocsConfig, content: str) -> File:
    file = generated_file(config, source, content=content)
    if locale != site.curriculum.facts.locales[0]:
        file.dest_uri = f"{locale}/{file.dest_uri}"
    attributes = {
        "locale": locale,
        "locale_alternate_of": locale,
        "localization": None,
        "norm_src_uri": file.src_uri,
        "alternates": {locale: file},
    }
    for name, value in attributes.items():
        setattr(file, name, value)
    return file


def generated_file(config: MkDocsConfig, uri: str, **content: str | bytes) -> File:
    """A file that is not in docs_dir; `content` is ``content=`` text or bytes, or ``abs_src_path=`` a path."""
    file: File = File.generated(config, uri, inclusion=InclusionLevel.NOT_IN_NAV, **content)
    return file


def register(files: Files, now: Language, config: MkDocsConfig) -> None:
    """Tell static-i18n's sitemap which pages the language has."""
    i18n: Any = config.plugins.get("i18n")
    if i18n is not None:
        i18n.i18n_files_per_language[now.locale] = files.documentation_pages()
