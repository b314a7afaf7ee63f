"""Read, check, lay out: a folder of content in, a whole site as plain data out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from komak.checks import check
from komak.checks.memory import remembered
from komak.citation import citation_cff, citation_files, cited, whole, zenodo
from komak.edition import Edition, editions
from komak.edition.derived import with_derived
from komak.edition.page import Page
from komak.ground.address import CITATION_CFF, FORMS, STYLES, ZENODO, address, image_address
from komak.ground.issue import Issue, Severity
from komak.instruments.forms import DRAWINGS, PICTURES
from komak.instruments.questions import export_texts, self_check_keys
from komak.languages.script import Lexicon, lasting
from komak.model import Curriculum
from komak.model.links import SiteMap, site_map
from komak.outputs.coordination import coordination_files
from komak.outputs.evidence import evidence_files
from komak.outputs.feeds import feeds
from komak.outputs.menu import MenuEntry, menu
from komak.outputs.metadata import page_head
from komak.outputs.offline import app_files
from komak.outputs.pages import coordination_styles, library_styles, meanings, pages
from komak.outputs.policy import REFERRER, policy, policy_files
from komak.outputs.styles import styles
from komak.press.pdf import Sheet
from komak.site.products import orders
from komak.source import read
from komak.workshop import Order


@dataclass(frozen=True)
class Site:
    """A site before anything is made: pages to show, sheets to print, files to copy."""

    editions: tuple[Edition, ...]
    pages: tuple[Page, ...]
    orders: tuple[Order, ...]
    """Files to make that need nothing but the curriculum."""
    images: Mapping[str, Path]
    """Address from the site's root to the file on disk."""
    texts: Mapping[str, str]
    """Address of a small generated file to its content."""
    site_url: str
    root: Path
    """The project folder."""
    links: SiteMap
    """What authors' links may lead to."""

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Those of the orders that are printed."""
        return tuple(order for order in self.orders if isinstance(order, Sheet))

    @property
    def curriculum(self) -> Curriculum:
        return self.editions[0].curriculum

    def edition(self, locale: str) -> Edition:
        """The edition in a language."""
        return next(edition for edition in self.editions if edition.locale == locale)

    def menu(self, locale: str) -> tuple[MenuEntry, ...]:
        """The menu in a language."""
        return menu(self.edition(locale), [page for page in self.pages if page.locale == locale])

    def alternates(self, page: Page) -> dict[str, str]:
        """Address of the same page in every language."""
        default = self.editions[0].default_locale
        return {edition.locale: address(page.uri, edition.locale, default) for edition in self.editions}

    def head(self, page: Page) -> Mapping[str, object]:
        """What the page tells machines of itself, for templates: ``metas`` and ``linked_data``."""
        told = page_head(page, self.edition(page.locale), self.site_url, self.alternates(page))
        return told.front_matter()

    @property
    def theme_data(self) -> dict[str, object]:
        """What templates may ask for: the edition, the theme's own words by language, what a browser may do."""
        words = {edition.locale: edition.theme_words for edition in self.editions}
        return {
            "edition": self.curriculum.facts.edition,
            "words": words,
            "terms": bool(self.curriculum.glossary),
            "policy": policy(),
            "referrer": REFERRER,
        }


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


def assemble(
    root: Path,
    site_url: str,
    cache: Path | None = None,
    altered: Callable[[Curriculum], Curriculum] = lambda found: found,
    *,
    has_kits: bool = False,
) -> Assembly:
    """Read, check and lay out the whole site. `site_url` is its public address and ends with ``/``.

    `altered` makes another curriculum of one that is right, before it is laid out; it may raise.
    `has_kits`: pages offer the copies for a stick that :func:`komak.site.add_kits` will make.
    """
    curriculum, lexicon, issues = _examined(root, cache)
    if curriculum is None or any(issue.severity is Severity.ERROR for issue in issues):
        return Assembly(None, issues)
    with lasting(lexicon, cache and cache / "script.json") as remembering:
        return Assembly(laid_out(altered(curriculum), remembering, root, site_url, has_kits=has_kits), issues)


def _examined(root: Path, cache: Path | None) -> tuple[Curriculum | None, Lexicon, tuple[Issue, ...]]:
    reading = read(root)
    curriculum, lexicon = reading.curriculum, reading.lexicon
    if curriculum is None:
        return None, lexicon, tuple(sorted(set(reading.issues)))
    texts, memory = (cache / "texts.json", cache / "issues.json") if cache else (None, None)
    found = remembered(memory, root, lambda: check(curriculum, root, lexicon, texts))
    return curriculum, lexicon, tuple(sorted({*reading.issues, *found}))


def laid_out(written: Curriculum, lexicon: Lexicon, root: Path, site_url: str, *, has_kits: bool = False) -> Site:
    """The site of what was read, whatever the checks say of it."""
    curriculum = with_derived(written, lexicon)
    all_editions, site = editions(curriculum, lexicon), site_map(curriculum)
    all_pages = tuple(page for edition in all_editions for page in pages(edition, site, has_kit=has_kits))
    return Site(
        editions=all_editions,
        pages=all_pages,
        orders=tuple(orders(all_editions, all_pages, site, root, site_url)),
        images={
            image_address(module.reference, image): root / module.folder / image
            for module in curriculum.modules
            for image in module.images
        }
        | {f"{FORMS}{PICTURES}{path.name}": path for path in sorted(DRAWINGS.glob("*.svg")) if curriculum.forms},
        texts={
            STYLES: styles() + library_styles(all_editions[0]) + coordination_styles(all_editions[0]),
            **_small_files(all_editions),
            **_citations(all_editions, all_pages, site_url),
            **feeds(all_editions, site_url),
            **coordination_files(all_editions),
            **policy_files(),
            **app_files(all_editions),
        },
        site_url=site_url,
        root=root,
        links=site,
    )


def _small_files(all_editions: tuple[Edition, ...]) -> Mapping[str, str]:
    """Tests for Moodle, keys beside the self-check pages, what terms mean; by address."""
    return {
        place: content
        for edition in all_editions
        for made in (export_texts(edition), self_check_keys(edition), meanings(edition))
        for place, content in made.items()
    } | dict(evidence_files(all_editions))


def _citations(all_editions: tuple[Edition, ...], all_pages: Iterable[Page], site_url: str) -> Mapping[str, str]:
    """Files for programs that keep references, of every page that is cited, and of the edition as a whole."""
    by_locale = {edition.locale: edition for edition in all_editions}
    told = (cited(page, by_locale[page.locale], site_url) for page in all_pages)
    files = {place: text for one in told if one for place, text in citation_files(one).items()}
    wholes = [whole(edition, site_url) for edition in all_editions]
    return {**files, CITATION_CFF: citation_cff(wholes), ZENODO: zenodo(wholes)}
