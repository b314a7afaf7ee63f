"""Forms of reports: readers and authors find the same questions in both languages, and are asked for nobody's data."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FORMS = ROOT / ".github/ISSUE_TEMPLATE"
KINDS = ("1-text", "2-handout", "3-module", "4-translation")
IN_TWO_LANGUAGES = ("SECURITY.md", "CODE_OF_CONDUCT.md", ".github/pull_request_template.md")


def fields(kind: str, locale: str) -> list[tuple[str, Any, Any, int]]:
    """Name, kind, duty and number of answers of each question."""
    form = yaml.safe_load((FORMS / f"{kind}.{locale}.yml").read_text("utf-8"))
    return [
        (entry.get("id"), entry["type"], entry.get("validations"), len(entry["attributes"].get("options", ())))
        for entry in form["body"]
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_asks_the_same_in_russian_and_uzbek(kind: str) -> None:
    assert len(fields(kind, "ru")) >= 5
    assert fields(kind, "uz") == fields(kind, "ru")


def test_there_are_forms_for_readers_and_authors_and_no_other() -> None:
    found = {file.name for file in FORMS.glob("*.yml")} - {"config.yml"}

    assert found == {f"{kind}.{locale}.yml" for kind in KINDS for locale in ("ru", "uz")}


def test_who_reports_an_error_promises_that_no_real_person_is_named() -> None:
    for kind in ("1-text", "2-handout"):
        assert "nobody" in [name for name, *_ in fields(kind, "ru")]


def test_uzbek_words_have_their_own_apostrophes() -> None:
    papers = [*FORMS.glob("*.uz.yml"), *(ROOT / name for name in IN_TWO_LANGUAGES)]
    wrong = re.compile(r"\b[A-Za-z]*[oOgG]['‘’`]\w*|\w+[’‘`]\w+")

    assert len(papers) == 7
    assert {file.name: found for file in papers if (found := wrong.findall(file.read_text("utf-8")))} == {}


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "README.md", "SECURITY.md", "hooks/README.md"])
def test_a_paper_names_what_is_there(name: str) -> None:
    """Files and folders of the house, but those that a reader is about to make."""
    quoted = re.findall(r"`([^`\n]+)`", (ROOT / name).read_text("utf-8"))
    places = [
        word for words in quoted for word in words.split() if re.match(r"(?:hooks|tests|docs|\.github|\.ci)/", word)
    ]
    gone = [
        place for place in places if not re.search(r"[<*…]|outputs/messages", place) and not (ROOT / place).exists()
    ]

    assert len(places) >= 2
    assert gone == []


def test_no_paper_invents_an_address_of_a_person() -> None:
    for name in (*IN_TWO_LANGUAGES, "README.md", "CHANGELOG.md", ".github/CODEOWNERS"):
        assert not re.search(r"[\w.]+@[\w-]+\.\w+|\+998", (ROOT / name).read_text("utf-8")), name
