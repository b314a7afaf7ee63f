"""Test papers and their answer key as Markdown for the print room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from komak.dialect.plain import plain
from komak.edition import Edition
from komak.edition.exam import Exam, exam_of
from komak.instruments.questions.variants import Variant, variants
from komak.instruments.questions.wording import Block, Item
from komak.languages.strings import Strings
from komak.model import Module, Programme

_LETTER_BLANK = "____"


def variant_markdown(paper: Variant, edition: Edition) -> str:
    """One paper, without any answer."""
    s = edition.strings
    head = f"{s('test.code')} {'_' * 14}  [ ] {s('test.before')}  [ ] {s('test.after')}  {s('test.date')} {'_' * 10}"
    return "\n\n".join([head, *_questions(paper, s)]) + "\n"


def _questions(paper: Variant, s: Strings) -> Iterator[str]:
    number = 1
    for block in paper.blocks:
        if block.case:
            yield f'!!! case "{_case_title(block, number, s)}"\n    {plain(block.case)}'
        for item in block.items:
            yield f'<div class="km-whole" markdown="1">\n\n{_question(number, item, paper, s)}\n\n</div>'
            number += 1


def _case_title(block: Block, first: int, s: Strings) -> str:
    if len(block.items) == 1:
        return s("test.case-of-one", number=first)
    return s("test.case", first=first, last=first + len(block.items) - 1)


def _question(number: int, item: Item, paper: Variant, s: Strings) -> str:
    title = f"## {number}. {plain(item.text)} {{#question-{number}}}"
    options = zip(paper.letters, item.options, strict=False)
    if item.kind != "matching":
        boxes = "\n".join(f"- [ ] **{letter}.** {plain(option.text)}" for letter, option in options)
        return f"{title}\n\n{s(f'test.choose-{item.kind}')}\n\n{boxes}"
    rows = "\n".join(f"* {_LETTER_BLANK} {plain(prompt.text)}" for prompt in item.prompts)
    listed = "\n".join(f"* **{letter}.** {plain(option.text)}" for letter, option in options)
    return f"{title}\n\n{s('test.write-letters')}\n\n{rows}\n\n{s('test.letters')}\n\n{listed}"


def key_markdown(taught: Module | Programme, edition: Edition) -> str:
    """Answers of every paper, how they are counted, and why they are right. For the facilitator alone."""
    s = edition.strings
    papers, exam = variants(taught, edition), exam_of(taught, edition)
    parts = (
        _section("how", s("test.key-how"), _rules(papers, exam, edition)),
        _section("answers", s("test.key-answers"), _answers(papers, s)),
        _section("scores", s("test.key-scores"), _scores(papers, exam.outcomes, s)),
        f"## {s('test.key-why')} {{#why}}",
        *(_reason(item, papers, s) for item in papers[0].items),
    )
    return "\n\n".join(parts) + "\n"


def _section(name: str, title: str, text: str) -> str:
    return f"## {title} {{#{name}}}\n\n{text}"


def _rules(papers: tuple[Variant, ...], exam: Exam, edition: Edition) -> str:
    s = edition.strings
    command = f"**{plain(f'komak report results.csv {exam.option} --locale {edition.locale} --out report')}**"
    first, second = (paper.sign for paper in papers)
    rules = (
        s("test.rule-code", first=first, second=second),
        s("test.rule-point"),
        s("test.rule-people"),
        s("test.rule-report", command=command),
    )
    return "\n".join(f"* {rule}" for rule in rules)


def _answers(papers: tuple[Variant, ...], s: Strings) -> str:
    """Question by question, in the order of the first paper."""
    first, *others = papers
    heads = [head for paper in papers for head in (s("test.variant", paper=paper.sign), s("test.answer"))]
    rows = [
        [cell for paper in (first, *others) for cell in (str(paper.number(item)), f"**{paper.answer(item)}**")]
        for item in first.items
    ]
    return _table(heads, rows)


def _scores(papers: tuple[Variant, ...], outcomes: Mapping[str, str], s: Strings) -> str:
    first = papers[0]
    heads = [s("test.outcome"), *(s("test.variant", paper=paper.sign) for paper in papers), s("test.points")]
    rows = []
    for name, text in outcomes.items():
        own = [item for item in first.items if name in item.outcomes]
        if own:
            numbers = (", ".join(map(str, sorted(paper.number(item) for item in own))) for paper in papers)
            rows.append([plain(text), *numbers, s("test.of", points=len(own))])
    rows.append([s("test.total"), *("" for _ in papers), s("test.of", points=len(first.items))])
    return _table(heads, [[cell or "—" for cell in row] for row in rows])


def _reason(item: Item, papers: tuple[Variant, ...], s: Strings) -> str:
    places = " · ".join(s("test.place", question=paper.number(item), paper=paper.sign) for paper in papers)
    lines = "\n".join(f"* {line}" for line in _right_answers(item))
    return (
        f"### {places}. {plain(item.text)} {{#{item.id}}}\n\n{lines}\n\n"
        f"**{s('test.why-right')}** {plain(item.why_right)}\n\n**{s('test.why-wrong')}** {plain(item.why_wrong)}"
    )


def _right_answers(item: Item) -> Iterator[str]:
    if item.kind != "matching":
        yield from (plain(option.text) for option in item.options if option.id in item.right)
        return
    texts = {option.id: option.text for option in item.options}
    chosen = dict(mark.split("=") for mark in item.right)
    for prompt in item.prompts:
        yield f"{plain(prompt.text)} — **{plain(texts[chosen[prompt.id]])}**"


def _table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
