"""A test in Moodle's own XML: what GIFT cannot say as well, such as ids of questions and tags of outcomes."""

from __future__ import annotations

from lxml import etree

from komak.edition import Edition
from komak.instruments.questions.gift import category, fractions, question_name, question_text
from komak.instruments.questions.wording import Block, Item, blocks
from komak.model import Module


def moodle_xml(module: Module, edition: Edition) -> str:
    """Every question of `module` in the language of `edition`, below one category."""
    quiz = etree.Element("quiz")
    heading = etree.SubElement(quiz, "question", type="category")
    _text(heading, "category", category(module, edition), kind=None)
    _text(heading, "info", edition.strings("test.moodle-comment"))
    for block in blocks(module, edition):
        for item in block.items:
            _question(quiz, item, block, module, edition)
    document = etree.tostring(quiz, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return document.decode("utf-8")


def _question(quiz: etree._Element, item: Item, block: Block, module: Module, edition: Edition) -> None:
    is_matching = item.kind == "matching"
    question = etree.SubElement(quiz, "question", type="matching" if is_matching else "multichoice")
    _text(question, "name", question_name(item, module), kind=None)
    _text(question, "questiontext", question_text(item, block))
    _text(question, "generalfeedback", item.why_right)
    _value(question, "defaultgrade", "1.0000000")
    _value(question, "penalty", "0.3333333")
    _value(question, "hidden", "0")
    _value(question, "idnumber", question_name(item, module))
    if not is_matching:
        _value(question, "single", "true" if item.kind == "single" else "false")
    _value(question, "shuffleanswers", "true")
    if not is_matching:
        _value(question, "answernumbering", "abc")
    _text(question, "correctfeedback", edition.strings("test.right"))
    _text(question, "partiallycorrectfeedback", item.why_wrong)
    _text(question, "incorrectfeedback", item.why_wrong)
    _pairs(question, item) if is_matching else _answers(question, item)
    _tags(question, item)


def _answers(question: etree._Element, item: Item) -> None:
    for name, share in fractions(item).items():
        answer = etree.SubElement(question, "answer", fraction=share, format="plain_text")
        _value(answer, "text", next(option.text for option in item.options if option.id == name))
        _text(answer, "feedback", "")


def _pairs(question: etree._Element, item: Item) -> None:
    """Prompts with their options; an option of no prompt stands behind an empty one."""
    texts = {option.id: option.text for option in item.options}
    chosen = dict(mark.split("=") for mark in item.right)
    pairs = [(prompt.text, texts[chosen[prompt.id]]) for prompt in item.prompts]
    pairs += [("", text) for name, text in texts.items() if name not in chosen.values()]
    for prompt, option in pairs:
        pair = etree.SubElement(question, "subquestion", format="plain_text")
        _value(pair, "text", prompt)
        _text(pair, "answer", option, kind=None)


def _tags(question: etree._Element, item: Item) -> None:
    tags = etree.SubElement(question, "tags")
    for name in item.outcomes:
        _text(tags, "tag", name, kind=None)


def _text(parent: etree._Element, name: str, text: str, kind: str | None = "plain_text") -> None:
    """Moodle's texts are an element in an element."""
    element = etree.SubElement(parent, name, {"format": kind} if kind else None)
    _value(element, "text", text)


def _value(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, name).text = text
