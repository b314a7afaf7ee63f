"""The letters room. In: editions with the templates of events. Out: orders of DOCX to edit and to send."""

from __future__ import annotations

from komak.outputs.letters.orders import LetterOrder, letter_orders

__all__ = ["LetterOrder", "letter_orders"]
