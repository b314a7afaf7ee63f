"""Forms as sheets for the print room: the same paper with and without places to fill in on a screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from komak.ground.address import example_address, example_uri, form_uri
from komak.instruments.forms.files import PRINT, form_files
from komak.instruments.forms.filled import filled
from komak.instruments.forms.markdown import PICTURES, Slot, Written, written
from komak.instruments.forms.voice import Voice
from komak.model import Curriculum, Example, Form
from komak.press.pdf.sheet import Sheet, Words

DRAWINGS = Path(__file__).parent / "drawings"


def form_sheets(forms: Iterable[Form], voices: tuple[Voice, ...]) -> Iterator[Sheet]:
    """The paper of every form in every voice."""
    for form in forms:
        for voice in voices:
            yield paper(form, voice, written(form, voice))


def example_sheets(curriculum: Curriculum, voices: tuple[Voice, ...]) -> Iterator[Sheet]:
    """The paper of every filled form, in one language each."""
    forms = {form.slug: form for form in curriculum.forms}
    for example in curriculum.examples:
        for voice in voices:
            if not voice.second:
                yield _example(forms[example.slug], example, voice)


def _example(form: Form, example: Example, voice: Voice) -> Sheet:
    empty = paper(form, voice, Written(filled(form, example, voice), ()))
    return replace(
        empty,
        dest=example_address(form.slug, voice.locale),
        source=example.path,
        title=f"{empty.title}. {voice.word('example.label')}",
        summary=voice.plain(example.data.moment),
        page_url=voice.page(example_uri(form.slug)),
        notice=voice.word("example.notice"),
    )


def paper(form: Form, voice: Voice, text: Written) -> Sheet:
    """A form in one voice on paper."""
    words = {key: said[voice.locale] for key, said in voice.words.items()}
    pictures = (path for path in sorted(DRAWINGS.glob("*.svg")) if PICTURES + path.name in text.markdown)
    return Sheet(
        dest=form_files(form, voice.name)[PRINT],
        source=form.path,
        first_line=1,
        markdown=text.markdown,
        title=voice.plain(form.data.title),
        summary=voice.plain(form.data.summary),
        module_title=voice.word("forms.title"),
        track_title="",
        locale=voice.locale,
        second=voice.second,
        edition=voice.edition,
        author=voice.words["site.name"][voice.locale],
        licence=voice.licence,
        page_url=voice.page(form_uri(form.slug)),
        kind="form",
        orientation=form.data.orientation,
        notice=voice.notice(form),
        words=Words(words["print.page"], words["print.tick"], words["print.ticked"], voice.word("print.blank-side")),
        images={PICTURES + path.name: path for path in pictures},
    )


def with_fields(sheet: Sheet, slots: tuple[Slot, ...]) -> Sheet:
    """The paper with a name at every place that is filled in; what is signed by hand stays as it is."""
    return replace(sheet, fields=tuple("" if slot.kind == "hand" else slot.name for slot in slots))
