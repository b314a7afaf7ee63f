"""What readers of a page are told of the acts that it cites, and events in words and files."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from sample_project import FACTS, MODULE, added, edited, issues_of, write_project

from komak.authors.scaffold import ScaffoldError, scaffold_event
from komak.edition import editions
from komak.edition.evidence import by_region, when_words
from komak.languages.script import EMPTY
from komak.model.evidence import Meeting
from komak.site.assembly import Site, laid_out
from komak.source import read

_ACTS = """
- id: fresh
  kind: law
  number: "1"
  date: 2020-05-14
  title: {ru: О свежем, uz: Yangi haqida}
  status: in-force
  checked: 2026-05
  source: {codes: [S1], confidence: V1}
- id: stale
  kind: cabinet
  number: "2"
  title: {ru: О забытом, uz: Unutilgan haqida}
  status: unknown
  checked: 2025-10
  source: {codes: [S1], confidence: V2}
- id: gone
  kind: decree
  number: "3"
  title: {ru: О прошлом, uz: Oʻtgan haqida}
  status: repealed
  checked: 2020-01
  source: {codes: [S1], confidence: V1}
"""
_EVENTS = """
- id: tour
  kind: study-tour
  title: {ru: "=Тур", uz: Safar}
  counted: {number: 12, unit: participants}
  meetings:
    - {begin: 2025-03-30, end: 2025-04-02, regions: [khorezm], held: 2}
    - {begin: 2025-10, end: 2025-11, regions: [khorezm, samarkand]}
    - {}
  source: {codes: [S1], confidence: V1, name: {ru: Письмо, uz: Xat}}
