"""Texts for people who read Word files: out with both languages beside each other, and back with their corrections.

Out: every passage of a module (with its sheets and its test) or of a page. In: the same file, tracked changes accepted.
"""

from komak.authors.review.returning import Returned, returned, take_over
from komak.authors.review.rows import Part, Row, parts_of
from komak.authors.review.word import ReviewError, read_rows, written

__all__ = ["Part", "Returned", "ReviewError", "Row", "parts_of", "read_rows", "returned", "take_over", "written"]
