"""One engine makes every certificate of an order: ``python -m tests.benchmarks.certifiers komak|komak-2|weasyprint|handout count folder``.

A process of its own for each run, which says at its end how much memory it and its largest child took at most (KiB).
"""

from __future__ import annotations

import datetime as dt
import html
import json
import re
import resource
import sys
from collections.abc import Callable
from itertools import islice, product
from pathlib import Path

from tests.benchmarks.projects import ROOT, SITE_URL

from komak.desk.certificates import Order, Training, Typeface, certify, printed, printing, side
from komak.edition import editions
from komak.edition.derived import with_derived
from komak.press.pdf import BRAND, FONTS
from komak.roster import Person
from komak.site import assemble
from komak.source import read
from komak.workshop import Means

MODULE = "case-management/identification"
_SURNAMES = [
    "Каримова",
    "Saidova",
    "Ғаниева",
    "Oʻrazova",
    "Петрова",
    "Qodirova",
    "Юсупова",
    "Hakimova",
    "Щербакова",
    "Toʻrayeva",
]
_NAMES = ["Гузаль", "Dilnoza", "Ўғилой", "Maʼmura", "Вера", "Zarina", "Лола", "Madina", "Ёркиной", "Shahnoza"]
_FATHERS = ["Али", "Bahrom", "Ғулом", "Daniyar", "Жамшид", "Zafar", "Ихтиёр", "Karim", "Леонид", "Murod"]


def order(count: int, out: Path, workers: int) -> Order:
    """Certificates for `count` people of different names."""
    reading = read(ROOT)
    curriculum, lexicon = reading.curriculum, reading.lexicon
    assert curriculum is not None
    edition = next(one for one in editions(with_derived(curriculum, lexicon), lexicon) if one.locale == "uz")
    module = curriculum.module(MODULE)
    assert module is not None
    names = islice(product(_FATHERS, _NAMES, _SURNAMES), count)
    people = [Person(row, f"{surname} {name} {father}") for row, (father, name, surname) in enumerate(names, 2)]
    date = dt.date(2026, 11, 22)
    words = side(Training((module,), (date,), "", SITE_URL), edition)
    return Order(
        printed(people, Typeface())[0],
        (words,),
        "uz",
        edition.strings,
        (date,),
        "B-",
        1,
        out / "out",
        means=Means(workers),
    )


def komak(count: int, folder: Path, workers: int = 1) -> None:
    assert len(certify(order(count, folder, workers)).certificates) == count


def komak_in_two(count: int, folder: Path) -> None:
    komak(count, folder, workers=2)


def weasyprint(count: int, folder: Path) -> None:
    """A page a person and the file for the printer, as Koʻmak makes them."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    asked, fonts = order(count, folder, 1), FontConfiguration()
    css = CSS(string=_styles(), font_config=fonts)
    pictures: dict[str, object] = {}

    def write(pages: list[str], file: str) -> None:
        text = f'<html lang="uz"><title>Sertifikat</title><body>{"".join(pages)}</body></html>'
        HTML(string=text).write_pdf(
            folder / file, stylesheets=[css], font_config=fonts, cache=pictures, pdf_variant="pdf/ua-1"
        )

    pages = [_page(asked, number) for number in range(count)]
    for number, page in enumerate(pages):
        write([page], f"{number}.pdf")
    write(pages, "print-all.pdf")


def handout(_: int, folder: Path) -> None:
    """One handout, for its memory."""
    from komak.workshop import made

    site = assemble(ROOT, SITE_URL).site
    assert site is not None
    made([site.sheets[0]], folder, workers=1)


def _styles() -> str:
    css = Path(__file__).with_name("certificate.css").read_text("utf-8")
    font = next(FONTS.glob("NotoSans[[]*.ttf"))
    return css.replace('"FONT"', f'"{font.as_uri()}"').replace(
        '"FRAME"', f'"{(Path(printing.__file__).parent / "frame.svg").as_uri()}"'
    )


def _page(asked: Order, number: int) -> str:
    words, person = asked.sides[0], asked.people[number]
    said = {name: html.escape(str(value)) for name, value in vars(words).items()}
    items = "".join(f"<li>{html.escape(outcome)}</li>" for outcome in words.outcomes)
    return (
        f'<section><img alt="" src="{(BRAND / "logo.svg").as_uri()}"><p class="small">{said["curriculum"]}</p>'
        f"<h1>{said['title']}</h1><p>{said['about']}</p><p>{said['given']}</p><h2>{html.escape(person.name)}</h2>"
        f'<p>{said["for_what"]}</p><p class="module">{said["module"]}</p><p class="when">{said["when"]}</p>'
        f'<p class="teaches">{said["teaches"]}</p><ul>{items}</ul><div class="foot"><p>{said["trainer"]}<br>'
        f'{said["sign"]}</p><p class="stamp">{said["stamp"]}</p><p>{said["organiser"]}<br>{said["sign"]}</p></div>'
        f'<p class="small">{said["serial"]} B-{number + 1:04} · {said["edition"]} · '
        f'<a href="{said["address"]}">{said["address"]}</a><br>{said["honest"]}</p></section>'
    )


def _most() -> int:
    """KiB. `ru_maxrss` of a process begins with what its caller had."""
    return int(re.findall(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[0])


ENGINES: dict[str, Callable[[int, Path], None]] = {
    "komak": komak,
    "komak-2": komak_in_two,
    "weasyprint": weasyprint,
    "handout": handout,
}

if __name__ == "__main__":
    ENGINES[sys.argv[1]](int(sys.argv[2]), Path(sys.argv[3]))
    sys.stdout.write(json.dumps([_most(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss]))
