"""The door of the core: a folder of content in, a whole site as plain data out. No engine is known here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from komak.address import CATALOGUE, FORMS, image_address
from komak.checks import check
from komak.checks.memory import remembered
from komak.citation import catalogue
from komak.forms import DRAWINGS, PICTURES, Order, example_sheets, form_sheets, orders, voices
from komak.handouts import Rendered, Sheet
from komak.issue import Issue, Severity
from komak.letters import LetterOrder, letter_orders, made_letters
from komak.links import SiteMap, site_map
from komak.model import Curriculum
from komak.packs import made_packs, packs
from komak.pages import FileFacts, Page, library_styles, page_letters, page_notices, pages, participant_lists
from komak.planner import planner_scripts
from komak.questions import export_texts, self_check_keys
from komak.script import Lexicon, lasting, read_lexicon
from komak.sheets import sheets
from komak.sheets.questions import question_sheets
from komak.source import read
from komak.translation import Edition, editions
from komak.translation.derived import with_derived

LIBRARY_STYLES = "assets/komak-library.css"


@dataclass(frozen=True)
class Site:
    """Everything an engine needs: pages to show, sheets to print, files to copy."""

    editions: tuple[Edition, ...]
    pages: tuple[Page, ...]
    sheets: tuple[Sheet, ...]
    orders: tuple[Order, ...]
    """Files of the forms that are no paper."""
    letters: tuple[LetterOrder, ...]
    """Templates of events."""
    boxes: Mapping[str, Mapping[str, str]]
    """By language and path below ``docs/`` without language: HTML for the section of templates of an event's page."""
    notices: Mapping[str, Mapping[str, str]]
    """By language and path below ``docs/`` without language: HTML for a hand-written page."""
    images: Mapping[str, Path]
    """Address from the site's root to the file on disk."""
    texts: Mapping[str, str | bytes]
    """Address of a small generated file to its content."""
    site_url: str

    @property
    def curriculum(self) -> Curriculum:
        return self.editions[0].curriculum

    def edition(self, locale: str) -> Edition:
        """The edition in a language."""
        return next(edition for edition in self.editions if edition.locale == locale)

    @property
    def theme_data(self) -> dict[str, object]:
        """What templates may ask for: the edition, and the theme's own words by language."""
        words = {edition.locale: edition.theme_words for edition in self.editions}
        return {"edition": self.curriculum.facts.edition, "words": words}

    def finished(self, rendered: Rendered, cache: Path) -> Finished:
        """Every file beside the pages, once the sheets are printed; `cache` is where packs are kept."""
        rendered = rendered.joined(made_letters(self.letters, cache / "letters"))
        paths = {dest: artefact.path for dest, artefact in rendered.artefacts.items()}
        facts = file_facts(rendered) | text_facts(self.texts)
        strings = {edition.locale: edition.strings for edition in self.editions}
        wanted = [pack for edition in self.editions for pack in packs(edition)]
        zips = made_packs(wanted, {**self.texts, **paths}, facts, strings, cache / "packs")
        paths |= {address: made.path for address, made in zips.items()}
        facts |= {address: made.facts for address, made in zips.items()}
        texts = {**self.texts, **planner_scripts(self.editions, facts, self.site_url)}
        return Finished(paths, {**texts, CATALOGUE: catalogue(self.editions, facts, self.site_url)}, facts)


@dataclass(frozen=True)
class Finished:
    """What is known at the end: files on disk and small texts by their address, and what pages say of them."""

    paths: Mapping[str, Path]
    texts: Mapping[str, str | bytes]
    facts: Mapping[str, FileFacts]


@dataclass(frozen=True)
class Assembly:
    """Outcome of `assemble`."""

    site: Site | None
    """None if the content has an error: then nothing is laid out, and nothing published is touched."""
    issues: tuple[Issue, ...]


