"""What the planner knows in one language: times, limits, materials and files, from the same model as the session plan.

Out: one plain script a language that sets ``komakPlanner.data``. Not JSON to be fetched and not a JavaScript module:
a page that was opened from a disk (``file://``) may load neither, but it may load a script.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from komak.edition import Edition, ModuleText
from komak.edition.plan import PlanSession, session_plan
from komak.edition.quantities import quantity_of
from komak.ground.address import (
    COMMON_SHEETS,
    EVENTS,
    address,
    facilitator_uri,
    form_address,
    form_uri,
    guide_address,
    pack_address,
    pdf_address,
    planner_data_address,
    slides_address,
    tasks_address,
)
from komak.instruments.forms import PRINT
from komak.instruments.questions.files import question_files
from komak.model import Curriculum, Form, Handout, Module, Programme, Session
from komak.model.links import INLINE_LINK
from komak.model.quantities import Quantity
from komak.model.tasks import TASK, callouts
from komak.workshop import FileFacts

Json: TypeAlias = dict[str, Any]

WORDS = "planner."
"""Interface words that the script asks for, under their own names behind this prefix."""

ATTENDANCE = "attendance-list"
"""The form that every event needs: it has room for twenty people and two days, so the script counts its copies."""

TESTS = ("test-a", "test-b")
"""What a trainer adds to a plan for the test before and after: as the papers are called."""

OWN_PAPERS = {"service-map": "group", "team-rules": "group", "feedback": "participant"}
"""Form and copies of what a trainer can add to a plan under the name of the form."""


def planner_scripts(editions: tuple[Edition, ...], facts: Mapping[str, FileFacts], site_url: str) -> dict[str, str]:
    """Address of each language's script to its text; `facts` by address of each PDF that was made."""
    return {
        planner_data_address(edition.locale): _script(_data(edition, facts, urlsplit(site_url).hostname or "komak"))
        for edition in editions
    }


def _script(data: Json) -> str:
    return f"(globalThis.komakPlanner ??= {{}}).data = {json.dumps(data, ensure_ascii=False, indent=1)};\n"


def _data(edition: Edition, facts: Mapping[str, FileFacts], host: str) -> Json:
    return {
        "locale": edition.locale,
        "host": host,
        "edition": edition.curriculum.facts.edition,
        "words": {**edition.strings.below(WORDS), **_words(edition), **_calendar(edition)},
        "events": address(EVENTS, edition.locale, edition.default_locale),
        "event": [*_event_papers(edition, facts)],
        "pack": pack if (pack := pack_address(COMMON_SHEETS, edition.locale)) in facts else None,
        "programmes": [_programme(one, edition, facts) for one in edition.curriculum.programmes],
        "modules": [_module(module, edition, facts) for module in edition.curriculum.modules],
    }


def _words(edition: Edition) -> dict[str, str]:
    """Words that the planner shares with the rest of the site."""
    shared = ("kind.", "quantity.")
    words = {key + name: word for key in shared for name, word in edition.strings.below(key).items()}
    module = {
        name: edition.strings.words[f"module.{name}"] for name in ("minutes", "plan-materials", "facilitator-view")
    }
    return {**words, **module, "pack": edition.strings("pack.trainers"), "pack-common": edition.strings("pack.common")}


def _calendar(edition: Edition) -> dict[str, list[str]]:
    """Names of the months as they stand in a date, and of the days from Monday; CLDR lacks good ones in Cyrillic."""
    return {name: edition.strings(f"{WORDS}{name}").split(", ") for name in ("months", "weekdays")}


def _programme(programme: Programme, edition: Edition, facts: Mapping[str, FileFacts]) -> Json:
    """A programme has a test of its own, which takes the place of those of its modules."""
    title = programme.title[edition.locale]
    papers = [{**paper, "title": f"{title}. {paper['title']}"} for paper in _test(programme, edition, facts)]
    return {"id": programme.id, "modules": list(programme.references), "test": papers}


