"""A fourth language is one file in ``languages/known/``: Karakalpak in Latin letters, and Kyrgyz in Cyrillic ones."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import ROOT

KARAKALPAK = '''"""Karakalpak in Latin script, as far as this test needs it."""

import re

from komak.languages.dates import day_numbers, month_name
from komak.languages.language import Growth, Language, parted
from komak.languages.marks import unmarked

LANGUAGE = Language(
    tag="kaa",
    name="Karakalpak",
    alphabet=parted("a á b d e f g ǵ h x ı i j k q l m n ń o ó p r s t u ú v w y z sh c ch"),
    vowels="aáeıioóuú",
    word_tag="kaa-Latn-UZ",
    options="AÁBDEFGHIJ",
    fold=lambda word: unmarked(word.lower()),
    growth=Growth(re.compile("^(?:lar|ler|niń|nıń|ǵa|ge|da|de)*$"), ("ı", "i"), ("ıw",), re.compile("^dır"), frozenset({("k", "g")})),
    days=lambda year, group, locale: f"{year}-jıl " + ", ".join(f"{day_numbers(one)}-kúni" for one in group),
    date="2019-jıl 19-iyun",
    numbers=parted("nol bir eki úsh"),
    marked=("maʼlıwmat",),
    name_endings="(?:nıń|niń|ǵa|ge)?",
    age_after=r"\\\\sjas\\\\b",
    no_units=("hám",),
    abbreviations=("kósh",),
    laws=("QRN",),
    before_day=r"\\\\d-jıl",
)
'''.replace("\\\\", "\\")
KYRGYZ = '''"""Kyrgyz, as far as this test needs it."""

from komak.languages.language import Language, parted

LANGUAGE = Language(
    tag="ky",
    name="Kyrgyz",
    alphabet=parted("а б в г д е ё ж з и й к л м н ң о ө п р с т у ү ф х ц ч ш щ ъ ы ь э ю я"),
    vowels="аеёиоөуүыэюя",
    word_tag="ky-KG",
    numbers=parted("нөл бир эки үч"),
    dotted=("тёкк*",),
    laws=("КРМ",),
    abbreviations=("көч",),
)
'''
ASKED = """
import datetime as dt, json, sys
from babel import Locale
from komak.languages import described, language
from komak.languages.dates import written_days
from komak.languages.hyphens import syllables
from komak.languages.terms import sort_key, terminology
from komak.languages.typography import glued
from komak.model import Term
from komak.outputs.search.write import STEMMERS
from komak.press.pdf import language as typst

kaa, ky = language("kaa"), language("ky")
term = Term(id="kitap", status="proposed", terms={"kaa": "kitap", "ky": "китеп"}, definition={"kaa": "x"})
said = {
    "known": sorted(described()),
    "cyrillic": [kaa.is_cyrillic, ky.is_cyrillic],
    "options": [kaa.option_letters[:3], ky.option_letters[:3]],
    "order": [
        sorted(["zaman", "shash", "áke", "bala", "ata"], key=lambda word: sort_key(word, "kaa")),
        sorted(["өмүр", "пайда", "ордо"], key=lambda word: sort_key(word, "ky")),
    ],
    "office": [kaa.office_tag, ky.office_tag],
    "typst": [typst("kaa"), typst("ky")],
    "days": written_days([dt.date(2026, 3, 12), dt.date(2026, 3, 13)], kaa.days, Locale("ru")),
    "syllables": ["·".join(syllables("qorǵaw")), "·".join(syllables("өкмөт"))],
    "glued": glued("QRN 5, 2026-jıl 3-may, 5 hám 6, kósh. Berdaq; КРМ 7"),
    "found": [found.term.id for found in terminology([term], "kaa").find("Kitaplarǵa qara")],
    "stemmers": sorted(STEMMERS),
}
print(json.dumps(said, ensure_ascii=False))
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The generator with two files more."""
    folder = tmp_path_factory.mktemp("fourth")
    shutil.copytree(ROOT / "hooks", folder / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    known = folder / "hooks/komak/languages/known"
    (known / "karakalpak.py").write_text(KARAKALPAK, "utf-8")
    (known / "kyrgyz.py").write_text(KYRGYZ, "utf-8")
    return folder / "hooks"


def run(package: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(package), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def said(package: Path) -> dict[str, Any]:
    answers: dict[str, Any] = json.loads(run(package, "-c", ASKED))
    return answers


def test_it_is_known(said: dict[str, Any]) -> None:
    assert said["known"] == ["en", "kaa", "ky", "ru", "uz", "uz-Cyrl"]
    assert said["cyrillic"] == [False, True]


def test_words_have_the_order_of_its_alphabet(said: dict[str, Any]) -> None:
    """á behind a, sh behind z; ө behind о."""
    assert said["order"] == [["ata", "áke", "bala", "zaman", "shash"], ["ордо", "өмүр", "пайда"]]


def test_questions_have_its_letters(said: dict[str, Any]) -> None:
    assert said["options"] == ["AÁB", "АБВ"]


def test_files_say_its_name(said: dict[str, Any]) -> None:
    assert said["office"] == ["kaa-Latn-UZ", "ky-KG"]
    assert said["typst"] == ["kaa", "ky"]


def test_dates_are_written_its_way(said: dict[str, Any]) -> None:
    assert said["days"] == "2026-jıl 12–13-kúni"


def test_lines_end_where_they_may(said: dict[str, Any]) -> None:
    """Its vowels make syllables; its acts, abbreviations and years keep their numbers, its “and” is no unit."""
    space = "\N{NO-BREAK SPACE}"
    assert said["syllables"] == ["qor·ǵaw", "өк·мөт"]
    assert said["glued"] == (f"QRN{space}5, 2026-jıl{space}3-may, 5 hám 6, kósh.{space}Berdaq; КРМ{space}7")


def test_its_words_grow(said: dict[str, Any]) -> None:
    assert said["found"] == ["kitap"]
    assert said["stemmers"] == ["ru", "uz"]


def test_its_spelling_is_checked(package: Path, tmp_path: Path) -> None:
    """What its file says about marks, the rules of the checks say to its authors."""
    from tests.conftest import copy_minimal
    from tests.languages.conftest import with_third_language

    project = copy_minimal(tmp_path / "project")
    with_third_language(project)
    place = "curriculum/care/visit/handouts/steps.kaa.md"
    text = (project.folder / place).read_text("utf-8")
    (project.folder / place).write_text(text.rstrip() + "\n\nmalıwmat\n", "utf-8")
    told = run(package, "-m", "komak", "check", "--root", str(project.folder))

    assert f"{place}:" in told
    assert "the word 'malıwmat' has lost its mark" in told
    assert "maʼlıwmat" in told
