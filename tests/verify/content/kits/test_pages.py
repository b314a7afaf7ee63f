"""Pages of events: the same programme in both languages, times that fit the modules."""

from __future__ import annotations

import re

import pytest
from tests.verify.letters.conftest import Kits

from komak.ground.address import event_uri
from komak.model import Document, Module

KITS = ("network-meeting", "parenting-course", "practicum", "study-tour")
WEEKS = ["weeks-8", "weeks-6", "weeks-4", "weeks-2", "weeks-1", "day-before", "the-day", "week-after"]
_ROW = re.compile(r"^\| (\d+):(\d\d)–(\d+):(\d\d) \| (.*?) \|", re.MULTILINE)
_MINUTES = re.compile(r"^\| (\d+) \| ", re.MULTILINE)


def page(kits: Kits, kit: str, locale: str) -> Document:
    return next(p for p in kits.curriculum.pages if p.path == f"docs/{event_uri(kit).rstrip('/')}.{locale}.md")


def times(markdown: str) -> list[tuple[int, int, str]]:
    """Start and end in minutes, and what happens, of each row of a programme."""
    return [(int(row[0]) * 60 + int(row[1]), int(row[2]) * 60 + int(row[3]), row[4]) for row in _ROW.findall(markdown)]


@pytest.mark.parametrize("kit", KITS)
def test_both_languages_have_the_same_programme(kit: str, kits: Kits) -> None:
    """Sections, times, minutes, tick boxes and links are the same; only words differ."""
    russian, uzbek = (page(kits, kit, locale) for locale in ("ru", "uz"))

    for one, other in zip(russian.sections, uzbek.sections, strict=True):
        assert one.id == other.id
        assert [row[:2] for row in times(one.markdown)] == [row[:2] for row in times(other.markdown)], one.id
        assert _MINUTES.findall(one.markdown) == _MINUTES.findall(other.markdown), one.id
        assert one.markdown.count("- [ ] ") == other.markdown.count("- [ ] "), one.id
        assert _links(one.markdown) == _links(other.markdown), one.id


def _links(markdown: str) -> list[str]:
    return sorted(re.findall(r"\]\(([^)]+)\)", markdown))


@pytest.mark.parametrize("kit", KITS)
def test_each_day_goes_on_without_gaps(kit: str, kits: Kits) -> None:
    days = [found for section in page(kits, kit, "ru").sections if (found := times(section.markdown))]

    assert days
    for rows in days:
        assert all(start < end for start, end, _ in rows)
        assert [end for _, end, _ in rows[:-1]] == [start for start, _, _ in rows[1:]]


@pytest.mark.parametrize(
    ("kit", "reference", "name"),
    [
        ("study-tour", "interagency/case-conference", "Кейс-конференция"),
        ("practicum", "case-management/identification", "Выявление"),
        ("practicum", "interagency/case-conference", "Кейс-конференция"),
        ("parenting-course", "parenting/positive-attention", "Позитивное внимание"),
    ],
)
def test_sessions_have_the_minutes_of_their_module(kit: str, reference: str, name: str, kits: Kits) -> None:
    module = kits.curriculum.module(reference)
    assert isinstance(module, Module)
    rows = [row for section in page(kits, kit, "ru").sections for row in times(section.markdown)]

    given = [end - start for start, end, words in rows if name in words and "занятие" in words]

    assert given == [session.minutes for session in module.sessions]


def test_the_network_meetings_hours_are_the_sums_of_their_parts(kits: Kits) -> None:
    sections = {section.id: section.markdown for section in page(kits, "network-meeting", "ru").sections}
    lengths = [end - start for start, end, words in times(sections["day-1"]) if words.startswith(("Разбор", "Общий"))]

    assert [sum(map(int, _MINUTES.findall(sections[name]))) for name in ("case-clinic", "algorithm")] == lengths


@pytest.mark.parametrize("kit", KITS)
def test_preparation_goes_week_by_week_and_names_who_does_it(kit: str, kits: Kits) -> None:
    sections = {section.id: section.markdown for section in page(kits, kit, "ru").sections}

    assert [name for name in sections if name in WEEKS] == WEEKS
    for name in WEEKS:
        todo = [line for line in sections[name].split("\n") if line.startswith("- [ ]")]
        assert todo
        assert [line for line in todo if not re.search(r"\([^()]+\)$", line)] == []


@pytest.mark.parametrize(
    ("kit", "facts"),
    [
        ("study-tour", ["25–26 марта 2019", "16–17 апреля 2019", "Ургенч", "Ташкент", "40 человек"]),
        ("practicum", ["10 практикумов", "12–20 июня 2019", "80 человек"]),
        ("parenting-course", ["5 тренингов", "97 родителей", "Шаватский и Гурленский", "не ясно", "Сертификаты"]),
        ("network-meeting", ["29 ноября 2019", "Rakat Plaza", "36 человек"]),
    ],
)
def test_the_example_says_what_the_brochure_says_and_no_names(kit: str, facts: list[str], kits: Kits) -> None:
    example = next(section.markdown for section in page(kits, kit, "ru").sections if section.id == "example")

    assert [fact for fact in facts if fact not in example] == []
    assert not re.search(r"Камалов|Маматюсупов|\(?\+\d{2}|@", example)
