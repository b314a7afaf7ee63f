"""The books room. In: editions with numbered texts. Out: orders of each text as one book."""

from __future__ import annotations

from komak.outputs.books.sheets import book_sheets

__all__ = ["book_sheets"]
