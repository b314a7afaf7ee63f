r"""A rule about what Markdown leaves as it stands: signs of another dialect that readers would see on the page and on paper.

The rule looks at the rendered text, so it knows nothing of how lists and tables are read: whatever is still a sign there
was none for the reader. Signs that the author has escaped (``\*``, ``&lt;``), and code, are meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from komak import dialect
from komak.checks.facilitator import facilitator_text
from komak.checks.layout import indents
from komak.checks.markup import tables
from komak.checks.metadata import texts_of
from komak.checks.outline import agreement
from komak.checks.structure import admonitions, heading_form
from komak.checks.subject import Study, Subject
from komak.dialect.code import without_fences
from komak.ground.issue import Code, Issue
from komak.source.facts import texts_path

_MEANT = re.compile(r"\\[\\`*_{}\[\]()>#+.!|~=^:$<-]|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{1,30});")
_SIGN = "\ue000"
"""Stands for a sign that is meant, and for code, pictures and boxes: whatever is no text."""
_CODE = frozenset({"pre", "code", "script", "style", "textarea", "svg"})
_BLOCKS = frozenset(
    {
        "p",
        "li",
        "td",
        "th",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "div",
        "blockquote",
        "caption",
        "figcaption",
    }
    | {"ul", "ol", "dl", "table", "thead", "tbody", "tr", "section", "article", "figure", "details", "summary", "hr"}
)
_NO_LISTS = frozenset({"td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "caption", "summary"})
"""Where «1. Выслушать» is a number and no list that failed."""
_SUSPICIOUS = re.compile(r"[*|#\[\]~=^\\$]|__|```|\{[#:.+=>-]|:[a-z][\w+-]+:|^[^\w\s«“(№]|^\w{1,4}[.)]", re.MULTILINE)
"""A sign of each of the traces below: most texts and most lines have none, and are not searched for every one of them."""
_MARKS = re.compile(r"(?<![\w*])\*(?=[^\s*])[^*\n]*[^\s*]\*(?!\w)|(?<!\w)_(?=[^\s_])[^_\n]*[^\s_]_(?!\w)|`[^`\n]+`")
"""What an author means as Markdown in a text that is shown as written; a blank or a box may well be meant as shown."""
_FENCE = re.compile(r"[ ]*(?:>[ ]*)*(?:`{3,}|~{3,})")

_LIST = "Write each item as `- item` or `1. item`, with an empty line above the list"
_TABLE = "Put an empty line above the table, and write as many cells into its row of dashes as into its first row"
_LINK = "Write [text](address), without a space between, or spell out the address"


@dataclass(frozen=True)
class _Trace:
    """A sign that Markdown has left in a text."""

    pattern: re.Pattern[str]
    what: str
    mend: str
    in_lists_only: bool = False
    """Whether cells and headings may have it."""


_TRACES = (
    _Trace(re.compile(r"^(?:[-+*•·▪▫◦●○■□◾►▶➢➤☐☑–‣⁃][^\S\n]+|[•▪▫◦●■□◾►▶➢➤✓✔☐☑‣⁃])(?=\S)"),
           "a line begins like an item of a list", _LIST),
    _Trace(re.compile(r"^[-*+](?=[^\W\d_])"), "a line begins like an item of a list, without a space", _LIST),
    _Trace(re.compile(r"^(?:\d{1,3}[.)]|[^\W\d_]\)|[ivxIVX]{1,4}\)|\d{1,3}\.(?:\d{1,2}\.)+)[^\S\n]+(?=\S)"),
           "a line begins like an item of a numbered list", _LIST, in_lists_only=True),
    _Trace(re.compile(r"^(?:\d{1,3}[.)]|[^\W\d_]\))(?=[^\W\d_])"),
           "a line begins like an item of a numbered list, without a space", _LIST, in_lists_only=True),
    _Trace(re.compile(r"^\||\|$|\|[ ]*:?-{2}|-{2}:?[ ]*\|"), "a line looks like a row of a table", _TABLE),
    _Trace(re.compile(r"^#{1,6}(?=[^\W\d_]|[ ])"), "a line begins like a heading",
           "Headings have an empty line above, stand at the margin and begin with ## to ######"),
    _Trace(re.compile(r"\[\^[^\[\]\s]{1,60}\]"), "a call of a footnote has no footnote", "Write the footnote: `[^1]: text`"),
    _Trace(re.compile(r"~~"), "~~ strikes nothing out here", "Delete the signs and the words between them"),
    _Trace(re.compile(r"==(?=[^\s=])"), "== marks nothing here", "Write **bold** or delete the signs"),
    _Trace(re.compile(r"(?<=[^\W\d_])\^[\w(]|\^[^\s^]{1,40}\^"), "^ raises nothing here", "Write ² or ³, or say it in words"),
    _Trace(re.compile(r"(?<=\w)~\w{1,10}~"), "~ lowers nothing here", "Write ₂, or say it in words"),
    _Trace(re.compile(r"\{[#:.][^{}\n]{0,200}\}|\{(?:\+\+|--|==|>>)|\{#"), "braces with a name or a class were not read",
           "Names belong to headings: `## Title {#name}`, with a space before the brace"),
    _Trace(re.compile(r"\*\*|(?<![_\w])__(?=[^\W_])|(?<=\w)__(?=[^\W_][^_\n]{0,200}__)"), "signs for bold text were not read",
           "Write **words** without spaces inside, and close what is open"),
    _Trace(re.compile(r"\[\](?!\()|\[[ ]{2,}\]|\[[ ]*[xXхХVvВв✓✔+*][ ]*\]"), "this is no box to tick", "Write [ ] or [x]"),
    _Trace(re.compile(r"\[![A-Za-z]{1,20}\]|^(?::{3,}|/{3}|%{3})"), "a block of another dialect begins here",
           'Write `!!! note "Title"` and indent its text by four spaces'),
    _Trace(re.compile(r"^\*\[[^\[\]]{1,60}\]:"), "abbreviations are not explained so", "Explain it in the glossary, or in the text"),
    _Trace(re.compile(r"\\$"), "a backslash ends the line", "End a line with two spaces, or begin a paragraph"),
    _Trace(re.compile(r"\][ ]{1,3}\((?:\w+:|[#/.]|[^\s()]{1,200}\.[a-z]{2,5}\b)[^\s()]*\)|\)\[[^\s\[\]]{0,200}[.:/][^\s\[\]]*\]|\]\(|!\["),
           "this is no link and no picture", _LINK),
    _Trace(re.compile(r"\[[^\[\]\n]{1,200}\]\[[^\[\]\n]{0,200}\]|\[\["), "this is no link", _LINK),
    _Trace(re.compile(r"\$\$|\\[(\[](?=\S)"), "formulas are not printed", "Say it in words, or as a picture"),
    _Trace(re.compile(r"(?<![\w:/]):[a-z][a-z0-9_+-]{1,40}:(?![\w:])"), "this is no sign", "Say it in words"),
    _Trace(re.compile(r"\|\|(?=\S)|^\[(?:toc|TOC|_TOC_)\]$"), "a sign of another dialect stands here", "Delete it"),
)  # fmt: skip


_CLOSER = (agreement, indents, tables, heading_form, admonitions, facilitator_text)
"""Rules that know better what is wrong with a line."""


_READ = (_MARKS, re.compile(r"\*\*|\]\("))
_SHOWN = (*_READ, *(trace.pattern for trace in _TRACES if not trace.in_lists_only))


def raw_signs(study: Study, subject: Subject) -> Iterator[Issue]:
    """No sign of Markdown is left in what readers see: lists, tables, links and marks of other dialects."""
    found = tuple(_raw_signs(study))
    told = {issue.line for rule in _CLOSER for issue in rule(study, subject)} if found else ()
    yield from (issue for issue in found if issue.line not in told)


def raw_words(study: Study, _: Subject) -> Iterator[Issue]:
    """The same for a text that stands in YAML, where most have no sign at all."""
    if _SUSPICIOUS.search(study.document.body):
        yield from _raw_signs(study)


def plain_texts(study: Study, _: Subject) -> Iterator[Issue]:
    """Titles, summaries, outcomes and materials are shown as written: signs of Markdown would be shown, too."""
    document = study.document
    for field, text in texts_of(document.metadata):
        if not field.startswith("sources."):
            yield from _plain(document.path, document.field_lines[field], field, text, _SHOWN)


def plain_names(subject: Subject) -> Iterator[Issue]:
    """The same for the titles of the curriculum and its tracks."""
    for locale, texts in subject.curriculum.texts.items():
        lines = subject.curriculum.lines(texts_path(locale))
        for field, text in texts_of(texts):
            yield from _plain(texts_path(locale), lines[field], field, text, _READ)  # the others are told


def _plain(path: str, line: int, field: str, text: str, signs: tuple[re.Pattern[str], ...]) -> Iterator[Issue]:
    if any(pattern.search(text) for pattern in signs):
        yield Issue(path, line, Code.RAW_MARKDOWN, field, f"the signs of Markdown in {text[:40]!r} would be shown",
                    "Write plain words here: bold text, links and lists belong into the text below.")  # fmt: skip


def _raw_signs(study: Study) -> Iterator[Issue]:
    body = _MEANT.sub(_SIGN, study.document.body)
    tree = study.tree
    if tree is None:
        return
    if body != study.document.body:
        tree = dialect.parsed(study.render(body))
    written = body.split("\n")
    for text, element in _texts(tree):
        if found := _first(text, element):
            trace, line = found
            yield _issue(study, study.document.body_line + _index(written, line, trace), trace, line)
    yield from _fences(study)


def _texts(tree: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """The text of every block, without what stands in blocks inside it."""
    if tree.tag in _CODE:
        return
    yield "".join(_parts(tree)), tree
    for block in _blocks(tree):
        yield from _texts(block)


def _blocks(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The nearest blocks below an element, each once: what is nested would else be read over and over."""
    for child in tree:
        if child.tag in _BLOCKS:
            yield child
        elif child.tag not in _CODE:
            yield from _blocks(child)


