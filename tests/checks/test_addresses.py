"""Every page and file of the site has an address of its own."""

from __future__ import annotations

from pathlib import Path

from sample_project import BASE, FACTS, edited, issues_of, write_project

from komak.ground.issue import Code
from komak.languages.script import EMPTY
from komak.site.assembly import laid_out
from komak.source import read


def copied(old: str, new: str) -> dict[str, str]:
    """Files of the module or track `old` below the name `new`."""
    return {path.replace(old, new): text for path, text in BASE.items() if path.startswith(old)}


def told(root: Path) -> list[str]:
    return [issue for issue in issues_of(root) if Code.SAME_ADDRESS in issue]


def test_a_pack_for_participants_is_no_pack_of_another_module(tmp_path: Path) -> None:
    """`first-participants` would put its trainers' pack where participants of `first` get theirs."""
    changes = copied("curriculum/care/first/", "curriculum/care/first-participants/")
    changes |= edited(FACTS, ("modules: [first]", "modules: [first, first-participants]"))

    found = told(write_project(tmp_path, changes))

    assert len(found) == 1
    assert found[0].startswith("curriculum/care/first/module.ru.md:1: ")
    assert "'packs/care/first-participants.ru.zip', where curriculum/care/first-participants/module.ru.md" in found[0]


def test_a_whole_site_makes_no_address_twice(content: Path) -> None:
    """What the rule knows by rules, the site itself shows: pages, sheets, files of forms, letters, pictures, texts."""
    curriculum = read(content).curriculum
    assert curriculum is not None
    made = laid_out(curriculum, EMPTY, content, "https://example.uz/")
    pages = [f"{page.locale} {page.uri}" for page in made.pages]
    files = [order.dest for order in made.orders]
    files += [*made.images, *made.texts]

    assert len(pages) > 50
    assert len(files) > 50
    assert len({place.casefold() for place in pages}) == len(pages)
    assert len({place.casefold() for place in files}) == len(files)
