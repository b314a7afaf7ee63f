"""The order of questions and options on each paper: mixed, yet the same at every build and in every language."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from komak.edition import Edition
from komak.instruments.questions.wording import Block, Item, blocks
from komak.languages import language
from komak.model import Module, Programme

VARIANTS = ("a", "b")
"""Names of the papers in addresses. Readers see a number: in a room of two languages В is no B."""


class _Named(Protocol):
    @property
    def id(self) -> str: ...


Named = TypeVar("Named", bound=_Named)


@dataclass(frozen=True)
class Variant:
    """One paper: its number, and the questions in its order."""

    name: str
    """As in addresses: ``a``."""
    sign: str
    """As readers see it, the same in every language: ``1``."""
    blocks: tuple[Block, ...]
    letters: str
    """Names of the options in the script of the reader."""

    @property
    def items(self) -> tuple[Item, ...]:
        """Every question in the order of its number."""
        return tuple(item for block in self.blocks for item in block.items)

    def number(self, item: Item) -> int:
        """The number that a question has on this paper."""
        return [other.id for other in self.items].index(item.id) + 1

    def answer(self, item: Item) -> str:
        """Letters of the right answer: ``В``, ``А, Г``; of a matching question one a prompt, in its order."""
        mine = self.items[self.number(item) - 1]
        letter = {option.id: self.letters[at] for at, option in enumerate(mine.options)}
        if mine.kind != "matching":
            return ", ".join(letter[option.id] for option in mine.options if option.id in mine.right)
        chosen = dict(mark.split("=") for mark in mine.right)
        return ", ".join(letter[chosen[prompt.id]] for prompt in mine.prompts)


def variants(taught: Module | Programme, edition: Edition) -> tuple[Variant, ...]:
    """All papers of a module or programme."""
    return tuple(variant(taught, edition, name) for name in VARIANTS)


def variant(taught: Module | Programme, edition: Edition, name: str) -> Variant:
    """One paper: blocks and options mixed, the questions of a case in their order."""
    seed = f"{taught.reference}:{name}"
    letters = language(edition.locale).option_letters
    mixed = _mixed((_mixed_inside(block, seed) for block in blocks(taught, edition)), seed)
    return Variant(name, str(VARIANTS.index(name) + 1), mixed, letters)


def for_screen(module: Module, edition: Edition) -> tuple[Block, ...]:
    """Questions in the author's order, options mixed: the right one must not always come first."""
    return tuple(_mixed_inside(block, f"{module.reference}:screen") for block in blocks(module, edition))


def _mixed_inside(block: Block, seed: str) -> Block:
    return replace(block, items=tuple(_mixed_options(item, f"{seed}:{item.id}") for item in block.items))


def _mixed_options(item: Item, seed: str) -> Item:
    return replace(item, prompts=_mixed(item.prompts, seed), options=_mixed(item.options, seed))


def _mixed(entries: Iterable[Named], seed: str) -> tuple[Named, ...]:
    """`entries` in an order that only their ids and the seed decide: nothing about what is right can be read from it."""
    return tuple(sorted(entries, key=lambda entry: hashlib.sha256(f"{seed}:{entry.id}".encode()).digest()))
