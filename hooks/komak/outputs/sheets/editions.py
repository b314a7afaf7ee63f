"""Edition to sheets: which PDFs a language has, and what stands in their header and footer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from komak.edition import Edition, pair_of
from komak.edition.lagging import lagging
from komak.edition.pairs import pair_markdown
from komak.edition.printed_links import public_links
from komak.edition.printed_words import edition_words, printed_address
from komak.ground.address import (
    facilitator_uri,
    guide_address,
    handout_uri,
    module_uri,
    pair_address,
    pair_uri,
    pdf_address,
    slides_address,
    tasks_address,
)
from komak.model import Handout, Module
from komak.model.links import SiteMap
from komak.model.tasks import has_tasks
from komak.outputs.sheets.guide import guide_markdown
from komak.outputs.sheets.slides import slides_markdown
from komak.outputs.sheets.tasks import tasks_markdown
from komak.press.pdf.sheet import LICENCES, Sheet, Words


def sheets(edition: Edition, site: SiteMap, root: Path, site_url: str) -> Iterator[Sheet]:
    """One sheet a handout of `edition`; `root` is the project folder, `site_url` ends with ``/``."""
    for module in edition.curriculum.modules:
        for handout in module.handouts:
            if edition.locale in handout.documents:  # a missing translation has no PDF of its own
                yield _sheet(handout, module, edition, site, root, site_url)
        if edition.locale in module.documents:
            yield _guide_sheet(module, edition, site, root, site_url)
            yield _slides_sheet(module, edition, site, root, site_url)
        if has_tasks(module, edition.locale):
            yield _tasks_sheet(module, edition, site, root, site_url)
        if edition.locale in module.documents and edition.locale != edition.curriculum.facts.source_locale:
            yield from _pair_sheets(module, edition, site, root, site_url)


def _sheet(handout: Handout, module: Module, edition: Edition, site: SiteMap, root: Path, site_url: str) -> Sheet:
    text = edition.handout_text(handout)
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
        edition=edition_words(edition),
        author=edition.strings("site.name"),
        licence=LICENCES[facts.licence],
        page_url=printed_address(uri, edition, site_url),
        kind=handout.facts.kind,
        orientation=handout.facts.orientation,
        notice=_notice(handout, edition),
        words=template_words(edition),
        images={image: root / module.folder / image for image in module.images},
        links=public_links(text.document, edition, site, site_url),
    )


def _guide_sheet(module: Module, edition: Edition, site: SiteMap, root: Path, site_url: str) -> Sheet:
    text = edition.module_text(module)
    documents = [text.document, *(edition.handout_text(handout).document for handout in module.handouts)]
    return replace(
        module_sheet(module, edition, root, site_url, facilitator_uri(module.reference)),
        dest=guide_address(module.reference, edition.locale),
        markdown=guide_markdown(module, edition),
        kind="guide",
        notice=" ".join(filter(None, [edition.strings("handout.only-facilitator"), lagging(text, edition)])),
        links={
            href: to for document in documents for href, to in public_links(document, edition, site, site_url).items()
        },
    )


def _slides_sheet(module: Module, edition: Edition, site: SiteMap, root: Path, site_url: str) -> Sheet:
    return replace(
        module_sheet(module, edition, root, site_url, module_uri(module.reference)),
        dest=slides_address(module.reference, edition.locale),
        module_title=edition.strings("slides.title"),
        markdown=slides_markdown(module, edition),
        kind="slides",
        links=public_links(edition.module_text(module).document, edition, site, site_url),
    )


def _tasks_sheet(module: Module, edition: Edition, site: SiteMap, root: Path, site_url: str) -> Sheet:
    whole = module_sheet(module, edition, root, site_url, module_uri(module.reference))
    return replace(
        whole,
        dest=tasks_address(module.reference, edition.locale),
        title=edition.strings("tasks.title"),
        summary=edition.strings("tasks.summary"),
        module_title=whole.title,
        markdown=tasks_markdown(module, edition),
        kind="form",
        links=public_links(edition.module_text(module).document, edition, site, site_url),
    )


def module_sheet(module: Module, edition: Edition, root: Path, site_url: str, uri: str) -> Sheet:
    """What every sheet about a whole module says of itself."""
    text = edition.module_text(module)
    return Sheet(
        dest="",
        source=text.document.path,
        first_line=text.document.body_line,
        markdown="",
        title=text.metadata.title,
        summary=text.metadata.summary,
        module_title=edition.strings("module.facilitator-view"),
        track_title=edition.track_texts(module.track).title,
        locale=edition.locale,
        edition=edition_words(edition),
        author=edition.strings("site.name"),
        licence=LICENCES[edition.curriculum.facts.licence],
        page_url=printed_address(uri, edition, site_url),
        notice=lagging(text, edition) or None,
        words=template_words(edition),
        images={image: root / module.folder / image for image in module.images},
    )


def _pair_sheets(module: Module, edition: Edition, site: SiteMap, root: Path, site_url: str) -> Iterator[Sheet]:
    """The source and this language side by side: for participants, and with everything for the facilitator."""
    found = pair_of(module, edition)
    if found is None:
        return
    left, right = found
    changed = edition.strings("translation.outdated-here")
    for is_facilitator in (False, True):
        uri = pair_uri(module.reference, is_facilitator=is_facilitator)
        yield Sheet(
            dest=pair_address(module.reference, left.locale, right.locale, is_facilitator=is_facilitator),
            source=right.path,
            first_line=right.body_line,
            markdown=pair_markdown(left, right, changed, is_facilitator=is_facilitator),
            title=" · ".join(document.metadata.title or "" for document in (left, right)),
            module_title=edition.strings("pair.label"),
            track_title=edition.track_texts(module.track).title,
            locale=edition.locale,
            edition=edition_words(edition),
            author=edition.strings("site.name"),
            licence=LICENCES[edition.curriculum.facts.licence],
            page_url=printed_address(uri, edition, site_url),
            kind="pair",
            orientation="landscape",
            notice=edition.strings("handout.only-facilitator") if is_facilitator else None,
            words=template_words(edition),
            images={image: root / module.folder / image for image in module.images},
            links={**public_links(left, edition, site, site_url), **public_links(right, edition, site, site_url)},
        )


def template_words(edition: Edition) -> Words:
    """What the print template says by itself."""
    s = edition.strings
    return Words(
        s("print.page", page="{page}", pages="{pages}"), s("print.tick"), s("print.ticked"), s("print.blank-side")
    )


def _notice(handout: Handout, edition: Edition) -> str | None:
    said = [
        (handout.facts.audience == "facilitator", "handout.only-facilitator"),
        (handout.facts.audience != "facilitator" and handout.facts.kind == "form", "handout.form-notice"),
        (handout.facts.is_one_sided, "print.one-sided"),
    ]
    words = (edition.strings(key) for holds, key in said if holds)
    return " ".join((*words, *filter(None, [lagging(edition.handout_text(handout), edition)]))) or None
