"""The list of participants to fill in, offered on the page that says how certificates are made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from komak.edition import Edition
from komak.edition.late import token
from komak.ground.address import LISTS_PAGE, address, participants_address, relative
from komak.outputs.pages.downloads import XLSX, Download
from komak.outputs.pages.render import rendered
from komak.press.office.tables import BlankTable
from komak.roster import list_answers, list_heads


def participant_lists(edition: Edition) -> Iterator[BlankTable]:
    """The workbook in the language of `edition`, if the page that offers it is there."""
    if _has_page(edition):
        s = edition.strings
        answers = {head: tuple(offered) for head, offered in list_answers(s).items()}
        place = participants_address(edition.locale)
        yield BlankTable(place, s("list.participants"), tuple(list_heads(s)), answers, edition.locale)


def list_boxes(edition: Edition) -> Mapping[str, str]:
    """HTML that offers the workbook, by the path of its page from ``docs/`` without language."""
    if not _has_page(edition):
        return {}
    here = address(LISTS_PAGE, edition.locale, edition.default_locale)
    file = participants_address(edition.locale)
    item = Download(
        title=edition.strings("list.participants"),
        summary=edition.strings("list.participants-summary"),
        kind="data",
        kind_word=edition.strings("kind.data"),
        pdf_link=relative(file, here),
        page_link="",
        facts=token(file),
        language=edition.locale,
        language_word=edition.names[edition.locale],
        track="",
        module_title="",
        media=XLSX,
    )
    return {f"{LISTS_PAGE.rstrip('/')}.md": rendered("letters", s=edition.strings, items=[item])}


def _has_page(edition: Edition) -> bool:
    return any(page.neutral_path == f"docs/{LISTS_PAGE.rstrip('/')}.md" for page in edition.curriculum.pages)
