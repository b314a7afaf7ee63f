"""The archive of a release: every page and file that it shows, the words of each paragraph, a hash of everything."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass
from importlib.resources import files

from komak.edition import Edition
from komak.edition.changes import words_now
from komak.edition.days import days_in
from komak.edition.page import FinishedPage
from komak.model.paragraphs import rank
from komak.model.releases import ReleaseFacts
from komak.outputs.releases.page import SCRIPT, STYLES, Setting, page_of_release
from komak.source.releases import MANIFEST, SITE, TEXTS

_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest that the format knows: the day of the release stands in its facts."""
_ORDINARY_FILE = 0o100644 << 16


@dataclass(frozen=True)
class Frozen:
    """A release that was made and is not kept yet."""

    facts: ReleaseFacts
    archive: bytes


def frozen(
    name: str,
    date: dt.date,
    editions: tuple[Edition, ...],
    pages: tuple[FinishedPage, ...],
    content: Mapping[str, bytes],
) -> Frozen:
    """The numbered texts as they stand: `pages` of them in all languages, `content` of files that belong to them by address."""
    shown = (
        _assets() | dict(content) | _pages(name, date, editions, pages, {page.address for page in pages} | set(content))
    )
    words = words_now(editions)
    told = {
        folder: {locale: [asdict(one) for one in said] for locale, said in languages.items()}
        for folder, languages in words.items()
    }
    archive = _archive(shown, {TEXTS: _json(told), MANIFEST: _json(_manifest(name, date, shown))})
    facts = ReleaseFacts.model_validate({"date": date.isoformat(), "texts": list(words), "locales": [one.locale for one in editions],
                                         "archive": hashlib.sha256(archive).hexdigest()})  # fmt: skip
    return Frozen(facts, archive)


def _assets() -> dict[str, bytes]:
    folder = files("komak.outputs.releases") / "templates"
    return {name: (folder / name).read_bytes() for name in (STYLES, SCRIPT)}


def _pages(
    name: str, date: dt.date, editions: tuple[Edition, ...], pages: Iterable[FinishedPage], kept: AbstractSet[str]
) -> dict[str, bytes]:
    """Every page as a file by its address."""
    shown = dict[str, bytes]()
    for edition in editions:
        numbers = _numbers(edition)
        for text in edition.curriculum.numbered:
            own = (
                page
                for page in pages
                if page.page.locale == edition.locale and page.page.uri.startswith(f"{text.folder}/")
            )
            order = _in_order(own, numbers)
            setting = Setting(name, days_in([date], edition), edition, dict(edition.names), order, numbers, kept)
            shown |= {f"{page.address}index.html": page_of_release(page, setting) for page in order}
    return shown


def _numbers(edition: Edition) -> dict[str, str]:
    """Uri of every chapter to its number."""
    return {
        f"{text.folder}/{slug}/": number
        for text in edition.curriculum.numbered
        for slug, number in text.register.chapters.items()
    }


def _in_order(pages: Iterable[FinishedPage], numbers: Mapping[str, str]) -> tuple[FinishedPage, ...]:
    """The first page, then the chapters by their numbers."""
    return tuple(sorted(pages, key=lambda page: rank(numbers[page.page.uri]) if page.page.uri in numbers else ()))


def _manifest(name: str, date: dt.date, shown: Mapping[str, bytes]) -> object:
    return {
        "release": name,
        "date": date.isoformat(),
        "files": {one: hashlib.sha256(shown[one]).hexdigest() for one in sorted(shown)},
    }


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def _archive(shown: Mapping[str, bytes], about: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as target:
        for name, content in [*about.items(), *((SITE + one, shown[one]) for one in sorted(shown))]:
            info = zipfile.ZipInfo(name, _TIME)
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, _ORDINARY_FILE, 3
            target.writestr(info, content)
    return buffer.getvalue()
