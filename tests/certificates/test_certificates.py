"""What the trainer gets: certificates, the file for the printer, the register; everything or nothing."""

from __future__ import annotations

import csv
import io
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from sample_project import BASE, MODULE_UZ
from tests.standards import faults

from komak.desk.certificates.register import register

Certificates = Callable[..., Any]
"""The command of the conftest; returns its Run."""

LIST = "ФИО;Организация\nКаримова Гузаль;5\nGaniyev O'ktam;5\nҒаниев Ўктам Ҳамид ўғли;6\n"
A4_LYING = (842, 595)


@pytest.mark.parametrize("options", [(), ("--second-locale", "ru")])
@pytest.mark.parametrize("locale", ["uz", "uz-Cyrl"])
def test_standards(certificates: Certificates, locale: str, options: tuple[str, ...]) -> None:
    """Every file, the joined one too, passes PDF/UA-1 and PDF/A-2a."""
    run = certificates(LIST, locale, *options)

    for name in (*run.pdfs, "print-all.pdf"):
        assert faults(run.out / name) == [], name


def test_what_it_says(certificates: Certificates) -> None:
    """Name, module, length, outcomes, date, serial number, edition, organiser, address, and what it is not."""
    run = certificates(LIST, "ru", "--organiser", "Центр «Инсон»", "--site-url", "https://komak.example")
    said = run.text("0002-ganiyev-oktam.pdf")

    for expected in (
        *("СЕРТИФИКАТ", "Ganiyev Oʻktam", "Первый модуль", "30 минут", "выслушать ребёнка", "22 ноября 2026 года"),
        *("CF-20261122-0002", "Издание 1", "Организатор: Центр «Инсон»", "М. П."),
        *("komak.example/modules/care/first", "Не является документом государственного образца"),
    ):
        assert expected in said


def test_languages(certificates: Certificates) -> None:
    """The words follow the language; names stay in the script of the list."""
    said = certificates(LIST, "uz-Cyrl").text("print-all.pdf")

    for expected in ("СЕРТИФИКАТ", "2026-йил 22-ноябр", "30 дақиқа", "Биринчи модул", "болани тинглаш"):
        assert expected in said
    for name in ("Каримова Гузаль", "Ganiyev Oʻktam", "Ғаниев Ўктам Ҳамид ўғли"):
        assert name in said


@pytest.mark.parametrize(
    ("minutes", "said"), [(60, "1 час ·"), (150, "2 часа 30 минут ·"), (301, "5 часов 1 минута ·")]
)
def test_length(certificates: Certificates, project: Path, minutes: int, said: str) -> None:
    """Hours and minutes are the module's, in the right form."""
    module = project / "curriculum/care/first/module.ru.md"
    module.write_text(module.read_text("utf-8").replace("minutes: 30", f"minutes: {minutes}"), "utf-8")

    assert said in certificates(LIST).text("print-all.pdf")


def test_paper(certificates: Certificates) -> None:
    """One lying A4 page a person and language; the file for the printer has all of them in the order of the list."""
    run = certificates(LIST, "ru", "--second-locale", "uz")
    pages = {name: _sizes(run.out / name) for name in (*run.pdfs, "print-all.pdf")}

    assert pages == {**{name: [A4_LYING] * 2 for name in run.pdfs}, "print-all.pdf": [A4_LYING] * 6}
    with pikepdf.open(run.out / "print-all.pdf") as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == [f"{row[0]} {row[1]}" for row in run.register[1:]]


@pytest.mark.parametrize(
    "name",
    [
        "Абдурахмонова-Мирзаолимова Гулсанамхон Абдурахмонжоновна",
        "Щ" + "ющ" * 14 + " Али",
        "Abdurahmonova Gulsanamxon Mirzaolimjonovna Abdurahmonjonovna Toshmuhammadbek qizi",
    ],
)
def test_long_names(certificates: Certificates, name: str) -> None:
    """A long name gets smaller, then two lines, and stays one page."""
    run = certificates(f"ФИО\n{name}\n")

    assert _sizes(run.out / run.pdfs[0]) == [A4_LYING]
    assert "".join(name.split()) in "".join(run.text(run.pdfs[0]).split())


def test_much_to_learn(certificates: Certificates, project: Path) -> None:
    """However many outcomes a module has, a certificate is one page."""
    module = project / "curriculum/care/first/module.ru.md"
    many = "".join(f"  listen-{number}: {'выслушать ребёнка и взрослого ' * 6}\n" for number in range(14))
    module.write_text(module.read_text("utf-8").replace("outcomes:\n", f"outcomes:\n{many}", 1), "utf-8")
    run = certificates(LIST)

    assert all(_sizes(run.out / name) == [A4_LYING] for name in run.pdfs)


