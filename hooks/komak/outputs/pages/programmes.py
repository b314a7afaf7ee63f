"""Pages of the programmes: all of them, and one a programme with its modules, hours, test and papers."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from komak.edition import Edition
from komak.edition.late import token
from komak.edition.page import Kind, Page, index_of
from komak.edition.programme import AgendaDay, agenda, day_title, modules_of, row_title, taught_minutes
from komak.ground.address import (
    LISTS_PAGE,
    PLANNER,
    PROGRAMMES,
    address,
    agenda_address,
    facilitator_uri,
    module_uri,
    pack_address,
    programme_uri,
    relative,
)
from komak.instruments.questions import question_files
from komak.model import Module, Part, Programme
from komak.model.programmes import PATH
from komak.outputs.pages.downloads import FileLink, common_sheets
from komak.outputs.pages.render import rendered

Link = Callable[[str], str]
"""Uri of a page to a link from the page that is made."""
_QUARTER = 15
_LATEST = 17 * 60
"""When the planner's usual day ends."""


@dataclass(frozen=True)
class ProgrammeEntry:
    """A programme in a list."""

    title: str
    summary: str
    link: str
    facts: str


@dataclass(frozen=True)
class ProgrammeModule:
    """A module of a programme."""

    title: str
    link: str
    level: str
    minutes: int
    pack: str
    pack_facts: str


@dataclass(frozen=True)
class ShownRow:
    """A line of the agenda."""

    time: str
    title: str
    link: str
    """Of the facilitator's page; empty for what is not of a module."""
    minutes: int
    is_rest: bool


def programme_pages(edition: Edition) -> Iterator[Page]:
    """The list and every programme; nothing if there is none."""
    if edition.curriculum.programmes:
        yield _list(edition)
    for programme in edition.curriculum.programmes:
        yield _page(programme, edition)


def entries(programmes: tuple[Programme, ...], edition: Edition, here: str) -> tuple[ProgrammeEntry, ...]:
    """`programmes` as they are listed on the page address `here`."""
    link = _linking(edition, here)
    return tuple(
        ProgrammeEntry(
            one.title[edition.locale], one.summary[edition.locale], link(programme_uri(one.id)), _facts(one, edition)
        )
        for one in programmes
    )


def _facts(programme: Programme, edition: Edition) -> str:
    """How many modules, hours and days."""
    minutes = taught_minutes(programme, edition)
    weekly = programme.rhythm == "weekly"
    return edition.strings(
        "programme.facts-weekly" if weekly else "programme.facts",
        modules=len(programme.references),
        hours=_hours(minutes, edition),
        days=len(programme.days),
    )


def _hours(minutes: int, edition: Edition) -> str:
    """``13 ч``, ``13 ч 30 мин``."""
    whole, rest = divmod(minutes, 60)
    key = "programme.hours-and-minutes" if rest else "programme.hours"
    return edition.strings(key, hours=whole, minutes=rest)


def _linking(edition: Edition, here: str) -> Link:
    return lambda uri: relative(address(uri, edition.locale, edition.default_locale), here)


def _list(edition: Edition) -> Page:
    s = edition.strings
    here = address(PROGRAMMES, edition.locale, edition.default_locale)
    title, summary = s("programmes.title"), s("programmes.summary")
    found = entries(edition.curriculum.programmes, edition, here)
    markdown = rendered("programmes", s=s, title=title, summary=summary, programmes=found)
    return Page(PROGRAMMES, index_of(PROGRAMMES), edition.locale, title, title, summary, markdown, None, None,
                edition.locale, kind=Kind.LIST)  # fmt: skip


def _page(programme: Programme, edition: Edition) -> Page:
    uri = programme_uri(programme.id)
    here = address(uri, edition.locale, edition.default_locale)
    link, s = _linking(edition, here), edition.strings
    title, summary = programme.title[edition.locale], programme.summary[edition.locale]
    known = {one.id: one for one in edition.curriculum.programmes}
    modules = modules_of(programme, edition)
    markdown = rendered(
        "programme",
        s=s,
        title=title,
        summary=summary,
        facts=_facts(programme, edition),
        audience=[edition.texts.audiences.get(name, name) for name in programme.audience],
        requires=entries(tuple(known[name] for name in programme.requires if name in known), edition, here),
        between=programme.between.get(edition.locale, ""),
        modules=[_module(one, edition, link, here) for one in modules],
        common=common_sheets((one for one in modules if edition.locale in one.documents), edition, page=here),
        days=[(f"day-{day.number}", day_title(day, programme, edition), _rows(day, edition, link))
              for day in agenda(programme, edition)],
        plan_link=None if programme.rhythm == "weekly" else link(PLANNER) + planner_fragment(programme, edition),
        files=tuple(_files(programme, edition, here)),
        pack=_pack(programme, edition, here),
        list_link=link(PROGRAMMES),
        certificates_link=link(LISTS_PAGE),
        command=f"komak certificates people.xlsx --programme {programme.id} --locale {edition.locale} --date YYYY-MM-DD --out certificates",
    )  # fmt: skip
    return Page(uri, index_of(uri), edition.locale, title, title, summary, markdown, PATH, PROGRAMMES, edition.locale,
                kind=Kind.GUIDE)  # fmt: skip


def _module(module: Module, edition: Edition, link: Link, here: str) -> ProgrammeModule:
    pack = pack_address(module.reference, edition.locale)
    is_there = edition.locale in module.documents
    return ProgrammeModule(
        title=edition.module_text(module).metadata.title,
        link=link(module_uri(module.reference)),
        level=edition.strings(f"level.{module.facts.level}"),
        minutes=module.facts.minutes,
        pack=relative(pack, here) if is_there else "",
        pack_facts=token(pack) if is_there else "",
    )


def _rows(day: AgendaDay, edition: Edition, link: Link) -> list[ShownRow]:
    return [
        ShownRow(
            row.time,
            row_title(row, edition),
            link(facilitator_uri(row.module.reference)) if row.module else "",
            row.minutes,
            row.is_rest,
        )
        for row in day.rows
    ]


def _files(programme: Programme, edition: Edition, here: str) -> Iterator[FileLink]:
    """The agenda, then the papers of the test."""
    agenda_pdf = agenda_address(programme.id, edition.locale)
    yield FileLink(edition.strings("programme.agenda"), relative(agenda_pdf, here), token(agenda_pdf))
    for file in question_files(programme, edition):
        yield FileLink(file.title, relative(file.address, here), token(file.address))


def _pack(programme: Programme, edition: Edition, here: str) -> FileLink:
    pack = pack_address(programme.reference, edition.locale)
    return FileLink(edition.strings("programme.pack"), relative(pack, here), token(pack))


def planner_fragment(programme: Programme, edition: Edition) -> str:
    """The whole programme for the planner, as ``link.js`` reads it: days, sessions, items, the name."""
    days = agenda(programme, edition)
    end = max(_LATEST, *(-(-day.end // _QUARTER) * _QUARTER for day in days))
    name = urlsafe_b64encode(programme.title[edition.locale].encode()).decode().rstrip("=")
    parts = ";".join(",".join(map(_planned, day.parts)) for day in programme.days)
    return f"#v=1&t={_hour(days[0].begin)}-{_hour(end)}&g={programme.id}&e={name}&p={parts}"


def _planned(part: Part) -> str:
    if part.item:
        return f"x.{part.item}_{part.minutes}"
    return ",".join(f"{part.module}.{session}" for session in part.sessions) or str(part.module)


def _hour(minutes: int) -> str:
    return f"{minutes // 60:02}{minutes % 60:02}"
