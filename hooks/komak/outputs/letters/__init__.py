"""The letters room. In: editions with the templates of events. Out: DOCX to edit and to send, each made once.

``letter_orders`` says which files there are; ``made_letters`` takes them from the cache or makes them.
"""

from __future__ import annotations

from komak.outputs.letters.making import made_letters
from komak.outputs.letters.orders import LetterOrder, letter_orders

__all__ = ["LetterOrder", "letter_orders", "made_letters"]
