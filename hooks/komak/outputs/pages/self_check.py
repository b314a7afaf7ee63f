"""The page on which a reader checks what was learnt: questions, and nothing that tells what is right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from komak.edition import Edition
from komak.edition.page import Page, index_of
from komak.ground.address import SELF_CHECK_KEY, address, module_uri, relative, self_check_uri
from komak.instruments.questions import Item, for_screen, positions
from komak.model import Module
from komak.outputs.pages.render import rendered

SCRIPTS = ("assets/self-check/sha256.js", "assets/self-check/page.js")
"""In the order of loading."""
_SAID_BY_THE_SCRIPT = (
    *("check", "checked", "right", "wrong", "empty", "incomplete", "mark-right", "mark-wrong", "mark-missed"),
    *("why-right", "why-wrong", "progress", "score-of"),
)


@dataclass(frozen=True)
class Shown:
    """A question with its number on the page."""

    number: int
    item: Item
    options: tuple[tuple[str, str], ...]
    """Position and text."""
    prompts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ShownBlock:
    """Questions under one case, or one question."""

    id: str
    case: str
    title: str
    questions: tuple[Shown, ...]


def self_check_page(module: Module, edition: Edition) -> Page:
    """The page of `module` in the language of `edition`."""
    s = edition.strings
    uri = self_check_uri(module.reference)
    here = address(uri, edition.locale, edition.default_locale)
    blocks = tuple(_blocks(module, edition))
    text = edition.module_text(module)
    markdown = rendered(
        "self_check",
        s=s,
        text=text,
        blocks=blocks,
        count=sum(len(block.questions) for block in blocks),
        outcomes=_outcomes(blocks, text.metadata.outcomes),
        words={name: s.words[f"test.{name}"] for name in _SAID_BY_THE_SCRIPT},
        key=SELF_CHECK_KEY,
        module_link=relative(address(module_uri(module.reference), edition.locale, edition.default_locale), here),
        scripts=[relative(script, here) for script in SCRIPTS],
    )
    return Page(
        uri=uri,
        source=index_of(uri),
        locale=edition.locale,
        title=s("test.page-title", title=text.metadata.title),
        label=s("test.title"),
        description=s("test.description", title=text.metadata.title),
        markdown=markdown,
        edit_path=module.test.path,
        parent=module_uri(module.reference),
        language=text.document.locale,
        labels=(s("test.kind"),),
        has_tips=True,
    )


def _blocks(module: Module, edition: Edition) -> Iterator[ShownBlock]:
    number = 1
    for block in for_screen(module, edition):
        shown = tuple(_shown(at, item) for at, item in enumerate(block.items, number))
        last = number + len(shown) - 1
        title = edition.strings("test.case", first=number, last=last) if last > number else ""
        yield ShownBlock(block.id, block.case, title or edition.strings("test.case-of-one", number=number), shown)
        number = last + 1


def _shown(number: int, item: Item) -> Shown:
    return Shown(
        number,
        item,
        tuple(zip(positions(item.options).values(), (option.text for option in item.options), strict=True)),
        tuple(zip(positions(item.prompts).values(), (prompt.text for prompt in item.prompts), strict=True)),
    )


def _outcomes(blocks: tuple[ShownBlock, ...], texts: dict[str, str]) -> list[tuple[str, str, int]]:
    """Id, text and number of questions of each outcome that is measured."""
    measured = [name for block in blocks for shown in block.questions for name in shown.item.outcomes]
    return [(name, text, measured.count(name)) for name, text in texts.items() if name in measured]
