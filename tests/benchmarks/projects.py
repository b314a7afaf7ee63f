"""Projects to build: the real one in a folder of its own, a grown one, and the same pages for MkDocs alone."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.utils.yaml import yaml_load

from komak.edition.late import settled
from komak.edition.page import Page
from komak.ground.address import LIBRARY
from komak.site import MenuEntry, Site, assemble

ROOT = Path(__file__).parents[2]
SITE_URL = "https://komak.example/"

_NOT_WORDS = re.compile(
    r"""^---\n.*?\n---\n | ^\s*!!![^\n"]* | ^\[[^\]]+\]:.* | \{[^}\n]*\} | \]\([^)\n]*\) | \[\^[^\]]*\] | `[^`]*`
    | https?://\S+ | <[^>\n]*> | \S+@\S+ | &\w+;""",
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_ADDRESS = re.compile(r"(?<=\]\()[^()\s]+")


def copy_of_project(folder: Path) -> Path:
    """The project as it is, without its cache."""
    for name in ("curriculum", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copytree(ROOT / "hooks" / "theme", folder / "hooks" / "theme")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def grow(folder: Path, modules: int) -> Path:
    """Give a project so many modules: copies under new names, their words exchanged for one another."""
    originals = sorted(file.parent for file in folder.glob("curriculum/*/*/module.ru.md"))
    for number in range(len(originals), modules):
        _copy_module(originals[number % len(originals)], number // len(originals) + 1)
    (folder / "curriculum/people.yml").unlink()  # a person lives in one place, and copies are many places
    (folder / "curriculum/people.uz.stamps.yml").unlink()
    _allow_every_word(folder / "curriculum/glossary.yml")
    return folder


def _copy_module(module: Path, number: int) -> None:
    name = f"{module.name}-{number}"
    other = shutil.copytree(module, module.with_name(name))
    for text in other.rglob("*.md"):
        text.write_text(reworded(text.read_text("utf-8"), number), "utf-8")
    facts = module.parents[1] / "curriculum.yml"
    facts.write_text(
        re.sub(rf"(?<=[\[ ]){module.name}(?=[,\]])", f"{module.name}, {name}", facts.read_text("utf-8")), "utf-8"
    )


def _allow_every_word(glossary: Path) -> None:
    """Words that were exchanged stand beside others than their author chose: some pairs are refused."""
    text = glossary.read_text("utf-8")
    glossary.write_text(re.sub(r"^  avoid:.*\n(?:    .*\n)*", "", text, flags=re.MULTILINE), "utf-8")


def reworded(markdown: str, seed: int) -> str:
    """The same layout in other words: each word becomes another of its length from the same text."""
    shuffler = random.Random(seed)
    words = sorted(set(_WORD.findall(_NOT_WORDS.sub(" ", markdown))))
    by_shape: dict[tuple[int, bool], list[str]] = {}
    for word in words:
        by_shape.setdefault(_shape(word), []).append(word)
    others = {word: shuffler.choice(by_shape[_shape(word)]) for word in words}
    kept = [match.span() for match in _NOT_WORDS.finditer(markdown)]
    return "".join(_reworded_between(markdown, kept, others))


def _shape(word: str) -> tuple[int, bool]:
    return len(word), word[0].isupper()


def _reworded_between(markdown: str, kept: list[tuple[int, int]], others: dict[str, str]) -> Iterator[str]:
    at = 0
    for start, end in [*kept, (len(markdown), len(markdown))]:
        yield _WORD.sub(lambda word: others.get(word[0], word[0]), markdown[at:start])
        yield markdown[start:end]
        at = end


def plain(project: Path, folder: Path) -> Path:
    """The same pages for MkDocs alone: every page a Markdown file, the same theme and menu, no handouts."""
    assembly = assemble(project, SITE_URL)
    site = assembly.site
    assert site is not None, "\n".join(map(str, assembly.issues))
    shutil.copytree(project / "docs", folder / "docs")
    if (project / "hooks").is_dir():  # a project of the tests borrows its theme
        shutil.copytree(project / "hooks", folder / "hooks")
    for page in site.pages:  # those that somebody wrote, too: they have boxes and notices
        _write(folder / "docs" / page.source.replace(".md", f".{page.locale}.md"), _with_front_matter(page, site))
    for address, text in site.texts.items():
        _write(folder / "docs" / address, text)
    for address, file in site.images.items():
        _write(folder / "docs" / address, file.read_bytes())
    config = _settings(project / "mkdocs.yml")
    config["plugins"] = [{"search": {"lang": "ru"}}, *(one for one in config["plugins"] if "komak" not in one)]
    _declare_languages(config, site)
    config["extra"] = site.theme_data
    config["nav"] = [_entry(entry) for entry in site.menu(site.editions[0].locale)]
    _write(folder / "mkdocs.yml", json.dumps(config, ensure_ascii=False))
    return folder


def _settings(file: Path) -> dict[str, Any]:
    """What `mkdocs.yml` says, and what it inherits."""
    config: dict[str, Any] = yaml_load(file.read_text("utf-8"))
    inherited = _settings(file.parent / config.pop("INHERIT")) if "INHERIT" in config else {}
    return {**inherited, **config, "theme": {**inherited.get("theme", {}), **config["theme"]}}


def _declare_languages(config: dict[str, Any], site: Site) -> None:
    i18n = next(one["i18n"] for one in config["plugins"] if "i18n" in one)
    i18n["languages"] = [
        {"locale": edition.locale, "name": edition.locale, "build": True, "default": edition is site.editions[0]}
        for edition in site.editions
    ]


def _write(file: Path, content: str | bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)


def _with_front_matter(page: Page, site: Site) -> str:
    meta: dict[str, Any] = {**page.meta, "title": page.title, "description": page.description}
    meta["komak_language"] = page.language
    if page.uri == LIBRARY:
        meta["search"] = {"exclude": True}
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in meta.items()]
    return f"---\n{''.join(lines)}---\n{settled(_led(page), {}, site.edition(page.locale).strings)}"


def _led(page: Page) -> str:
    """The text with its links as an engine follows them: MkDocs has this to do as well."""
    return _ADDRESS.sub(lambda href: page.links.get(href[0], href[0]), page.markdown)


def _entry(entry: MenuEntry) -> Any:
    """An entry of the menu as mkdocs.yml writes it."""
    return {entry.title: entry.page.source if entry.page else [_entry(child) for child in entry.children]}


def build(project: Path, **environment: str) -> None:
    """`mkdocs build` in a process of its own."""
    done = subprocess.run(
        command(project), cwd=project, env=variables(**environment), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def command(project: Path) -> list[str]:
    return [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(project / "site")]


def variables(**environment: str) -> dict[str, str]:
    return os.environ | {"NO_MKDOCS_2_WARNING": "1", "KOMAK_ALLOW_OUTDATED": "yes"} | environment


def forget(project: Path) -> None:
    """Empty the cache."""
    shutil.rmtree(project / ".cache", ignore_errors=True)
