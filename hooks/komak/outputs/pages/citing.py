"""“Cite this page” below a page, and what the dialog of a paragraph is made from: plain HTML that a script brings to life."""

from __future__ import annotations

from html import escape

from markupsafe import Markup

from komak.citation import FORMATS, NUMBER, TODAY, Cited, CitedForm, Kind, forms, paragraph_forms
from komak.citation.forms import at_paragraph
from komak.ground.address import citation_address, relative
from komak.outputs.pages.render import rendered

SCRIPT = "assets/citation/cite.js"
_NAMES = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}
"""What people call the formats of `FORMATS`."""


def citing(one: Cited, here: str, *, has_paragraphs: bool) -> str:
    """The closed box at the end of the page at address `here`; with the template of a dialog if it has numbered paragraphs."""
    return rendered(
        "citing",
        one=one,
        title=one.said("curriculum" if one.kind is Kind.CURRICULUM else "page"),
        forms=[_shown(form, one) for form in forms(one)],
        files=[
            (relative(citation_address(one.uri, one.locale, suffix), here), name) for suffix, name in _NAMES.items()
        ],
        script=relative(SCRIPT, here),
        paragraph=_paragraph(one) if has_paragraphs else None,
    )


def _paragraph(one: Cited) -> dict[str, object]:
    place = at_paragraph(one)
    return {
        "title": one.said("paragraph", number=NUMBER),
        "address": place.url,
        "forms": [_shown(form, one) for form in paragraph_forms(one)],
        "files": [
            (name, "\n".join(FORMATS[suffix](place, one.said("locator", number=NUMBER)).splitlines()))
            for suffix, name in _NAMES.items()
        ],
    }


def _shown(form: CitedForm, one: Cited) -> tuple[str, Markup]:
    """Label and words of a form: a title of another language is marked, the day of reading is a blank that the script fills in."""
    html = form.html
    if one.language != one.locale:
        title = escape(one.title, quote=False)
        html = html.replace(title, f'<span lang="{one.language}">{title}</span>', 1)
    blank = Markup('<span class="km-cite__today">{}</span>').format(one.said("today"))
    return one.said(f"form.{form.name}"), Markup(html.replace(TODAY, blank))  # noqa: S704 - escaped where it is made
