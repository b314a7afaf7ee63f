"""Rules about the build of a module: headings, ids, minutes, outcomes, blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from komak.checks.subject import Study, Subject
from komak.edition.freshness import METADATA
from komak.ground.address import module_uri
from komak.ground.issue import Code, Issue
from komak.model import DocumentKind, Heading, Module
from komak.model.document import LEAD
from komak.model.metadata import SLUG_PATTERN
from komak.model.quantities import parted

ADMONITIONS = ("facilitator", "say", "case", "trouble", "note", "tip", "warning", "danger", "practice", "key", "task")

RESERVED_IDS = frozenset({METADATA, LEAD, "top"})
"""Parts of a document in its stamps, and the head of a generated page; the others start with ``km-``."""

_SLUG = re.compile(SLUG_PATTERN)
_UNDERLINE = re.compile(r"^ {0,3}(=+|-+)\s*$")
_TIGHT_HEADING = re.compile(r"^#{1,6}[^#\s]")
_INDENTED_HEADING = re.compile(r"^\s+#{1,6}\s+\S")
_ADMONITION = re.compile(r'^(?P<indent>\s*)(?P<marks>!!!|\?\?\?\+?)(?P<kind>[^"]*)(?P<title>"[^"]*")?\s*$')
_WRITTEN_LIKE_LIST = re.compile(r"^\s*([-*+]|\d+\.)\s")


def heading_ids(study: Study, _: Subject) -> Iterator[Issue]:
    """Every heading has an id, made of a-z, 0-9 and hyphens, that no other heading of the file has."""
    seen: dict[str, int] = {}
    for section in study.document.sections:
        heading = section.heading
        if heading is None or (study.is_page and heading.level == 1):
            continue
        yield from _heading_id(heading, study)
        if heading.id in seen:
            yield study.issue(heading.line, Code.DUPLICATE_ID, heading.id,
                              f"the id stands here a second time, first in line {seen[heading.id]}",
                              "Give one of the two headings another id.")  # fmt: skip
        if heading.id:
            seen.setdefault(heading.id, heading.line)


def _heading_id(heading: Heading, study: Study) -> Iterator[Issue]:
    if not heading.id:
        yield study.issue(heading.line, Code.NO_HEADING_ID, "heading", f"the heading {heading.title!r} has no id",
                          "Add one behind it, e.g. {#first-talk}, the same in all languages.")  # fmt: skip
    elif not _SLUG.fullmatch(heading.id):
        yield study.issue(heading.line, Code.BAD_NAME, "heading",
                          f"the id {heading.id!r} must be made of a-z, 0-9 and hyphens",
                          "Write e.g. {#first-talk}.")  # fmt: skip
    elif heading.id in RESERVED_IDS or heading.id.startswith("km-"):
        yield study.issue(heading.line, Code.BAD_NAME, "heading", f"the id {heading.id!r} is taken by the generator",
                          "Write another one, e.g. {#first-talk}.")  # fmt: skip


def heading_form(study: Study, _: Subject) -> Iterator[Issue]:
    """Headings are written ``## Title {#id}`` at the start of a line, so that they can be found and aligned."""
    previous = ""
    for number, line in study.lines:
        text = previous.strip()
        if (
            _UNDERLINE.match(line)
            and text
            and not text.startswith(("|", ">", "#"))
            and not _WRITTEN_LIKE_LIST.match(text)
        ):
            yield study.issue(number, Code.NO_HEADING_ID, "heading", f"the line underlines {text[:40]!r} as a heading",
                              "Write `## Title {#id}`, or put a blank line above a dividing line.")  # fmt: skip
        elif _TIGHT_HEADING.match(line):
            yield study.issue(number, Code.NO_HEADING_ID, "heading", "there is no space between # and the title",
                              "Write `## Title {#id}`.")  # fmt: skip
        elif _INDENTED_HEADING.match(line) and not study.is_page:
            yield study.issue(number, Code.NO_HEADING_ID, "heading", "a heading stands inside a block",
                              "Use **bold text** inside blocks; headings start at the margin.")  # fmt: skip
        previous = line


def heading_braces(study: Study, _: Subject) -> Iterator[Issue]:
    """Everything between the braces of a heading is read: a word that is left over was meant for something."""
    for heading in (section.heading for section in study.document.sections if section.heading):
        for word in heading.unread:
            yield study.issue(heading.line, Code.BAD_ATTRIBUTE, heading.id or "heading", f"{word[:40]} in the braces is not read",
                              'Put several words in quotes, materials="cards steps"; write a dot before session, and each name once.')  # fmt: skip


