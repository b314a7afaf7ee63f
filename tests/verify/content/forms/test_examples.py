"""The filled forms: each answer stands in its own place, the story is whole, and names stand on one sheet only."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from komak.forms import Voice, example_sheets, filled
from komak.forms.markdown import written
from komak.forms.voice import escaped
from komak.model import Curriculum, Example, Form, Place, filled_places
from komak.script import read_lexicon
from komak.source import read
from komak.translation.derived import with_derived

STORY = [
    *("intake", "home-visit", "consent", "safety-plan", "risk-and-needs", "family-support-plan", "referral"),
    *("contact-log", "follow-up", "case-conference-minutes", "supervision-record", "transfer", "closure"),
]
NAMES = ("Ойдин", "Жасур", "Нилуфар", "Oydin", "Jasur", "Nilufar")


@pytest.fixture(scope="module")
def curriculum(content: Path) -> Curriculum:
    found = read(content).curriculum
    assert found is not None
    return with_derived(found, read_lexicon(content)[0])


def _pairs(curriculum: Curriculum) -> list[tuple[Form, Example]]:
    forms = {form.slug: form for form in curriculum.forms}
    return [(forms[example.slug], example) for example in curriculum.examples]


def test_the_story_goes_from_the_first_message_to_the_closing(curriculum: Curriculum) -> None:
    assert [example.slug for example in curriculum.examples] == STORY


def test_every_answer_stands_where_the_form_asks_for_it(curriculum: Curriculum, all_voices: tuple[Voice, ...]) -> None:
    """Walk the empty and the filled form side by side: what stands before a place is the same on both."""
    for voice in all_voices:
        if voice.second:
            continue
        for form, example in _pairs(curriculum):
            empty, full = written(form, voice).markdown, filled(form, example, voice)
            places = [found for found in filled_places(form.data, example.data.answers) if isinstance(found, Place)]
            assert full.count("[x]") == sum(place.said == "x" for place in places)
            for place in places:
                if place.said == "x" or "_" in place.slot:
                    continue
                said = place.said if isinstance(place.said, str) else place.said[voice.locale]
                (asked,) = re.findall(rf"`{place.slot}`\s[^\n]*?(?= _{{4,}}|\n\n____)", empty)
                behind = full[full.index(asked) + len(asked) :].lstrip()
                assert behind.startswith(f"*{escaped(said)}*"), (voice.name, place.slot)


def test_cells_keep_their_row_and_column(curriculum: Curriculum, all_voices: tuple[Voice, ...]) -> None:
    voice = next(voice for voice in all_voices if voice.name == "ru")
    form, example = next(pair for pair in _pairs(curriculum) if pair[0].slug == "intake")
    rows = [line for line in filled(form, example, voice).splitlines() if line.startswith("| *бабушка*")]

    assert rows[0] == "| *бабушка* | *61* | [x] | *высокое давление* | *пенсия* |"


def test_names_stand_on_the_sheet_kept_apart_only(curriculum: Curriculum, all_voices: tuple[Voice, ...]) -> None:
    for sheet in example_sheets(curriculum, all_voices):
        case = sheet.markdown.partition(".new-sheet")[0] if "intake" in sheet.dest else sheet.markdown
        assert not [name for name in NAMES if name in case], sheet.dest
        assert sheet.notice, "an example says that it is fictional"