def test_register(certificates: Certificates) -> None:
    """The register is what Excel opens: a mark, semicolons, a row a certificate."""
    run = certificates(LIST, "uz")

    assert run.files["register.csv"].startswith(b"\xef\xbb\xbf")
    assert run.register == [
        ["Raqami", "F. I. Sh.", "Modul", "Soat", "Sana", "Fayl"],
        ["CF-20261122-0001", "Каримова Гузаль", "Birinchi modul", "0,5", "2026-11-22", "0001-karimova-guzal.pdf"],
        ["CF-20261122-0002", "Ganiyev Oʻktam", "Birinchi modul", "0,5", "2026-11-22", "0002-ganiyev-oktam.pdf"],
        ["CF-20261122-0003", "Ғаниев Ўктам Ҳамид ўғли", "Birinchi modul", "0,5", "2026-11-22",
         "0003-ganiev-oktam-hamid-ogli.pdf"],
    ]  # fmt: skip
    assert sorted([row[5] for row in run.register[1:]]) == run.pdfs


def test_formulas(certificates: Certificates, project: Path) -> None:
    """No cell of the register is a formula."""
    module = project / MODULE_UZ
    module.write_text(BASE[MODULE_UZ].replace("title: Birinchi modul", 'title: "=HYPERLINK(1)"'), "utf-8")

    assert certificates(LIST, "uz", "--serial-prefix", "-").register[1][:3] == [
        "'-0001",
        "Каримова Гузаль",
        "'=HYPERLINK(1)",
    ]


@pytest.mark.parametrize(
    "cell", ["=1", "+1", "-1", "@x", "\t=1", "\rx", "  =1", "\N{NO-BREAK SPACE}=1", "\uff1d1", "\uff0b1"]
)
def test_no_cell_is_live(cell: str) -> None:
    """Whatever a spreadsheet would calculate gets a sign before it, also behind blanks and in wide signs."""
    text = register([[cell, "=a", "б = в", "", "", ""]], ["h"] * 6).decode("utf-8-sig")
    (row,) = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))[1:]

    assert row[:3] == [f"'{cell}", "'=a", "б = в"]


def test_files_are_for_their_owner(certificates: Certificates, tmp_path: Path) -> None:
    """Names of people are not readable for every user of the computer."""
    certificates(LIST, "uz")
    made = [file for file in tmp_path.rglob("*") if file.name == "register.csv" or file.name.startswith("0001-")]

    assert len(made) == 2
    assert {file.stat().st_mode & 0o777 for file in made} == {0o600}
    assert {file.parent.stat().st_mode & 0o777 for file in made} == {0o700}


def test_serial_numbers(certificates: Certificates) -> None:
    """Beginning and first number can be chosen; the width follows the largest."""
    run = certificates(LIST, "ru", "--serial-prefix", "ИНС/", "--first-number", "9999")

    assert [row[0] for row in run.register[1:]] == ["ИНС/09999", "ИНС/10000", "ИНС/10001"]


def test_wrong_rows_stop_all(certificates: Certificates) -> None:
    """With one wrong row nothing is written; with --skip-bad the others get theirs, numbered without a gap."""
    text = LIST.replace("Каримова", "Каримова 2")
    refused = certificates(text)
    skipped = certificates(text, "ru", "--skip-bad")

    assert refused.result.exit_code == 1
    assert refused.result.stderr.startswith("строка 2: ")
    assert skipped.result.exit_code == 0
    assert [row[0][-4:] for row in skipped.register[1:]] == ["0001", "0002"]


def test_nothing_was_written(certificates: Certificates, tmp_path: Path) -> None:
    """A refused list leaves no trace, neither in the folder nor beside it."""
    before = set(tmp_path.iterdir()) | {tmp_path / "people.csv"}
    certificates(LIST.replace("Каримова", "2"))

    assert set(tmp_path.iterdir()) == before


def test_no_overwriting(certificates: Certificates) -> None:
    """What is there is not replaced unless that is asked for, and other files never are."""
    first = certificates(LIST)
    (first.out / "0001-karimova-guzal.pdf").write_bytes(b"mine")
    (first.out / "notes.txt").write_bytes(b"notes")
    before = first.files
    again = certificates(LIST)

    assert again.result.exit_code == 1
    assert "--force" in again.result.stderr
    assert again.files == before

    forced = certificates(LIST, "ru", "--force")
    assert forced.result.exit_code == 0
    assert forced.files["notes.txt"] == b"notes"
    assert forced.files["0001-karimova-guzal.pdf"].startswith(b"%PDF")


def test_left_over(certificates: Certificates) -> None:
    """Certificates of an earlier, longer list are named, not deleted."""
    certificates(LIST)
    run = certificates("ФИО\nКаримова Гузаль\n", "ru", "--force")

    assert "0002-ganiyev-oktam.pdf" in run.result.stdout
    assert len(run.pdfs) == 3


