"""The changelog begins with the edition that is published, on its day."""

from __future__ import annotations

import re

import yaml
from tests.conftest import ROOT


def test_the_changelog_begins_with_the_edition() -> None:
    facts = yaml.safe_load((ROOT / "curriculum/curriculum.yml").read_text("utf-8"))
    content = (ROOT / "CHANGELOG.md").read_text("utf-8").partition("\n## Content\n")[2]
    newest = re.search(r"^### \[(.+)\] - (.+)$", content, re.MULTILINE)

    assert newest
    assert newest.groups() == (facts["edition"], str(facts["date"]))
