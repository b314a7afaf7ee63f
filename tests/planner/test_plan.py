"""From a program to days: every case of the table, and what a trainer may change."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page
from tests.planner.conftest import TABLE

_PLAN = """link => {
  const { state, notes } = k.read(link, data)
  const { days, warnings } = k.plan(state, data)
  return { notes, days, warnings, rows: days.flatMap(({ number, rows }) =>
      rows.map(row => `${number} ${k.clock(row.from)} ${row.activity?.id ?? row.own ?? row.kind}`)),
    ends: days.map(day => k.clock(day.end)) }
}"""


def _word(warning: dict[str, Any]) -> str:
    about = warning.get(
        "day",
        warning.get(
            "place", warning.get("groups", warning.get("needed", f"{warning.get('min', '')}-{warning.get('max', '')}"))
        ),
    )
    return f"{warning['code']} {about}" if about != "-" else warning["code"]


@pytest.mark.parametrize("case", TABLE["cases"], ids=[case["it"] for case in TABLE["cases"]])
def test_a_program_becomes_days(core: Page, case: dict[str, Any]) -> None:
    made = core.evaluate(_PLAN, "&".join(filter(None, [case.get("state"), f"p={case['program']}"])))

    assert made["notes"] == []
    assert made["rows"] == case["rows"]
    assert [_word(warning) for warning in made["warnings"]] == case.get("warnings", [])
    assert made["ends"] == case.get("ends", made["ends"])


def _is_apart(rows: list[dict[str, Any]]) -> bool:
    """No pause stands less than 45 minutes from a lunch that the planner placed, and who works past one has eaten."""
    lunches = [row for row in rows if row["kind"] == "lunch" and not row.get("byHand")]
    pauses = [row for row in rows if row["kind"] == "pause" and not row.get("byHand")]
    return all(
        pause["to"] + 45 <= lunch["from"] or lunch["to"] + 45 <= pause["from"] for lunch in lunches for pause in pauses
    )


@pytest.mark.parametrize("morning", range(30, 100, 10))
@pytest.mark.parametrize("start", ["0800", "0830", "0900", "0930", "1000"])
def test_whatever_a_morning_holds_lunch_and_pauses_stay_apart(core: Page, morning: int, start: str) -> None:
    made = core.evaluate(_PLAN, f"t={start}-1800&p=x.guest_{morning},c/day.s1,x.guest_{morning},c/day.s2,c/day.s3")
    for day in made["days"]:
        kinds = [row["kind"] for row in day["rows"]]
        assert kinds.count("lunch") == (1 if day["end"] > 13 * 60 else 0)
        assert _is_apart(day["rows"])


def test_a_day_has_as_many_steps_as_somebody_can_hold(core: Page) -> None:
    """A link may ask for a day and a night of steps of five minutes: the rests between them would be weighed for minutes."""
    made = core.evaluate(_PLAN, f"t=0000-2359&b=900-5&p={','.join(['x.guest_5'] * 60)},c/day")

    held = [[row for row in day["rows"] if row["kind"] not in ("lunch", "pause")] for day in made["days"]]
    assert len(held[0]) == 60
    assert len(held) == 2


def test_an_activity_is_never_cut_and_no_two_overlap(core: Page) -> None:
    """Every program of the table, with every length of a day."""
    for program in {case["program"] for case in TABLE["cases"]}:
        for end in ("1000", "1130", "1300", "2000"):
            made = core.evaluate(_PLAN, f"t=0900-{end}&p={program}")
            for day in made["days"]:
                ends = [540, *(row["to"] for row in day["rows"])]
                assert [row["from"] for row in day["rows"]] == ends[:-1]
                assert day["rows"][-1]["kind"] in {"activity", "own"}, "a day ends with work, not with a rest"
            assert all(_is_apart(day["rows"]) for day in made["days"])
            held = [row["activity"]["id"] for day in made["days"] for row in day["rows"] if "activity" in row]
            assert len(held) == len(set(held))


@pytest.mark.parametrize(
    ("activity", "minutes", "refused"),
    [
        ("talk", 15, None),
        ("talk", 14, "too-short"),
        ("talk", 21, "too-long"),
        ("talk", 15.5, "too-short"),
        ("talk", 0, "not-optional"),
        ("game", 0, None),
        ("hello", 9, "too-short"),
        ("hello", 10, None),
    ],
)
def test_an_activity_is_shortened_only_as_far_as_its_module_says(
    core: Page, activity: str, minutes: float, refused: str | None
) -> None:
    answer = core.evaluate(
        """([id, minutes]) => {
          const before = k.added(k.EMPTY, data, 'a/short')
          const { state, refused } = k.changed(before, data, 0, id, minutes)
          return { refused: refused?.code ?? null, isSame: state === before,
            now: k.minutesOf(k.sessionOf(data, state.items[0]).activities.find(a => a.id === id), state.items[0].changes) }
        }""",
        [activity, minutes],
    )
    assert answer["refused"] == refused
    assert answer["isSame"] if refused else answer["now"] == minutes


def test_sessions_change_places_and_stop_at_the_ends(core: Page) -> None:
    order = core.evaluate("""() => {
      const names = state => state.items.map(item => item.session).join(' ')
      const two = k.added(k.EMPTY, data, 'a/two')
      return [names(two), names(k.moved(two, 0, 1)), names(k.moved(two, 0, -1)), names(k.moved(two, 1, 1)),
        names(k.removed(two, 0)), names(k.added(two, data, 'a/two', 's1'))]
    }""")
    assert order == ["s1 s2", "s2 s1", "s1 s2", "s1 s2", "s2", "s1 s2"]


@pytest.mark.parametrize(
    ("people", "groups", "copies"),
    [(20, 4, [1, 4, 20, 7, 10]), (0, None, [1, 0, 0, 0, 0]), (200, None, [1, 40, 200, 67, 100])],
)
def test_copies_and_sheets_are_counted_for_the_people(
    core: Page, people: int, groups: int | None, copies: list[int]
) -> None:
    """Three pages on two sheets, cards on three; the sheet that only an activity left out uses is not printed.

    A poster is one for the room only if it says so: most are taken home.
    """
    counted = core.evaluate(
        """([people, groups]) => {
          const handout = (copies, pages, uses = [], oneSided = false, kind = 'reading') => ({ copies, pages, uses, oneSided, kind })
          const module = { ...data.modules[0], handouts: [handout('room', 3), handout('group', 1), handout('participant', 4, ['talk']),
            handout('room', 9, ['game']), handout('group', 3, [], true), handout('participant', 2, [], true, 'poster'),
            handout('room', 1, [], false, 'poster'), handout('trio', 2), handout('pair', 1), handout('3 participant', 3), handout('2 group', 1),
            handout('2 room', 1), handout('trainer', 10), handout('show', 30)] }
          const { state } = k.read('k=3&p=a/short~game_0', { modules: [module] })
          const needs = k.needs({ ...state, people, groups }, { modules: [module] })
          return [needs.modules[0].files.map(file => file.copies), needs.modules[0].files.map(file => file.sheets), needs.sheets]
        }""",
        [people, groups],
    )
    room, group, participant, trio, pair = copies
    printed = [room, group, participant, group, participant, room, trio, pair, 3 * participant, 2 * group, 2, 3]
    sheets = [number * each for number, each in zip(printed, [2, 1, 2, 3, 2, 1, 1, 1, 2, 1, 1, 5], strict=True)]
    assert counted == [[*printed, None], [*sheets, None], sum(sheets)]


def test_a_form_of_several_modules_is_enough_for_the_one_that_needs_most(core: Page) -> None:
    """The list says how many that one asks for; a module that is not held asks for nothing."""
    counted = core.evaluate(
        """() => {
          const form = { pdf: 'rules', copies: 'participant', pages: 1, uses: [], always: false, own: 'guest', kind: 'form',
            modules: { 'a/short': 'group', 'a/two': '2 group', 'c/day': 'participant' } }
          const count = link => k.needs(k.read(link, data).state, { ...data, event: [form] }).event.map(({ handout, copies }) => `${handout.copies}: ${copies}`)
          return ['p=a/short', 'p=a/two,a/short', 'p=c/day', 'p=x.guest_20'].map(plan => count(`n=20-4&${plan}`))
        }"""
    )
    assert counted == [["group: 4"], ["2 group: 8"], ["participant: 20"], ["participant: 20"]]


def test_nothing_is_printed_or_brought_twice_and_lists_grow_with_days_and_people(core: Page) -> None:
    counted = core.evaluate(
        """() => {
          const paper = (pdf, copies, more = {}) => ({ pdf, copies, pages: 1, uses: [], always: false, modules: {}, own: pdf, kind: 'form', ...more })
          const own = (id, copies, handout = false, title = id) => ({ id, title, copies, handout, uses: [] })
          const [short, two] = data.modules
          const modules = [{ ...short, handouts: [paper('feedback', 'participant'), paper('a', 'room')], materials: [own('chart', 'room'), own('badges', 'room', false, 'Nine badges'), own('a', 'room', true)] },
            { ...two, handouts: [paper('a', 'room'), paper('b', 'room')], materials: [own('chart', 'group'), own('badges', 'room', false, 'Ten signs')] }]
          const event = [paper('list', 'list', { always: true }), paper('feedback', 'participant', { modules: { 'a/two': 'participant' } }), paper('service-map', 'group')]
          const count = (link, days) => {
            const { state } = k.read(link, { modules })
            const { event: whole, modules: made } = k.needs(state, { modules, event }, days)
            return [[...whole, ...made.flatMap(({ files }) => files)].map(({ handout, copies }) => `${handout.pdf} ${copies}`),
              made.flatMap(({ things }) => things.map(({ material, copies }) => `${material.id} ${copies}`))]
          }
          return [count('n=45-9&p=a/short,a/two', 3), count('n=10-2&p=x.service-map_60', 1)]
        }"""
    )
    assert counted == [
        [["list 6", "feedback 45", "a 1", "b 1"], ["chart 9", "badges 1", "badges 1"]],
        [["list 1", "service-map 2"], []],
    ]


@pytest.mark.parametrize(
    ("link", "printed"),
    [
        ("p=a/short,a/two", []),
        ("p=x.test-a_15,a/short,a/two", ["short-a", "short-key", "two-a", "two-key"]),
        ("p=x.test-a_15,a/short,x.test-b_15", ["short-a", "short-b", "short-key"]),
        ("g=two-days&p=x.test-a_15,a/short,a/two,x.test-b_15", ["mixed-a", "mixed-b", "mixed-key"]),
        ("g=two-days&p=a/short,a/two,x.test-b_15", ["mixed-b", "mixed-key"]),
        ("g=two-days&p=a/short,a/two", []),
        ("g=two-days&p=a/short,x.test-a_15", ["short-a", "short-key"]),
        ("g=untested&p=x.test-a_15,a/two", ["two-a", "two-key"]),
    ],
)
def test_a_test_is_printed_when_the_plan_has_time_for_it_and_of_a_programme_its_own(
    core: Page, link: str, printed: list[str]
) -> None:
    """One for each person, the keys for the trainers; a plan that holds nothing of the programme follows it no more."""
    counted = core.evaluate(
        """link => {
          const paper = (pdf, tests, copies) => ({ pdf, tests, copies, pages: 2, uses: [], kind: 'test' })
          const test = name => [paper(`${name}-a`, ['test-a'], 'participant'), paper(`${name}-b`, ['test-b'], 'participant'),
            paper(`${name}-key`, ['test-a', 'test-b'], 'trainer')]
          const [short, two] = data.modules
          const all = { modules: [{ ...short, handouts: test('short') }, { ...two, handouts: test('two') }],
            programmes: [{ id: 'two-days', modules: ['a/two', 'b/next'], test: test('mixed') }, { id: 'untested', modules: ['a/two'], test: [] }] }
          const { state, notes } = k.read(link, all)
          const { event, modules, sheets, isUntested } = k.needs(state, all)
          const files = [...event, ...modules.flatMap(({ files }) => files)]
          return { files: files.map(({ handout }) => handout.pdf), sheets, isUntested, notes }
        }""",
        link,
    )
    sheets = sum(2 if name.endswith("key") else 16 for name in printed)
    assert counted == {"files": printed, "sheets": sheets, "isUntested": not printed, "notes": []}
