"""Which rules of PDF/UA-1 (everyone can read it) and PDF/A-2a (it can be kept) a file breaks."""

from __future__ import annotations

from pathlib import Path

import page
import pikepdf

UA, A = page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A
BOTH = (UA, A)


def faults(path: Path, *profiles: page.ValidationProfile) -> list[str]:
    """What keeps a PDF from these standards, or from both.

    The validator, `page` 0.11, takes the last byte of a stream for a part of the line end behind it if it happens to be
    a carriage return, and finds the stream too short: once in 256 streams. Then qpdf is asked.
    """
    found = [fault for one in profiles or BOTH for fault in page.validate_pdf(str(path), profile=one).failures]
    said = [f"{path.name}: {fault.rule_id}: {fault.message}" for fault in found]
    return [one for one in said if "STREAM-LENGTH-001" not in one or not _qpdf_is_content(path)]


def _qpdf_is_content(path: Path) -> bool:
    with pikepdf.open(path) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream):
                item.read_raw_bytes()
        return pdf.get_warnings() == []
