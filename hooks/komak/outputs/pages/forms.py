"""Pages of the forms: the list of all, and one page a form with its files in every language and format."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup

from komak.edition import Edition
from komak.edition.late import token
from komak.edition.page import Kind, Page, index_of
from komak.ground.address import EXAMPLES, FORMS, address, example_uri, form_uri, module_uri, pack_address, relative
from komak.instruments.forms import PICTURES, PRINT, form_files, voice_of, written
from komak.model import Form
from komak.outputs.pages.downloads import Download, FileLink, paper_kind
from komak.outputs.pages.render import rendered

_STEPS = "guide/forms"
_AUDIENCES = ("participant", "facilitator")


@dataclass(frozen=True)
class FormGroup:
    """Forms for one kind of reader."""

    id: str
    title: str
    items: tuple[Download, ...]


@dataclass(frozen=True)
class FormFiles:
    """The files of a form in one language, or in two."""

    language: str
    word: str
    files: tuple[FileLink, ...]


def forms_page(edition: Edition) -> Page:
    """Every form in the reader's language."""
    here = address(FORMS, edition.locale, edition.default_locale)
    title, summary = edition.strings("forms.title"), edition.strings("forms.summary")
    groups = tuple(
        FormGroup(audience, edition.strings(f"forms.for-{audience}s".replace("facilitators", "facilitator")), items)
        for audience in _AUDIENCES
        if (
            items := form_downloads((f for f in edition.curriculum.forms if f.data.audience == audience), edition, here)
        )
    )
    examples = relative(address(EXAMPLES, edition.locale, edition.default_locale), here)
    everything = pack_address(FORMS.strip("/"), edition.locale)
    pack = {"link": relative(everything, here), "facts": token(everything)} if groups else None
    markdown = rendered(
        "forms",
        s=edition.strings,
        groups=groups,
        pack=pack,
        examples_link=examples if edition.curriculum.filled_set else None,
    )
    label = edition.strings("forms.label")
    return Page(FORMS, index_of(FORMS), edition.locale, title, label, summary, markdown, None, None, edition.locale,
                kind=Kind.LIST)  # fmt: skip


def form_downloads(forms: Iterable[Form], edition: Edition, here: str) -> tuple[Download, ...]:
    """`forms` as entries of a download box on the page address `here`."""
    return tuple(form_download(form, edition, page=here, words=edition) for form in forms)


def form_download(form: Form, edition: Edition, *, page: str, words: Edition) -> Download:
    """`form` in the language of `edition`, listed on the page address `page`, labelled in `words`."""
    files = form_files(form, edition.locale)
    own_page = address(form_uri(form.slug), edition.locale, edition.default_locale)
    return Download(
        title=form.data.title[edition.locale],
        summary=form.data.summary[edition.locale],
        kind="form",
        kind_word=words.strings("kind.form"),
        pdf_link=relative(files[PRINT], page),
        page_link=relative(own_page, page),
        facts=token(files[PRINT]),
        language=edition.locale,
        language_word=words.names[edition.locale],
        track=form.data.modules[0].partition("/")[0],
        module_title=edition.strings("forms.title"),
        more=tuple(
            link
            for link in _links(form, edition.locale, page, words)
            if not link.href.endswith(f"{edition.locale}.pdf")
        ),
    )


def _links(form: Form, voice: str, page: str, words: Edition) -> tuple[FileLink, ...]:
    return tuple(
        FileLink(
            words.strings(f"forms.format{suffix.removesuffix('.pdf') or '.pdf'}"), relative(place, page), token(place)
        )
        for suffix, place in form_files(form, voice).items()
    )


def form_page(form: Form, edition: Edition) -> Page:
    """The form to read on a phone, with its files."""
    uri = form_uri(form.slug)
    here = address(uri, edition.locale, edition.default_locale)
    title, summary = form.data.title[edition.locale], form.data.summary[edition.locale]
    item = form_download(form, edition, page=here, words=edition)
    kind, labels = paper_kind("form", form.data.audience, edition)
    if form.data.kind == "register":
        kind, labels = Kind.REGISTER, (edition.strings("kind.form"),)
    markdown = rendered(
        "form",
        s=edition.strings,
        form=form,
        item=item,
        languages=_languages(form, edition, here),
        example_link=_example_link(form, edition, here),
        steps_link=_steps_link(edition, here),
        forms_link=relative(address(FORMS, edition.locale, edition.default_locale), here),
        modules=[
            (
                relative(address(module_uri(module.reference), edition.locale, edition.default_locale), here),
                text.metadata.title,
            )
            for reference in form.data.modules
            if (module := edition.curriculum.module(reference)) and (text := edition.module_text(module))
        ],
        body=Markup(_body(form, edition)),  # noqa: S704 - `written` escapes the author's words
    )
    return Page(uri, index_of(uri), edition.locale, title, title, summary, markdown, form.path, FORMS, edition.locale,
                kind=kind, labels=labels, download=item.pdf_address(here))  # fmt: skip


def _example_link(form: Form, edition: Edition, here: str) -> str | None:
    if edition.curriculum.filled_set is None or edition.curriculum.example(form.slug) is None:
        return None
    return relative(address(example_uri(form.slug), edition.locale, edition.default_locale), here)


def _steps_link(edition: Edition, here: str) -> str | None:
    """To the guide's table of steps and forms, if the project has written one."""
    if not any(page.neutral_path == f"docs/{_STEPS}.md" for page in edition.curriculum.pages):
        return None
    return relative(address(f"{_STEPS}/", edition.locale, edition.default_locale), here)


def _body(form: Form, edition: Edition) -> str:
    return written(form, voice_of(edition)).markdown.replace(f"]({PICTURES}", f"](../{PICTURES}")


def _languages(form: Form, edition: Edition, here: str) -> tuple[FormFiles, ...]:
    """Own language first, two languages in one file last."""
    locales = sorted(edition.curriculum.locales, key=lambda locale: locale != edition.locale)
    single = [FormFiles(locale, edition.names[locale], _links(form, locale, here, edition)) for locale in locales]
    pair = edition.curriculum.bilingual
    if pair:
        single.append(
            FormFiles("", edition.strings("forms.bilingual"), _links(form, "-".join(pair).lower(), here, edition))
        )
    return tuple(single)


def library_entries(words: Edition, here: str) -> tuple[Download, ...]:
    """The forms for participants in every language, the reader's own first."""
    own_first = sorted(words.curriculum.locales, key=lambda locale: locale != words.locale)
    return tuple(
        form_download(form, replace(words, locale=locale), page=here, words=words)
        for locale in own_first
        for form in words.curriculum.forms
        if form.data.audience == "participant"
    )