def _parts(element: HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in _BLOCKS or child.tag == "br":
            yield "\n"
        elif child.tag in _CODE or child.tag == "img" or child.get("role") == "img":
            yield _SIGN
        else:
            yield from _parts(child)
        yield child.tail or ""


def _first(text: str, element: HtmlElement) -> tuple[_Trace, str] | None:
    """The first trace in a text, and its line."""
    lines = [line.strip(" \n") for line in text.split("\n")]
    for line in filter(_SUSPICIOUS.search, lines):
        for trace in _TRACES:
            if trace.pattern.search(line) and not (trace.in_lists_only and element.tag in _NO_LISTS):
                return trace, line
    return None


def _index(written: list[str], line: str, trace: _Trace) -> int:
    """Where in the author's lines the trace stands: the whole line if it is written so, else its sign and what follows."""
    match = trace.pattern.search(line)
    at = match.start() if match else 0
    for needle in (line, line[at : at + 20], line[at : at + 8], line[at : at + 2]):
        for index, candidate in enumerate(written):
            if needle in candidate:
                return index
    return 0


def _fences(study: Study) -> Iterator[Issue]:
    """Code that stands in a list or is not closed is no code."""
    for number, line in enumerate(without_fences(study.document.body).split("\n"), study.document.body_line):
        if _FENCE.match(line):
            yield study.issue(number, Code.RAW_MARKDOWN, "code", "marks of code were not read",
                              "Put them at the margin, with the same marks at the end.")  # fmt: skip
            return


def _issue(study: Study, number: int, trace: _Trace, line: str) -> Issue:
    shown = line[:40].replace(_SIGN, "…")
    return study.issue(number, Code.RAW_MARKDOWN, "text", f"{trace.what}: {shown!r}", f"{trace.mend}.")
