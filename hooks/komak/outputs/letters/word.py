"""A letter → DOCX: headings, paragraphs, lists and tables of the dialect as Word's own, blanks and boxes as controls."""

from __future__ import annotations

import io

from komak import dialect
from komak.outputs.letters.orders import LetterOrder
from komak.press.office.prose import Prose
from komak.press.office.word_base import Paper, blank_document
from komak.press.office.zipped import settled
from komak.workshop import Product


def letter_document(order: LetterOrder) -> bytes:
    """One letter in one language; the same order gives the same bytes."""
    writer = Prose(blank_document(_paper(order)), order.title, order.links)
    writer.write(dialect.tree(order.markdown))
    result = io.BytesIO()
    writer.document.save(result)
    return settled(result.getvalue())


def _paper(order: LetterOrder) -> Paper:
    return Paper(
        locale=order.locale,
        title=order.title,
        subject=order.summary,
        comments=order.summary,
        head=order.head,
        mark="",
        brand=order.brand,
        edition=order.edition,
        licence=order.licence,
        page_words=order.page_words,
        url=order.url,
    )


def letter(order: LetterOrder) -> Product:
    """A Word file to edit and to send."""
    return Product(letter_document(order))
