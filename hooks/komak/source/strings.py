"""``curriculum/strings/<language>.yml``: words that a project says in its own way, or of a language that we do not speak.

A word that the generator does not know, or one that cannot be filled in, is an issue: at building it would be too late.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from string import Formatter

from komak.ground.issue import Code, Issue
from komak.ground.lines import Lines
from komak.ground.yaml_tree import Tree
from komak.languages.strings import PROJECT_FOLDER, words_of
from komak.source.folder import unexpected, visible
from komak.source.reader import Reader
from komak.source.text import leaves

_FILE = re.compile(r"(?P<locale>[a-z]{2,3}(?:-[A-Z][a-z]{3})?)\.yml")
_NAME_OF_LANGUAGE = re.compile(r"language\.[a-z]{2,3}(-[A-Z][a-z]{3})?")
_MARKUP = re.compile(r'[<>&"]|\]\(|\{\{|\}\}')
"""Signs of HTML, of an attribute's end, of links and of attributes in Markdown: words of the interface need none of them."""
_MODEL = "ru"
"""The language whose file of the generator has every key."""


_NO_TEXTS = (
    Code.ILL_TYPED,
    "strings",
    "the file must be a group of fields",
    'Write `module.minutes: "{minutes} минут"`, one a line.',
)


def read_strings(reader: Reader) -> Mapping[str, Mapping[str, str]]:
    """The project's own interface words, language to key to text: those that can be used."""
    root, folder = reader.root, reader.root / PROJECT_FOLDER
    if not reader.stands(PROJECT_FOLDER):
        return {}
    if not folder.is_dir() or leaves(root, folder):
        reader.found.add(unexpected(root, folder, "a folder with files <language>.yml"))
        return {}
    words = {}
    for file in visible(folder):
        if name := _FILE.fullmatch(file.name):
            words[name["locale"]] = _file(reader, file.relative_to(root).as_posix())
        else:
            reader.found.add(unexpected(root, file, "<language>.yml, e.g. uz.yml"))
    return words


def _file(reader: Reader, path: str) -> Mapping[str, str]:
    texts = reader.group(path, _NO_TEXTS) or {}
    faults = {issue.field: issue for issue in _faults(path, texts, reader.lines(path))}
    reader.found.add(*faults.values())
    return {key: str(text) for key, text in texts.items() if key not in faults}


def _faults(path: str, texts: Mapping[str, Tree], lines: Lines) -> Iterator[Issue]:
    known = words_of(_MODEL)
    for key, text in texts.items():
        line = lines[key]
        if key not in known and not _NAME_OF_LANGUAGE.fullmatch(key):
            yield Issue(path, line, Code.UNKNOWN_FIELD, key, "there is no such interface text",
                        f"Mend its spelling: the keys are those of hooks/komak/languages/strings/{_MODEL}.yml.")  # fmt: skip
        elif not isinstance(text, str) or not text:
            yield Issue(path, line, Code.ILL_TYPED, key, "must be a text", "Write it behind the colon, in quotes.")
        elif found := _MARKUP.search(text):
            yield Issue(path, line, Code.BAD_STRING, key, f"the sign {found[0]!r} would be read as HTML or as a link",
                        "Write words; the page brings its own markup.")  # fmt: skip
        elif wrong := _wrong_places(text, known.get(key, "")):
            yield Issue(path, line, Code.BAD_STRING, key, wrong,
                        f"Keep the words in braces as they are in {known.get(key, '')!r}.")  # fmt: skip


def _wrong_places(text: str, model: str) -> str:
    """What is wrong with the ``{places}`` of a text that are filled in; nothing if they are those of `model`."""
    try:
        given = _places(text)
    except ValueError as error:
        return f"the braces do not fit together ({error})"
    wanted = _places(model)
    if strange := sorted(given - wanted):
        return f"nothing can be filled in at {', '.join(f'{{{name}}}' for name in strange)}"
    missing = sorted(wanted - given)
    return f"{', '.join(f'{{{name}}}' for name in missing)} is missing" if missing else ""


def _places(text: str) -> set[str]:
    return {
        name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
        for _, name, form, conversion in Formatter().parse(text)
        if name is not None
    }
