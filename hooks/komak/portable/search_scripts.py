"""The search as classic scripts: its modules in one file, the index of each language in one.

A page from a disk may neither fetch nor import (theme/kit/kit.js). The modules are ours (theme/assets/search): each
import and each export stands on one line, and nothing imports in a circle.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from graphlib import TopologicalSorter

from komak.outputs.offline import unversioned
from komak.portable.built import SEARCH_INDEX, BuiltSite

KIT = "assets/kit/"
SCRIPTS, _INDEX = "assets/search/", "search/"
_DOOR = "search.js"
_IMPORT = re.compile(r'^import (\{[^}]*\}) from "\./([\w-]+\.js)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:class|function\*?|const) (\w+))", re.MULTILINE)


def search_scripts(site: BuiltSite, locales: Iterable[str]) -> Mapping[str, str]:
    """Every script by its file address."""
    manifest = site.data(SEARCH_INDEX)
    asked = {locale: manifest["config"][locale] for locale in locales}
    stemmers = sorted({name for files in asked.values() for name in files["stemmers"]})
    return {
        f"{KIT}search.js": _bundle(site, stemmers),
        # Material loads this one where a page is from a disk
        f"{_INDEX}search_index.js": f"var __index = {json.dumps({**manifest, 'config': asked})};\n",
        **{f"{KIT}search.{locale}.js": _index(site, locale, files) for locale, files in asked.items()},
    }


def _index(site: BuiltSite, locale: str, files: Mapping[str, str]) -> str:
    folder = f"{_INDEX}{files['folder']}"
    names = sorted(name for name in site.files if name.startswith(folder))
    parts = (f"{json.dumps(name.removeprefix(folder).removesuffix('.json'))}: {site.text(name)}" for name in names)
    told = f"{{language: {json.dumps(files['language'])}, parts: {{{', '.join(parts)}}}}}"
    return f"(globalThis.komakSearchIndex ??= {{}})[{json.dumps(locale)}] = {told};\n"


def _bundle(site: BuiltSite, stemmers: list[str]) -> str:
    """Each module as a function that returns what it exports, those first that others import."""
    texts = _texts(site, [_DOOR, *(f"{name}.js" for name in stemmers)])
    needs = {name: sorted({other for _, other in _IMPORT.findall(text)}) for name, text in texts.items()}
    modules = "".join(_module(name, texts[name]) for name in TopologicalSorter(needs).static_order())
    tongues = ", ".join(f'{json.dumps(name)}: modules["{name}.js"]' for name in stemmers)
    door = f'globalThis.komakSearch = {{ ...modules["{_DOOR}"], tongues: {{ {tongues} }} }};'
    return f'(() => {{\n"use strict";\nconst modules = {{}};\n{modules}{door}\n}})();\n'


def _texts(site: BuiltSite, doors: list[str]) -> Mapping[str, str]:
    """Modules that are asked for, and what they import, by name."""
    waiting, found = list(doors), dict[str, str]()
    while waiting:
        if (name := waiting.pop()) not in found:
            found[name] = unversioned(site.text(f"{SCRIPTS}{name}"))
            waiting += [other for _, other in _IMPORT.findall(found[name])]
    return dict(sorted(found.items()))


def _module(name: str, text: str) -> str:
    exported = ", ".join(_EXPORT.findall(text))
    body = _EXPORT.sub("", _IMPORT.sub(r'const \1 = modules["\2"];', text))
    return f'modules["{name}"] = (() => {{\n{body}\nreturn {{ {exported} }};\n}})();\n'
