"""The archive of a release: every page and file that it shows, the words of each paragraph, a hash of everything."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from importlib.resources import files

from komak.edition import Edition
from komak.edition.changes import words_now
from komak.edition.days import days_in
from komak.edition.page import FinishedPage
from komak.model.paragraphs import rank
from komak.model.releases import MANIFEST, SITE, TEXTS, ReleaseFacts
from komak.outputs.releases.page import SCRIPT, STYLES, Setting, first_page, page_of_release
from komak.outputs.styles import PARTS

_LOOKS = ("14-forms.css", "31-citation.css")
"""Parts of the site's styles that a frozen page needs: lines to write on and boxes to tick, the dialog that cites a paragraph."""
_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest that the format knows: the day of the release stands in its facts."""
_ORDINARY_FILE = 0o100644 << 16


@dataclass(frozen=True)
class Frozen:
    """A release that was made and is not kept yet."""

    facts: ReleaseFacts
    archive: bytes


@dataclass(frozen=True)
class Content:
    """What is frozen: the pages of the numbered texts in all languages, and what belongs to them, by address."""

    pages: tuple[FinishedPage, ...]
    files: Mapping[str, bytes]
    rules: Mapping[str, str]
    """``policy`` and ``referrer``: what every page says to a browser (outputs/policy)."""

    @property
    def addresses(self) -> frozenset[str]:
        return frozenset({page.address for page in self.pages} | set(self.files))


def frozen(name: str, day: dt.date, editions: tuple[Edition, ...], content: Content) -> Frozen:
    """The release `name` of `day`."""
    shown = _assets() | dict(content.files)
    settings = [setting for edition in editions for setting in _settings(name, day, edition, content)]
    shown["index.html"] = first_page(settings)
    for setting in settings:
        shown |= {f"{page.address}index.html": page_of_release(page, setting) for page in setting.order}
    words = words_now(editions)
    told = {
        folder: {locale: list(map(asdict, said)) for locale, said in languages.items()}
        for folder, languages in words.items()
    }
    archive = _archive(shown, {TEXTS: _json(told), MANIFEST: _json(_manifest(name, day, shown))})
    digest, locales = hashlib.sha256(archive).hexdigest(), [edition.locale for edition in editions]
    before = [release.name for release in editions[0].curriculum.releases]
    return Frozen(ReleaseFacts(date=day, texts=list(words), locales=locales, archive=digest, before=before), archive)


def _assets() -> dict[str, bytes]:
    folder = files("komak.outputs.releases") / "templates"
    looks = "".join(file.read_text("utf-8") for file in (folder / STYLES, *(PARTS / name for name in _LOOKS)))
    return {STYLES: looks.encode(), SCRIPT: (folder / SCRIPT).read_bytes()}


def _settings(name: str, day: dt.date, edition: Edition, content: Content) -> Iterator[Setting]:
    """One for each text of the release."""
    numbers, written = _numbers(edition), days_in([day], edition)
    for text in edition.curriculum.numbered:
        home, locale = f"{text.folder}/", edition.locale
        own = (page for page in content.pages if page.page.locale == locale and page.page.uri.startswith(home))
        order, names = _in_order(own, numbers), dict(edition.names)
        yield Setting(name, written, edition, names, order, numbers, content.addresses, content.rules)


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


def _manifest(name: str, day: dt.date, shown: Mapping[str, bytes]) -> object:
    return {
        "release": name,
        "date": day.isoformat(),
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
