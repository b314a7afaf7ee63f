"""The published examples: the story is whole, and names stand on one sheet only."""

from __future__ import annotations

from tests.verify.forms.test_examples import curriculum, pairs

from komak.instruments.forms import Voice, example_sheets, filled
from komak.model import Curriculum

__all__ = ["curriculum"]
STORY = [
    *("intake", "home-visit", "consent", "safety-plan", "risk-and-needs", "family-support-plan", "referral"),
    *("case-conference-minutes", "follow-up", "transfer", "closure"),
]
ALONGSIDE = {"contact-log", "supervision-record"}
"""Sheets that are written all the time; the day of the one shown is free."""
NAMES = ("Хосият", "Шахноз", "Нафис", "Темур", "Анвар", "Xosiyat", "Shahnoza", "Nafisa", "Temur", "Anvar")


def test_the_story_goes_from_the_first_message_to_the_closing(curriculum: Curriculum) -> None:
    told = [example.slug for example in curriculum.examples]

    assert [slug for slug in told if slug not in ALONGSIDE] == STORY
    assert set(told) > ALONGSIDE


def test_cells_keep_their_row_and_column(curriculum: Curriculum, all_voices: tuple[Voice, ...]) -> None:
    voice = next(voice for voice in all_voices if voice.name == "ru")
    form, example = next(pair for pair in pairs(curriculum) if pair[0].slug == "intake")
    rows = [line for line in filled(form, example, voice).splitlines() if line.startswith("| *бабушка*")]

    assert rows[0] == "| *бабушка* | *61* | [x] | *высокое давление* | *пенсия* |"


def test_names_stand_on_the_sheet_kept_apart_only(curriculum: Curriculum, all_voices: tuple[Voice, ...]) -> None:
    for sheet in example_sheets(curriculum, all_voices):
        case = sheet.markdown.partition(".new-sheet")[0] if "intake" in sheet.dest else sheet.markdown
        assert not [name for name in NAMES if name in case], sheet.dest