def examine(root: Path, cache: Path | None = None) -> tuple[Curriculum | None, tuple[Issue, ...]]:
    """Read and check the content below `root`: the curriculum and every issue, in the order of files and lines.

    `cache` is a folder in which the next run finds what need not be done again.
    """
    curriculum, _, issues = _examined(root, cache)
    return curriculum, issues


def assemble(root: Path, site_url: str, cache: Path | None = None) -> Assembly:
    """Read, check and lay out the whole site. `site_url` is its public address and ends with ``/``."""
    curriculum, lexicon, issues = _examined(root, cache)
    if curriculum is None or any(issue.severity is Severity.ERROR for issue in issues):
        return Assembly(None, issues)
    with lasting(lexicon, cache and cache / "script.json") as remembering:
        return Assembly(_site(curriculum, remembering, root, site_url), issues)


def _examined(root: Path, cache: Path | None) -> tuple[Curriculum | None, Lexicon, tuple[Issue, ...]]:
    reading, (lexicon, more) = read(root), read_lexicon(root)
    curriculum = reading.curriculum
    if curriculum is None:
        return None, lexicon, tuple(sorted({*reading.issues, *more}))
    texts, memory = (cache / "texts.json", cache / "issues.json") if cache else (None, None)
    found = remembered(memory, root, lambda: check(curriculum, root, lexicon, texts))
    return curriculum, lexicon, tuple(sorted({*reading.issues, *more, *found}))


def _site(written: Curriculum, lexicon: Lexicon, root: Path, site_url: str) -> Site:
    curriculum = with_derived(written, lexicon)
    all_editions, site = editions(curriculum, lexicon), site_map(curriculum)
    all_voices = voices(all_editions, site_url)
    return Site(
        editions=all_editions,
        pages=tuple(page for edition in all_editions for page in pages(edition, site)),
        sheets=(
            *(sheet for edition in all_editions for sheet in _sheets(edition, site, root, site_url)),
            *form_sheets(curriculum.forms, all_voices),
            *example_sheets(curriculum, all_voices),
        ),
        orders=tuple(orders(curriculum.forms, all_voices)),
        letters=tuple(letter_orders(all_editions, site, site_url)),
        boxes={edition.locale: page_letters(edition) for edition in all_editions},
        notices={edition.locale: page_notices(edition) for edition in all_editions},
        images={
            image_address(module.reference, image): root / module.folder / image
            for module in curriculum.modules
            for image in module.images
        }
        | {f"{FORMS}{PICTURES}{path.name}": path for path in sorted(DRAWINGS.glob("*.svg")) if curriculum.forms},
        texts={LIBRARY_STYLES: library_styles(all_editions[0]), **_small_files(all_editions)},
        site_url=site_url,
    )


def _sheets(edition: Edition, site: SiteMap, root: Path, site_url: str) -> Iterator[Sheet]:
    yield from sheets(edition, site, root, site_url)
    yield from question_sheets(edition, root, site_url)


def _small_files(all_editions: tuple[Edition, ...]) -> Mapping[str, str | bytes]:
    """Tests for Moodle, keys beside the self-check pages, tables to fill in, by address."""
    return {
        place: content
        for edition in all_editions
        for made in (export_texts(edition), self_check_keys(edition), participant_lists(edition))
        for place, content in made.items()
    }


def file_facts(rendered: Rendered) -> dict[str, FileFacts]:
    """What pages say about the printed files, by address."""
    return {
        dest: FileFacts(artefact.size, artefact.pages, artefact.sha256) for dest, artefact in rendered.artefacts.items()
    }


def raw_bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def text_facts(texts: Mapping[str, str | bytes]) -> dict[str, FileFacts]:
    """What pages say about generated texts that are downloaded, by address."""
    downloads = {place: raw_bytes(content) for place, content in texts.items() if place.startswith("files/")}
    return {place: FileFacts(len(raw), 0, hashlib.sha256(raw).hexdigest()) for place, raw in downloads.items()}
