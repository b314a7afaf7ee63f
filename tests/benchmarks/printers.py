"""One engine prints every sheet of a pickle: ``python printers.py komak|komak-2|weasyprint|chromium sheets folder``.

A process of its own for each run, so that every engine pays for its own start, imports and fonts.
"""

from __future__ import annotations

import html
import pickle
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from komak import dialect
from komak.press.pdf import BRAND, Sheet
from komak.press.pdf.engine import FONTS

CHROMIUM = "/usr/bin/chromium"

_WITH_COVER = ("reading", "checklist", "poster")


def styles() -> str:
    """The CSS with the font files of the print room."""
    upright, italic = (next(FONTS.glob(pattern)) for pattern in ("NotoSans[[]*.ttf", "NotoSans-Italic[[]*.ttf"))
    css = Path(__file__).with_name("print.css").read_text("utf-8")
    return css.replace('"FONT"', f'"{upright.as_uri()}"').replace('"ITALIC"', f'"{italic.as_uri()}"')


def page(sheet: Sheet, head: str = "") -> str:
    """A sheet as an HTML document; `head` goes before its body."""
    words = {name: html.escape(getattr(sheet, name) or "") for name in ("title", "module_title", "track_title")}
    summary, notice = html.escape(sheet.summary), html.escape(sheet.notice or "")
    cover = f'<img alt="" src="{(BRAND / "handout-cover.svg").as_uri()}">' if sheet.kind in _WITH_COVER else ""
    body = dialect.render(sheet.markdown)
    if sheet.kind == "cards":
        first, *cards = re.split(r"(?=<h2)", body)
        body = first + "".join(f'<section class="card">{card}</section>' for card in cards)
    return (
        f'<!doctype html><html lang="{sheet.locale}"><head><meta charset="utf-8"><title>{words["title"]}</title>{head}'
        f'</head><body><header>{cover}<p class="where">{words["track_title"]} · {words["module_title"]}</p>'
        f'<h1>{words["title"]}</h1><p class="summary">{summary}</p>'
        f'{f"""<p class="notice">{notice}</p>""" if notice else ""}</header>{body}</body></html>'
    )


def komak(sheets: Sequence[Sheet], folder: Path, workers: int = 1) -> None:
    from komak.workshop import made

    rendered = made(sheets, folder, workers=workers)
    assert len(rendered.artefacts) == len(sheets), rendered.issues


def komak_in_two(sheets: Sequence[Sheet], folder: Path) -> None:
    komak(sheets, folder, workers=2)


def weasyprint(sheets: Sequence[Sheet], folder: Path) -> None:
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    css = CSS(string=styles(), font_config=fonts)
    pictures: dict[str, object] = {}
    for number, sheet in enumerate(sheets):
        HTML(string=page(sheet)).write_pdf(
            folder / f"{number}.pdf", stylesheets=[css], font_config=fonts, cache=pictures, pdf_variant="pdf/ua-1"
        )


def chromium(sheets: Sequence[Sheet], folder: Path) -> None:
    from playwright.sync_api import sync_playwright

    blank = folder / "blank.html"
    blank.write_text("<!doctype html>")
    style = f"<style>{styles()}</style>"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--allow-file-access-from-files"]
        )
        window = browser.new_page()
        window.goto(blank.as_uri())  # the font and the cover are files
        for number, sheet in enumerate(sheets):
            window.set_content(page(sheet, style))
            window.pdf(path=folder / f"{number}.pdf", tagged=True, prefer_css_page_size=True, print_background=True)
        browser.close()


ENGINES: dict[str, Callable[[Sequence[Sheet], Path], None]] = {
    "komak": komak,
    "komak-2": komak_in_two,
    "weasyprint": weasyprint,
    "chromium": chromium,
}

if __name__ == "__main__":
    ENGINES[sys.argv[1]](pickle.loads(Path(sys.argv[2]).read_bytes()), Path(sys.argv[3]))
