"""Pages of the filled forms: one fictional family from the first message to the closing of its case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from komak.edition import Edition
from komak.edition.late import token
from komak.edition.page import Kind, Page, index_of
from komak.ground.address import EXAMPLES, FORMS, address, example_address, example_uri, form_uri, relative
from komak.instruments.forms import PICTURES, filled, voice_of
from komak.model import Example, Form
from komak.outputs.pages.render import rendered


@dataclass(frozen=True)
class Step:
    """A filled form in the story, as seen from a page."""

    title: str
    moment: str
    day: str
    link: str
    pdf_link: str
    facts: str


def example_pages(edition: Edition) -> Iterator[Page]:
    """The story as a list, then every filled form of it; nothing if there is no story."""
    filled_set, forms = edition.curriculum.filled_set, {form.slug: form for form in edition.curriculum.forms}
    if filled_set is None:
        return
    here = address(EXAMPLES, edition.locale, edition.default_locale)
    title, summary = filled_set.title[edition.locale], filled_set.summary[edition.locale]
    steps = [_step(forms[example.slug], example, edition, here) for example in edition.curriculum.examples]
    markdown = rendered("examples", s=edition.strings, title=title, summary=summary, steps=steps)
    label = edition.strings("example.list")
    yield Page(
        EXAMPLES, index_of(EXAMPLES), edition.locale, title, label, summary, markdown, None, FORMS, edition.locale,
        kind=Kind.LIST,
    )  # fmt: skip
    for example in edition.curriculum.examples:
        yield _page(forms[example.slug], example, edition)


def _step(form: Form, example: Example, edition: Edition, here: str) -> Step:
    pdf = example_address(form.slug, edition.locale)
    return Step(
        title=form.data.title[edition.locale],
        moment=example.data.moment[edition.locale],
        day=example.data.day.strftime("%d.%m.%Y"),
        link=relative(address(example_uri(form.slug), edition.locale, edition.default_locale), here),
        pdf_link=relative(pdf, here),
        facts=token(pdf),
    )


def _page(form: Form, example: Example, edition: Edition) -> Page:
    uri = example_uri(form.slug)
    here = address(uri, edition.locale, edition.default_locale)
    story = edition.curriculum.examples
    forms = {each.slug: each for each in edition.curriculum.forms}
    at = story.index(example)
    before, after = story[max(at - 1, 0) : at], story[at + 1 : at + 2]
    body = filled(form, example, voice_of(edition)).replace(f"]({PICTURES}", f"](../../{PICTURES}")
    title = f"{form.data.title[edition.locale]}. {edition.strings('example.label')}"
    markdown = rendered(
        "example",
        s=edition.strings,
        title=title,
        step=_step(form, example, edition, here),
        before=[_step(forms[each.slug], each, edition, here) for each in before],
        after=[_step(forms[each.slug], each, edition, here) for each in after],
        form_link=relative(address(form_uri(form.slug), edition.locale, edition.default_locale), here),
        list_link=relative(address(EXAMPLES, edition.locale, edition.default_locale), here),
        body=Markup(body),  # noqa: S704 - `filled` escapes the author's words
    )
    moment = example.data.moment[edition.locale]
    label = edition.strings("example.label")
    return Page(
        uri, index_of(uri), edition.locale, title, label, moment, markdown, example.path, form_uri(form.slug),
        edition.locale, kind=Kind.EXAMPLE, labels=(label,), shown_on=form_uri(form.slug),
        download=example_address(form.slug, edition.locale),
    )  # fmt: skip
