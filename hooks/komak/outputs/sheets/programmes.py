"""The agenda of a programme and its test as sheets for the print room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from komak.dialect.plain import plain
from komak.edition import Edition
from komak.edition.printed_words import edition_words, printed_address
from komak.edition.programme import AgendaDay, AgendaRow, agenda, day_title, row_title
from komak.ground.address import agenda_address, programme_uri
from komak.instruments.questions import question_files
from komak.model import Programme
from komak.model.programmes import PATH
from komak.outputs.sheets.editions import template_words
from komak.outputs.sheets.questions import papers_and_key
from komak.press.pdf.sheet import LICENCES, Sheet


def programme_sheets(edition: Edition, site_url: str) -> Iterator[Sheet]:
    """Agenda, papers and key of every programme; `site_url` ends with ``/``."""
    for programme in edition.curriculum.programmes:
        yield _agenda(programme, edition, site_url)
        if question_files(programme, edition):
            whole = programme_sheet(programme, edition, site_url)
            yield from papers_and_key(programme, whole, whole, edition)


def _agenda(programme: Programme, edition: Edition, site_url: str) -> Sheet:
    return replace(
        programme_sheet(programme, edition, site_url),
        dest=agenda_address(programme.id, edition.locale),
        markdown=agenda_markdown(programme, edition),
        title=programme.title[edition.locale],
        summary=programme.summary[edition.locale],
        module_title=edition.strings("programme.agenda"),
        kind="checklist",
    )


def agenda_markdown(programme: Programme, edition: Edition) -> str:
    """A table a day: the hour, what, how long, and room for who leads it."""
    days = agenda(programme, edition)
    parts = [_day(day, programme, edition) for day in days]
    if between := programme.between.get(edition.locale):
        parts.append(f"**{plain(edition.strings('programme.between'))}** {plain(between)}")
    return "\n\n".join(parts) + "\n"


def _day(day: AgendaDay, programme: Programme, edition: Edition) -> str:
    s = edition.strings
    heads = [s("programme.time"), s("programme.what"), s("programme.minutes"), s("programme.who")]
    rows = [heads, ["---", "---", "--:", "---"], *(_row(row, edition) for row in day.rows)]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return f"## {day_title(day, programme, edition)} {{#day-{day.number}}}\n\n{table}"


def _row(row: AgendaRow, edition: Edition) -> list[str]:
    what = plain(row_title(row, edition))
    return [row.time, what if row.module is None else f"**{what}**", str(row.minutes), "" if row.is_rest else "&nbsp;"]


def programme_sheet(programme: Programme, edition: Edition, site_url: str) -> Sheet:
    """What every sheet of a programme says of itself."""
    return Sheet(
        dest="",
        source=PATH,
        first_line=edition.curriculum.lines(PATH)[programme.id],
        markdown="",
        title="",
        module_title=programme.title[edition.locale],
        track_title=edition.strings("programmes.title"),
        locale=edition.locale,
        edition=edition_words(edition),
        author=edition.strings("site.name"),
        licence=LICENCES[edition.curriculum.facts.licence],
        page_url=printed_address(programme_uri(programme.id), edition, site_url),
        words=template_words(edition),
    )
