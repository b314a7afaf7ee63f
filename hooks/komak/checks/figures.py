"""Rules about drawings with words: every text of a drawing has its words, in every language, and pages name what is there."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from komak.checks.markup import TAG, unprintable
from komak.checks.pictures import faults
from komak.checks.subject import Study, Subject
from komak.ground.issue import Code, Issue
from komak.model import Figure
from komak.model.figures import SHOWN

_TEXT = "{http://www.w3.org/2000/svg}text"


def drawings(subject: Subject) -> Iterator[Issue]:
    """A figure's drawing is a sound SVG; each text in it has an id, once, with words for it, and each of the words has its text."""
    for figure in subject.curriculum.figures:
        found = [Issue(figure.drawing_path, *fault) for fault in faults(subject.root / figure.drawing_path)]
        yield from found or _texts(figure)


def _texts(figure: Figure) -> Iterator[Issue]:
    drawn = list[str]()
    for text in etree.fromstring(figure.drawing.encode()).iter(_TEXT):
        name, line = text.get("id", ""), int(text.sourceline or 1)  # type: ignore[call-overload]  # the stubs do not know it
        if not name:
            yield Issue(figure.drawing_path, line, Code.FIGURE, "text", "a text of the drawing has no id",
                        f'Write `<text id="…">` and its words in {figure.path}: in the drawing they have one language.')  # fmt: skip
        elif name in drawn:
            yield Issue(figure.drawing_path, line, Code.FIGURE, name, f"two texts have the id {name!r}", "Rename one.")
        elif name not in figure.data.words:
            yield Issue(figure.drawing_path, line, Code.FIGURE, name, f"there are no words for the text {name!r}",
                        f"Add `{name}: {{ru: …, uz: …}}` to {figure.path}.")  # fmt: skip
        drawn.append(name)
    for name in (name for name in figure.data.words if name not in drawn):
        yield _issue(figure, name, Code.FIGURE, f"the drawing has no text {name!r}", f'Add `<text id="{name}">`, or delete the words.')  # fmt: skip


def wordings(subject: Subject) -> Iterator[Issue]:
    """The words of a figure are there in every language that authors write, and can be printed."""
    for figure in subject.curriculum.figures:
        for name, wording in figure.data.words.items():
            for locale in (locale for locale in subject.curriculum.facts.locales if locale not in wording):
                yield _issue(figure, name, Code.MISSING_TRANSLATION, f"the language {locale!r} is missing", f"Add `{locale}: …`.")  # fmt: skip
            for text in wording.values():
                if match := TAG.search(text):
                    yield _issue(figure, name, Code.RAW_HTML, f"raw HTML is refused, found <{match['tag']}", "Write it without HTML.")  # fmt: skip
                for problem in unprintable(text.replace("\n", " ")):
                    yield _issue(figure, name, Code.NO_GLYPH, problem, "Delete it, or say it in words.")


def shown(study: Study, subject: Subject) -> Iterator[Issue]:
    """A page shows figures that there are."""
    known = {figure.slug for figure in subject.curriculum.figures}
    for number, line in study.lines if study.is_page else ():
        for match in (match for match in SHOWN.finditer(line) if match["slug"] not in known):
            yield study.issue(number, Code.MISSING_IMAGE, "image", f"there is no figure {match['slug']!r}",
                              f"Known: {', '.join(sorted(known)) or 'none'}; they are in curriculum/figures/.")  # fmt: skip


def _issue(figure: Figure, name: str, code: Code, problem: str, mend: str) -> Issue:
    return Issue(figure.path, figure.lines[f"words.{name}"], code, name, problem, mend)
