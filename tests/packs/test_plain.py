"""Titles, summaries, outcomes and materials are plain text: in every product what is written is what is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from sample_project import HANDOUT, HANDOUT_UZ, MODULE, MODULE_UZ, edited, write_project

from komak import dialect
from komak.dialect.plain import plain
from komak.languages.typography import loose
from komak.site import assemble
from komak.workshop import made

SAID = "5*5*5 и ____ [ ]"


def project(root: Path) -> Path:
    changes = edited(MODULE, ("выслушать ребёнка", f"'{SAID}'"), ("cards: Карточки", f"cards: '{SAID}'"))
    changes |= edited(HANDOUT, ("title: Форма", f"title: '{SAID}'\naudience: facilitator"))
    changes[MODULE] = (
        changes[MODULE]
        .replace("Понадобится [форма](handouts/form.md).", "")
        .replace("title: Первый модуль", f"title: '{SAID}'")
    )
    changes |= edited(MODULE_UZ, ("[Shakl](handouts/form.md) kerak boʻladi.", "")) | edited(HANDOUT_UZ)
    return write_project(root, changes)


@pytest.mark.parametrize(
    "words", [SAID, "1. один", "- один", "+ один", "# один", "!!! note", ": один", "= один", "a  b"]
)
def test_what_is_written_is_what_is_shown(words: str) -> None:
    """In a paragraph, in a list, in a heading and in a cell."""
    for frame in ("{}", "* {}", "## {} {{#x}}", "| a |\n|---|\n| {} |"):
        tree = dialect.tree(frame.format(plain(words)))
        assert " ".join(words.split()) in loose("".join(tree.itertext())), frame
        assert [one.tag for one in tree.iter("em", "strong", "code", "span", "a", "img", "b")] == []


def test_the_guide_and_the_slides_show_it_as_written(tmp_path: Path) -> None:
    site = assemble(project(tmp_path), "https://komak.example/").site
    assert site is not None
    chosen = {sheet.kind: sheet for sheet in site.sheets if sheet.locale == "ru" and sheet.kind in ("guide", "slides")}
    said = {kind: loose("".join(dialect.tree(sheet.markdown).itertext())) for kind, sheet in chosen.items()}

    assert said["guide"].count(SAID) == 3  # outcome, material, title of the key
    assert said["slides"].count(SAID) == 1
    assert made(list(chosen.values()), tmp_path / "cache").issues == ()
    page = next(page for page in site.pages if page.locale == "ru" and page.uri.endswith("first/facilitator/"))
    assert loose("".join(dialect.tree(page.markdown).itertext())).count(SAID) >= 3
