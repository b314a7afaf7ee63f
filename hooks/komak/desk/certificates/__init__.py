"""Certificates of a training. In: an edition's module, a list of people. Out: a folder of PDFs and a register.

Nothing of it is ever part of the site: the folder belongs to the trainer, and a check keeps such files out of the content.
"""

from __future__ import annotations

from .filenames import REGISTER, TOGETHER
from .issuing import Issued, Order, certify
from .names import Printed, Typeface, printed
from .trouble import CertificateError
from .wording import Side, Training, side

__all__ = [
    "REGISTER",
    "TOGETHER",
    "CertificateError",
    "Issued",
    "Order",
    "Printed",
    "Side",
    "Training",
    "Typeface",
    "certify",
    "printed",
    "side",
]
