"""`komak release`: freeze the numbered texts as they stand into ``curriculum/releases/``."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from komak.citation import citation_files, cited
from komak.ground.address import BOOKS
from komak.ground.issue import Issue, Severity
from komak.model import Curriculum
from komak.model.releases import RELEASE_PATTERN, ReleaseFacts, release_rank
from komak.outputs.pages import CITING_SCRIPT
from komak.outputs.policy import REFERRER, policy
from komak.outputs.releases import Content, frozen, is_of_release
from komak.site.assembly import Site, assemble
from komak.site.production import Made, produce
from komak.source.releases import FOLDER
from komak.workshop import write_whole

_NOBODYS = (".example", "localhost", ".invalid", ".test")
"""How names end that no reader can ever open (RFC 2606)."""
_THEME = Path(__file__).parents[2] / "theme"
_HEADER = "# Written by `komak release`. The archive beside this file is shown for good; neither of the two is ever changed.\n"


class ReleaseError(Exception):
    """There is no release; the message says why and what to do."""


@dataclass(frozen=True)
class Released:
    """What was written."""

    files: tuple[str, ...]
    """From the project folder."""
    size: int
    """Bytes of the archive."""
    paragraphs: int
    """Numbers that can be cited, in the source language."""


def release(root: Path, name: str, day: dt.date, site_url: str, cache: Path) -> Released:
    """Make the release `name`. Raises ReleaseError if it is no new one, or if something is wrong with the content."""
    site = _site(root, name, day, site_url, cache)
    pages = tuple(page for page in site.pages if is_of_release(page, site.edition(page.locale)))
    orders = tuple(order for order in site.orders if _is_kept(order.dest, site))
    made = produce(replace(site, pages=pages, orders=orders), cache).finished()
    if made.issues:
        raise ReleaseError("\n".join(map(str, made.issues)))
    done = frozen(name, day, site.editions, _content(made, site))
    folder = root / "curriculum" / FOLDER
    write_whole(folder / f"{name}.zip", done.archive)
    write_whole(folder / f"{name}.yml", _yaml(done.facts).encode())
    files = tuple(f"curriculum/{FOLDER}/{name}.{suffix}" for suffix in ("zip", "yml"))
    return Released(files, len(done.archive), sum(len(text.register.paragraphs) for text in site.curriculum.numbered))


def _content(made: Made, site: Site) -> Content:
    """Pages, books, and what says how each page of this very release is cited."""
    files = {place: path.read_bytes() for place, path in made.paths.items() if _is_kept(place, site)}
    files[CITING_SCRIPT] = (_THEME / CITING_SCRIPT).read_bytes()
    for page in made.pages:
        if one := cited(page.page, site.edition(page.page.locale), site.site_url):
            files |= {place: text.encode() for place, text in citation_files(one).items()}
    return Content(made.pages, files, {"policy": policy(), "referrer": REFERRER})


def _site(root: Path, name: str, day: dt.date, site_url: str, cache: Path) -> Site:
    host = _host(site_url)
    if host.endswith(_NOBODYS):
        raise ReleaseError(
            f"{host} is nobody's address, and books and citations would name it for good. Name the site's own: --site-url."
        )

    def released(curriculum: Curriculum) -> Curriculum:
        _refuse(curriculum, name, day)
        facts = curriculum.facts.model_copy(update={"edition": name, "date": day})
        return replace(curriculum, facts=facts, releasing=name)

    assembly = assemble(root, site_url, cache, released)
    wrong: list[Issue] = [issue for issue in assembly.issues if issue.severity in (Severity.ERROR, Severity.WARNING)]
    if assembly.site is None or wrong:
        raise ReleaseError("Nothing is frozen as long as `komak check` says something:\n" + "\n".join(map(str, wrong)))
    return assembly.site


def _host(site_url: str) -> str:
    """Whose site it is. Raises ReleaseError for what is no address of the web."""
    with suppress(ValueError):  # ``http://[``
        parts = urlsplit(site_url)
        if parts.scheme in ("http", "https") and parts.hostname:
            return parts.hostname
    raise ReleaseError(f"{site_url} is no address of a site. Write it in full: --site-url https://….")


def _refuse(curriculum: Curriculum, name: str, day: dt.date) -> None:
    """Raise ReleaseError if the release cannot be."""
    if not re.fullmatch(RELEASE_PATTERN, name):
        raise ReleaseError(f"{name} is no number of an edition. Write two numbers with a dot: 1.0, 1.1.")
    known = [one.name for one in curriculum.releases]
    if name in known:
        raise ReleaseError(f"The edition {name} is there already, and it is for good. Take the next number.")
    if known and release_rank(name) < release_rank(known[-1]):
        raise ReleaseError(
            f"The edition {known[-1]} is there already: {name} would come before it. Take a greater number."
        )
    if not curriculum.numbered:
        raise ReleaseError("No text has numbered paragraphs. Number one first: `komak number model`.")
    if day > dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1):
        raise ReleaseError(f"{day} is in the future. An edition has the day on which it is made.")
    if curriculum.releases and day < curriculum.releases[-1].facts.date:
        raise ReleaseError(f"{day} is before the day of the edition {known[-1]}, {curriculum.releases[-1].facts.date}.")


def _is_kept(place: str, site: Site) -> bool:
    """Whether a file belongs to a numbered text: its book."""
    return any(place.startswith(f"files/{BOOKS}{text.folder}.") for text in site.curriculum.numbered)


def _yaml(facts: ReleaseFacts) -> str:
    lists = {"texts": facts.texts, "locales": facts.locales, "before": [f'"{name}"' for name in facts.before]}
    lines = (f"{key}: [{', '.join(value)}]" for key, value in lists.items() if value)
    return _HEADER + "\n".join([f"date: {facts.date.isoformat()}", *lines, f"archive: {facts.archive}"]) + "\n"
