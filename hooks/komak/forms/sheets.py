"""Forms as sheets for the print room: the same paper with and without places to fill in on a screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from komak.address import address, form_uri
from komak.forms.files import FILL, PRINT, variants_of
from komak.forms.markdown import PICTURES, Slot, Written, written
from komak.forms.voice import Voice
from komak.handouts import Sheet, Words
from komak.handouts.sheets import LICENCES
from komak.model import Form

DRAWINGS = Path(__file__).parent / "drawings"


def form_sheets(forms: tuple[Form, ...], voices: tuple[Voice, ...], site_url: str) -> Iterator[Sheet]:
    """The paper of every form in every variant."""
    for form in forms:
        for voice in voices:
            yield form_sheet(form, voice, written(form, voice), site_url)


def form_sheet(form: Form, voice: Voice, text: Written, site_url: str) -> Sheet:
    """One variant of a form on paper."""
    edition = voice.editions[0]
    data = form.data
    tick = voice.editions[0].strings
    return Sheet(
        dest=variants_of(form, voice.name)[PRINT],
        source=form.path,
        first_line=1,
        markdown=text.markdown,
        title=voice.plain(data.title),
        summary=voice.plain(data.summary),
        module_title=voice.plain(voice.word("forms.title")),
        track_title="",
        locale=voice.locale,
        second=voice.second,
        edition=voice.edition_words,
        licence=LICENCES[edition.curriculum.facts.licence],
        page_url=site_url + address(form_uri(form.slug), edition.locale, edition.default_locale),
        kind="form",
        orientation=data.orientation,
        notice=notice(form, voice),
        words=Words(tick("print.page", page="{page}", pages="{pages}"), tick("print.tick"), tick("print.ticked")),
        images={f"{PICTURES}{path.name}": path for path in sorted(DRAWINGS.glob("*.svg")) if path.name in text.markdown},
    )


def notice(form: Form, voice: Voice) -> str:
    """What every form says of itself: for training; and who may have it."""
    said = [voice.word("handout.form-notice")]
    if form.data.audience == "facilitator":
        said.append(voice.word("handout.only-facilitator"))
    return " ".join(text for edition in voice.editions for text in (wording[edition.locale] for wording in said))


def fill_sheet(paper: Sheet, slots: tuple[Slot, ...], dest: str) -> Sheet:
    """The paper with a name at every place that is filled in; what is signed by hand stays as it is."""
    return replace(paper, dest=dest, fields=tuple("" if slot.kind == "hand" else slot.name for slot in slots))


def fill_dest(form: Form, voice: Voice) -> str:
    """Address of the fillable PDF."""
    return variants_of(form, voice.name)[FILL]
