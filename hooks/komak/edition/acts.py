"""Acts as one edition tells them: their names, which texts cite them, which were checked too long ago."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from komak.dialect.code import without_code
from komak.edition import Edition
from komak.edition.moments import days_words
from komak.ground.address import facilitator_uri, handout_uri, module_uri, page_uri
from komak.model import Act, Document, Module
from komak.model.acts import cited, months_since
from komak.model.participant import for_participants


@dataclass(frozen=True)
class Mention:
    """A page that cites an act."""

    title: str
    uri: str


def act_name(act: Act, edition: Edition) -> str:
    """What it is, its number and its day: «закон ЗРУ-996 от 14 ноября 2024 года»."""
    s = edition.strings
    words = s(f"act.kind.{act.kind}")
    if act.number:
        words = s("act.numbered", kind=words, number=s(f"act.number.{act.kind}", number=act.number))
    return s("act.dated", name=words, date=days_words(act.date, act.date, edition)) if act.date else words


def cited_acts(document: Document, edition: Edition) -> tuple[Act, ...]:
    """Acts that the text cites, in their order."""
    named = cited(without_code(document.text))
    by_id = {act.id: act for act in edition.curriculum.acts}
    return tuple(by_id[name] for name in named if name in by_id)


def is_stale(act: Act, edition: Edition) -> bool:
    """Whether nobody has looked at it for longer than the curriculum allows, on the day of the edition."""
    facts = edition.curriculum.facts
    return months_since(act.checked, facts.date) > facts.acts_recheck


def mentions(edition: Edition) -> Mapping[str, tuple[Mention, ...]]:
    """Id of an act to the pages that cite it, in the order of the site."""
    found: dict[str, list[Mention]] = {}
    for text, mention in _texts(edition):
        for name in cited(without_code(text)):
            if mention not in found.setdefault(name, []):
                found[name].append(mention)
    return {name: tuple(pages) for name, pages in found.items()}


def _texts(edition: Edition) -> Iterator[tuple[str, Mention]]:
    for module in edition.curriculum.modules:
        yield from _module_texts(module, edition)
    for work in edition.curriculum.written_pages:
        if edition.curriculum.facts.source_locale in work:
            text = edition.page_text(work)
            headings = (section.heading.title for section in text.document.sections if section.heading)
            title = text.metadata.title or next(headings, text.document.neutral_path)
            yield text.document.body, Mention(title, page_uri(text.document.neutral_path.removeprefix("docs/")))


def _module_texts(module: Module, edition: Edition) -> Iterator[tuple[str, Mention]]:
    """What participants read, else what only the facilitator does, then the participants' handouts."""
    text = edition.module_text(module)
    shown = "\n".join(for_participants(section).markdown for section in text.document.sections)
    open_text = "\n".join((shown, *text.metadata.sources.values()))
    yield open_text, Mention(text.metadata.title, module_uri(module.reference))
    hidden = set(cited(without_code(text.document.body))) - set(cited(without_code(open_text)))
    title = edition.strings("module.facilitator-title", title=text.metadata.title)
    rest = "".join(f"](act:{name})" for name in sorted(hidden))
    yield rest, Mention(title, facilitator_uri(module.reference))
    for handout in (one for one in module.handouts if one.facts.audience == "participant"):
        own = edition.handout_text(handout)
        yield own.document.body, Mention(own.metadata.title, handout_uri(module.reference, handout.slug))
