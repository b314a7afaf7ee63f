"""The kits of events promise no paper that does not exist: whatever sheet a programme names is a link to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import ROOT

KITS = sorted(path for path in (ROOT / "docs/events").glob("*.*.md") if not path.name.startswith("index."))
_PAPER = re.compile(
    r"\b(лист(?!ов)\w*|дневник|анкет|протокол|журнал|памятк|бланк|списо?к\w*|тест\b|план\b|правила команды|карта служб"
    r"|карточки рол|varaq|varag|kundalik|kundali|soʻrovnoma|bayonnoma|jurnal|roʻyxat|testi\b|reja\b|kartochkalari)",
    re.IGNORECASE,
)
_BLANK = re.compile(
    r"больш\w+ лист|чист\w+ лист|один лист|katta varaq|toza varaq|bitta varaq|полстраницы", re.IGNORECASE
)
_LINK = re.compile(r"\[[^]]+\]\([^)]+\)")


def needed(text: str) -> Iterator[str]:
    """What the programmes say is needed: the entries of the last column of tables with times."""
    for row in re.findall(r"^\| \d{1,2}:\d\d–.*\|$", text, re.MULTILINE):
        last = row.strip("| ").rsplit(" | ", 1)[1]
        yield from re.split(r"[,;:] (?![^(]*\))(?![^\[]*\])", last)


@pytest.mark.parametrize("kit", KITS, ids=lambda kit: kit.name)
def test_a_sheet_that_a_programme_names_is_a_link(kit: Path) -> None:
    entries = list(needed(kit.read_text("utf-8")))

    assert len(entries) > 10
    assert [entry for entry in entries if _PAPER.search(_BLANK.sub("", _LINK.sub("", entry)))] == []


@pytest.mark.parametrize("kit", KITS, ids=lambda kit: kit.name)
def test_the_other_language_names_the_same_sheets(kit: Path) -> None:
    slug = kit.name.split(".", 1)[0]
    links = {
        locale: sorted(re.findall(r"\]\((\.\./[^)]+)\)", (kit.parent / f"{slug}.{locale}.md").read_text("utf-8")))
        for locale in ("ru", "uz")
    }

    assert links["ru"] == links["uz"]
