"""What the self-check page verifies answers with: salted digests of the right choices, and the rationales.

The page itself holds no answer. This file does, for whoever looks into it: digests can be tried out and rationales are
plain text. That is the honest limit of a check without a server; a paper that counts is written under a trainer's eyes.
"""

from __future__ import annotations

import hashlib
import json

from komak.edition import Edition
from komak.instruments.questions.variants import for_screen
from komak.instruments.questions.wording import Choice, Item
from komak.model import Module

SALT = 16
"""Hexadecimal digits."""
VARIABLE = "komakSelfCheckKey"
"""What the page's script looks for."""


def self_check_key(module: Module, edition: Edition) -> str:
    """The key of `module` as a script: data that a page may load from a memory stick, where it may not fetch JSON."""
    items = [item for block in for_screen(module, edition) for item in block.items]
    salt = _digest("".join(f"{item.id}{item.text}" for item in items), module.reference)[:SALT]
    questions = {
        item.id: {
            "right": sorted(_digest(f"{item.id}:{mark}", salt) for mark in marks(item)),
            "rationale": {"right": item.why_right, "wrong": item.why_wrong},
        }
        for item in items
    }
    data = json.dumps({"salt": salt, "questions": questions}, ensure_ascii=False, indent=1)
    return f"globalThis.{VARIABLE} = {data};\n"


def marks(item: Item) -> frozenset[str]:
    """Right choices as the page names them: positions of options; of a matching question ``prompt=option``."""
    options = positions(item.options)
    if item.kind != "matching":
        return frozenset(options[name] for name in item.right)
    prompts, pairs = positions(item.prompts), (mark.split("=") for mark in item.right)
    return frozenset(f"{prompts[prompt]}={options[option]}" for prompt, option in pairs)


def positions(choices: tuple[Choice, ...]) -> dict[str, str]:
    """Id to position from 1: ids are the author's words and may give an answer away."""
    return {choice.id: str(at) for at, choice in enumerate(choices, 1)}


def _digest(text: str, salt: str) -> str:
    return hashlib.sha256(f"{salt}:{text}".encode()).hexdigest()
