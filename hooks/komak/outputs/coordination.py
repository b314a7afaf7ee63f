"""The state of every module as files: a table a language for spreadsheets, and data for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import Any

from komak.edition import Edition
from komak.edition.overview import ModuleState, overview
from komak.ground.address import COORDINATION_DATA, coordination_table_address

_COLUMNS = ("module", "title", "locale", "edition", "state", "changed", "minutes", "words", "handouts", "law_checked", "approved")  # fmt: skip


def coordination_files(editions: tuple[Edition, ...]) -> Mapping[str, str]:
    """Address to content."""
    tables = {coordination_table_address(edition.locale): _table(edition) for edition in editions}
    facts = editions[0].curriculum.facts
    modules = [
        _plain(state, edition) for edition in editions for state in overview(edition) if state.locale == edition.locale
    ]
    data = {"edition": facts.edition, "date": facts.date.isoformat(), "modules": modules}
    return {**tables, COORDINATION_DATA: json.dumps(data, ensure_ascii=False, indent=1) + "\n"}


def _plain(state: ModuleState, edition: Edition) -> dict[str, Any]:
    row = dict(zip(_COLUMNS, _row(state, edition), strict=True))
    approved = [one.model_dump(mode="json", exclude_defaults=True) for one in state.approvals]
    return row | {"approved": approved}


def _table(edition: Edition) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    writer.writerows(_row(state, edition) for state in overview(edition))
    return "\N{ZERO WIDTH NO-BREAK SPACE}" + out.getvalue()  # Excel takes a file without this mark for another encoding


def _row(state: ModuleState, edition: Edition) -> tuple[object, ...]:
    title = edition.module_text(state.module).metadata.title
    approved = "; ".join(f"{one.date.isoformat()} {one.agency.get(edition.locale, '')}" for one in state.approvals)
    return (state.module.reference, title, state.locale, edition.curriculum.facts.edition, state.state, state.changed,
            state.module.facts.minutes, state.words, state.handouts, state.law_checked, approved)  # fmt: skip
