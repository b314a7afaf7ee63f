"""Which files a form has: the contract between its pages, the orders and the catalogue."""

from __future__ import annotations

from komak.ground.address import form_address
from komak.model import Form

PRINT, FILL, DOCX, XLSX = ".pdf", ".fill.pdf", ".docx", ".xlsx"


def suffixes(form: Form) -> tuple[str, ...]:
    """Endings of the files that each variant of a form has."""
    return (PRINT, FILL, DOCX, *((XLSX,) if form.data.kind == "register" else ()))


def variants_of(form: Form, variant: str) -> dict[str, str]:
    """Address by ending of the files of one variant."""
    return {suffix: form_address(form.slug, variant, suffix) for suffix in suffixes(form)}