def test_failure_while_moving(certificates: Certificates, monkeypatch: pytest.MonkeyPatch) -> None:
    """If a file cannot be moved, the folder is again what it was."""
    before = certificates(LIST)
    kept = before.files
    replace = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if self.name == "print-all.pdf" and self.parent.name == "out":
            raise OSError(28, "No space left on device", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    after = certificates(LIST.replace("Гузаль", "Дилноза"), "ru", "--force")

    assert after.result.exit_code == 1
    assert "No space left" in after.result.stderr
    assert after.files == kept
    assert [path.name for path in after.out.parent.iterdir() if path.name.startswith(".out")] == []


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--organiser", "漢"), "漢"),
        (("--organiser", "О" * 300), "Сократите"),
        (("--serial-prefix", "🎉"), "🎉"),
        (("--second-locale", "fr"), "fr"),
    ],
)
def test_refused_options(certificates: Certificates, options: tuple[str, ...], said: str) -> None:
    """What cannot be printed is refused in one line."""
    run = certificates(LIST, "ru", *options)

    assert (run.result.exit_code, run.out.exists(), run.result.stderr.count("\n")) == (1, False, 1)
    assert said in run.result.stderr


def test_unknown_module(certificates: Certificates) -> None:
    """A module that is not there is answered with those that are."""
    run = certificates(LIST, module="care/second")

    assert run.result.stderr == "Модуля care/second нет. care/first\n"


def test_not_translated(certificates: Certificates, project: Path) -> None:
    """No certificate in a language that the module does not speak."""
    (project / MODULE_UZ).unlink()

    assert "uz" in certificates(LIST, "uz").result.stderr


@pytest.mark.parametrize("folder", ["docs", "curriculum/care/first", "site/files"])
def test_never_into_the_site(certificates: Certificates, project: Path, folder: str) -> None:
    """Folders that are published take no certificates."""
    run = certificates(LIST, out=project / folder / "certificates")

    assert run.result.exit_code == 1
    assert not run.out.exists()


def test_hidden_from_git(certificates: Certificates, project: Path) -> None:
    """A folder elsewhere in the project hides itself from git."""
    subprocess.run(["git", "init", "-q"], cwd=project, check=True)
    run = certificates(LIST, out=project / "out")
    status = subprocess.run(
        ["git", "status", "--short", "-uall"], cwd=project, check=True, capture_output=True, text=True
    )

    assert run.result.exit_code == 0
    assert "out/" not in status.stdout


def test_large_list(certificates: Certificates) -> None:
    """Several batches in two processes: nobody is lost, everybody has the page of their number."""
    people = [f"Каримов {first}{second}ли" for first in "АБВГДЕЖЗ" for second in "абвгдежзик"]
    run = certificates("ФИО\n" + "\n".join(people))
    texts = run.text("print-all.pdf").split("\f")

    assert run.names == people
    assert all(name in text for name, text in zip(people, texts, strict=False))
    assert run.result.stderr.endswith("80/80\n")
    assert faults(run.out / "print-all.pdf") == []


def test_reading_order(certificates: Certificates) -> None:
    """In the joined file each page's tags lead to its own words: a heading a person, under increasing keys."""
    people = [f"Каримов {letter}ли" for letter in "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЭЮЯ"]
    run = certificates("ФИО\n" + "\n".join(people))
    with pikepdf.open(run.out / "print-all.pdf") as pdf:
        tree = pdf.Root.StructTreeRoot
        headings = [str(element.T) for element in _elements(tree.K) if element.S == "/H2"]
        keys = [int(key) for key in list(tree.ParentTree.Nums)[::2]]
        owned = [int(one.obj["/StructParents"]) for one in pdf.pages]

    assert headings == people
    assert keys == sorted(set(keys))
    assert set(owned) <= set(keys)
    assert len(set(owned)) == len(people)


def test_same_bytes(certificates: Certificates, tmp_path: Path) -> None:
    """The same list gives the same files."""
    assert certificates(LIST).files == certificates(LIST, out=tmp_path / "other").files


def test_works_without_network(certificates: Certificates, monkeypatch: pytest.MonkeyPatch) -> None:
    """No address is ever looked up."""
    import socket

    def refused(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)

    assert certificates(LIST).result.exit_code == 0


def test_progress_bar(project: Path, tmp_path: Path) -> None:
    """On a terminal a bar shows how far it is."""
    (tmp_path / "people.csv").write_text(LIST, "utf-8")
    command = f"komak certificates {tmp_path}/people.csv --root {project} --module care/first --locale uz"
    command += f" --date 2026-11-22 --out {tmp_path}/out"
    typescript = ["script", "-qec", command, "/dev/null"]
    done = subprocess.run(typescript, capture_output=True, text=True, check=True, env=_environment())

    assert "Sertifikatlar" in done.stdout
    assert "3/3" not in done.stdout


def _environment() -> dict[str, str]:
    import sys

    return {**os.environ, "TERM": "xterm", "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}


def _sizes(file: Path) -> list[tuple[int, int]]:
    with pikepdf.open(file) as pdf:
        return [(round(float(one.mediabox[2])), round(float(one.mediabox[3]))) for one in pdf.pages]


def _elements(children: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            if "/K" in child:
                yield from _elements(child.K)
