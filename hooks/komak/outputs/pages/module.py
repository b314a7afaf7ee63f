"""Pages of a module: for participants, for the facilitator, and one for each handout."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from markupsafe import Markup

from komak.edition import Edition, ModuleText, pair_of
from komak.edition.late import token
from komak.edition.page import Kind, Page, index_of
from komak.edition.plan import PlanSession, session_plan, short_plan
from komak.edition.quantities import quantity_of, quantity_words
from komak.edition.vocabulary import terms_in
from komak.ground.address import (
    FORMS,
    address,
    facilitator_uri,
    handout_uri,
    module_uri,
    pack_address,
    pair_uri,
    relative,
    self_check_uri,
    track_uri,
)
from komak.model import Document, Form, Handout, Module, Programme, Section
from komak.model.links import SiteMap
from komak.model.participant import for_participants
from komak.outputs.pages.body import links, with_times
from komak.outputs.pages.downloads import Download, books, common_sheets, download, paper_kind, task_sheets, tests
from komak.outputs.pages.forms import form_downloads
from komak.outputs.pages.notices import notices
from komak.outputs.pages.offline import offline_box
from komak.outputs.pages.planner import planner_link, short_planner_link
from komak.outputs.pages.programmes import entries
from komak.outputs.pages.render import rendered


def module_page(module: Module, edition: Edition, site: SiteMap, *, is_facilitator: bool) -> Page:
    """The participant page, or the facilitator page with notes, materials and trainer-only downloads."""
    text = edition.module_text(module)
    uri = facilitator_uri(module.reference) if is_facilitator else module_uri(module.reference)
    here = address(uri, edition.locale, edition.default_locale)
    plan = session_plan(module, text, edition)
    downloads = _for_participants(module, edition, here)
    for_facilitator = _for_facilitator(module, edition, here) if is_facilitator else ()
    body, sources = _body(text, plan, edition, is_facilitator=is_facilitator), text.metadata.sources.values()
    title = text.metadata.title
    trainers = edition.strings("module.facilitator-view")
    return Page(
        uri=uri,
        source=index_of(uri),
        locale=edition.locale,
        title=edition.strings("module.facilitator-title", title=title) if is_facilitator else title,
        label=trainers if is_facilitator else title,
        description=text.metadata.summary,
        markdown=rendered(
            "module",
            s=edition.strings,
            module=module,
            text=text,
            is_facilitator=is_facilitator,
            plan=plan,
            short=short_plan(module, text) if is_facilitator else None,
            notices=notices(text, uri, edition),
            terms=terms_in(text.document, edition) if is_facilitator else (),
            body=Markup(body),  # noqa: S704
            pair_link=relative(
                address(
                    pair_uri(module.reference, is_facilitator=is_facilitator), edition.locale, edition.default_locale
                ),
                here,
            )
            if pair_of(module, edition)
            else "",
            materials=_materials(module, text, edition),
            sources=[Markup(source) for source in sources],  # noqa: S704
            downloads=downloads,
            facilitator_downloads=for_facilitator,
            pack=_pack(module, edition, here, is_facilitator=is_facilitator)
            if any(item.language == edition.locale for item in (*downloads, *for_facilitator))
            else None,  # nothing of it is translated: there is no ZIP
            common=common_sheets([module], edition, page=here) if is_facilitator else None,
            all_forms=_all_forms(module, edition, here) if is_facilitator else None,
            forms=form_downloads(_forms(module, edition, is_facilitator=is_facilitator), edition, here),
            **_frame(module, edition, here),
        ),
        edit_path=text.document.path,
        parent=module_uri(module.reference) if is_facilitator else track_uri(module.track),
        language=text.document.locale,
        kind=Kind.TRAINER if is_facilitator else Kind.MODULE,
        labels=(trainers,) if is_facilitator else (),
        shown_on=module_uri(module.reference) if is_facilitator else None,
        links=links("\n".join((body, *sources)), text.document, uri, site, module_uri(module.reference)),
        has_tips=True,
    )


def _forms(module: Module, edition: Edition, *, is_facilitator: bool) -> tuple[Form, ...]:
    """The forms that a module uses, those of the facilitator last and only for her."""
    audiences = ("participant", "facilitator") if is_facilitator else ("participant",)
    return tuple(form for audience in audiences for form in edition.curriculum.forms_of(module.reference, audience))


def _frame(module: Module, edition: Edition, here: str) -> dict[str, object]:
    """Links and labels around the text, relative to the page address `here`."""

    def link(uri: str) -> str:
        return relative(address(uri, edition.locale, edition.default_locale), here)

    return {
        "track_title": edition.track_texts(module.track).title,
        "track_link": link(track_uri(module.track)),
        "participant_link": link(module_uri(module.reference)),
        "facilitator_link": link(facilitator_uri(module.reference)),
        "test": _test(module, link, edition),
        "planner_link": planner_link(module.reference, here, edition),
        "short_planner_link": short_planner_link(module, here, edition),
        "level": edition.strings(f"level.{module.facts.level}"),
        "audience": [edition.texts.audiences.get(name, name) for name in module.facts.audience],
        "duration": _duration(module, edition),
        "programmes": entries(_programmes(module, edition), edition, here),
        "offline": offline_box(module, edition, here),
        "prerequisites": [
            (link(module_uri(other.reference)), edition.module_text(other).metadata.title)
            for reference in module.facts.prerequisites
            if (other := edition.curriculum.module(reference))
        ],
    }


def _programmes(module: Module, edition: Edition) -> tuple[Programme, ...]:
    return tuple(one for one in edition.curriculum.programmes if module.reference in one.references)


def _test(module: Module, link: Callable[[str], str], edition: Edition) -> dict[str, str]:
    """Where readers check what they learnt; empty if the module has no test."""
    if not module.test:
        return {}
    words = edition.strings("test.invitation", questions=sum(1 for _ in module.test.answered))
    return {"link": link(self_check_uri(module.reference)), "words": words}


def _duration(module: Module, edition: Edition) -> str:
    total = module.facts.minutes
    if len(module.sessions) < 2:
        return edition.strings("module.minutes", minutes=total)
    parts = " + ".join(str(session.minutes) for session in module.sessions)
    return edition.strings("module.sessions", minutes=total, sessions=parts, count=len(module.sessions))


def _body(text: ModuleText, plan: tuple[PlanSession, ...], edition: Edition, *, is_facilitator: bool) -> str:
    sections = text.document.sections if is_facilitator else _participant_sections(text.document)
    rows = [row for session in plan for row in session.rows]
    return with_times(sections, rows, edition.strings("module.minutes", minutes="{minutes}"))


def _participant_sections(document: Document) -> tuple[Section, ...]:
    return tuple(for_participants(section) for section in document.sections)


def _materials(module: Module, text: ModuleText, edition: Edition) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, quantity_words(quantity_of(material, module, edition.curriculum), edition.strings))
        for material, name in text.metadata.materials.items()
    )


def _for_participants(module: Module, edition: Edition, here: str) -> tuple[Download, ...]:
    """What each participant may take home: task sheets and handouts, no paper of the test, no card of a role."""
    return (*task_sheets(module, edition, page=here), *_handouts(module, edition, here, is_own=True))


def _for_facilitator(module: Module, edition: Edition, here: str) -> tuple[Download, ...]:
    own = _handouts(module, edition, here, is_own=False)
    return (*books(module, edition, page=here), *own, *tests(module, edition, page=here))


def _handouts(module: Module, edition: Edition, here: str, *, is_own: bool) -> Iterator[Download]:
    return (
        download(handout, module, edition, page=here)
        for handout in module.handouts
        if handout.facts.is_taken_home is is_own
    )


def _pack(module: Module, edition: Edition, here: str, *, is_facilitator: bool) -> dict[str, str]:
    """The button for everything in one file."""
    zip_address = pack_address(module.reference, edition.locale, is_for_participants=not is_facilitator)
    words = "pack.trainers" if is_facilitator else "pack.participants"
    return {"link": relative(zip_address, here), "words": edition.strings(words), "facts": token(zip_address)}


def _all_forms(module: Module, edition: Edition, here: str) -> dict[str, str] | None:
    """The button for the pack of forms: that of the module has them on paper only."""
    place = pack_address(FORMS.strip("/"), edition.locale)
    uses = any(module.reference in form.data.modules for form in edition.curriculum.forms)
    return {"link": relative(place, here), "facts": token(place)} if uses else None


def handout_page(handout: Handout, module: Module, edition: Edition, site: SiteMap) -> Page:
    """The handout to read on a phone, with its PDF."""
    text = edition.handout_text(handout)
    uri = handout_uri(module.reference, handout.slug)
    here = address(uri, edition.locale, edition.default_locale)
    parent = facilitator_uri if handout.facts.audience == "facilitator" else module_uri
    item = download(handout, module, edition, page=here)
    kind, labels = paper_kind(handout.facts.kind, handout.facts.audience, edition)
    return Page(
        uri=uri,
        source=index_of(uri),
        locale=edition.locale,
        title=text.metadata.title,
        label=text.metadata.title,
        description=text.metadata.summary,
        markdown=rendered(
            "handout",
            s=edition.strings,
            handout=handout,
            text=text,
            item=item,
            module_title=edition.module_text(module).metadata.title,
            module_language=edition.module_text(module).document.locale,
            module_link=relative(address(parent(module.reference), edition.locale, edition.default_locale), here),
            quantity=quantity_words(module.copies_of(handout), edition.strings),
            notices=notices(text, uri, edition),
            body=Markup(text.document.body),  # noqa: S704
        ),
        edit_path=text.document.path,
        parent=parent(module.reference),
        language=text.document.locale,
        kind=kind,
        labels=labels,
        download=item.pdf_address(here),
        links=links(text.document.body, text.document, uri, site, module_uri(module.reference)),
        has_tips=True,
    )
