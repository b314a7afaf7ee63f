"""What each generated page is for a searching reader, from the curriculum; hand-written pages by their folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from komak.address import (
    EXAMPLES,
    FIELDS,
    FORMS,
    LIBRARY,
    MODULES,
    RULES,
    STATUS,
    example_uri,
    facilitator_uri,
    form_uri,
    handout_uri,
    module_uri,
    self_check_uri,
    track_uri,
)
from komak.model import Curriculum, Module
from komak.search.page import Kind

_HOME, _AUTHORS = "", "authors/"


@dataclass(frozen=True)
class Role:
    """A page's place in the search."""

    kind: Kind
    labels: tuple[str, ...] = ()
    """Keys of interface words."""
    shown_on: str | None = None
    """Uri of the page that shows part of the same text."""


def roles(curriculum: Curriculum) -> dict[str, Role]:
    """Roles of the generated pages by uri."""
    lists = {
        MODULES: Role(Kind.LIST),
        FORMS: Role(Kind.LIST),
        LIBRARY: Role(Kind.LIST),
        EXAMPLES: Role(Kind.LIST),
        **{track_uri(track.slug): Role(Kind.LIST) for track in curriculum.tracks},
    }
    authors = dict.fromkeys((RULES, FIELDS, STATUS), Role(Kind.AUTHOR))
    forms = {
        form_uri(form.slug): Role(Kind.REGISTER, ("kind.form",))
        if form.data.kind == "register"
        else _paper("form", form.data.audience)
        for form in curriculum.forms
    }
    examples = {
        example_uri(each.slug): Role(Kind.EXAMPLE, ("example.label",), shown_on=form_uri(each.slug))
        for each in curriculum.examples
    }
    return {
        **lists,
        **authors,
        **forms,
        **examples,
        **{uri: role for module in curriculum.modules for uri, role in _module(module)},
    }


def hand_written(uri: str) -> Role:
    """Role of a page in ``docs/``."""
    if uri == _HOME:
        return Role(Kind.LIST)
    return Role(Kind.AUTHOR if uri.startswith(_AUTHORS) else Kind.GUIDE)


def _module(module: Module) -> Iterator[tuple[str, Role]]:
    page = module_uri(module.reference)
    yield page, Role(Kind.MODULE)
    yield facilitator_uri(module.reference), Role(Kind.TRAINER, ("module.facilitator-view",), shown_on=page)
    if module.test:
        yield self_check_uri(module.reference), Role(Kind.GUIDE, ("test.kind",))
    for handout in module.handouts:
        yield handout_uri(module.reference, handout.slug), _paper(handout.facts.kind, handout.facts.audience)


def _paper(kind: str, audience: str) -> Role:
    """A handout or a form."""
    word = f"kind.{kind}"
    if audience == "facilitator":
        return Role(Kind.TRAINER, (word, "module.facilitator-view"))
    return Role(Kind.HANDOUT, (word,))
