"""Documents, names and interface words in Cyrillic script, of the same types as those in Latin script.

Path, ids and line numbers stay those of the Latin file: that is the one to edit and to mend.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TypeVar

from komak.languages.script import markup
from komak.languages.script.lexicon import Lexicon
from komak.languages.script.words import cyrillic
from komak.model import (
    Act,
    CaseQuestion,
    CurriculumFacts,
    CurriculumTexts,
    Document,
    Event,
    Example,
    ExampleData,
    Figure,
    FigureData,
    FilledSet,
    Form,
    FormData,
    HandoutTranslation,
    KnowledgeTest,
    MatchingQuestion,
    ModuleTranslation,
    PageMetadata,
    PlainQuestion,
    Programme,
    Question,
    Wording,
)
from komak.model.blocks import BlockKind, chosen
from komak.model.metadata import Approval, Metadata, Term, TrackTexts
from komak.source.outline import sections

LOCALE = "uz-Cyrl"

Texts = TypeVar("Texts", bound=Metadata)

_TEXT_FIELDS = frozenset(
    {*ModuleTranslation.model_fields, *HandoutTranslation.model_fields, *PageMetadata.model_fields}
)


def derived_document(document: Document, lexicon: Lexicon) -> Document:
    """`document` in Cyrillic script. `text` stays the Latin file, which rules and links to sources are about."""
    body = _with_code(_converted(document.body, lexicon), document)
    outline = sections(body, document.body_line)
    metadata = _with_texts(document.metadata, lexicon)
    return replace(document, locale=LOCALE, metadata=metadata, body=body, sections=outline)


def _with_code(converted: str, document: Document) -> str:
    """`converted`, line for line the body of `document`, with the lines that the tree of the text knows to be code."""
    lines, own = converted.split("\n"), document.body.split("\n")
    for section in document.sections:
        for block in chosen(section.blocks, lambda one: one.kind is BlockKind.CODE):
            place = slice(block.line - document.body_line, block.end - document.body_line)
            lines[place] = own[place]
    return "\n".join(lines)


def texts_of(metadata: Metadata) -> Iterator[str]:
    """The texts in a document's metadata that readers see."""
    for name in type(metadata).model_fields:
        value = getattr(metadata, name) if name in _TEXT_FIELDS else None
        if value:
            yield from (value,) if isinstance(value, str) else value.values()


def derived_texts(texts: CurriculumTexts, lexicon: Lexicon) -> CurriculumTexts:
    """The curriculum's own words in Cyrillic script."""
    tracks: dict[str, TrackTexts] = {slug: _with_texts(track, lexicon) for slug, track in texts.tracks.items()}
    return _with_texts(texts, lexicon, {"title", "summary", "audiences", "place"}).model_copy(update={"tracks": tracks})


def derived_terms(terms: tuple[Term, ...], lexicon: Lexicon, base: str = "uz") -> tuple[Term, ...]:
    """Terms with a Cyrillic form beside every Latin one."""
    return tuple(_derived_term(term, lexicon, base) for term in terms)


def _derived_term(term: Term, lexicon: Lexicon, base: str) -> Term:
    update = {}
    for name in ("terms", "definition", "note", "also"):
        texts = getattr(term, name)
        if base in texts:
            update[name] = texts | {LOCALE: _of_any_depth(texts[base], lexicon)}
    return term.model_copy(update=update)


def _of_any_depth(value: str | list[str], lexicon: Lexicon) -> str | list[str]:
    return _converted(value, lexicon) if isinstance(value, str) else [_converted(text, lexicon) for text in value]


def derived_test(test: KnowledgeTest, lexicon: Lexicon, base: str = "uz") -> KnowledgeTest:
    """`test` with a Cyrillic wording beside every Latin one."""
    return replace(test, questions=tuple(_derived_question(question, lexicon, base) for question in test.questions))


def derived_form(form: Form, lexicon: Lexicon, base: str = "uz") -> Form:
    """`form` with a Cyrillic wording beside every Latin one."""
    told = _with_wordings(form.data.model_dump(exclude_unset=True), lexicon, base)
    return replace(form, data=FormData.model_validate(told))


def derived_example(example: Example, lexicon: Lexicon, base: str = "uz") -> Example:
    """`example` with a Cyrillic wording beside every Latin one."""
    told = _with_wordings(example.data.model_dump(), lexicon, base)
    return replace(example, data=ExampleData.model_validate(told, strict=False))


