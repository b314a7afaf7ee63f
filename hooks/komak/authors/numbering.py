"""`komak number`: give new paragraphs of a numbered text their numbers, in every language, and retire those that left.

A number is written above its paragraph (``§ 3.2.4``) and into the register; nothing that was given is ever changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, groupby
from pathlib import Path

from komak.checks.paragraphs import damaged_marks, wrong_numbers
from komak.ground.lines import Lines
from komak.model import Curriculum, Document, Work
from komak.model.paragraphs import INTRODUCTION, NumberedText, Paragraph, Register, paragraphs, rank
from komak.source import read
from komak.source.paragraphs import register_path
from komak.workshop import write_whole

HEADER = "# Written by `komak number`: every number that was ever given in docs/{folder}/. A number is never changed or used again.\n"


class NumberingError(Exception):
    """Numbers cannot be given; the message says why and what to do."""


@dataclass(frozen=True)
class Numbered:
    """What one run did."""

    given: tuple[str, ...]
    retired: tuple[str, ...]
    files: tuple[str, ...]
    """Files that changed, from the project folder."""


def number(root: Path, folder: str) -> Numbered:
    """Number ``docs/<folder>/``; a folder that has no register gets one. Raises NumberingError."""
    curriculum = read(root).curriculum
    if curriculum is None:
        raise NumberingError("The curriculum cannot be read; `komak check` says why.")
    text = _text(curriculum, folder, root)
    works, source = _works(curriculum, text), curriculum.facts.source_locale
    sources = {slug: work[source] for slug, work in works.items()}
    if not sources:
        raise NumberingError(
            f"docs/{folder}/ has no chapters. Name a folder of docs/ with pages beside {INTRODUCTION}."
        )
    _refuse(text, curriculum, works, sources)
    numbers = _numbers(sources, text.register)
    register = _register(numbers, sources, text.register, _last_edition(curriculum))
    marked = {document.path: _marked(document, sources[slug], numbers.paragraphs[slug])
              for slug, work in works.items() for document in work.values()}  # fmt: skip
    written = {path: content for path, content in marked.items() if content} | {text.path: _yaml(folder, register)}
    return Numbered(
        tuple(sorted(set(register.paragraphs) - set(text.register.paragraphs), key=rank)),
        tuple(sorted(set(register.retired) - set(text.register.retired), key=rank)),
        tuple(path for path, content in written.items() if _write(root / path, content)),
    )


def _text(curriculum: Curriculum, folder: str, root: Path) -> NumberedText:
    """The numbered text of `folder`; a new one if it has no register. Raises NumberingError if its register is broken."""
    if text := next((one for one in curriculum.numbered if one.folder == folder), None):
        return text
    path = register_path(folder)
    if (root / path).exists():
        raise NumberingError(f"{path} cannot be read, and without it a number could be given twice. `komak check` says what is"
                             f" wrong with it; `git log -- {path}` has it as it was.")  # fmt: skip
    return NumberedText(folder, path, Register(), Lines())


def _refuse(
    text: NumberedText, curriculum: Curriculum, works: Mapping[str, Work], sources: Mapping[str, Document]
) -> None:
    """Raise NumberingError if a number is wrong: what is written down now would count as given."""
    if not text.register.chapters:
        for document in sources.values():
            for paragraph in (one for one in paragraphs(document) if one.number):
                raise NumberingError(f"{document.path}:{paragraph.mark_line}: § {paragraph.number} stands here, and {text.path} is gone."
                                     f" Bring it back (`git log -- {text.path}`); if it never was, delete such lines.")  # fmt: skip
    damaged = [issue for work in works.values() for document in work.values() for issue in damaged_marks(document)]
    if wrong := [*damaged, *wrong_numbers(text, curriculum)]:
        raise NumberingError("Nothing is numbered as long as a number is wrong:\n" + "\n".join(map(str, wrong)))


def _last_edition(curriculum: Curriculum) -> str:
    """The edition in which what leaves now stood last."""
    return curriculum.releases[-1].name if curriculum.releases else curriculum.facts.edition


def _works(curriculum: Curriculum, text: NumberedText) -> Mapping[str, Work]:
    """The chapters by slug: as the menu lists them, then those that it does not list."""
    source, found = curriculum.facts.source_locale, dict[str, Work]()
    for work in curriculum.written_pages:
        if source in work and (slug := text.chapter(work[source])):
            found[slug] = work
    listed = curriculum.menu.files if curriculum.menu else ()
    order = [page.removeprefix(f"{text.folder}/").removesuffix(".md") for page in listed]
    return {slug: found[slug] for slug in dict.fromkeys([*order, *found]) if slug in found}


@dataclass(frozen=True)
class _Numbers:
    chapters: Mapping[str, str]
    sections: Mapping[str, str]
    paragraphs: Mapping[str, tuple[str, ...]]
    """Slug of the chapter to the number of each of its paragraphs."""


def _numbers(sources: Mapping[str, Document], old: Register) -> _Numbers:
    """The numbers of everything that is there, new ones given."""
    parts = filled([old.chapters.get(slug, "") for slug in sources], old.chapters.values())
    chapters, sections = dict(zip(sources, parts, strict=True)), dict[str, str]()
    for slug, document in sources.items():
        sections |= _sections(slug, document, chapters[slug], old)
    found = {
        slug: tuple(_in_chapter(document, {"": f"{chapters[slug]}.0"} | _of(slug, sections), old))
        for slug, document in sources.items()
    }
    return _Numbers({**old.chapters, **chapters}, {**old.sections, **sections}, found)


def _of(slug: str, sections: Mapping[str, str]) -> dict[str, str]:
    """Numbers of the sections of a chapter by the id of their heading."""
    return {key.partition("/")[2]: number for key, number in sections.items() if key.partition("/")[0] == slug}


def _sections(slug: str, document: Document, chapter: str, old: Register) -> dict[str, str]:
    names = [section.id for section in document.sections if section.heading and section.heading.level == 2]
    known = {name: number.rpartition(".")[2] for name, number in _of(slug, old.sections).items()}
    parts = filled([known.get(name, "") for name in names], known.values())
    return {f"{slug}/{name}": f"{chapter}.{part}" for name, part in zip(names, parts, strict=True)}


def _in_chapter(document: Document, sections: Mapping[str, str], old: Register) -> Iterator[str]:
    ever = {*old.paragraphs, *old.retired}
    for section, group in groupby(paragraphs(document), key=lambda paragraph: paragraph.section):
        home, found = sections[section], list(group)
        used = (number.rpartition(".")[2] for number in ever if number.rpartition(".")[0] == home)
        parts = filled([paragraph.number.rpartition(".")[2] for paragraph in found], used)
        yield from (f"{home}.{part}" for part in parts)


def filled(parts: Sequence[str], used: Iterable[str]) -> list[str]:
    """`parts` in their order, the empty ones filled: at the end the next number, in between 4-1 behind 4.

    `used` are those that were ever given, be it to what is gone.
    """
    found, taken = list(parts), {*used, *filter(None, parts)}
    for index, part in enumerate(found):
        if not part:
            before = found[index - 1] if index else "0"
            after = next(filter(None, found[index + 1 :]), "")
            found[index] = _between(before, after, taken) if after else _next(taken)
            taken.add(found[index])
    return found


def _next(taken: Iterable[str]) -> str:
    return str(1 + max((int(part.split("-")[0]) for part in taken), default=0))


def _between(before: str, after: str, taken: set[str]) -> str:
    """The first free part behind `before`: 4-2 behind 4-1, or 4-1-1 where 4-2 is next; 4-0-1 between 4 and 4-1."""
    stem, dash, last = before.rpartition("-")
    for base, first in ((stem, int(last) + 1) if dash else (before, 1), (before, 1), (f"{before}-0", 1)):
        option = next(f"{base}-{number}" for number in count(first) if f"{base}-{number}" not in taken)
        if rank(option) < rank(after):
            return option
    raise NumberingError(
        f"There is no number between {before} and {after}: run `komak check`, two of them changed places."
    )


def _register(numbers: _Numbers, sources: Mapping[str, Document], old: Register, edition: str) -> Register:
    """The register as it is now: what no text has any more is retired."""
    digests = {
        one: paragraph.digest
        for slug, document in sources.items()
        for one, paragraph in zip(numbers.paragraphs[slug], paragraphs(document), strict=True)
    }
    retired = {**old.retired, **{one: edition for one in old.paragraphs if one not in digests}}
    return Register(
        chapters=dict(numbers.chapters),
        sections=dict(numbers.sections),
        paragraphs={one: digests[one] for one in sorted(digests, key=rank)},
        retired={one: retired[one] for one in sorted(retired, key=rank)},
    )


def _marked(document: Document, source: Document, numbers: Sequence[str]) -> str:
    """The file with the marks that it lacks; nothing if it lacks none. Raises NumberingError if languages differ."""
    mine, theirs = list(paragraphs(document)), list(paragraphs(source))
    if [one.section for one in mine] != [one.section for one in theirs]:
        raise NumberingError(_difference(document, source, mine, theirs))
    lines, is_changed = document.text.split("\n"), False
    for paragraph, own in reversed(list(zip(mine, numbers, strict=True))):
        if not paragraph.number:
            lines[paragraph.line - 1 : paragraph.line - 1] = [f"§ {own}", ""]
            is_changed = True
    return "\n".join(lines) if is_changed else ""


def _difference(document: Document, source: Document, mine: list[Paragraph], theirs: list[Paragraph]) -> str:
    for section in dict.fromkeys(one.section for one in [*theirs, *mine]):
        there, here = ([one for one in found if one.section == section] for found in (theirs, mine))
        if len(there) != len(here):
            return (f"{document.path}: the section {section or 'at the beginning'!r} has {len(here)} paragraphs, in"
                    f" {source.path} {len(there)}. Make both alike, then number them.")  # fmt: skip
    return (
        f"{document.path}: its sections come in another order than in {source.path}. Make both alike, then number them."
    )


def _yaml(folder: str, register: Register) -> str:
    """The register a line each, in the order of the text: two branches that gave the same number meet in one place."""
    groups = register.model_dump()
    told = (f"{name}:\n" + "".join(f'  {key if name in ("chapters", "sections") else _quoted(key)}: {_quoted(value)}\n' for key, value in group.items())
            for name, group in groups.items() if group)  # fmt: skip
    return HEADER.format(folder=folder) + "".join(told)


def _quoted(value: str) -> str:
    return f'"{value}"'


def _write(file: Path, content: str) -> bool:
    """Whether the file changed."""
    if file.is_file() and file.read_text("utf-8") == content:
        return False
    file.parent.mkdir(exist_ok=True)
    write_whole(file, content.encode())
    return True
