"""The books room. In: editions with numbered texts. Out: orders of each text as one book, in every format."""

from __future__ import annotations

from komak.outputs.books.orders import book_orders

__all__ = ["book_orders"]