"""


def _site(root: Path, changes: dict[str, str]) -> Site:
    write_project(root, {"curriculum/acts.yml": _ACTS, "curriculum/evidence.yml": _EVENTS, **changes})
    reading = read(root)
    assert reading.curriculum is not None
    return laid_out(reading.curriculum, EMPTY, root, "https://example.uz/")


def _page(site: Site, uri: str, locale: str = "ru") -> str:
    return next(page.markdown for page in site.pages if page.uri == uri and page.locale == locale)


def test_a_page_warns_of_acts_that_are_gone_or_were_seen_long_ago_and_of_no_other(tmp_path: Path) -> None:
    text = "Есть [один](act:fresh), [два](act:stale), [три](act:gone)."
    guide = _page(_site(tmp_path, added("docs/guide.ru.md", text)), "guide/")

    notices = [line for line in guide.split("\n") if 'class="km-notice"' in line]
    assert len(notices) == 2
    assert '../acts/#gone">указ Президента УП-3</a>' in notices[0]
    assert '../acts/#stale">постановление Кабинета Министров № 2 (смотрели: октябрь 2025 года)</a>' in notices[1]
    assert "fresh" not in "".join(notices)


@pytest.mark.parametrize(("months", "is_told"), [(13, False), (12, True)])
def test_the_curriculum_says_how_long_ago_is_long(tmp_path: Path, months: int, is_told: bool) -> None:  # noqa: FBT001
    """October 2025 is thirteen months before the edition of November 2026."""
    facts = edited(FACTS, ("audiences:", f"acts_recheck: {months}\naudiences:"))
    guide = _page(_site(tmp_path, {**facts, **added("docs/guide.ru.md", "[Два](act:stale).")}), "guide/")

    assert ("km-notice" in guide) is is_told


def test_the_table_names_every_page_that_cites_an_act(tmp_path: Path) -> None:
    module = edited(MODULE, ("1. Начните с себя.", "1. Начните с [закона](act:fresh)."))
    table = _page(_site(tmp_path, {**module, **added("docs/guide.ru.md", "Есть [два](act:stale).")}), "acts/")

    row = table.partition("{#fresh ")[2].partition("###")[0]
    assert '<a href="../modules/care/first/facilitator/">' in row, "only the facilitator reads it"
    assert '<a href="../guide/">Руководство</a>' in table.partition("{#stale ")[2].partition("###")[0]
    assert "km-act__pages" not in table.partition("{#gone ")[2].partition("###")[0]


@pytest.mark.parametrize(
    ("begin", "end", "ru", "uz"),
    [
        ("2019-03-25", "2019-03-26", "25–26 марта 2019 года", "2019-yil 25–26-mart"),
        ("2019-10", "2019-11", "октябрь — ноябрь 2019 года", "2019-yil oktabr — noyabr"),
        ("2019", None, "2019 год", "2019-yil"),
        ("2018-01", "2020-06", "январь 2018 года — июнь 2020 года", "2018-yil yanvar — 2020-yil iyun"),
        (None, None, "Дата не указана", "Sanasi koʻrsatilmagan"),
    ],
)
def test_a_time_is_told_as_exactly_as_it_is_known(
    tmp_path: Path, begin: str | None, end: str | None, ru: str, uz: str
) -> None:
    reading = read(write_project(tmp_path))
    assert reading.curriculum is not None
    told = [when_words(Meeting(begin=begin, end=end), edition) for edition in editions(reading.curriculum)]
    assert told == [ru, uz]


def test_what_no_single_region_has_stands_apart(tmp_path: Path) -> None:
    counted = by_region(_site(tmp_path, {}).editions[0])
    assert {name: dict(kinds) for name, kinds in counted.items()} == {
        "khorezm": {"study-tour": 2},
        "several": {"study-tour": 1},
        "unknown": {"study-tour": 1},
    }
    assert list(counted) == ["khorezm", "several", "unknown"]


def test_files_repeat_no_number_and_hold_no_formula(tmp_path: Path) -> None:
    texts = _site(tmp_path, {}).texts
    rows = list(csv.DictReader(io.StringIO(texts["files/evidence/evidence.ru.csv"].removeprefix("\ufeff"))))

    assert [row["counted"] for row in rows] == ["12", "", "", ""]
    assert rows[0]["title"] == "'=Тур"
    assert json.loads(texts["files/evidence/evidence.json"])["events"][0]["counted"]["number"] == 12


def test_a_new_event_asks_for_nothing_but_its_source_and_is_made_once(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    before = [issue for issue in issues_of(root) if "evidence" in issue]

    made = scaffold_event(root, "spring")
    scaffold_event(root, "autumn")

    assert [path.as_posix() for path in made] == ["curriculum/evidence.yml", "curriculum/evidence.uz.stamps.yml"]
    asked = [issue for issue in issues_of(root) if "evidence" in issue]
    assert before == []
    assert [issue.partition("source.codes: ")[2].partition(".")[0] for issue in asked] == [
        "nobody has said yet where this is known from"
    ] * 2
    file = root / "curriculum/evidence.yml"
    file.write_text(file.read_text("utf-8").replace("[TODO]", "[SEED]"), "utf-8")
    assert [issue for issue in issues_of(root) if "evidence" in issue] == []
    with pytest.raises(ScaffoldError, match="already"):
        scaffold_event(root, "spring")
    with pytest.raises(ScaffoldError, match="a-z"):
        scaffold_event(root, "Spring 2026")


def test_no_event_is_added_to_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    root = write_project(tmp_path, {"curriculum/evidence.yml": "spring: 12\n"})
    with pytest.raises(
        ScaffoldError, match=re.escape("curriculum/evidence.yml cannot be read; `komak check` says why.")
    ):
        scaffold_event(root, "autumn")
    assert (root / "curriculum/evidence.yml").read_text("utf-8") == "spring: 12\n"


def test_no_page_by_hand_takes_the_place_of_the_table(tmp_path: Path) -> None:
    root = write_project(tmp_path, {"curriculum/acts.yml": _ACTS, "docs/acts.ru.md": "# Акты\n"})
    assert [issue for issue in issues_of(root) if "KM021" in issue] == [
        (
            "docs/acts.ru.md:1: KM021 name: what it makes would stand at 'acts/', where curriculum/acts.yml stands. "
            "Rename one of the two: every page and file needs an address of its own."
        )
    ]
