"""Every rule and every metadata field is explained to authors in both languages."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from komak.ground.issue import Code
from komak.languages.strings import FOLDER, explanations
from komak.outputs.pages.authors import GROUPS
from komak.source.activity import ATTRIBUTES

LOCALES = ("ru", "uz")


@pytest.mark.parametrize("locale", LOCALES)
def test_rules(locale: str) -> None:
    """Each code has a title, a reason and a way to mend it, and no text is left over from a rule that went."""
    assert (FOLDER / f"rules.{locale}.yml").is_file()
    texts = explanations("rules", locale)

    assert set(Code) == set(texts)
    assert {code: set(text) for code, text in texts.items() if set(text) != {"title", "why", "mend"}} == {}
    assert [code for code, text in texts.items() if not all(part.strip() for part in text.values())] == []


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("group", GROUPS)
def test_fields(group: str, locale: str) -> None:
    """Each field of each kind of metadata has its words."""
    assert (FOLDER / f"fields.{locale}.yml").is_file()
    texts = explanations("fields", locale)[group]

    assert set(GROUPS[group].model_fields) | {"heading", "lead"} == set(texts)
    assert [name for name, text in texts.items() if not text.strip()] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_attributes_of_an_activity(locale: str) -> None:
    """What stands in the braces of an activity is explained like a field."""
    assert {*ATTRIBUTES, "heading", "lead"} == set(explanations("fields", locale)["activity"])


@pytest.mark.parametrize("subject", ["rules", "fields"])
def test_uzbek_is_no_copy(subject: str) -> None:
    """The Uzbek explanations are translated: no Cyrillic outside of code samples."""
    texts = explanations(subject, "uz")
    left = {
        f"{name}.{part}": text
        for name, parts in texts.items()
        for part, text in parts.items()
        if re.search("[А-Яа-яЁё]{2}", re.sub(r"`[^`]*`|“[^”]*”|«[^»]*»", "", text))
    }

    assert left == {}


def test_groups_cover_every_shape() -> None:
    """A class of metadata that is nested in another one is explained as well."""
    explained = set(GROUPS.values())
    nested = {
        kind
        for shape in explained
        for info in shape.model_fields.values()
        for kind in (info.annotation, *get_args(info.annotation))
        if hasattr(kind, "model_fields")
    }

    assert nested <= explained
