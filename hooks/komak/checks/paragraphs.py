"""Rules about permanent numbers: each paragraph has one, nobody else has it, and the register knows every one that was given."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TypeAlias

from komak.checks.subject import Study, Subject
from komak.ground.issue import Code, Issue, Severity
from komak.model import Curriculum, Document, DocumentKind, Work
from komak.model.blocks import Block, BlockKind
from komak.model.paragraphs import INTRODUCTION, NumberedText, Paragraph, digest_of, mark_of, paragraphs, rank
from komak.model.releases import Release

_GIVEN_BY = "Numbers are given by `komak number {folder}`: delete the line with this one, and run it."
_SPACES = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
_NOT_ALONE = re.compile(rf"§[{_SPACES}]*[0-9][0-9.-]*(?=\s|$)")
_NEARLY = re.compile(rf"\s*§[{_SPACES}]*[0-9]+(?:-[0-9]+)*(?:\.[0-9]+(?:-[0-9]+)*){{2}}\s*")
"""A mark by its looks, alone on its line, wherever that stands."""


def marks(study: Study, subject: Subject) -> Iterator[Issue]:
    """A number stands alone on its line, in a text that has a register."""
    yield from damaged_marks(study.document)
    if _is_chapter(study.document, subject):
        return
    blocks = (block for section in study.document.sections for block in section.blocks if mark_of(block))
    for block in islice(blocks, 1):
        yield study.issue(block.line, Code.PARAGRAPH_NUMBER, "§", f"{block.markdown.strip()} stands in a text without a register",
                          "If the text was numbered once, bring its register back; else delete the line: pages of"
                          " a folder of docs/ get numbers by `komak number <folder>`.")  # fmt: skip


def damaged_marks(document: Document) -> Iterator[Issue]:
    """Lines that look like the number of a paragraph and are none: the paragraph would get another number."""
    for section in document.sections if "§" in document.body else ():
        for block in section.blocks:
            if "§" in block.markdown and block.kind is not BlockKind.CODE and not mark_of(block):
                yield from _damaged(document, block)


def _damaged(document: Document, block: Block) -> Iterator[Issue]:
    first = block.line + (block.kind is BlockKind.CALLOUT)
    for index, line in enumerate(block.markdown.split("\n")):
        found = _NOT_ALONE.match(line) if not index else None
        if _NEARLY.fullmatch(line) and block.markdown.strip() == line.strip():
            yield Issue(document.path, first, Code.PARAGRAPH_NUMBER, "§", f"{line.strip()} is written with another space, or none, behind §",
                        f"Write one plain space: `§ {line.strip(f'§{_SPACES}')}`.")  # fmt: skip
        elif found:
            yield Issue(document.path, first, Code.PARAGRAPH_NUMBER, "§", f"{found[0]} begins a text",
                        "Leave the number alone on its line, with an empty line below it, or begin with a word.")  # fmt: skip
        elif _NEARLY.fullmatch(line):
            yield Issue(document.path, first + index, Code.PARAGRAPH_NUMBER, "§", f"{line.strip()} stands inside other text",
                        "Leave the number alone on its line at the margin, with an empty line above and below it.")  # fmt: skip


def _is_chapter(document: Document, subject: Subject) -> bool:
    numbered = subject.curriculum.numbered if document.kind is DocumentKind.PAGE else ()
    return any(text.chapter(document) for text in numbered)


def numbers(subject: Subject) -> Iterator[Issue]:
    """In the source each number is in the register, stands once, in its section, in order, above its own text."""
    curriculum = subject.curriculum
    for text in curriculum.numbered:
        yield from wrong_numbers(text, curriculum)
        works = _chapters(text, curriculum)
        for slug, work in works.items():
            document = work[subject.source_locale]
            yield from _unnumbered(text, slug, document)
            for locale, other in work.items():
                if locale != subject.source_locale:
                    yield from _difference(document, other)
        yield from _gone(text, [work[subject.source_locale] for work in works.values()])


def wrong_numbers(text: NumberedText, curriculum: Curriculum) -> Iterator[Issue]:
    """What an author has to mend by hand: `komak number` would write it down as if it were meant."""
    source, seen = curriculum.facts.source_locale, dict[str, str]()
    works, states = _chapters(text, curriculum), _states(text, curriculum)
    for slug, work in works.items():
        yield from _numbers(text, slug, work[source], seen, states)
    for slug in (slug for slug in text.register.chapters if slug not in works):
        yield Issue(text.path, text.lines[f"chapters.{slug}"], Code.PARAGRAPH_LOST, slug, f"there is no chapter docs/{text.folder}/{slug}",
                    f"Put the page back. A chapter that says no more keeps a page that tells so; {INTRODUCTION} needs no number.")  # fmt: skip
    yield from _left_behind([work[source] for work in works.values()], states[0])
    yield from _forgotten(text, curriculum)


def _chapters(text: NumberedText, curriculum: Curriculum) -> Mapping[str, Work]:
    source = curriculum.facts.source_locale
    works = (work for work in curriculum.written_pages if source in work)
    return {slug: work for work in works if (slug := text.chapter(work[source]))}


_State: TypeAlias = tuple[Mapping[str, str], Mapping[str, str]]
"""What a text said once: number to digest, and the digests that one number alone had to that number."""


def _states(text: NumberedText, curriculum: Curriculum) -> tuple[_State, ...]:
    """The text as it was when it was last numbered, and in each release."""
    released = (_published(text, curriculum, release) for release in curriculum.releases)
    return tuple(map(_state, (text.register.paragraphs, *released)))


def _published(text: NumberedText, curriculum: Curriculum, release: Release) -> dict[str, str]:
    said = release.words.get(text.folder, {}).get(curriculum.facts.source_locale, ())
    return {one.number: digest_of(one.text) for one in said}


def _state(digests: Mapping[str, str]) -> _State:
    times = Counter(digests.values())
    return digests, {digest: number for number, digest in digests.items() if times[digest] == 1}


def _owner(paragraph: Paragraph, states: tuple[_State, ...]) -> str:
    """The other number that the text had when its own number stood above something else; empty if there is none."""
    for digests, owners in states:
        owner = owners.get(paragraph.digest, paragraph.number)
        if paragraph.number in digests and owner != paragraph.number:
            return owner
    return ""


def _left_behind(chapters: Iterable[Document], state: _State) -> Iterator[Issue]:
    """Words without a number whose own number stands above other words: whoever cited them would read those."""
    found = [(document.path, paragraph) for document in chapters for paragraph in paragraphs(document)]
    now = {paragraph.number: paragraph.digest for _, paragraph in found}
    for path, paragraph in found:
        owner = "" if paragraph.number else state[1].get(paragraph.digest, "")
        if owner and now.get(owner, paragraph.digest) != paragraph.digest:
            yield Issue(path, paragraph.line, Code.PARAGRAPH_MOVED, f"§ {owner}", "the text of this number stands here, and the number above other words",
                        "Put the number back above its text; the other words get a new one.")  # fmt: skip


def _forgotten(text: NumberedText, curriculum: Curriculum) -> Iterator[Issue]:
    """The first number of each release that the register does not know: somebody may have cited it."""
    known = {*text.register.paragraphs, *text.register.retired}
    for release in curriculum.releases:
        lost = [number for number in _published(text, curriculum, release) if number not in known]
        if lost:
            yield Issue(text.path, 1, Code.PARAGRAPH_LOST, f"§ {lost[0]}", f"edition {release.name} has the number, and the register does not"
                        f" ({len(lost)} in all)", f"Take the register from the last commit that had it: `git log -- {text.path}`.")  # fmt: skip


def _unnumbered(text: NumberedText, slug: str, document: Document) -> Iterator[Issue]:
    mend = f"Run `komak number {text.folder}`."
    lines = [paragraph.line for paragraph in paragraphs(document) if not paragraph.number]
    if slug not in text.register.chapters:
        yield Issue(document.path, 1, Code.PARAGRAPH_UNNUMBERED, "chapter", "the chapter has no number", mend, Severity.WARNING)  # fmt: skip
    elif lines:
        yield Issue(document.path, lines[0], Code.PARAGRAPH_UNNUMBERED, "§", f"paragraphs without a number: {len(lines)}",
                    mend, Severity.WARNING)  # fmt: skip


def _numbers(text: NumberedText, slug: str, document: Document, seen: dict[str, str], states: tuple[_State, ...]) -> Iterator[Issue]:  # fmt: skip
    before, register = "", text.register
    for paragraph in (one for one in paragraphs(document) if one.number):
        number, home = paragraph.number, _home(text, slug, paragraph)
        place = f"{document.path}:{paragraph.mark_line}"
        if number in seen:
            yield _issue(document, paragraph, Code.PARAGRAPH_NUMBER, f"the number stands a second time, first in {seen[number]}",
                         "Keep it where it was published. " + _given(text))  # fmt: skip
        elif number in register.retired:
            yield _issue(document, paragraph, Code.PARAGRAPH_NUMBER, f"the number left after edition {register.retired[number]} and is not used again",
                         _given(text))  # fmt: skip
        elif number not in register.paragraphs:
            yield _issue(document, paragraph, Code.PARAGRAPH_NUMBER, "the number is not in the register", _given(text))
        elif home and number.rpartition(".")[0] != home:
            yield _issue(document, paragraph, Code.PARAGRAPH_NUMBER, f"the number stands in section {home}",
                         "Put the paragraph back, or let it have a new number. " + _given(text))  # fmt: skip
        elif before and rank(number) < rank(before):
            yield _issue(document, paragraph, Code.PARAGRAPH_NUMBER, f"the number stands behind § {before}", "Put it back before that one.")  # fmt: skip
        elif other := _owner(paragraph, states):
            yield _issue(document, paragraph, Code.PARAGRAPH_MOVED, f"the text of § {other} stands under this number",
                         "Put each text back under its own number: who cites it must find it.")  # fmt: skip
        seen.setdefault(number, place)
        before = number


def _given(text: NumberedText) -> str:
    return _GIVEN_BY.format(folder=text.folder)


def _home(text: NumberedText, slug: str, paragraph: Paragraph) -> str:
    """Chapter and section of the place where a paragraph stands; empty if they have no numbers yet."""
    chapter = text.register.chapters.get(slug, "")
    if not paragraph.section:
        return f"{chapter}.0" if chapter else ""
    return text.register.sections.get(f"{slug}/{paragraph.section}", "")


def _gone(text: NumberedText, chapters: Iterable[Document]) -> Iterator[Issue]:
    """Numbers that left a chapter which is there."""
    there, seen = set[str](), set[str]()
    for document in chapters:
        there.add(text.register.chapters.get(text.chapter(document) or "", ""))
        seen |= {paragraph.number for paragraph in paragraphs(document)}
    for number in text.register.paragraphs:
        if number not in seen and number.partition(".")[0] in there:
            yield Issue(text.path, text.lines[f"paragraphs.{number}"], Code.PARAGRAPH_LOST, f"§ {number}", "no paragraph has the number any more",
                        f"Put it back, or run `komak number {text.folder}`, which retires it.")  # fmt: skip


def _difference(source: Document, translation: Document) -> Iterator[Issue]:
    """The first number that stands in one language only."""
    wanted = [(one.number, one.mark_line) for one in paragraphs(source) if one.number]
    found = [(one.number, one.mark_line) for one in paragraphs(translation) if one.number]
    for index, (number, _) in enumerate(wanted):
        if index == len(found) or found[index][0] != number:
            line = found[index][1] if index < len(found) else translation.body_line
            yield Issue(translation.path, line, Code.PARAGRAPHS_DIFFER, f"§ {number}", "the number does not stand here as in " + source.path,
                        "Put the line above the same paragraph; numbers are the same in all languages.")  # fmt: skip
            return
    for number, line in found[len(wanted) :]:
        yield Issue(translation.path, line, Code.PARAGRAPHS_DIFFER, f"§ {number}", "the number stands in no paragraph of " + source.path,
                    "Delete it together with its paragraph.")  # fmt: skip


def _issue(document: Document, paragraph: Paragraph, code: Code, problem: str, mend: str) -> Issue:
    return Issue(document.path, paragraph.mark_line, code, f"§ {paragraph.number}", problem, mend)
