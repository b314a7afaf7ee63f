"""Sheets that a module needs and others have, too, and those that its trainer finds in the pack of common sheets.

No file stands in more than two packs. What would, if each trainer's pack had everything that its day needs, stands in the
pack of common sheets instead, and in no trainer's pack: each is whole with that one beside it. A second time it may stand
where it is at home, with the forms or with what participants take home.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from komak.ground.address import example_address, example_uri, form_address, pdf_address
from komak.model import Curriculum, Form, Handout, Module, Section
from komak.model.links import INLINE_LINK

MOST_PACKS = 2
"""That a file may stand in."""

Lent: TypeAlias = tuple[Module, Handout] | Form
"""A sheet of another module, or a form, of which the filled example is meant."""


@dataclass(frozen=True)
class Loan:
    """What the text of a module sends its trainer to and others have."""

    address: str
    at: int
    """Number of the first activity that does."""
    what: Lent


@dataclass(frozen=True)
class Lending:
    """Who needs what of others, in one language."""

    loans: Mapping[str, tuple[Loan, ...]]
    """By module, in the order of its text."""
    common: frozenset[str]
    """Addresses of the sheets in the pack of common sheets."""
    borrowers: frozenset[str]
    """Modules that need one of them."""


def lending(curriculum: Curriculum, locale: str) -> Lending:
    """What stands below the activities of a module, to read on about, is not lent."""
    lendable = _lendable(curriculum, locale)
    loans = {module.reference: tuple(_loans(module, lendable)) for module in curriculum.modules}
    needed = {
        module.reference: {
            *(loan.address for loan in loans[module.reference]),
            *(place for place, _ in _own(module, locale)),
            *(_paper(form, locale) for form in curriculum.forms if module.reference in form.data.modules),
        }
        for module in curriculum.modules
    }
    held = Counter(place for places in needed.values() for place in places)
    held.update(_paper(form, locale) for form in curriculum.forms)
    held.update(
        place for module in curriculum.modules for place, is_taken_home in _own(module, locale) if is_taken_home
    )
    common = frozenset(place for place, packs in held.items() if packs > MOST_PACKS)
    return Lending(loans, common, frozenset(name for name, places in needed.items() if places & common))


def _own(module: Module, locale: str) -> Iterator[tuple[str, bool]]:
    """Handouts of a module, and whether participants get them in a pack of theirs."""
    for handout in module.handouts:
        if locale in handout.documents:
            yield pdf_address(module.reference, handout.slug, locale), handout.facts.is_taken_home


def _paper(form: Form, locale: str) -> str:
    return form_address(form.slug, locale, ".pdf")


def _lendable(curriculum: Curriculum, locale: str) -> dict[str, tuple[str, Lent]]:
    """Address and sheet by how links name them: from the folder of modules, or of pages if they begin with ``/``."""
    found: dict[str, tuple[str, Lent]] = {}
    for module in curriculum.modules:
        for handout in module.handouts:
            if locale in handout.documents:
                place = pdf_address(module.reference, handout.slug, locale)
                found[f"{module.reference}/handouts/{handout.slug}.md"] = (place, (module, handout))
    filled = {example.slug for example in curriculum.examples}
    for form in curriculum.forms:
        if form.slug in filled:
            found[f"/{example_uri(form.slug)}index.md"] = (example_address(form.slug, locale), form)
    return found


def _loans(module: Module, lendable: Mapping[str, tuple[str, Lent]]) -> Iterator[Loan]:
    numbers = {activity.id: number for number, activity in enumerate(module.activities)}
    sections = next(iter(module.documents.values())).sections
    told = sections if sections[-1].id in numbers else sections[:-1]
    seen = {f"{module.reference}/handouts/{handout.slug}.md" for handout in module.handouts}
    for section in told:
        for name in _named(section, module):
            if name in lendable and name not in seen:
                seen.add(name)
                place, what = lendable[name]
                yield Loan(place, numbers.get(section.id, 0), what)


def _named(section: Section, module: Module) -> Iterator[str]:
    """Files that a section links."""
    if "](../" in section.markdown or "](/" in section.markdown:
        for link in INLINE_LINK.finditer(section.markdown):
            yield posixpath.normpath(posixpath.join(module.reference, link["href"].partition("#")[0]))
