"""A form in a voice → Markdown of the dialect, and what is written where, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from komak.instruments.forms.voice import Voice, escaped
from komak.languages.typography import NBSP
from komak.model import Column, Form, FormField, FormSection

PICTURES = "images/"
"""Folder of the drawings beside the forms; ``src`` of a picture in the Markdown begins with it."""

SlotKind = Literal["line", "lines", "cell", "check", "radio", "hand"]

_BLANKS = {"short": 8, "medium": 14, "long": 24}
_LONG_ANSWER = 38  # characters; longer answers stand one below the other
_ROOMS = {"short": " {: .km-narrow }", "medium": "", "long": " {: .km-wide }"}
_FLOWING = frozenset({"text", "date", "number", "signature"})


@dataclass(frozen=True)
class Slot:
    """A place to write or to tick."""

    name: str
    """``INT-03``; one of several answers ``INT-05_school``, the only one ``INT-06=phone``; a cell ``INT-07_2_3``."""
    kind: SlotKind
    label: str
    """What a screen reader says of it."""


@dataclass(frozen=True)
class Written:
    """A form as text."""

    markdown: str
    slots: tuple[Slot, ...]
    """In the order in which the dialect makes blanks, boxes, lines and cells."""


Piece = tuple[str, list[Slot]]


def written(form: Form, voice: Voice) -> Written:
    """The body of a form, below its title."""
    pieces = [_section(section, number, form, voice) for number, section in enumerate(form.data.sections, 1)]
    return Written(
        "\n\n".join(markdown for markdown, _ in pieces) + "\n", tuple(slot for _, slots in pieces for slot in slots)
    )


def _section(section: FormSection, number: int, form: Form, voice: Voice) -> Piece:
    page = {"same": "", "new": " .new-page", "sheet": " .new-sheet"}[section.page]
    heading = f"## {number}. {voice.markdown(section.title)} {{#{section.id}{page}}}"
    pieces: list[Piece] = [(heading, [])]
    for flows, group in groupby(section.fields, key=_flows):
        fields = list(group)
        pieces += [_paragraph(fields, voice)] if flows else [_block(field, form, voice) for field in fields]
    return "\n\n".join(markdown for markdown, _ in pieces), [slot for _, slots in pieces for slot in slots]


def _flows(field: FormField) -> bool:
    return field.type in _FLOWING


def _paragraph(fields: list[FormField], voice: Voice) -> Piece:
    """Blanks that follow each other on a line; a long one ends it."""
    parts = []
    for field in fields:
        is_long = field.width == "long" or field.type == "signature"  # a name is written out to the margin
        parts += ["\n\n" if is_long else "", f"{_question(field, voice)} {'_' * _BLANKS[field.width]}"]
        parts += ["\n\n" if is_long else "  "]
    return "".join(parts).strip(), [_blank(field, voice) for field in fields]


def _blank(field: FormField, voice: Voice) -> Slot:
    return Slot(field.code, "hand" if field.type == "signature" else "line", _label(field, voice))


def _label(field: FormField, voice: Voice) -> str:
    asked = f"{voice.plain(field.label)} ({voice.plain(field.help)})" if field.help else voice.plain(field.label)
    return f"{field.code} {asked}"


def _question(field: FormField, voice: Voice) -> str:
    asked = voice.markdown(field.label)
    if field.help:
        asked = f"{asked} ({voice.markdown(field.help)})"
    return f"`{field.code}`{NBSP}{asked}" + ("" if asked.endswith(("?", ":")) else ":")


def _block(field: FormField, form: Form, voice: Voice) -> Piece:
    if field.type == "note":
        return voice.lines(field.label), []
    if field.type == "lines":
        lines = "\n".join(["____"] * field.lines)
        return f"{_question(field, voice)}\n\n{lines}", [Slot(field.code, "lines", _label(field, voice))]
    if field.type == "drawing":
        return f"{_question(field, voice)}\n\n![{escaped(voice.plain(field.label))}]({PICTURES}{field.picture}.svg)", []
    return _table(field, form, voice) if field.type == "table" else _answers(field, voice)


def _answers(field: FormField, voice: Voice) -> Piece:
    kind: SlotKind = "radio" if field.type == "choice" else "check"
    label = _label(field, voice)
    options = field.options or {}
    boxes = [f"[ ] {voice.markdown(wording)}" for wording in options.values()]
    mark = "=" if kind == "radio" else "_"
    slots = [Slot(f"{field.code}{mark}{name}", kind, f"{label}: {voice.plain(said)}") for name, said in options.items()]
    if field.other:
        said = f"{label}: {voice.plain(field.other)}"
        boxes.append(f"[ ] {voice.markdown(field.other)}: {'_' * _BLANKS['medium']}")
        slots.append(Slot(f"{field.code}=other" if kind == "radio" else f"{field.code}_another", kind, said))
        slots.append(Slot(f"{field.code}_other", "line", said))
    if max(len(text) for wording in options.values() for _, text in voice.parts(wording)) > _LONG_ANSWER:
        return f"{_question(field, voice)}\n\n" + "\n".join(f"- {box}" for box in boxes), slots
    return f"{_question(field, voice)}  " + "  ".join(boxes), slots


def _table(field: FormField, form: Form, voice: Voice) -> Piece:
    columns = field.columns or []
    heads = [head for column in columns for head in _heads(column, columns, form, voice)]
    rows, slots = list[str](), list[Slot]()
    for number in range(1, len(field.items) + field.rows + 1):
        first = field.items[number - 1] if number <= len(field.items) else None
        cells = []
        for index, column in enumerate(columns, 1):
            if index == 1 and first:
                cells.append(voice.markdown(first))
                continue
            said = " · ".join([_label(field, voice), voice.plain(first) if first else f"№ {number}"])
            more = list(_cell(f"{field.code}_{number}_{index}", said, column, form, voice))
            cells += ["[ ]" if slot.kind in ("check", "radio") else "" for slot in more]
            slots += more
        rows.append(_row(cells))
    table = "\n".join([_row(heads), _row(["---"] * len(heads)), *rows])
    return f"{_question(field, voice)}\n\n{table}", slots


def _heads(column: Column, columns: Iterable[Column], form: Form, voice: Voice) -> Iterator[str]:
    label = voice.markdown(column.label)
    if column.type != "choice" or column.options is None:
        yield label + _ROOMS[column.width]
        return
    is_alone = sum(other.type == "choice" for other in columns) == 1
    for number, option in enumerate(form.data.lists[column.options].values()):
        says_itself = is_alone and number > 0
        yield voice.markdown(option) if says_itself else f"{label}: {voice.markdown(option)}"


def _cell(name: str, row: str, column: Column, form: Form, voice: Voice) -> Iterator[Slot]:
    label = f"{row} · {voice.plain(column.label)}"
    if column.type == "choice" and column.options:
        for option, wording in form.data.lists[column.options].items():
            yield Slot(f"{name}={option}", "radio", f"{label}: {voice.plain(wording)}")
    else:
        yield Slot(name, "check" if column.type == "tick" else "cell", label)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