def _module(module: Module, edition: Edition, facts: Mapping[str, FileFacts]) -> Json:
    text = edition.module_text(module)
    plan = session_plan(module, text, edition)
    return {
        "ref": module.reference,
        "title": text.metadata.title,
        "lang": text.document.locale,
        "address": address(facilitator_uri(module.reference), edition.locale, edition.default_locale),
        "participants": [module.facts.participants.min, module.facts.participants.max],
        "prerequisites": list(module.facts.prerequisites),
        "sessions": [_session(*pair, _spared(module)) for pair in zip(module.sessions, plan, strict=True)],
        "materials": _materials(module, text, edition.curriculum),
        "handouts": [
            *_guide(module, edition, facts),
            *_tasks(module, edition, facts),
            *(_handout(handout, module, edition, facts) for handout in module.handouts),
            *_forms(module, edition, facts),
            *_test(module, edition, facts),
            *_slides(module, edition, facts),
        ],
        "pack": pack if (pack := pack_address(module.reference, edition.locale)) in facts else None,
    }


def _spared(module: Module) -> frozenset[str]:
    """Activities that a trainer may leave out: those that say so, and those that the short version does without."""
    short = module.facts.short
    return frozenset(one.id for one in module.activities if one.is_optional or (short and one.id not in short))


def _session(session: Session, plan: PlanSession, spared: frozenset[str]) -> Json:
    return {
        "id": session.id,
        "title": plan.title,
        "activities": [
            {
                "id": activity.id,
                "title": row.title,
                "minutes": activity.minutes,
                "least": activity.min_minutes,
                "optional": activity.id in spared,
                "method": row.method,
                "group": row.group,
                "materials": list(activity.materials),
            }
            for activity, row in zip(session.activities, plan.rows, strict=True)
        ],
    }


def _materials(module: Module, text: ModuleText, curriculum: Curriculum) -> list[Json]:
    """Things, with the activities that need them; none: needed in any case. Papers among them are printed, not brought."""
    papers = {form.slug for form in curriculum.forms} | {handout.slug for handout in module.handouts}
    return [
        {
            "id": name,
            "title": title,
            "copies": quantity_of(name, module, curriculum),
            "handout": name in papers,
            "uses": [activity.id for activity in module.activities if name in activity.materials],
        }
        for name, title in text.metadata.materials.items()
    ]


def _guide(module: Module, edition: Edition, facts: Mapping[str, FileFacts]) -> list[Json]:
    """The facilitator's book: one for each trainer, whatever of the module is held."""
    pdf = guide_address(module.reference, edition.locale)
    if pdf not in facts:
        return []
    return [_paper(edition.strings("guide.title"), "guide", "trainer", pdf, edition, facts, is_for_trainer=True)]


def _slides(module: Module, edition: Edition, facts: Mapping[str, FileFacts]) -> list[Json]:
    """The slides: shown, not printed."""
    pdf = slides_address(module.reference, edition.locale)
    title = edition.strings("slides.title")
    return [_paper(title, "slides", "show", pdf, edition, facts, is_for_trainer=True)] if pdf in facts else []


def _test(taught: Module | Programme, edition: Edition, facts: Mapping[str, FileFacts]) -> Iterator[Json]:
    """Each paper of the test for each participant if a plan has the item of its name, the key for each trainer."""
    for file in question_files(taught, edition):
        if file.format == "pdf":
            is_key = file.audience == "facilitator" and file.slug == "test-key"
            paper = _paper(file.title, "key" if is_key else "test", "trainer" if is_key else "participant",
                           file.address, edition, facts, is_for_trainer=is_key)  # fmt: skip
            yield {**paper, "tests": list(TESTS) if is_key else [file.slug]}


def _paper(
    title: str,
    kind: str,
    copies: str,
    pdf: str,
    edition: Edition,
    facts: Mapping[str, FileFacts],
    *,
    is_for_trainer: bool = False,
) -> Json:
    """A paper that is needed whatever of the module is held."""
    return {"title": title, "lang": edition.locale, "kind": kind, "copies": copies, "trainer": is_for_trainer, "pdf": pdf,
            "pages": facts[pdf].pages if pdf in facts else None, "oneSided": False, "uses": []}  # fmt: skip


