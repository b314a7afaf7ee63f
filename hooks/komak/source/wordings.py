"""Every YAML file with texts to `Wordings`, without knowing its shape: rules about language hold for files to come.

A group whose keys are languages is one text in those languages; ``<name>.<locale>.yml`` and ``strings/<locale>.yml``
are files of one language. What cannot be read is left to the reader that knows the file: here it has no texts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from komak.ground.yaml_tree import Tree
from komak.model import CurriculumFacts, Saying, Wordings
from komak.source.folder import STAMPS_SUFFIX
from komak.source.reader import Reader
from komak.source.stamps import read_stamps

OWN_STRINGS = "hooks/komak/languages/strings"
"""Interface words of the generator, where the project is the generator's own."""
_FOLDERS = ("curriculum", OWN_STRINGS)
_OF_ONE_LANGUAGE = re.compile(r"^(?P<stem>(?:.*[./])?)(?P<locale>[a-z]{2,3}(?:-[A-Z][a-z]{3})?)\.yml$")
_OTHER_LANGUAGES = frozenset({"en"})
"""Written beside the languages of the project, by readers of other literature."""
_NO_TEXTS = re.compile(r"(?:^|/)(?:curriculum|history|search|lexicon\.[\w-]+|(?:paragraphs|releases)/[\w.-]+)\.yml$")
"""Facts, exceptions, and words as readers type them: with other apostrophes, avoided terms, in other languages."""
_NO_PROSE = re.compile(r"(?:^|\.)avoid(?:\.|$)|^language\.|^theme\.(?:language|direction|search\.config)")
"""Forms that are refused, names that languages give themselves, what machines read."""
_ALONE = re.compile(r"(?:^|\.)also(?:\.|$)")
_NAMES = ("id", "code")

_Found = dict[str, dict[str, Saying]]


def read_wordings(reader: Reader, facts: CurriculumFacts) -> tuple[Wordings, ...]:
    """The texts of every YAML file of the project with their stamps. To be read behind all that knows such a file."""
    found = []
    for path, files in sorted(_groups(reader.root, facts).items()):
        wordings = _wordings(reader.aside, path, files, facts)
        stamps = {
            locale: read_stamps(reader, wordings.stamps_path(locale), wordings.files[locale])
            for locale in wordings.translations(facts)
        }
        found.append(replace(wordings, stamps=stamps))
    return tuple(found)


def _groups(root: Path, facts: CurriculumFacts) -> Mapping[str, Mapping[str, str]]:
    """Path of the source language (or of all) to the file of each language; the empty locale stands for all."""
    groups: dict[str, dict[str, str]] = defaultdict(dict)
    for path in _paths(root):
        match = _OF_ONE_LANGUAGE.match(path)
        if match and match["locale"] in facts.locales:
            groups[_source_file(root, match["stem"], facts)][match["locale"]] = path
        else:
            groups[path][""] = path
    return groups


def _source_file(root: Path, stem: str, facts: CurriculumFacts) -> str:
    """The file that ``<stem><locale>.yml`` is translated from; words of a further language, from the generator's own."""
    path = f"{stem}{facts.source_locale}.yml"
    own = f"{OWN_STRINGS}/{facts.source_locale}.yml"
    return own if path == f"curriculum/strings/{facts.source_locale}.yml" and not (root / path).exists() else path


def _paths(root: Path) -> Iterator[str]:
    for folder in _FOLDERS:
        for file in sorted((root / folder).rglob("*.yml")):
            path = file.relative_to(root).as_posix()
            if not path.endswith(STAMPS_SUFFIX) and not _NO_TEXTS.search(path):
                yield path


def _wordings(reader: Reader, path: str, files: Mapping[str, str], facts: CurriculumFacts) -> Wordings:
    texts: _Found = {locale: {} for locale in files if locale}
    alone = set[str]()
    for locale, file in files.items():
        tree = reader.tree(file)
        for name, field, said, language in _walk(tree.root, facts, locale) if tree else ():
            texts.setdefault(language, {})[name] = Saying(file, reader.lines(file)[field], field.lstrip("."), said)
            alone |= {name} if _ALONE.search(name) else set()
    everywhere = {locale: files.get(locale, path) for locale in texts}
    return Wordings(path, texts, everywhere, frozenset(alone))


def _walk(
    value: Tree, facts: CurriculumFacts, locale: str, name: str = "", field: str = ""
) -> Iterator[tuple[str, str, str, str]]:
    """Stable name, dotted path, text and language of every text below `value`."""
    if _NO_PROSE.search(name):
        return
    if isinstance(value, str):
        if locale and value:
            yield name, field, value, locale
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _walk(part, facts, locale, _below(name, _name(part, index)), f"{field}.{index}")
    elif not locale and value and set(value) <= {*facts.locales, *_OTHER_LANGUAGES}:
        for language, part in value.items():
            yield from _walk(part, facts, language, name, _below(field, language))
    else:
        for key, part in value.items():
            yield from _walk(part, facts, locale, _below(name, key), _below(field, key))


def _name(part: Tree, index: int) -> str:
    """What an entry of a list calls itself, else its number."""
    own = (part.get(key) for key in _NAMES) if isinstance(part, dict) else ()
    return next((name for name in own if isinstance(name, str) and name), str(index))


def _below(parent: str, name: str) -> str:
    return f"{parent}.{name}" if parent else name
