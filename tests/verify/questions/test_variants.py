"""Papers: mixed by rule, the same at every build, and silent about what is right."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from tests.verify.questions.conftest import Taught

from komak.edition import Edition
from komak.instruments.questions import blocks, key_markdown, variant_markdown, variants
from komak.model import CaseQuestion, KnowledgeTest, MatchingQuestion, Module, PlainQuestion, Question
from komak.model.links import site_map
from komak.outputs.pages import pages


def test_papers_are_numbered_alike_in_every_language(taught: Taught) -> None:
    """In a room of two languages a Russian В would be taken for a Latin B."""
    assert [paper.sign for paper in variants(taught.module, taught.edition)] == ["1", "2"]


def test_variants_have_the_same_questions_in_another_order(taught: Taught) -> None:
    a, b = variants(taught.module, taught.edition)

    assert sorted(item.id for item in a.items) == sorted(item.id for item in b.items)
    assert [item.id for item in a.items] != [item.id for item in b.items]
    moved = [item.id for item in a.items if item.options != b.items[b.number(item) - 1].options]
    assert len(moved) >= len(a.items) / 2


def test_the_questions_of_a_case_stay_together_and_in_order(taught: Taught) -> None:
    written = {block.id: [item.id for item in block.items] for block in blocks(taught.module, taught.edition)}

    for paper in variants(taught.module, taught.edition):
        assert {block.id: [item.id for item in block.items] for block in paper.blocks} == written


def test_a_paper_has_the_same_letters_in_every_language(all_taught: tuple[Taught, ...]) -> None:
    """One key serves a group that writes in two languages: number and place of each answer are the same."""
    orders: dict[str, set[str]] = {}
    for one in all_taught:
        for paper in variants(one.module, one.edition):
            places = [(item.id, [option.id for option in item.options]) for item in paper.items]
            orders.setdefault(f"{one.module.reference} {paper.name}", set()).add(str(places))

    assert {name: len(found) for name, found in orders.items()} == dict.fromkeys(orders, 1)


def test_papers_are_the_same_in_every_process(content: Path) -> None:
    script = (
        "from komak.source import read; from komak.edition import editions; from pathlib import Path\n"
        "from komak.instruments.questions import variants, variant_markdown\n"
        "curriculum = read(Path()).curriculum\n"
        "for edition in editions(curriculum):\n"
        "    for module in curriculum.modules:\n"
        "        for paper in variants(module, edition): print(variant_markdown(paper, edition))\n"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", script], cwd=content, env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}, check=True,
            capture_output=True, timeout=60,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip

    assert len(made) == 1
    assert max(map(len, made)) > 1000


def answered_otherwise(module: Module) -> Module:
    """The same questions with other right answers and other reasons."""

    def other(question: PlainQuestion) -> PlainQuestion:
        wording = dict.fromkeys(question.text, "Совсем другое объяснение.")
        rationale = question.rationale.model_copy(update={"right": wording, "wrong": wording})
        names = list(question.options)
        if isinstance(question, MatchingQuestion):
            turned = {name: names[(names.index(to) + 1) % len(names)] for name, to in question.right.items()}
            return question.model_copy(update={"right": turned, "rationale": rationale})
        turned_list = [names[(names.index(name) + 1) % len(names)] for name in question.right]
        return question.model_copy(update={"right": turned_list, "rationale": rationale})

    def any_kind(question: Question) -> Question:
        if isinstance(question, CaseQuestion):
            return question.model_copy(update={"questions": [other(inner) for inner in question.questions]})
        return other(question)

    test: KnowledgeTest = module.test
    return replace(module, test=replace(test, questions=tuple(map(any_kind, test.questions))))


def shown(modules: list[Module], edition: Edition) -> list[str]:
    """Everything that participants get of the modules' questions: papers, and every page but the facilitator's."""
    papers = [variant_markdown(paper, edition) for module in modules for paper in variants(module, edition)]
    by_name = {module.reference: module for module in modules}
    tracks = tuple(
        replace(track, modules=tuple(by_name.get(old.reference, old) for old in track.modules))
        for track in edition.curriculum.tracks
    )
    whole = replace(edition, curriculum=replace(edition.curriculum, tracks=tracks))
    open_pages = [page for page in pages(whole, site_map(whole.curriculum)) if "facilitator" not in page.uri]
    return papers + [page.markdown for page in open_pages]


def test_other_answers_change_no_byte_of_what_participants_get(all_taught: tuple[Taught, ...]) -> None:
    """The strongest form of keeping an answer: papers and pages do not depend on it."""
    taught = [one for one in all_taught if one.edition.locale == "uz"]
    edition, modules = taught[0].edition, [one.module for one in taught]
    changed = [answered_otherwise(module) for module in modules]

    assert shown(changed, edition) == shown(modules, edition)
    for before, after in zip(modules, changed, strict=True):
        assert key_markdown(after, edition) != key_markdown(before, edition)
