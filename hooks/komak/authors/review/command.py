"""``komak export`` and ``komak import``: the only part of the room that speaks."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from komak.authors.review import Part, ReviewError, parts_of, read_rows, returned, take_over, written
from komak.edition import Edition, editions
from komak.model import Curriculum
from komak.press.office.word_base import Paper
from komak.press.pdf.sheet import LICENCES
from komak.project import root_option
from komak.source import read
from komak.workshop import write_whole

_NOTES = ("track", "marks", "signs", "paragraphs", "remarks")


def _curriculum(root: Path) -> Curriculum:
    curriculum = read(root).curriculum
    if curriculum is None:
        raise click.ClickException("The curriculum cannot be read; `komak check` says why.")
    return curriculum


def _first(curriculum: Curriculum) -> Edition:
    return editions(curriculum, asked=curriculum.facts.locales[:1])[0]


@click.command("export")
@root_option
@click.option("--docx", is_flag=True, required=True, help="As Word files; there is no other format yet.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, metavar="DIR",
              help="Folder for the files.")  # fmt: skip
@click.option("--force", is_flag=True, help="Replace files that are there.")
@click.argument("references", nargs=-1, metavar="[TRACK/MODULE|PAGE]…")
def export(root: Path, docx: bool, out: Path, force: bool, references: tuple[str, ...]) -> None:  # noqa: ARG001, FBT001
    """Write modules or pages (guide/steps) for review: both languages beside each other. Without a name every module."""
    curriculum = _curriculum(root)
    edition, made = _first(curriculum), dict[Path, bytes]()
    for reference in references or [module.reference for module in curriculum.modules]:
        parts = parts_of(reference.strip("/"), curriculum, root)
        if not parts:
            known = ", ".join(module.reference for module in curriculum.modules)
            raise click.ClickException(f"There is no module and no page {reference!r}. Modules: {known}.")
        made[out / f"{reference.strip('/').replace('/', '-')}.docx"] = _document(parts, edition)
    if not force:
        _refuse(made)
    out.mkdir(parents=True, exist_ok=True)
    for file, document in made.items():
        write_whole(file, document)
        click.echo(file)


def _refuse(made: Mapping[Path, bytes]) -> None:
    """Raise if a file is there that says something else: it may be the one that came back with corrections."""
    if other := [str(file) for file, document in made.items() if file.exists() and file.read_bytes() != document]:
        raise click.ClickException(f"{', '.join(other)} would be replaced, with what a reviewer may have written into it. Nothing was written."
                                   " Give another --out, or --force.")  # fmt: skip


def _document(parts: tuple[Part, ...], edition: Edition) -> bytes:
    s = edition.strings
    paper = Paper(
        locale=edition.locale,
        title=s("review.title", title=parts[0].title),
        subject=s("review.summary"),
        comments=s("review.summary"),
        head=parts[0].title,
        mark="",
        brand=s("site.name"),
        edition=s("print.edition", edition=edition.curriculum.facts.edition),
        licence=LICENCES[edition.curriculum.facts.licence],
        page_words=s.words["print.page"],
        url="",
        is_landscape=True,
    )
    return written(parts, paper, _notes(edition), _heads(edition))


def _notes(edition: Edition) -> list[str]:
    pair = edition.curriculum.bilingual or (edition.locale,)
    both = editions(edition.curriculum, asked=pair)
    return [one.strings(f"review.{name}") for one in both for name in _NOTES]


def _heads(edition: Edition) -> tuple[str, str, str]:
    first, second = edition.curriculum.bilingual or (edition.locale, edition.locale)
    return edition.strings("review.mark"), edition.names[first], edition.names[second]


def _own(parts: Iterable[Part], edition: Edition) -> frozenset[str]:
    """What a file says beside its rows."""
    titles = {title for part in parts for title in (part.title, edition.strings("review.title", title=part.title))}
    return frozenset({*titles, *_notes(edition), " ".join(_heads(edition))})


@click.command("import")
@root_option
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE.DOCX")
def import_(root: Path, file: Path) -> None:
    """Take the corrections of a reviewed Word file over into the sources. Tracked changes are accepted."""
    curriculum = _curriculum(root)
    try:
        rows = read_rows(file.read_bytes())
    except ReviewError as error:
        raise click.ClickException(f"{file}: {error}.") from error
    every = [part for reference in _references(curriculum) for part in parts_of(reference, curriculum, root)]
    found = returned(rows, every, _own(every, _first(curriculum)))
    for remark in found.remarks:
        click.echo(f"Comment. {remark}")
    for problem in found.problems:
        click.echo(f"By hand. {problem}", err=True)
    try:
        taken = take_over(found.changes, root)
    except ReviewError as error:
        raise click.ClickException(f"{error}.") from error
    for path, count in taken.items():
        click.echo(f"{path}: {count} changed")
    if found.changes:
        click.echo(
            "Now look at `git diff`, run `komak check`, and `komak translated` for what says the same in both languages."
        )
    elif not found.problems:
        click.echo("Nothing is changed.")
    sys.exit(bool(found.problems))


def _references(curriculum: Curriculum) -> list[str]:
    pages = [next(iter(work.values())).neutral_path for work in curriculum.written_pages]
    names = [path.removeprefix("docs/").removesuffix(".md") for path in pages]
    return [*(module.reference for module in curriculum.modules), *names]
