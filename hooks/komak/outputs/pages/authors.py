"""Pages that authors read: the rules of the checks and the metadata fields, made from the rules and fields themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from komak.edition import Edition
from komak.edition.page import Kind, Page, index_of
from komak.ground.address import FIELDS, RULES
from komak.ground.issue import Code
from komak.languages.strings import Strings
from komak.model import (
    Allowance,
    CaseQuestion,
    ChoiceQuestion,
    Column,
    CurriculumFacts,
    CurriculumTexts,
    Day,
    FormData,
    FormField,
    FormSection,
    HandoutSource,
    MatchingQuestion,
    ModuleSource,
    Part,
    Programme,
)
from komak.model.metadata import (
    NEUTRAL_HANDOUT_FIELDS,
    NEUTRAL_MODULE_FIELDS,
    Approval,
    Contributor,
    Grouping,
    Method,
    Range,
    TrackFacts,
    TrackTexts,
)
from komak.model.questions import Rationale
from komak.outputs.pages.render import rendered

GROUPS: dict[str, type[BaseModel]] = {
    "module": ModuleSource,
    "participants": Range,
    "handout": HandoutSource,
    "question": ChoiceQuestion,
    "rationale": Rationale,
    "matching-question": MatchingQuestion,
    "case-question": CaseQuestion,
    "form": FormData,
    "form-section": FormSection,
    "form-field": FormField,
    "form-column": Column,
    "programme": Programme,
    "programme-day": Day,
    "programme-part": Part,
    "curriculum": CurriculumFacts,
    "track": TrackFacts,
    "contributor": Contributor,
    "approval": Approval,
    "allowance": Allowance,
    "curriculum-texts": CurriculumTexts,
    "track-texts": TrackTexts,
}
"""Section of the page *Metadata fields* to the class whose fields it explains."""

_NEUTRAL = {"module": NEUTRAL_MODULE_FIELDS, "handout": NEUTRAL_HANDOUT_FIELDS}
_ATTRIBUTE_VALUES: dict[str, tuple[str, ...]] = {"method": get_args(Method), "group": get_args(Grouping)}


@dataclass(frozen=True)
class FieldEntry:
    """A row of the page *Metadata fields*."""

    name: str
    meaning: str
    status: str


@dataclass(frozen=True)
class FieldGroup:
    """A section of the page *Metadata fields*."""

    id: str
    title: str
    lead: str
    fields: tuple[FieldEntry, ...]


@dataclass(frozen=True)
class RuleEntry:
    """A rule as authors read it."""

    code: str
    title: str
    why: str
    mend: str


def author_pages(edition: Edition) -> Iterator[Page]:
    """The page of rules and the page of fields."""
    s = edition.strings
    rules = rendered("rules", s=s, rules=_rules(edition))
    fields = rendered("fields", s=s, groups=_groups(edition))
    yield _page(RULES, "rules", rules, edition)
    yield _page(FIELDS, "fields", fields, edition)


def _page(uri: str, subject: str, markdown: str, edition: Edition) -> Page:
    title, summary = edition.strings(f"{subject}.title"), edition.strings(f"{subject}.summary")
    return Page(uri, index_of(uri), edition.locale, title, title, summary, markdown, None, "authors/", edition.locale,
                kind=Kind.AUTHOR)  # fmt: skip


def _rules(edition: Edition) -> tuple[RuleEntry, ...]:
    texts = edition.explanations("rules")
    return tuple(RuleEntry(code=code.value, **texts[code.value]) for code in Code if code.value in texts)


def _groups(edition: Edition) -> tuple[FieldGroup, ...]:
    texts, s = edition.explanations("fields"), edition.strings
    groups = (FieldGroup(name, texts[name]["heading"], texts[name]["lead"], _fields(name, shape, texts[name], s))
              for name, shape in GROUPS.items())  # fmt: skip
    return (*groups, _activity_group(texts["activity"], s))


def _fields(group: str, shape: type[BaseModel], texts: Any, s: Strings) -> tuple[FieldEntry, ...]:
    neutral = _NEUTRAL.get(group, frozenset())
    return tuple(
        FieldEntry(name, texts[name] + _values(_choices(info), s), _status(info, s, is_neutral=name in neutral))
        for name, info in shape.model_fields.items()
    )


def _activity_group(texts: Any, s: Strings) -> FieldGroup:
    required, optional = s("fields.required"), s("fields.optional")
    fields = tuple(
        FieldEntry(name, texts[name] + _values(_ATTRIBUTE_VALUES.get(name, ()), s), required if needed else optional)
        for name, needed in (
            ("minutes", True),
            ("min-minutes", False),
            ("optional", False),
            ("method", True),
            ("group", True),
            ("materials", False),
            ("outcomes", False),
        )
    )
    return FieldGroup("activity", texts["heading"], texts["lead"], fields)


def _status(info: FieldInfo, s: Strings, *, is_neutral: bool) -> str:
    status = s("fields.required") if info.is_required() else s("fields.optional")
    return f"{status}; {s('fields.neutral')}" if is_neutral else status


def _choices(info: FieldInfo) -> tuple[str, ...]:
    """Allowed words of a Literal, also inside a list or a mapping."""
    candidates = (info.annotation, *get_args(info.annotation))
    for candidate in candidates:
        if str(get_origin(candidate)) == "typing.Literal":
            return tuple(str(value) for value in get_args(candidate))
    return ()


def _values(choices: tuple[str, ...], s: Strings) -> str:
    if not choices:
        return ""
    return " " + s("fields.values", values=", ".join(f"`{choice}`" for choice in choices)) + "."
