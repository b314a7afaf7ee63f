"""Results of a test before and after a training: one page on what has changed, outcome by outcome, without names.

In: the bytes of a CSV file, a module, an edition. Out: a PDF and an HTML page. Nothing of it is part of the site.
"""

from __future__ import annotations

from .change import OutcomeChange, Summary, summary
from .results import Paper, Results, WrongRow, read_results
from .trouble import ReportError
from .writing import report_html, report_pdf

__all__ = [
    "OutcomeChange",
    "Paper",
    "ReportError",
    "Results",
    "Summary",
    "WrongRow",
    "read_results",
    "report_html",
    "report_pdf",
    "summary",
]
