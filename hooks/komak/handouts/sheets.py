"""Edition to sheets: which PDFs a language has, and what stands in their header and footer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from komak.address import address, handout_uri, pdf_address
from komak.handouts.sheet import Sheet, Words
from komak.links import INLINE_LINK, Fault, SiteMap, resolve
from komak.model import Document, Handout, Module
from komak.translation import Edition

LICENCES = {"CC-BY-4.0": "CC BY 4.0", "CC-BY-SA-4.0": "CC BY-SA 4.0"}


def sheets(edition: Edition, site: SiteMap, root: Path, site_url: str) -> Iterator[Sheet]:
    """One sheet a handout of `edition`; `root` is the project folder, `site_url` ends with ``/``."""
    for module in edition.curriculum.modules:
        for handout in module.handouts:
            if edition.locale in handout.documents:  # a missing translation has no PDF of its own
                yield _sheet(handout, module, edition, site, root, site_url)


def _sheet(handout: Handout, module: Module, edition: Edition, site: SiteMap, root: Path, site_url: str) -> Sheet:
    text = edition.handout_text(handout)
    s = edition.strings
    facts = edition.curriculum.facts
    uri = handout_uri(module.reference, handout.slug)
    return Sheet(
        dest=pdf_address(module.reference, handout.slug, edition.locale),
        source=text.document.path,
        first_line=text.document.body_line,
        markdown=text.document.body,
        title=text.metadata.title,
        summary=text.metadata.summary,
        module_title=edition.module_text(module).metadata.title,
        track_title=edition.track_texts(module.track).title,
        locale=edition.locale,
        edition=_edition(edition),
        licence=LICENCES[facts.licence],
        page_url=site_url + address(uri, edition.locale, edition.default_locale),
        kind=handout.facts.kind,
        notice=_notice(handout, edition),
        words=Words(
            page_of=s("print.page", page="{page}", pages="{pages}"), tick=s("print.tick"), ticked=s("print.ticked")
        ),
        images={image: root / module.folder / image for image in module.images},
        links=_links(text.document, edition, site, site_url),
    )


def _edition(edition: Edition) -> str:
    """What the footer says of the edition, and of a text that nobody has written in this script."""
    words = edition.strings("print.edition", edition=edition.curriculum.facts.edition)
    return f"{words}, {edition.strings('print.converted')}" if edition.derived_from else words


def _notice(handout: Handout, edition: Edition) -> str | None:
    if handout.facts.audience == "facilitator":
        return edition.strings("handout.only-facilitator")
    return edition.strings("handout.form-notice") if handout.facts.kind == "form" else None


def _links(document: Document, edition: Edition, site: SiteMap, site_url: str) -> dict[str, str]:
    """Every link of the text to the public address that a reader of the paper can type."""
    targets = {match["href"]: resolve(match["href"], document, site) for match in INLINE_LINK.finditer(document.body)}
    return {
        href: site_url
        + address(target.uri, edition.locale, edition.default_locale)
        + (f"#{target.anchor}" if target.anchor else "")
        for href, target in targets.items()
        if not isinstance(target, Fault) and not target.is_external and not href.startswith("#")
    }
