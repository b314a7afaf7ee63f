"""A test in Moodle's GIFT format. Points are those of the paper: ticking every box earns nothing."""

from __future__ import annotations

import re

from komak.edition import Edition
from komak.instruments.questions.wording import Block, Item, blocks
from komak.model import Module

_SPECIAL = re.compile(r"[\\~=#{}:]")


def gift(module: Module, edition: Edition) -> str:
    """Every question of `module` in the language of `edition`, below one category."""
    head = f"// {edition.strings('test.moodle-comment')}\n$CATEGORY: {category(module, edition)}\n"
    questions = (_question(item, block, module) for block in blocks(module, edition) for item in block.items)
    return "\n".join([head, *questions])


def category(module: Module, edition: Edition) -> str:
    """Where Moodle puts the questions; it doubles a slash that is part of a name."""
    names = (edition.texts.title, edition.track_texts(module.track).title, edition.module_text(module).metadata.title)
    return "/".join(("$course$/top", *(name.replace("/", "//") for name in names)))


def question_name(item: Item, module: Module) -> str:
    """Name of a question in Moodle's list, the same in every language."""
    return f"{module.slug}.{item.id}"


def question_text(item: Item, block: Block) -> str:
    """The question with its case: Moodle may show it alone."""
    return f"{block.case}\n\n{item.text}" if block.case else item.text


def fractions(item: Item) -> dict[str, str]:
    """Percent of the points by option, in the numbers that Moodle accepts; wrong options take away."""
    right = [option.id for option in item.options if option.id in item.right]
    wrong = len(item.options) - len(right)
    minus = "0" if item.kind == "single" else f"-{_percent(wrong)}"
    return {option.id: _percent(len(right)) if option.id in right else minus for option in item.options}


def _percent(parts: int) -> str:
    return f"{100 / parts:.5f}".rstrip("0").rstrip(".")


def _question(item: Item, block: Block, module: Module) -> str:
    answers = _pairs(item) if item.kind == "matching" else _choices(item)
    return (
        f"::{_escaped(question_name(item, module))}::[plain]{_escaped(question_text(item, block))}{{\n"
        + "".join(f"\t{answer}\n" for answer in answers)
        + f"\t####{_escaped(_feedback(item))}\n}}\n"
    )


def _feedback(item: Item) -> str:
    """What Moodle shows after any answer; in a matching question no pair has words of its own."""
    return f"{item.why_right}\n\n{item.why_wrong}" if item.kind == "matching" else item.why_right


def _choices(item: Item) -> list[str]:
    share = fractions(item)
    return [_choice(item, option.id, option.text, share[option.id]) for option in item.options]


def _choice(item: Item, name: str, text: str, share: str) -> str:
    if name in item.right:
        return f"{'=' if item.kind == 'single' else f'~%{share}%'}{_escaped(text)}"
    return f"{'~' if item.kind == 'single' else f'~%{share}%'}{_escaped(text)}#{_escaped(item.why_wrong)}"


def _pairs(item: Item) -> list[str]:
    """Prompts with their options; an option of no prompt stands behind an empty one."""
    texts = {option.id: option.text for option in item.options}
    chosen = dict(mark.split("=") for mark in item.right)
    used = [f"={_escaped(prompt.text)} -> {_escaped(texts[chosen[prompt.id]])}" for prompt in item.prompts]
    spare = [f"= -> {_escaped(text)}" for name, text in texts.items() if name not in chosen.values()]
    return used + spare


def _escaped(text: str) -> str:
    marked = _SPECIAL.sub(lambda sign: "\\" + sign[0], text.replace("->", "→"))
    return marked.replace("\n", "\\n")
