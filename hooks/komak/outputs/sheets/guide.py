"""The facilitator's book of a module as Markdown: plan, materials, every word of the module, answer keys, glossary."""

from __future__ import annotations

from collections.abc import Iterator

from komak.dialect.plain import plain
from komak.edition import Edition, ModuleText
from komak.edition.lagging import lagging
from komak.edition.plan import PlanRow, PlanSession, ShortPlan, session_plan, short_plan
from komak.edition.quantities import quantity_of, quantity_words
from komak.edition.vocabulary import terms_in
from komak.model import Module, Section


def guide_markdown(module: Module, edition: Edition) -> str:
    """Everything that a trainer needs on paper, in the language of `edition`."""
    text = edition.module_text(module)
    plan = session_plan(module, text, edition)
    parts = (
        _outcomes(text, edition),
        _plan(plan, edition),
        _short(short_plan(module, text), edition),
        _materials(module, text, edition),
        *_body(text, plan, edition),
        *_keys(module, edition),
        _terms(text, edition),
        _sources(text, edition),
    )
    return "\n\n".join(part for part in parts if part)


def _outcomes(text: ModuleText, edition: Edition) -> str:
    s = edition.strings
    outcomes = "\n".join(f"* {plain(outcome)}" for outcome in text.metadata.outcomes.values())
    return f"## {s('module.outcomes')} {{#km-outcomes}}\n\n{s('module.outcomes-lead')}\n\n{outcomes}"


def _plan(plan: tuple[PlanSession, ...], edition: Edition) -> str:
    s = edition.strings
    names = ("time", "activity", "minutes", "method", "group")
    head = "| " + " | ".join(s(f"module.plan-{name}") for name in names) + " |\n|---|---|---|---|---|"
    tables = (f"{_session_title(session, edition)}{head}\n" + "\n".join(map(_row, session.rows)) for session in plan)
    return f"## {s('module.plan')} {{#km-plan}}\n\n{s('module.plan-note')}\n\n" + "\n\n".join(tables)


def _short(short: ShortPlan | None, edition: Edition) -> str:
    """The version for a meeting of an hour, and what it does without."""
    if not short:
        return ""
    s = edition.strings
    head = "| " + " | ".join(s(f"module.plan-{name}") for name in ("time", "activity", "minutes")) + " |\n|---|---|---|"
    rows = "\n".join(f"| {row.time} | {plain(_with_note(row.title, row.note))} | {row.minutes} |" for row in short.rows)
    rest = (
        f"{s(f'short.{name}')} {plain('; '.join(texts))}."
        for name, texts in (("left-out", short.left_out), ("unserved", short.unserved))
        if texts
    )
    lead = s("short.lead", minutes=short.minutes)
    return "\n\n".join((f"### {s('short.title')} {{#km-short}}", lead, f"{head}\n{rows}", *rest))


def _with_note(title: str, note: str) -> str:
    return f"{title}: {note}" if note else title


def _session_title(session: PlanSession, edition: Edition) -> str:
    if not session.title:
        return ""
    return f"**{session.title}** · {edition.strings('module.plan-session', minutes=session.minutes)}\n\n"


def _row(row: PlanRow) -> str:
    cells = (row.time, row.title, str(row.minutes), row.method, row.group)
    return "| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |"


def _materials(module: Module, text: ModuleText, edition: Edition) -> str:
    s = edition.strings
    rows = "\n".join(
        f"| [ ] {plain(name)} | {quantity_words(quantity_of(material, module, edition.curriculum), s)} |"
        for material, name in text.metadata.materials.items()
    )
    if not rows:
        return ""
    return f"## {s('module.materials')} {{#km-materials}}\n\n| {s('module.material')} | {s('module.quantity')} |\n|---|---|\n{rows}"


def _body(text: ModuleText, plan: tuple[PlanSession, ...], edition: Edition) -> Iterator[str]:
    rows = {row.id: row for session in plan for row in session.rows}
    for section in text.document.sections:
        yield _section(section, rows.get(section.id), edition)


def _section(section: Section, row: PlanRow | None, edition: Edition) -> str:
    if section.heading is None:
        return section.markdown
    mark = " .new-page" if section.is_session else ""
    heading = f"{'#' * section.heading.level} {section.heading.title} {{#{section.id}{mark}}}"
    if row is None:
        return f"{heading}\n\n{section.markdown}"
    minutes = edition.strings("module.minutes", minutes=row.minutes)
    return f"{heading}\n\n**{row.time}** · {minutes} · {row.method} · {row.group}\n\n{section.markdown}"


def _keys(module: Module, edition: Edition) -> Iterator[str]:
    """Handouts for the facilitator alone, each on a sheet of its own."""
    for handout in module.handouts:
        if handout.facts.audience == "facilitator":
            text = edition.handout_text(handout)
            body = "\n".join(_lowered(section, handout.slug) for section in text.document.sections)
            behind = f"**{said}**\n\n" if (said := lagging(text, edition)) else ""
            yield f"## {plain(text.metadata.title)} {{#key-{handout.slug} .new-page}}\n\n{behind}{body}"


def _lowered(section: Section, slug: str) -> str:
    """A section of a handout one level lower, its id apart from those of the module."""
    if section.heading is None:
        return section.markdown
    level = min(section.heading.level + 1, 6)
    return f"{'#' * level} {section.heading.title} {{#{slug}-{section.id}}}\n\n{section.markdown}"


def _terms(text: ModuleText, edition: Edition) -> str:
    entries = terms_in(text.document, edition)
    if not entries:
        return ""
    listed = "\n\n".join(f"{plain(entry.term)}\n:   {plain(entry.definition)}" for entry in entries)
    return f"## {edition.strings('module.terms')} {{#km-terms .new-page}}\n\n{listed}"


def _sources(text: ModuleText, edition: Edition) -> str:
    sources = "\n".join(f"1. {source}" for source in text.metadata.sources.values())
    return f"## {edition.strings('module.sources')} {{#km-sources}}\n\n{sources}" if sources else ""
