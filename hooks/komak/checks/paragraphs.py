"""Rules about permanent numbers: each paragraph has one, nobody else has it, and the register knows every one that was given."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from komak.checks.subject import Study, Subject
from komak.ground.issue import Code, Issue, Severity
from komak.model import Document, DocumentKind, Work
from komak.model.paragraphs import INTRODUCTION, NumberedText, Paragraph, mark_of, paragraphs, rank

_GIVEN_BY = "Numbers are given by `komak number {folder}`: delete the line with this one, and run it."
_NOT_ALONE = re.compile(r"§ *[0-9][0-9.-]*[0-9](?=\s|$)")


def marks(study: Study, subject: Subject) -> Iterator[Issue]:
    """A number stands alone on its line, in a text that has a register."""
    is_chapter = _is_chapter(study.document, subject)
    for section in study.document.sections:
        for block in section.blocks:
            found = _NOT_ALONE.match(block.markdown)
            if found and not mark_of(block):
                yield study.issue(block.line, Code.PARAGRAPH_NUMBER, "§", f"{found[0]} begins a text",
                                  "Leave the number alone on its line, with an empty line below it, or begin with a word.")  # fmt: skip
            elif found and not is_chapter:
                yield study.issue(block.line, Code.PARAGRAPH_NUMBER, "§", f"{found[0]} stands in a text without a register",
                                  "Delete the line; pages of a folder of docs/ get numbers by `komak number <folder>`.")  # fmt: skip


def _is_chapter(document: Document, subject: Subject) -> bool:
    numbered = subject.curriculum.numbered if document.kind is DocumentKind.PAGE else ()
    return any(text.chapter(document) for text in numbered)


def numbers(subject: Subject) -> Iterator[Issue]:
    """In the source each number is in the register, stands once, in its section, in order, above its own text."""
    for text in subject.curriculum.numbered:
        works, seen = _chapters(text, subject), dict[str, str]()
        for slug, work in works.items():
            document = work[subject.source_locale]
            yield from _unnumbered(text, slug, document)
            yield from _numbers(text, slug, document, seen)
            for locale, other in work.items():
                if locale != subject.source_locale:
                    yield from _difference(document, other)
        yield from _lost(text, works, seen)


def _chapters(text: NumberedText, subject: Subject) -> Mapping[str, Work]:
    source = subject.source_locale
    works = (work for work in subject.curriculum.written_pages if source in work)
    return {slug: work for work in works if (slug := text.chapter(work[source]))}


def _unnumbered(text: NumberedText, slug: str, document: Document) -> Iterator[Issue]:
    mend = f"Run `komak number {text.folder}`."
    lines = [paragraph.line for paragraph in paragraphs(document) if not paragraph.number]
    if slug not in text.register.chapters:
        yield Issue(document.path, 1, Code.PARAGRAPH_UNNUMBERED, "chapter", "the chapter has no number", mend, Severity.WARNING)  # fmt: skip
    elif lines:
        yield Issue(document.path, lines[0], Code.PARAGRAPH_UNNUMBERED, "§", f"paragraphs without a number: {len(lines)}",
                    mend, Severity.WARNING)  # fmt: skip


def _numbers(text: NumberedText, slug: str, document: Document, seen: dict[str, str]) -> Iterator[Issue]:
    before, register = "", text.register
    texts = Counter(register.paragraphs.values())
    owner = {digest: number for number, digest in register.paragraphs.items() if texts[digest] == 1}
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
        elif (other := owner.get(paragraph.digest, number)) != number:
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


def _lost(text: NumberedText, works: Mapping[str, Work], seen: Mapping[str, str]) -> Iterator[Issue]:
    for slug in (slug for slug in text.register.chapters if slug not in works):
        yield Issue(text.path, text.lines[f"chapters.{slug}"], Code.PARAGRAPH_LOST, slug, f"there is no chapter docs/{text.folder}/{slug}",
                    f"Put the page back. A chapter that says no more keeps a page that tells so; {INTRODUCTION} needs no number.")  # fmt: skip
    gone = [number for number in text.register.paragraphs if number not in seen]
    for number in gone:
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
