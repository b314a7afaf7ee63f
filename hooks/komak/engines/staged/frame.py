"""What `mkdocs.yml` says of the frame around pages: the theme as one folder, the settings as one file a language."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import InclusionLevel, get_files

from komak.engines.mkdocs_files import is_unused
from komak.engines.mkdocs_templates import valid
from komak.site import MenuEntry, Site

THEME = "theme"
BUILT = "built"
"""Where a generator puts what it builds, a folder a language: it empties the folder first."""
_LOOKS = ("features", "palette", "favicon", "font", "icon")
"""Of the theme's settings those that templates ask for."""
_HEADINGS = "(page.meta.headings if page.meta else [])"
"""A generator finds no headings in finished HTML: they stand in the front matter of the page."""


def copy_theme(config: MkDocsConfig, folder: Path) -> None:
    """The templates of all folders that MkDocs looks through; icons are in our styles."""
    for source in map(Path, reversed(config.theme.dirs)):  # the first of them has the last word
        for template in sorted(source.rglob("*.html")):
            text = valid(template.read_text("utf-8")).replace("page.toc", _HEADINGS)
            target = folder / template.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")


def shared_files(config: MkDocsConfig) -> Iterator[tuple[str, Path]]:
    """Address and path of every file of ``docs/`` and of the theme that is no page."""
    files = get_files(config)
    files.add_files_from_theme(config.theme.get_env(), config)
    for file in files:
        if is_unused(file.src_uri):
            continue
        if file.inclusion.value > InclusionLevel.DRAFT.value and not file.is_documentation_page() and file.abs_src_path:
            yield file.dest_uri, Path(file.abs_src_path)


def copied(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def settings(site: Site, locale: str, config: MkDocsConfig, *, is_sealed: bool) -> dict[str, object]:
    """The settings of a language in the words of `mkdocs.yml`; paths are from the staged folder."""
    edition, home = site.edition(locale), prefix(site, locale)
    links = {other: f"./{prefix(site, other)}" for other in edition.names}
    return {
        "site_name": edition.strings("site.name") if home else config.site_name,
        "site_url": config.site_url,
        "repo_url": config.repo_url,
        "copyright": config.copyright,
        "docs_dir": locale,
        "site_dir": f"{BUILT}/{locale}",
        "theme": {
            "name": None,  # the folder is whole: nothing of a theme that the generator brings along
            "variant": "classic",  # Zensical's word for Material's own icons
            "custom_dir": THEME,
            "language": locale,
            **_looks(config),
        },
        "extra_css": config.extra_css,
        "extra": {
            **config.extra,
            **site.theme_data,
            "offline": is_sealed,
            "homepage": home,
            "alternate": [{"lang": other, "name": edition.names[other], "link": link} for other, link in links.items()],
        },
        "nav": _menu(site.menu(locale), home),
        "markdown_extensions": [],
        "plugins": {"search": {"enabled": False}},  # the index is ours
    }


def prefix(site: Site, locale: str) -> str:
    """What the addresses of a language begin with."""
    return "" if locale == site.editions[0].locale else f"{locale}/"


def _looks(config: MkDocsConfig) -> dict[str, object]:
    return {name: config.theme[name] for name in _LOOKS if name in config.theme}


def _menu(entries: Sequence[MenuEntry], home: str) -> list[dict[str, object]]:
    """The menu; names are HTML, which themes print as it is."""
    return [
        {escape(entry.title, quote=False): f"{home}{entry.page.source}" if entry.page else _menu(entry.children, home)}
        for entry in entries
    ]