def _event_papers(edition: Edition, facts: Mapping[str, FileFacts]) -> Iterator[Json]:
    """Forms of the whole event: the list of those present, what several modules share, what a trainer adds."""
    for form in edition.curriculum.forms:
        is_always = form.slug == ATTENDANCE
        needing = _needing(form, edition.curriculum)
        is_shared = len(needing) > 1
        if is_always or is_shared or form.slug in OWN_PAPERS:
            copies = "list" if is_always else form.data.copies or OWN_PAPERS.get(form.slug, "room")
            paper = _paper(form.data.title[edition.locale], "form", copies, form_address(form.slug, edition.locale, PRINT),
                           edition, facts, is_for_trainer=form.data.audience == "facilitator")  # fmt: skip
            modules = needing if is_shared and not is_always else {}
            yield {**paper, "always": is_always, "modules": modules, "own": form.slug}


def _needing(form: Form, curriculum: Curriculum) -> dict[str, Quantity]:
    """References of the modules that need it on paper, and how many each needs."""
    return {
        module.reference: copies for module in curriculum.modules if (copies := module.copies_of_form(form)) is not None
    }


def _tasks(module: Module, edition: Edition, facts: Mapping[str, FileFacts]) -> list[Json]:
    """The task sheets: one of each for everybody, needed as soon as an activity with a task is held."""
    pdf = tasks_address(module.reference, edition.locale)
    if pdf not in facts:
        return []
    uses = [section.id for section in module.documents[edition.locale].sections if callouts(section, TASK)]
    return [{"title": edition.strings("tasks.title"), "lang": edition.locale, "kind": "tasks", "copies": "participant",
             "trainer": False, "pdf": pdf, "pages": facts[pdf].pages, "oneSided": False, "uses": uses}]  # fmt: skip


def _handout(handout: Handout, module: Module, edition: Edition, facts: Mapping[str, FileFacts]) -> Json:
    text = edition.handout_text(handout)
    pdf = pdf_address(module.reference, handout.slug, text.document.locale)
    return {
        "title": text.metadata.title,
        "lang": text.document.locale,
        "kind": handout.facts.kind,
        "copies": module.copies_of(handout),
        "trainer": handout.facts.audience == "facilitator",
        "pdf": pdf,
        "pages": facts[pdf].pages if pdf in facts else None,
        "oneSided": handout.facts.is_one_sided,
        "uses": _uses(handout.slug, f"handouts/{handout.slug}.md", module, edition.curriculum.facts.source_locale),
    }


def _forms(module: Module, edition: Edition, facts: Mapping[str, FileFacts]) -> Iterator[Json]:
    """The forms that a session of the module needs on paper."""
    for form in edition.curriculum.forms:
        if copies := module.copies_of_form(form):
            pdf = form_address(form.slug, edition.locale, PRINT)
            yield {
                "title": form.data.title[edition.locale],
                "lang": edition.locale,
                "kind": "form",
                "copies": copies,
                "trainer": form.data.audience == "facilitator",
                "pdf": pdf,
                "pages": facts[pdf].pages if pdf in facts else None,
                "oneSided": False,
                "uses": _uses(
                    form.slug, f"/{form_uri(form.slug)}index.md", module, edition.curriculum.facts.source_locale
                ),
            }


def _uses(name: str, file: str, module: Module, source_locale: str) -> list[str]:
    """Activities that have `name` among their materials or link `file`; none: it is needed in any case."""
    linking = {
        section.id
        for section in module.documents[source_locale].sections
        if any(match["href"].partition("#")[0] == file for match in INLINE_LINK.finditer(section.markdown))
    }
    return [activity.id for activity in module.activities if name in activity.materials or activity.id in linking]
