"""Files for Moodle, parsed back: GIFT by a strict reader of its own, XML by its structure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from lxml import etree
from tests.conftest import by_node
from tests.verify.questions.conftest import Taught

from komak.instruments.questions import Item, blocks
from komak.instruments.questions.gift import gift
from komak.instruments.questions.moodle_xml import moodle_xml
from komak.model import ChoiceQuestion, KnowledgeTest, MatchingQuestion
from komak.model.questions import Rationale

NASTY = r"{a} = b ~ c # d : e \ f -> g <b>&amp; %50% // $CATEGORY: “Oʻz” ёЎ"
GRADES = {
    0.0,
    5,
    10,
    11.11111,
    12.5,
    14.28571,
    16.66667,
    20,
    25,
    30,
    33.33333,
    40,
    50,
    60,
    66.66667,
    70,
    75,
    80,
    83.33333,
    90,
    100,
}
"""Percents that Moodle knows."""


@dataclass(frozen=True)
class Read:
    """A question as the reader of GIFT understands it."""

    name: str
    text: str
    answers: tuple[tuple[str, str, str], ...]
    """Sign with percent, text, feedback; of a pair ``=``, prompt, option."""
    feedback: str


def parsed(text: str) -> tuple[str, list[Read]]:
    """Read a whole GIFT file; anything that is not allowed is an error."""
    lines = [line for line in text.split("\n") if not line.startswith("//")]
    assert lines[0].startswith("$CATEGORY: $course$/top/")
    rest = "\n".join(lines[1:]).strip()
    questions = [_question(part) for part in re.split(r"\n\s*\n(?=::)", rest)]
    return lines[0].removeprefix("$CATEGORY: "), questions


def _question(text: str) -> Read:
    head = re.fullmatch(
        r"::(?P<name>(?:[^\\:{}]|\\.)+)::\[plain\](?P<text>(?:[^\\{}~=#:]|\\.)+)\{\n(?P<body>.*)\n\}", text, re.DOTALL
    )
    assert head, text
    lines = [line.removeprefix("\t") for line in head["body"].split("\n")]
    *answers, last = lines
    assert last.startswith("####")
    return Read(
        plain(head["name"]), plain(head["text"]), tuple(map(_answer, answers)), plain(last.removeprefix("####"))
    )


def _answer(line: str) -> tuple[str, str, str]:
    found = re.fullmatch(
        r"(?P<sign>=|~(?:%-?\d+(?:\.\d+)?%)?)(?P<text>(?:[^\\{}~=#:]|\\.)*)(?:#(?P<feedback>(?:[^\\{}~=#:]|\\.)*))?",
        line,
    )
    assert found, line
    prompt, arrow, option = found["text"].partition(" -> ")
    if arrow:
        return found["sign"], plain(prompt), plain(option)
    return found["sign"], plain(found["text"]), plain(found["feedback"] or "")


def plain(text: str) -> str:
    """Undo the escapes; a bare special sign is an error."""
    assert not re.search(r"(?<!\\)(?:\\\\)*[~=#{}:]", text), text
    return re.sub(r"\\(.)", lambda sign: "\n" if sign[1] == "n" else sign[1], text)


def items(taught: Taught) -> Iterator[tuple[Item, str]]:
    """Each question with its case."""
    for block in blocks(taught.module, taught.edition):
        yield from ((item, block.case) for item in block.items)


def test_gift_is_read_back(taught: Taught) -> None:
    category, questions = parsed(gift(taught.module, taught.edition))

    assert category.split("/")[-1] == taught.edition.module_text(taught.module).metadata.title
    assert len(questions) == len({question.name for question in questions}) == len(list(items(taught)))
    for question, (item, case) in zip(questions, items(taught), strict=True):
        assert question.name.endswith(item.id)
        assert question.text == (f"{case}\n\n{item.text}" if case else item.text)
        assert question.feedback.startswith(item.why_right)
        assert (item.why_wrong in question.feedback) == (item.kind == "matching"), "no pair has words of its own"
        if item.kind == "matching":
            pairs = {prompt: option for _, prompt, option in question.answers if prompt}
            assert len(pairs) == len(item.prompts)
            assert {option for _, _, option in question.answers} == {option.text for option in item.options}
        else:
            right = {
                text for sign, text, _ in question.answers if sign == "=" or (sign.startswith("~%") and "-" not in sign)
            }
            assert right == {option.text for option in item.options if option.id in item.right}
            assert len(question.answers) == len(item.options)


def test_points_of_moodle_are_those_that_it_accepts(taught: Taught) -> None:
    tree = etree.fromstring(moodle_xml(taught.module, taught.edition).encode())
    questions = tree.findall("question[@type='multichoice']")
    assert questions
    for question in questions:
        shares = [float(answer.get("fraction", "")) for answer in question.iterfind("answer")]
        assert {abs(share) for share in shares} <= GRADES
        assert sum(share for share in shares if share > 0) == pytest.approx(100, abs=0.01)
        if question.findtext("single") == "false":
            assert sum(shares) == pytest.approx(0, abs=0.01), "ticking everything earns nothing"


def test_xml_has_the_structure_that_moodle_imports(taught: Taught) -> None:
    tree = etree.fromstring(moodle_xml(taught.module, taught.edition).encode())
    category, *questions = tree.iterfind("question")

    assert tree.tag == "quiz"
    assert category.get("type") == "category"
    assert category.findtext("category/text", "").startswith("$course$/top/")
    for question, (item, case) in zip(questions, items(taught), strict=True):
        assert question.findtext("idnumber", "").endswith(item.id)
        assert question.findtext("name/text")
        assert item.text in question.findtext("questiontext/text", "")
        assert case in question.findtext("questiontext/text", "")
        assert question.findtext("generalfeedback/text") == item.why_right
        assert question.findtext("incorrectfeedback/text") == item.why_wrong
        assert [tag.findtext("text") for tag in question.iterfind("tags/tag")] == list(item.outcomes)
        assert {part.get("format") for part in question.iter() if part.get("format")} == {"plain_text"}
        if item.kind == "matching":
            assert question.get("type") == "matching"
            pairs = {pair.findtext("text"): pair.findtext("answer/text") for pair in question.iterfind("subquestion")}
            assert {prompt.text for prompt in item.prompts} == set(pairs) - {""}
            assert len(question.findall("subquestion")) >= len(item.options)
        else:
            assert question.get("type") == "multichoice"
            assert question.findtext("single") == ("true" if item.kind == "single" else "false")


def test_every_special_sign_survives(all_taught: tuple[Taught, ...]) -> None:
    one = next(one for one in all_taught if one.edition.locale == "ru")
    words = {"ru": NASTY, "uz": NASTY}
    rationale = Rationale(right=words, wrong=words)
    outcome = next(iter(one.module.facts.outcomes))
    options = {"one": words, "two": {"ru": f"{NASTY} 2", "uz": "2"}}
    choice = ChoiceQuestion(
        id="choice", kind="single", outcomes=[outcome], text=words, options=options, right=["one"], rationale=rationale
    )
    matching = MatchingQuestion(
        id="pairs", kind="matching", outcomes=[outcome], text=words, options=options, rationale=rationale,
        prompts={"a": words, "b": {"ru": f"{NASTY} 3", "uz": "3"}}, right={"a": "one", "b": "two"},
    )  # fmt: skip
    module = one.module
    nasty = type(module)(**{**vars(module), "test": KnowledgeTest("x.yml", (choice, matching))})
    expected = NASTY.replace("->", "→")

    _, questions = parsed(gift(nasty, one.edition))
    tree = etree.fromstring(moodle_xml(nasty, one.edition).encode())

    assert [question.text for question in questions] == [expected, expected]
    assert questions[0].answers == (("=", expected, ""), ("~", f"{expected} 2", expected))
    assert questions[1].answers == (("=", expected, expected), ("=", f"{expected} 3", f"{expected} 2"))
    assert [text.text for text in tree.iterfind("question/questiontext/text")] == [NASTY, NASTY]


def test_files_are_utf_8_without_a_mark(taught: Taught) -> None:
    for text in (gift(taught.module, taught.edition), moodle_xml(taught.module, taught.edition)):
        assert not text.startswith("\N{ZERO WIDTH NO-BREAK SPACE}")
        assert "\N{REPLACEMENT CHARACTER}" not in text
        assert "\r" not in text


@pytest.fixture(scope="module")
def by_others(all_taught: tuple[Taught, ...]) -> Mapping[str, list[dict[str, Any]]]:
    """What gift-pegjs, the grammar behind the GIFT editors on the web, reads of each test: Node.js starts once."""
    texts = [gift(one.module, one.edition) for one in all_taught]
    return dict(zip(map(str, all_taught), json.loads(by_node("parse_gift.mjs", given=json.dumps(texts))), strict=True))


def test_a_parser_that_others_wrote_reads_the_same_questions(
    taught: Taught, by_others: Mapping[str, list[dict[str, Any]]]
) -> None:
    questions = [one for one in by_others[str(taught)] if one["type"] not in ("Category", "Description")]
    expected = [item for block in blocks(taught.module, taught.edition) for item in block.items]

    assert len(questions) == len(expected) > 0
    for question, item in zip(questions, expected, strict=True):
        if item.kind == "matching":
            assert question["type"] == "Matching"
            assert len([pair for pair in question["matchPairs"] if pair["subquestion"]["text"]]) == len(item.prompts)
        else:
            assert question["type"] == "MC"
            rights = [one["isCorrect"] or (one["weight"] or 0) > 0 for one in question["choices"]]
            assert (len(rights), sum(rights)) == (len(item.options), len(item.right))
