"""The MkDocs plugin `komak`: four moments of a build, each handed to the core.

static-i18n builds the further languages by calling `build()` again with this same plugin object, so everything
expensive happens once, in the first `on_config`, and later calls only put this language's pages into its frame.
"""

from __future__ import annotations

import logging
from dataclasses import asdict
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc
from mkdocs.utils.templates import TemplateContext

from komak.engines.material import with_material
from komak.engines.mkdocs_files import generated_file, is_unused, language, page_file, register
from komak.engines.mkdocs_languages import declare_languages
from komak.engines.mkdocs_nav import navigation
from komak.engines.mkdocs_options import YesOrNo
from komak.engines.mkdocs_templates import CompiledTemplates, ValidTemplates, look_at_no_icons
from komak.engines.mkdocs_trouble import in_one_line
from komak.ground.issue import Code, Issue, Severity
from komak.site import (
    Made,
    Means,
    Production,
    Site,
    TocEntry,
    add_kits,
    assemble,
    leave_browsers,
    produce,
    raw_bytes,
    seal,
    unindented,
    usable,
)

log = logging.getLogger("mkdocs.plugins.komak")


class KomakOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs' own base is untyped there
    """Options under ``- komak:`` in mkdocs.yml."""

    cache = Type(str, default=".cache/komak")
    """Folder for rendered handouts, relative to mkdocs.yml."""
    workers = Type(int, default=2)
    """Processes that make files."""
    cluster = Type(str, default="")
    """A Dask cluster that makes them instead: ``tcp://host:8786``. Needs the extra ``komak[cluster]``."""
    store = Type(str, default="")
    """A store of made files that machines share, as fsspec writes addresses. Needs the same extra."""
    store_read_only = YesOrNo(default=False)
    """True for machines that may take from the shared store and not give."""
    handouts = Type(bool, default=True)
    """False leaves the PDFs out, for a quick look at pages."""
    offline = YesOrNo(default=True)
    """False for a host that wants no service worker; one that browsers have from before leaves."""
    kits = YesOrNo(default=False)
    """True adds copies for a stick, a ZIP a language, and offers them on the page on what works without the internet."""
    allow_outdated = YesOrNo(default=False)
    """True publishes under --strict although a translation is missing or older than its source; pages say so."""


class KomakPlugin(BasePlugin[KomakOptions]):  # type: ignore[no-untyped-call]
    """State of one build: the site, and what is made of it."""

    site: Site
    production: Production
    made: Made | None = None
    """None until everything is made."""
    templates: CompiledTemplates
    cache: Path

    @event_priority(100)  # before static-i18n (-100) reads its languages
    @in_one_line()
    def _assemble(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read, check, assemble and start making; stop before anything published is touched."""
        if language(config).is_further_build:
            return config
        root = _root(config)
        config.watch.append(str(root / "curriculum"))
        self.cache, trouble = usable(root / self.config.cache)
        if trouble:
            log.info(trouble)
        assembly = assemble(root, config.site_url or "/", self.cache, has_kits=self.config.kits)
        _report(assembly.issues, tolerated=_LAGGING if self.config.allow_outdated else frozenset())
        if assembly.site is None:
            raise PluginError(f"{len(assembly.issues)} problem(s) in the content; nothing was built.")
        self.site, self.made, self.templates = assembly.site, None, CompiledTemplates()
        declare_languages(config, self.site)
        config.extra.update({**self.site.theme_data, "offline": self.config.offline})
        config.nav = ["index.md"]  # the menu is ours; static-i18n looks for the home page there
        self.production = produce(self.site, self.cache, self._means, with_files=self.config.handouts)
        return config

    @event_priority(-200)  # after static-i18n (-100), which sets the theme up for its language
    def _trim(self, config: MkDocsConfig) -> MkDocsConfig:
        look_at_no_icons(config.theme)
        if language(config).is_further_build:
            config.theme.static_templates.discard("404.html")  # there is one, in the default language
        return config

    on_config = CombinedEvent(_assemble, _trim)

    @event_priority(-200)  # after static-i18n (-100), which drops files that it did not find in docs_dir
    @in_one_line()
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Every page is ours: add those of this language in the place of what MkDocs has found."""
        now = language(config)
        for file in [*files.documentation_pages(), *(one for one in files if is_unused(one.src_uri))]:
            files.remove(file)
        for page in self.site.pages:
            if page.locale == now.locale:
                files.append(page_file(page, self.site, config))
        register(files, now, config)
        return files

    @event_priority(-200)  # after static-i18n (-100), which would translate the names of sections
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """The menu of this language."""
        return navigation(self.site.menu(language(config).locale), nav, files, config)

    @in_one_line()
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Take what was made: the last moment before files are copied."""
        env.bytecode_cache = self.templates
        env.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False}  # words of scripts as words
        env.add_extension(ValidTemplates)
        if self.made is None:
            self.made = self._all_made()
            for address, path in self.made.paths.items():
                files.append(generated_file(config, address, abs_src_path=str(path)))
            for address, text in with_material(self.made.texts, self.cache).items():
                files.append(generated_file(config, address, content=raw_bytes(text)))

    @event_priority(100)  # before other plugins (0) read the page
    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Put the page in, with its table of contents."""
        assert self.made is not None
        ours = self.made.by_address[page.file.dest_uri.removesuffix("index.html")]
        page.content = ours.html
        page.toc = get_toc(_tokens(ours.toc))
        return context

    @event_priority(-200)  # after whoever still writes something into the page
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """The page without the indents of its templates."""
        return unindented(output)

    @event_priority(-200)  # after static-i18n (-100), which builds the other languages here
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """The site is whole: what stays with its readers is told by what it consists of."""
        if not language(config).is_further_build:
            folder = Path(config.site_dir)
            if self.config.kits:
                add_kits(folder, self.site)
            seal(folder, self.site) if self.config.offline else leave_browsers(folder)

    @property
    def _means(self) -> Means:
        asked = self.config
        return Means(asked.workers, asked.cluster, asked.store, may_write=not asked.store_read_only)

    def _all_made(self) -> Made:
        made = self.production.finished()
        for note in made.notes:
            log.info(note)
        _report(made.issues)
        if made.issues:
            raise PluginError(f"{len(made.issues)} problem(s) in printing the handouts; the build stops.")
        return made


def _tokens(toc: tuple[TocEntry, ...]) -> list[Any]:
    """The table of contents in the shape that Python-Markdown gives MkDocs."""
    return [asdict(entry) for entry in toc]


def _root(config: MkDocsConfig) -> Path:
    """The project folder: where mkdocs.yml, ``curriculum/`` and ``docs/`` are."""
    return Path(config.config_file_path).parent if config.config_file_path else Path.cwd()


_LAGGING = frozenset({Code.OUTDATED, Code.MISSING_TRANSLATION})


_ADVICE = frozenset({Code.TASK_MISSING})
"""What makes a training poorer and no page wrong."""


def _report(issues: tuple[Issue, ...], tolerated: frozenset[Code] = frozenset()) -> None:
    """Speak; a strict build fails on errors and warnings, so what is tolerated is only information."""
    for issue in issues:
        level = logging.ERROR if issue.severity is Severity.ERROR else logging.WARNING
        log.log(logging.INFO if level == logging.WARNING and issue.code in tolerated | _ADVICE else level, "%s", issue)