def heading_levels(study: Study, _: Subject) -> Iterator[Issue]:
    """A body starts at ## and no level is skipped: screen readers and the PDF outline depend on it."""
    previous = 1
    for section in study.document.sections:
        heading = section.heading
        if heading is None:
            continue
        if heading.level == 1 and not study.is_page:
            yield study.issue(heading.line, Code.HEADING_LEVEL, heading.id or "heading",
                              "a heading of the first level stands in the body",
                              "Write ## instead; the title from the metadata is the first level.")  # fmt: skip
        elif heading.level > previous + 1:
            yield study.issue(heading.line, Code.HEADING_LEVEL, heading.id or "heading",
                              f"the heading jumps from level {previous} to level {heading.level}",
                              f"Write {'#' * (previous + 1)} instead.")  # fmt: skip
        previous = heading.level


def admonitions(study: Study, _: Subject) -> Iterator[Issue]:
    """Blocks have a known kind and a title; a facilitator block starts at the margin and has indented text."""
    lines = study.lines
    for index, (number, line) in enumerate(lines):
        match = _ADMONITION.match(line) if line.lstrip().startswith(("!!!", "???")) else None
        if match is None:
            if line.lstrip().startswith("!!!"):
                yield _unreadable_block(study, number)
            continue
        kind = match["kind"].strip()
        if kind not in ADMONITIONS or match["marks"] != "!!!":
            yield study.issue(number, Code.ADMONITION, kind or "block", f"unknown kind of block {kind!r}",
                              f"Choose one of {', '.join(ADMONITIONS)}, written `!!! case \"Title\"`.")  # fmt: skip
            continue
        if match["title"] is None:
            yield study.issue(number, Code.ADMONITION, kind, "the block has no title",
                              f'Write `!!! {kind} "Title"`, or `!!! {kind} ""` for none.')  # fmt: skip
        if kind == "facilitator" and match["indent"]:
            yield study.issue(number, Code.MISPLACED_FACILITATOR, kind, "a facilitator block is indented",
                              "Move it to the margin: inside other text it cannot be kept from participants.")  # fmt: skip
        if not _has_content(lines, index, len(match["indent"])):
            yield study.issue(number, Code.MISPLACED_FACILITATOR if kind == "facilitator" else Code.ADMONITION, kind,
                              "the text below the block is not indented, so it is outside",
                              "Indent the text that belongs to the block by four spaces.")  # fmt: skip


def handout_headings(study: Study, _: Subject) -> Iterator[Issue]:
    """Headings of a handout have an id and nothing else: it has no activities."""
    if study.document.kind in (DocumentKind.HANDOUT, DocumentKind.LETTER):
        for section in study.document.sections:
            if section.heading and section.heading.attributes:
                names = ", ".join(section.heading.attributes)
                yield study.issue(section.heading.line, Code.BAD_ATTRIBUTE, section.id,
                                  f"a heading of a handout has the attribute {names}",
                                  f"Leave only {{#{section.id}}}.")  # fmt: skip


def _unreadable_block(study: Study, number: int) -> Issue:
    return study.issue(number, Code.ADMONITION, "block", "the line that opens a block cannot be read",
                       'Write it as `!!! case "Title"`, with plain double quotes.')  # fmt: skip


def _has_content(lines: tuple[tuple[int, str], ...], index: int, indent: int) -> bool:
    following = next((line for _, line in lines[index + 1 :] if line.strip()), "")
    return following.startswith(" " * (indent + 4))


def minutes(module: Module, subject: Subject) -> Iterator[Issue]:
    """The activities of a module add up to its minutes."""
    source = module.documents[subject.source_locale]
    announced = [section for section in source.sections if section.heading and section.heading.attributes]
    if len(announced) != len(module.activities):
        return  # an activity could not be read: that is reported, and the sum would only confuse
    total = sum(activity.minutes for activity in module.activities)
    if total != module.facts.minutes:
        yield Issue(source.path, source.field_lines["minutes"], Code.MINUTES_MISMATCH, "minutes",
                    f"the activities add up to {total} minutes, the module says {module.facts.minutes}",
                    f"Write `minutes: {total}`, or change the activities.")  # fmt: skip


