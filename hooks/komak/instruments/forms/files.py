"""Which files a form has: the contract between its pages, the orders and the catalogue."""

from __future__ import annotations

from komak.ground.address import form_address
from komak.model import Form

PRINT, FILL, DOCX, XLSX = ".pdf", ".fill.pdf", ".docx", ".xlsx"


def suffixes(form: Form) -> tuple[str, ...]:
    """Endings of the files that a form has in each voice."""
    return (PRINT, FILL, DOCX, *((XLSX,) if form.data.kind == "register" else ()))


def form_files(form: Form, voice: str) -> dict[str, str]:
    """Address by ending of the files in one voice: a language, or two (``ru-uz``)."""
    return {suffix: form_address(form.slug, voice, suffix) for suffix in suffixes(form)}
