"""A language that is not finished yet: what it lacks in YAML is said in the source language, and marked as such."""

from __future__ import annotations

from dataclasses import replace

from komak.model import Curriculum, CurriculumTexts, Form, FormData


def with_fallbacks(curriculum: Curriculum) -> Curriculum:
    """`curriculum` whose forms and names have a text in every language of the site."""
    source = curriculum.facts.source_locale
    texts = {locale: _texts(said, curriculum.texts[source]) for locale, said in curriculum.texts.items()}
    forms = tuple(_form(form, curriculum.locales, source) for form in curriculum.forms)
    return replace(curriculum, texts=texts, forms=forms)


def _texts(said: CurriculumTexts, source: CurriculumTexts) -> CurriculumTexts:
    """Names of tracks and audiences that a language lacks come from the source."""
    more = {"tracks": {**source.tracks, **said.tracks}, "audiences": {**source.audiences, **said.audiences}}
    return said.model_copy(update=more)


def _form(form: Form, locales: tuple[str, ...], source: str) -> Form:
    """`form` in every language; one that has no title of its own borrows the files of the source as well."""
    lacking = {locale: source for locale in locales if locale not in form.data.title}
    told = _filled(form.data.model_dump(exclude_unset=True), locales, source)
    return replace(form, data=FormData.model_validate(told), borrowed=lacking)


def _filled(value: object, locales: tuple[str, ...], source: str) -> object:
    """Plain data in which every group of texts has all languages."""
    if isinstance(value, list):
        return [_filled(part, locales, source) for part in value]
    if not isinstance(value, dict):
        return value
    if isinstance(text := value.get(source), str):
        return dict.fromkeys(locales, text) | value
    return {name: _filled(part, locales, source) for name, part in value.items()}
