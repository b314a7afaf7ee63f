"""Tests of knowledge: the questions of a module as paper, as files for Moodle and as the key of the self-check page.

In: a module and an edition. Out: Markdown of the paper variants and of the answer key, GIFT, Moodle XML, the JSON that
the page checks answers with, and the list of all files with those for whom they are.
"""

from __future__ import annotations

from komak.instruments.questions.files import (
    RESULT_HEADS,
    QuestionFile,
    export_texts,
    question_files,
    result_tables,
    self_check_keys,
)
from komak.instruments.questions.key import marks, positions, self_check_key
from komak.instruments.questions.paper import key_markdown, variant_markdown
from komak.instruments.questions.variants import Variant, for_screen, variant, variants
from komak.instruments.questions.wording import Block, Choice, Item, blocks

__all__ = [
    "RESULT_HEADS",
    "Block",
    "Choice",
    "Item",
    "QuestionFile",
    "Variant",
    "blocks",
    "export_texts",
    "for_screen",
    "key_markdown",
    "marks",
    "positions",
    "question_files",
    "result_tables",
    "self_check_key",
    "self_check_keys",
    "variant",
    "variant_markdown",
    "variants",
]
