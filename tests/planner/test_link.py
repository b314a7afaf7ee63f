"""A plan in an address: short, read back as it was, and honest about what it no longer finds."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

_AGAIN = "link => { const { state, notes } = k.read(link, data); return [k.written(state, data), notes.map(({ code, name }) => [code, name].filter(Boolean).join(' '))] }"


@pytest.mark.parametrize(
    "link",
    [
        "v=1&p=a/two",
        "v=1&p=a/two.s2",
        "v=1&g=two-days&p=a/two",
        "v=1&p=a/two.s2,a/two.s1",
        "v=1&p=a/short~talk_15~game_0;a/two",
        "v=1&p=a/two.s1;a/two.s2",
        "v=1&t=0830-2000&l=1230-45&b=75-20&n=25-5&d=20260302&p=b/next",
        "v=1&k=3&s=7&e=0J_RgNCw0LrRgtC40LrRg9C8&w=VG9zaGtlbnQ&r=0JAuLCDQkS4&p=x.opening_15,a/two;x.own_U2hlYsqr0YAg4oCUIMKr0YXCuw_45",
        "v=1&p=a/two.s1,x.lunch_60,a/two.s2,x.pause_15,x.guest_30",
        "v=1&t=1800-0000&l=0000-0&b=0-0&n=0&p=b/long~debate_90",
    ],
)
def test_a_plan_is_read_back_as_it_was_written(core: Page, link: str) -> None:
    assert core.evaluate(_AGAIN, f"#{link}") == [link, []]


def test_a_link_as_a_messenger_changes_it_is_the_same_plan(core: Page) -> None:
    link = "#v%3D1%26n%3D20%26p%3Da%2Ftwo%2Ca%2Fshort%7Etalk_15"

    assert core.evaluate(_AGAIN, link) == ["v=1&n=20&p=a/two,a/short~talk_15", []]


@pytest.mark.parametrize(
    ("link", "left", "notes"),
    [
        ("g=gone&p=a/two", "v=1&p=a/two", ["gone-programme gone"]),
        (f"g={'call-us-' * 8}&p=a/two", "v=1&p=a/two", ["gone-programme …"]),
        ("g=__proto__&p=a/two", "v=1&p=a/two", ["unreadable g=__proto__"]),
        ("p=a/gone,a/two", "v=1&p=a/two", ["gone-module a/gone"]),
        ("p=a/two.s9,a/two.s1", "v=1&p=a/two.s1", ["gone-session s9"]),
        ("p=a/short~nap_5~talk_15", "v=1&p=a/short~talk_15", ["gone-activity nap"]),
        ("p=a/short~talk_5", "v=1&p=a/short~talk_15", ["limit"]),
        ("p=a/short~talk_0", "v=1&p=a/short", ["limit"]),
        ("p=a/short~talk_999", "v=1&p=a/short", ["limit"]),
        ("p=a/two,a/two", "v=1&p=a/two", ["twice"]),
        ("v=7&p=a/two", "v=1&p=a/two", ["version"]),
        ("p=x.gone_30,a/two", "v=1&p=a/two", ["unreadable x.gone_30"]),
        ("p=x.own_30,a/two", "v=1&p=a/two", ["unreadable x.own_30"]),
        ("p=x.own_%25%25_30,a/two", "v=1&p=a/two", ["unreadable …"]),
        (
            "p=x.toString_30,x.__proto___5,a/two",
            "v=1&p=a/two",
            ["unreadable x.toString_30", "unreadable x.__proto___5"],
        ),
        ("p=x.guest_1;x.guest_999", "v=1&p=x.guest_5;x.guest_480", []),
        ("e=gICA&p=a/two", "v=1&p=a/two", ["unreadable e=gICA"]),
        ("s=5&k=many&p=a/two", "v=1&p=a/two", ["unreadable k=many", "unreadable s=5"]),
        ("t=9-17&p=a/two", "v=1&p=a/two", ["unreadable t=9-17"]),
        ("t=2500-2600&p=a/two", "v=1&p=a/two", ["unreadable t=2500-2600"]),
        ("d=20260230&p=a/two", "v=1&p=a/two", ["unreadable d=20260230"]),
        ("n=many&p=a/two", "v=1&p=a/two", ["unreadable n=many"]),
        ("%E0%A4%A&p=a/two", "v=1&p=a/two", []),
        ("p=<img src=x>", "v=1", ["gone-module …"]),
        ("p=__proto__.constructor~toString_1", "v=1", ["gone-module __proto__"]),
        ("p=a/short~toString_1~__proto___0", "v=1&p=a/short", ["gone-activity toString", "gone-activity"]),
        (";;,,&&==", "v=1", []),
        ("", "v=1", []),
    ],
)
def test_what_cannot_be_followed_is_named_and_the_rest_is_kept(
    core: Page, link: str, left: str, notes: list[str]
) -> None:
    assert core.evaluate(_AGAIN, link) == [left, notes]


def test_a_link_of_any_length_is_the_plan_that_it_begins_with(core: Page) -> None:
    """Two megabytes of the same: one module, and what is not looked at is not complained of."""
    link, notes = core.evaluate(_AGAIN, "p=" + "a/two~x_1," * 200_000)

    assert link == "v=1&p=a/two"
    assert 0 < len(notes) < 1000


@pytest.mark.parametrize(
    "words", ["Встреча с гостем: «А», 50 % & <b>; x,y~z_1", "Oʻzbekcha “soʻz”", "= +1", "🙂 " * 30]
)
def test_words_of_a_trainer_pass_through_any_messenger(core: Page, words: str) -> None:
    link = core.evaluate(
        """words => k.written({ ...k.withOwn(k.EMPTY, k.ownItem(k.EMPTY, 'own', 20, words)), title: k.tidy(words) }, data)""",
        words,
    )
    back = core.evaluate(
        "link => { const { state, notes } = k.read(link, data); return [state.items[0].title, state.title, notes] }",
        link,
    )

    assert re.fullmatch(r"[\w.=&-]+", link, re.ASCII)
    assert link[-1].isdigit(), "a messenger cuts off what looks like the end of a sentence"
    assert back == [words.strip()[:120], words.strip()[:120], []]


def test_there_is_an_end_to_what_a_link_can_add(core: Page) -> None:
    assert core.evaluate("link => k.read(link, data).state.items.length", "p=" + "x.guest_30;" * 500) == 60
