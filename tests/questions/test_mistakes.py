"""What is wrong with questions.yml is said with its line, and costs no more than it must."""

from __future__ import annotations

from pathlib import Path

import pytest
from sample_project import issues_of, write_project

PATH = "curriculum/care/first/questions.yml"
GOOD = """\
- id: why
  kind: single
  outcomes: [listen]
  text:
    ru: "Зачем мы слушаем?"
    uz: "Nega tinglaymiz?"
  options:
    help: {ru: "Чтобы помочь", uz: "Yordam berish uchun"}
    judge: {ru: "Чтобы судить", uz: "Hukm qilish uchun"}
  right: [help]
  rationale:
    right: {ru: "Так человек понят.", uz: "Shunda odam tushuniladi."}
    wrong: {ru: "Суд закрывает разговор.", uz: "Hukm suhbatni yopadi."}
"""
CASE = """\
- id: visit
  kind: case
  case: {ru: "Вымышленный случай.", uz: "Toʻqima vaziyat."}
  questions:
""" + "".join(f"    {line}\n" for line in GOOD.splitlines())


def said(tmp_path: Path, text: str) -> list[str]:
    """Issues about the file, without its path."""
    project = write_project(tmp_path, {PATH: text})
    found = (issue.removeprefix(f"{PATH}:") for issue in issues_of(project) if issue.startswith(PATH))
    return [issue for issue in found if ": KM209 " not in f":{issue}"]  # nobody has stamped them


def test_good_questions_have_no_issue(tmp_path: Path) -> None:
    assert said(tmp_path, GOOD) == []
    assert said(tmp_path / "case", CASE) == []


@pytest.mark.parametrize(("old", "new", "expected"), [
    ("outcomes: [listen]", "outcomes: [listen, talk]", "3: KM109 why: there is no outcome 'talk'"),
    ("right: [help]", "right: []", "10: KM512 why: no option is right"),
    ("right: [help]", "right: [help, judge]", "10: KM512 why: 2 options are right"),
    ("right: [help]", "right: [helps]", "10: KM109 why: there is no option 'helps'"),
    ("kind: single", "kind: multiple", "10: KM512 why: only one option is right"),
    ("kind: single", "kind: quiz", "2: KM511 kind: unknown kind of question 'quiz'"),
    ("  kind: single\n", "", "1: KM511 kind: the question does not say its kind"),
    ('\n    uz: "Nega tinglaymiz?"', "", "4: KM203 0.text: the language 'uz' is missing"),
    ('uz: "Nega', 'en: "Why?"\n    uz: "Nega', "6: KM203 0.text: the language 'en' is not written by authors"),
    ("Nega tinglaymiz", "Nega o'ylaymiz", "6: KM204 0.text.uz: the mark U+0027"),
    ("Зачем мы слушаем", "Зачем мы cлушаем", "5: KM211 0.text.ru: the word"),
    ("Чтобы судить", "Чтобы судить 🙂", "9: KM403 0.options.judge.ru: the character U+1F642"),
    ("  right: [help]\n", "  right: [help]\n  hint: да\n", "11: KM013 hint: there is no such field"),
    ("  right: [help]\n", "", "1: KM014 right: the field is missing or empty"),
    ("- id: why", "- id: Why", "1: KM016 id: must be made of a-z, 0-9 and hyphens, found 'Why'"),
    ('ru: "Так человек понят."', 'ru: ""', "12: KM014 rationale.right.ru: the field is missing or empty"),
    ("    help: {", "    help: {}\n    help: {", "9: KM010 .0.options.help: the field stands here a second time"),
])  # fmt: skip
def test_a_mistake_is_told_with_its_line(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert GOOD.count(old) == 1
    found = said(tmp_path, GOOD.replace(old, new))

    assert [issue for issue in found if issue.startswith(expected)], found


def test_two_questions_of_one_id_are_told(tmp_path: Path) -> None:
    found = said(tmp_path, GOOD + GOOD)

    assert found == [
        "14: KM102 why: 2 questions have this id. Give each question an id of its own: results are collected by it."
    ]


def test_a_question_in_a_case_may_not_have_the_id_of_another(tmp_path: Path) -> None:
    assert [issue[:14] for issue in said(tmp_path, GOOD + CASE)] == ["18: KM102 why:"]


def test_a_case_in_a_case_is_refused(tmp_path: Path) -> None:
    nested = CASE.replace("kind: single", "kind: case")

    assert any(issue.startswith("5: KM511 kind: unknown kind of question 'case'") for issue in said(tmp_path, nested))


def test_a_prompt_without_an_option_is_told(tmp_path: Path) -> None:
    text = GOOD.replace("kind: single", "kind: matching").replace(
        "  right: [help]\n",
        '  prompts:\n    a: {ru: "Первый", uz: "Birinchi"}\n    b: {ru: "Второй", uz: "Ikkinchi"}\n  right: {a: help, c: judge}\n',
    )

    assert [issue.partition(". ")[0] for issue in said(tmp_path, text)] == [
        "13: KM109 why: there is no prompt 'c'",
        "13: KM512 why: the prompt 'b' has no option",
    ]


def test_one_broken_question_leaves_the_others(tmp_path: Path) -> None:
    """The rest is checked in the same run: authors mend a file once."""
    broken = GOOD.replace("kind: single", "kind: quiz") + GOOD.replace("id: why", "id: who").replace(
        "[help]", "[helps]"
    )

    assert {issue.split(" ")[1] for issue in said(tmp_path, broken)} == {"KM511", "KM109"}


def test_a_text_may_lead_to_the_questions(tmp_path: Path) -> None:
    project = write_project(tmp_path, {PATH: GOOD})
    module = project / "curriculum/care/first/module.ru.md"
    module.write_text(module.read_text("utf-8") + "\n[Проверьте себя](handouts/test.md)\n", "utf-8")

    assert [issue for issue in issues_of(project) if "KM30" in issue] == []


@pytest.mark.parametrize("slug", ["test", "test-a", "test-b", "test-key"])
def test_a_handout_cannot_take_the_place_of_a_test(tmp_path: Path, slug: str) -> None:
    text = "---\ntitle: Лист\nsummary: Лист.\nkind: form\n---\n## Один {#one}\n\nДва.\n"
    project = write_project(tmp_path, {f"curriculum/care/first/handouts/{slug}.ru.md": text})

    assert [issue for issue in issues_of(project) if "KM016" in issue and f"{slug}.ru.md" in issue]