def derived_facts(facts: CurriculumFacts, lexicon: Lexicon, base: str = "uz") -> CurriculumFacts:
    """`facts` with a Cyrillic wording beside every Latin one of its approvals."""
    told = (Approval.model_validate(_with_wordings(one.model_dump(), lexicon, base)) for one in facts.approvals)
    return facts.model_copy(update={"approvals": list(told)})


def derived_figure(figure: Figure, lexicon: Lexicon, base: str = "uz") -> Figure:
    """`figure` with a Cyrillic wording beside every Latin one."""
    told = _with_wordings(figure.data.model_dump(), lexicon, base)
    return replace(figure, data=FigureData.model_validate(told))


def derived_act(act: Act, lexicon: Lexicon, base: str = "uz") -> Act:
    """`act` with a Cyrillic wording beside every Latin one."""
    return Act.model_validate(_with_wordings(act.model_dump(), lexicon, base))


def derived_event(event: Event, lexicon: Lexicon, base: str = "uz") -> Event:
    """`event` with a Cyrillic wording beside every Latin one."""
    return Event.model_validate(_with_wordings(event.model_dump(), lexicon, base))


def derived_programme(programme: Programme, lexicon: Lexicon, base: str = "uz") -> Programme:
    """`programme` with a Cyrillic wording beside every Latin one."""
    return Programme.model_validate(_with_wordings(programme.model_dump(), lexicon, base))


def derived_set(filled: FilledSet | None, lexicon: Lexicon, base: str = "uz") -> FilledSet | None:
    """`filled` with a Cyrillic wording beside every Latin one."""
    return FilledSet.model_validate(_with_wordings(filled.model_dump(), lexicon, base)) if filled else None


def _with_wordings(value: object, lexicon: Lexicon, base: str) -> object:
    """Plain data with one text more in every group of texts that has the base language."""
    if isinstance(value, list):
        return [_with_wordings(part, lexicon, base) for part in value]
    if not isinstance(value, dict):
        return value
    if isinstance(value.get(base), str):
        return value | {LOCALE: _converted(value[base], lexicon)}
    return {name: _with_wordings(part, lexicon, base) for name, part in value.items()}


def _derived_question(question: Question, lexicon: Lexicon, base: str) -> Question:
    def more(wording: Wording) -> Wording:
        return wording | ({LOCALE: _converted(wording[base], lexicon)} if base in wording else {})

    if isinstance(question, CaseQuestion):
        inner = [_derived_plain(entry, more) for entry in question.questions]
        return question.model_copy(update={"case": more(question.case), "questions": inner})
    return _derived_plain(question, more)


def _derived_plain(question: PlainQuestion, more: Callable[[Wording], Wording]) -> PlainQuestion:
    rationale = {"right": more(question.rationale.right), "wrong": more(question.rationale.wrong)}
    update: dict[str, object] = {
        "text": more(question.text),
        "options": {name: more(wording) for name, wording in question.options.items()},
        "rationale": question.rationale.model_copy(update=rationale),
    }
    if isinstance(question, MatchingQuestion):
        update["prompts"] = {name: more(wording) for name, wording in question.prompts.items()}
    return question.model_copy(update=update)


def derived_words(words: Mapping[str, str], lexicon: Lexicon) -> dict[str, str]:
    """Interface words in Cyrillic script, ``{name}`` untouched. Languages keep the names that they give themselves."""
    return {key: text if key.startswith("language.") else _converted(text, lexicon) for key, text in words.items()}


def derived_explanations(texts: Mapping[str, Mapping[str, str]], lexicon: Lexicon) -> Mapping[str, Mapping[str, str]]:
    """Texts for authors in Cyrillic script, code untouched."""
    return {name: {key: _converted(text, lexicon) for key, text in said.items()} for name, said in texts.items()}


def _with_texts(metadata: Texts, lexicon: Lexicon, fields: frozenset[str] | set[str] = _TEXT_FIELDS) -> Texts:
    """A copy whose texts are converted; neutral facts and what the theme reads stay."""
    update = {
        name: _texts(value, lexicon)
        for name in type(metadata).model_fields
        if name in fields and (value := getattr(metadata, name))
    }
    return metadata.model_copy(update=update)


def _texts(value: str | Mapping[str, str], lexicon: Lexicon) -> str | dict[str, str]:
    if isinstance(value, str):
        return _converted(value, lexicon)
    return {key: _converted(text, lexicon) for key, text in value.items()}


def _converted(markdown: str, lexicon: Lexicon) -> str:
    if lexicon.convert:
        return lexicon.convert(markdown)
    return markup.changed(markdown, lexicon, partial(cyrillic, lexicon=lexicon))