def outcomes(module: Module, subject: Subject) -> Iterator[Issue]:
    """Every learning outcome is served by at least one activity."""
    source = module.documents[subject.source_locale]
    served = {name for activity in module.activities for name in activity.outcomes}
    for name in module.facts.outcomes:
        if name not in served:
            yield Issue(source.path, source.field_lines[f"outcomes.{name}"], Code.OUTCOME_UNSERVED, f"outcomes.{name}",
                        "no activity serves this learning outcome",
                        f'Name it in an activity: outcomes="{name}", or delete the outcome.')  # fmt: skip


def spared_outcomes(module: Module, subject: Subject) -> Iterator[Issue]:
    """No learning outcome hangs on activities that a trainer may leave out."""
    path = module.documents[subject.source_locale].path
    kept = {name for activity in module.activities if not activity.is_optional for name in activity.outcomes}
    for activity in module.activities:
        for name in activity.outcomes if activity.is_optional else ():
            if name not in kept and name in module.facts.outcomes:
                yield Issue(path, activity.line, Code.OUTCOME_OPTIONAL, activity.id,
                            f"without this activity nothing that has to be held serves the outcome {name!r}",
                            "Delete `optional=true`, or name the outcome in another activity.")  # fmt: skip


def references(module: Module, subject: Subject) -> Iterator[Issue]:
    """Ids that an activity or the metadata name exist: outcomes, materials, audiences, prerequisites."""
    source = module.documents[subject.source_locale]
    for activity in module.activities:
        for name in sorted(set(activity.outcomes) - set(module.facts.outcomes)):
            yield unknown(source.path, activity.line, activity.id, "outcome", name, module.facts.outcomes)
        for name in sorted(set(activity.materials) - set(module.facts.materials)):
            yield unknown(source.path, activity.line, activity.id, "material", name, module.facts.materials)
    lines = source.field_lines
    for name in module.facts.audience:
        if name not in subject.curriculum.facts.audiences:
            yield unknown(
                source.path, lines["audience"], "audience", "audience", name, subject.curriculum.facts.audiences
            )
    for name in sorted(set(module.facts.quantities) - set(module.facts.materials)):
        yield unknown(source.path, lines[f"quantities.{name}"], "quantities", "material", name, module.facts.materials)
    known = [other.reference for other in subject.curriculum.modules if other is not module]
    for name in module.facts.prerequisites:
        if name not in known and module_uri(name) not in subject.curriculum.lost:
            yield unknown(source.path, lines["prerequisites"], "prerequisites", "module", name, known)


def copies(module: Module, subject: Subject) -> Iterator[Issue]:
    """How many of a handout are needed is said once, or twice the same."""
    said = module.facts.quantities
    for handout in module.handouts:
        own, path = handout.facts.copies, handout.documents[subject.source_locale].path
        is_said_twice = handout.slug in said and "copies" in handout.facts.model_fields_set
        if is_said_twice and parted(said[handout.slug]) != parted(own):
            line = handout.documents[subject.source_locale].field_lines["copies"]
            yield Issue(path, line, Code.COPIES_DIFFER, "copies",
                        f"{own!r} here, {said[handout.slug]!r} among the `quantities` of the module",
                        "Delete `copies` here, or `quantities` of this handout there.")  # fmt: skip


def unknown(path: str, line: int, field: str, what: str, name: str, known: Iterable[str]) -> Issue:
    """The issue of a name that nothing has; `known` are those that would do."""
    names = ", ".join(known)
    mend = f"Known: {names}." if names else "There is none yet: add it first."
    return Issue(path, line, Code.UNKNOWN_REFERENCE, field, f"there is no {what} {name!r}", mend)


def repeated_facts(study: Study, subject: Subject) -> Iterator[Issue]:
    """A translated heading carries its id only: minutes and methods are said once, in the source."""
    if study.document.kind is not DocumentKind.MODULE or study.document.locale == subject.source_locale:
        return
    for section in study.document.sections:
        if section.heading and section.heading.attributes:
            names = ", ".join(section.heading.attributes)
            yield study.issue(section.heading.line, Code.NEUTRAL_IN_TRANSLATION, section.id,
                              f"a translated heading repeats {names}", f"Leave only {{#{section.id}}}.")  # fmt: skip
