"""The MkDocs plugin `komak`: four moments of a build, each handed to the core.

static-i18n builds the further languages by calling `build()` again with this same plugin object, so everything
expensive happens once, in the first `on_config`, and later calls only hang this language's pages into the site.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from komak import forms
from komak.address import CATALOGUE
from komak.engines.mkdocs_files import (
    add_alternates,
    as_html,
    generated_file,
    language,
    neutral_source,
    page_file,
    register,
)
from komak.engines.mkdocs_languages import declare_languages
from komak.engines.mkdocs_nav import hang
from komak.engines.mkdocs_options import YesOrNo
from komak.engines.mkdocs_pages import KeptPages
from komak.engines.mkdocs_search import SearchIndex
from komak.engines.mkdocs_templates import CompiledTemplates
from komak.engines.mkdocs_trouble import in_one_line
from komak.handouts import Rendered, Rendering, shown, start
from komak.issue import Code, Issue, Severity
from komak.pages import FileFacts, settled, told, with_letters, with_notice
from komak.site import Site, assemble, raw_bytes
from komak.typography import glued_html
from komak.workshop import Store, usable, write_whole

log = logging.getLogger("mkdocs.plugins.komak")


class KomakOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs' own base is untyped there
    """Options under ``- komak:`` in mkdocs.yml."""

    cache = Type(str, default=".cache/komak")
    """Folder for rendered handouts, relative to mkdocs.yml."""
    workers = Type(int, default=2)
    """Processes that typeset handouts beside the page build."""
    handouts = Type(bool, default=True)
    """False leaves the PDFs out, for a quick look at pages."""
    allow_outdated = YesOrNo(default=False)
    """True publishes under --strict although a translation is missing or older than its source; pages say so."""


class KomakPlugin(BasePlugin[KomakOptions]):  # type: ignore[no-untyped-call]
    """State of one build: the site, and the printing that runs beside it."""

    site: Site
    rendering: Rendering
    forms: forms.FormRendering
    facts: Mapping[str, FileFacts] | None = None
    """What pages say about the printed files; None until they are printed."""
    search: SearchIndex
    cache: Path
    """Where this run finds and keeps what it makes."""
    templates: CompiledTemplates
    pages: KeptPages

    @event_priority(100)  # before static-i18n (-100) reads its languages
    def _declare(self, config: MkDocsConfig) -> MkDocsConfig:
        """Tell static-i18n which languages the curriculum has."""
        declare_languages(config, _root(config))
        return config

    @event_priority(-200)  # after static-i18n (-100), which decides the language
    @in_one_line()
    def _assemble(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read, check, assemble and start printing; stop before anything published is touched."""
        if language(config).is_further_build:
            config.theme.static_templates.discard("404.html")  # there is one, in the default language
            return config
        root = _root(config)
        config.watch.append(str(root / "curriculum"))
        self.cache, trouble = usable(root / self.config.cache)
        if trouble:
            log.info(trouble)
        assembly = assemble(root, config.site_url or "/", self.cache)
        _report(assembly.issues, tolerated=_LAGGING if self.config.allow_outdated else frozenset())
        if assembly.site is None:
            raise PluginError(f"{len(assembly.issues)} problem(s) in the content; nothing was built.")
        self.site, self.facts, self.templates = assembly.site, None, CompiledTemplates()
        _date_by(self.site)
        config.extra.update(self.site.theme_data)
        sheets = self.site.sheets if self.config.handouts else ()
        self.search, self.pages = SearchIndex(self.site), KeptPages(Store(self.cache / "pages"))
        self.rendering = start(sheets, self.cache / "handouts", self.config.workers)
        self.forms = forms.start(self.site.orders if self.config.handouts else (), self.cache / "forms")
        return config

    on_config = CombinedEvent(_declare, _assemble)

    @event_priority(-200)  # after static-i18n (-100), which drops files that it did not find in docs_dir
    @in_one_line()
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages of this language, and the pictures they show."""
        now = language(config)
        add_alternates(files, self.site, config)
        for page in self.site.pages:
            if page.locale == now.locale:
                file = page_file(page, self.site, config)
                files.append(file)
                register(file, now, config)
        for address, path in {**self.site.images, CATALOGUE: self._catalogue}.items():
            files.append(generated_file(config, address, abs_src_path=str(path)))
        return files

    @event_priority(-200)  # after static-i18n (-100), which translates the titles of hand-written sections
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Hang the generated pages under their sections."""
        return hang(nav, [page for page in self.site.pages if page.locale == language(config).locale], files, config)

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Put the notices of a hand-written page below its title, and the templates of an event into their section."""
        if page.file.generated_by is None:
            page.meta = as_html(page.meta)
        locale, source = language(config).locale, neutral_source(page.file)
        offered = with_letters(markdown, self.site.boxes.get(locale, {}).get(source, ""))
        return with_notice(offered, self.site.notices.get(locale, {}).get(source, ""))

    def on_pre_page(self, page: MkDocsPage, *, config: MkDocsConfig, files: Files) -> MkDocsPage:
        """Let a page that has not changed keep its HTML."""
        self.pages.attend(page)
        return page

    @in_one_line()
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Take the printed sheets: the last moment before files are copied."""
        env.bytecode_cache = self.templates
        if self.facts is None:
            finished = self.site.finished(self._printed(), self.cache)
            self.facts = finished.facts
            for address, path in finished.paths.items():
                files.append(generated_file(config, address, abs_src_path=str(path)))
            for address, text in finished.texts.items():
                if address != CATALOGUE:
                    files.append(generated_file(config, address, content=text))
            write_whole(self._catalogue, raw_bytes(finished.texts[CATALOGUE]))

    @event_priority(100)  # before other plugins (0) read the page
    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Write the late facts (size of each PDF) and the tips on terms into the page; then it can be searched."""
        assert self.facts is not None
        edition = self.site.edition(language(config).locale)
        content = settled(page.content or "", self.facts, edition.strings)
        page.content = glued_html(told(content, neutral_source(page.file), page.url, edition))
        self.search.add(page, config)
        return context

    @event_priority(-200)  # after static-i18n (-100), which builds the further languages here
    @in_one_line()
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the search index."""
        self.search.write(Path(config.site_dir))
        if not language(config).is_further_build:
            self.pages.prune()

    @property
    def _catalogue(self) -> Path:
        """Where the catalogue waits: pages link to it before the sizes in it are known."""
        return self.cache / CATALOGUE

    def _printed(self) -> Rendered:
        with shown("Handouts") as progress:
            rendered = self.rendering.result(progress).joined(self.forms.result())
        _report(rendered.issues)
        if rendered.issues:
            raise PluginError(f"{len(rendered.issues)} problem(s) in printing the handouts; the build stops.")
        return rendered


def _root(config: MkDocsConfig) -> Path:
    """The project folder: where mkdocs.yml, ``curriculum/`` and ``docs/`` are."""
    return Path(config.config_file_path).parent if config.config_file_path else Path.cwd()


def _date_by(site: Site) -> None:
    """Everything made carries the day of the edition, whoever builds it and when; a date from outside comes first."""
    day = dt.datetime.combine(site.curriculum.facts.date, dt.time(), dt.UTC)
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(day.timestamp())))


_LAGGING = frozenset({Code.OUTDATED, Code.MISSING_TRANSLATION})


_ADVICE = frozenset({Code.TASK_MISSING})
"""What makes a training poorer and no page wrong."""


def _report(issues: tuple[Issue, ...], tolerated: frozenset[Code] = frozenset()) -> None:
    """Speak; a strict build fails on errors and warnings, so what is tolerated is only information."""
    for issue in issues:
        level = logging.ERROR if issue.severity is Severity.ERROR else logging.WARNING
        log.log(logging.INFO if level == logging.WARNING and issue.code in tolerated | _ADVICE else level, "%s", issue)
