"""HTML of pages, kept from build to build: turning Markdown into HTML is half of a build in which little has changed."""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, get_toc

from komak.workshop import Kept, Store, code_of

_SUFFIX = ".page"


class KeptPages:
    """Pages of one build and those of earlier ones, by everything that decides what they become."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._used = set[str]()
        self._made = 0
        self._code = code_of("dialect") + "".join(map(importlib.metadata.version, ("mkdocs", "Markdown")))

    def attend(self, page: Page) -> None:
        """Let `page` be rendered here, when MkDocs asks for it."""
        page.render = functools.partial(self._render, page)  # type: ignore[method-assign]

    def prune(self) -> None:
        """Drop what is long unused; nothing if every page was found."""
        if self._made:
            self._store.prune(self._used)

    def _render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        key = self._key(page, config, files)
        self._used.add(key)
        kept = self._store.find(key, _SUFFIX)
        if kept is not None:
            _restore(page, kept, files)
            return
        self._made += 1
        with _complaints() as heard:
            Page.render(page, config, files)
        if not heard:  # what is complained of is said in every build
            self._store.keep(key, _SUFFIX, json.dumps(_facts(page), ensure_ascii=False).encode())

    def _key(self, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Text, place, dialect, and the addresses of all files: links become addresses, and dead ones are told."""
        said = (self._code, page.markdown, page.file.src_uri, page.file.dest_uri, _addresses(files),
                str(config.markdown_extensions), str(config.mdx_configs))  # fmt: skip
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:32]


@functools.lru_cache(maxsize=1)
def _addresses(files: Files) -> str:
    """One digest of every address of a build in one language."""
    return hashlib.sha256("\n".join(f"{file.src_uri} {file.dest_uri}" for file in files).encode()).hexdigest()


def _facts(page: Page) -> dict[str, Any]:
    links = page.links_to_anchors or {}
    return {
        "content": page.content,
        "toc": [_token(link) for link in page.toc],
        "title": page._title_from_render,  # noqa: SLF001 - MkDocs has no other name for it
        "anchors": sorted(page.present_anchor_ids or ()),
        "links": {file.src_uri: anchors for file, anchors in links.items()},
    }


def _token(link: AnchorLink) -> dict[str, Any]:
    return {"name": link.title, "id": link.id, "level": link.level, "children": [_token(one) for one in link.children]}


def _restore(page: Page, kept: Kept, files: Files) -> None:
    facts = json.loads(kept.path.read_text("utf-8"))
    page.content, page.toc = facts["content"], get_toc(facts["toc"])
    page._title_from_render = facts["title"]  # noqa: SLF001
    page.present_anchor_ids = set(facts["anchors"])
    targets = {files.get_file_from_path(name): anchors for name, anchors in facts["links"].items()}
    page.links_to_anchors = {file: anchors for file, anchors in targets.items() if file is not None}


@contextmanager
def _complaints() -> Iterator[list[logging.LogRecord]]:
    """What MkDocs says at the level of information or above while a page is rendered."""
    ear, logger = _Ear(logging.INFO), logging.getLogger("mkdocs")
    logger.addHandler(ear)
    try:
        yield ear.heard
    finally:
        logger.removeHandler(ear)


class _Ear(logging.Handler):
    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.heard: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record)
