"""The filled forms: each answer stands in its own place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.known import whole

from komak.instruments.forms import Voice, example_sheets, filled
from komak.instruments.forms.markdown import written
from komak.instruments.forms.voice import escaped
from komak.model import Curriculum, Example, Form, Place, filled_places


@pytest.fixture(scope="module")
def curriculum(content: Path) -> Curriculum:
    return whole(content)


def pairs(curriculum: Curriculum) -> list[tuple[Form, Example]]:
    forms = {form.slug: form for form in curriculum.forms}
    return [(forms[example.slug], example) for example in curriculum.examples]


def test_every_answer_stands_where_the_form_asks_for_it(curriculum: Curriculum, all_voices: tuple[Voice, ...]) -> None:
    """Walk the empty and the filled form side by side: what stands before a place is the same on both."""
    seen = 0
    for voice in all_voices:
        if voice.second:
            continue
        for form, example in pairs(curriculum):
            empty, full = written(form, voice).markdown, filled(form, example, voice)
            places = [found for found in filled_places(form.data, example.data.answers) if isinstance(found, Place)]
            assert full.count("[x]") == sum(place.said == "x" for place in places)
            for place in places:
                if place.said == "x" or "_" in place.slot:
                    continue
                said = place.said if isinstance(place.said, str) else place.said[voice.locale]
                (asked,) = re.findall(rf"`{place.slot}`\s[^\n]*?(?= _{{4,}}|\n\n____)", empty)
                seen += 1
                behind = full[full.index(asked) + len(asked) :].lstrip()
                assert behind.startswith(f"*{escaped(said)}*"), (voice.name, place.slot)
    assert seen >= 3 * len(curriculum.examples)


def test_an_example_says_that_it_is_fictional(curriculum: Curriculum, all_voices: tuple[Voice, ...]) -> None:
    sheets = list(example_sheets(curriculum, all_voices))

    assert sheets
    assert [sheet.dest for sheet in sheets if not sheet.notice] == []
