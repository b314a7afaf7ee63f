"""The report as a PDF, by the print room, and as one HTML file that needs nothing else."""

from __future__ import annotations

from pathlib import Path

from babel.numbers import format_percent
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from komak.desk.report.change import OutcomeChange, Summary
from komak.desk.report.chart import chart, description
from komak.desk.report.trouble import ReportError
from komak.dialect.plain import plain
from komak.edition import Edition
from komak.edition.exam import exam_of
from komak.ground.address import facilitator_uri
from komak.model import Module, Programme
from komak.outputs.sheets import module_sheet, programme_sheet
from komak.press.pdf import Sheet
from komak.workshop import Carried, Product, make

_CHART = "images/chart.svg"


def report_pdf(found: Summary, taught: Module | Programme, edition: Edition, site_url: str) -> bytes:
    """One page A4, tagged (PDF/UA-1)."""
    picture = Carried("chart.svg", chart(found, edition.strings, _percents(edition)).encode())
    product: Product = make(_sheet(found, taught, edition, site_url, picture))
    if product.content is None:
        raise ReportError("not-printed", product.issues[0].problem)
    return product.content


def _sheet(found: Summary, taught: Module | Programme, edition: Edition, site_url: str, picture: Carried) -> Sheet:
    s = edition.strings
    whole = _about(taught, edition, site_url)
    values: dict[str, object] = {
        "dest": "report.pdf",
        "source": "results",
        "first_line": 1,
        "markdown": _markdown(found, edition),
        "title": s("report.title"),
        "summary": s("report.summary"),
        "module_title": exam_of(taught, edition).title,
        "kind": "checklist",
        "notice": s("report.reading"),
        "images": {_CHART: picture},
    }
    return Sheet(**{**vars(whole), **values})


def _about(taught: Module | Programme, edition: Edition, site_url: str) -> Sheet:
    if isinstance(taught, Programme):
        return programme_sheet(taught, edition, site_url)
    return module_sheet(taught, edition, Path(), site_url, facilitator_uri(taught.reference))


def _markdown(found: Summary, edition: Edition) -> str:
    s, percent = edition.strings, _percents(edition)
    heads = [s(f"report.{name}") for name in ("outcome", "questions", "short-before", "short-after", "change")]
    rows = [heads, ["---", *["--:"] * 4], *(_row(change, percent) for change in found.outcomes)]
    rows.append([f"**{cell}**" for cell in _row(found.total, percent)])
    parts = [
        plain(_group(found, edition)),
        f'!!! warning "{s("report.small-title")}"\n    {s("report.small")}' if found.is_small else "",
        f"![{plain(description(found, s, percent))}]({_CHART})",
        "\n".join(f"| {' | '.join(row)} |" for row in rows),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _row(change: OutcomeChange, percent: dict[int, str]) -> list[str]:
    shares = (percent[change.before], percent[change.after], points(change.change))
    return [plain(change.text), str(change.questions), *shares]


def report_html(found: Summary, taught: Module | Programme, edition: Edition) -> str:
    """A page with its styles and its chart inside."""
    percent = _percents(edition)
    environment = Environment(
        loader=PackageLoader("komak.desk.report"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    return environment.get_template("report.html.j2").render(
        s=edition.strings,
        lang=edition.locale,
        module_title=exam_of(taught, edition).title,
        track_title=_about(taught, edition, "/").track_title,
        group=_group(found, edition),
        found=found,
        percent=percent,
        points=points,
        chart=Markup(chart(found, edition.strings, percent)),  # noqa: S704 - made of escaped words
        description=description(found, edition.strings, percent),
        edition_words=edition.strings("print.edition", edition=edition.curriculum.facts.edition),
    )


def points(change: int) -> str:
    """A change with its sign: ``+25``, ``−5``, ``0``."""
    return f"+{change}" if change > 0 else f"\N{MINUS SIGN}{-change}" if change < 0 else "0"


def _group(found: Summary, edition: Edition) -> str:
    alone = found.only_before + found.only_after
    words = edition.strings("report.group", pairs=found.pairs)
    return f"{words} {edition.strings('report.alone', count=alone)}" if alone else words


def _percents(edition: Edition) -> dict[int, str]:
    """Every whole percent as the language writes it."""
    locale = edition.locale.replace("-", "_")
    return {share: format_percent(share / 100, locale=locale) for share in range(101)}
