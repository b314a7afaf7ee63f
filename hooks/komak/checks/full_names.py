"""Full names in a plain text: with a patronymic, with a surname, and tables of them.

A given name alone is a person of a story. A surname is known by its ending (-ов, -ova), so a few real ones are missed
rather than many words taken for names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from komak.checks.traits import Trait
from komak.ground.issue import Code
from komak.roster import Role, columns_in

_TURNED = "ʻʼ‘’'`"
_CYRILLIC = r"[А-ЯЁЎҚҒҲ][А-ЯЁЎҚҒҲа-яёўқғҳ-]+"
_LATIN = rf"[A-Z][A-Za-z{_TURNED}-]+"
_WORD = rf"(?:{_CYRILLIC}|{_LATIN})"
_INITIAL = r"(?:[А-ЯЁЎҚҒҲA-Z]\.[ \t]?){1,2}"
_FATHER = (
    r"[А-ЯЁЎҚҒҲ][а-яёўқғҳА-ЯЁЎҚҒҲ]+(?i:[оеь]вич(?:а|у|ем|ом|е)?|ьич(?:а|у|ем|ом|е)?|[ое]вн(?:а|ы|е|у|ой)|иничн(?:а|ы|е|у|ой))"
    rf"|[A-Z][A-Za-z{_TURNED}]+(?i:[oe]vich|[oe]vna)(?:ning|ga|ni|dan|da)?"
)
_CHILD_OF = (
    rf"(?i:o[{_TURNED}]?g[{_TURNED}]?li|qizi|[уў][гғ]ли|оглы|қизи|кизи|кызы)(?:ning|ga|ni|dan|da|нинг|га|ни|дан|да)?"
)
_SURNAME = (
    r"[А-ЯЁЎҚҒҲ][а-яёўқғҳА-ЯЁЎҚҒҲ]+(?i:[оеё]в(?:а|у|ой|ым|е|ых)?)(?:нинг|га|ни|дан|да)?"
    rf"|[A-Z][A-Za-z{_TURNED}]+(?i:[oe]va?)(?:ning|ga|ni|dan|da)?"
)
_FREE, _END = r"(?<![^\W_])(?<![/@.-])", rf"(?![\w{_TURNED}@/-])"
_NAMES = re.compile(
    rf"{_FREE}(?:(?:{_WORD}[ \t]+){{1,2}}(?:{_FATHER}){_END}"
    rf"|(?:{_WORD}[ \t]+){{1,2}}{_WORD}[ \t-]+{_CHILD_OF}{_END}"
    rf"|(?:{_FATHER})[ \t]+{_WORD}{_END})"
)
"""With the father's name: nothing else looks like it."""
_PAIRS = re.compile(
    rf"{_FREE}(?=(?P<first>{_WORD})[ \t]+(?P<second>{_WORD}){_END})(?:(?P<one>{_SURNAME})[ \t]+{_WORD}|{_WORD}[ \t]+(?P<other>{_SURNAME})){_END}"
)
_INITIALS = re.compile(rf"{_FREE}(?:(?:{_SURNAME}),?[ \t]+{_INITIAL}(?!\w)|{_INITIAL}(?:{_SURNAME}){_END})")
_HEAD = re.compile(r"(?:^|[.!?…:|>«“\"()\[•*-]|\d)\s*$")
_NO_SURNAMES = frozenset({"министров", "слова"})
_FEWEST = 2
_ROW = re.compile(r"^[ \t>]*\|.*\|[ \t]*$", re.MULTILINE)
_PERSON = re.compile(rf"{_WORD}(?:[ \t]+(?:{_WORD}|{_INITIAL}|{_CHILD_OF}))+\.?")


def full_names(text: str, small: Collection[str]) -> Iterator[Trait]:
    """Names with a father's name or a surname. `small` are words that the texts write with a small letter."""
    for pattern in (_NAMES, _INITIALS):
        for match in pattern.finditer(text):
            yield _trait(match.span())
    at = 0
    while pair := _PAIRS.search(text, at):
        if _is_name(text, pair, small):
            yield _trait(pair.span())
        at = pair.end("first")


def _trait(span: tuple[int, int]) -> Trait:
    return Trait(Code.FULL_NAME, "the full name of a person", (span,))


def _is_name(text: str, match: re.Match[str], small: Collection[str]) -> bool:
    """Whether neither word is an ordinary one that stands at the head of a sentence."""
    words = [match["first"].casefold(), match["second"].casefold()]
    surname = (match["one"] or match["other"]).casefold()
    is_head = bool(_HEAD.search(text[max(0, match.start() - 8) : match.start()]))
    return surname not in small and not _NO_SURNAMES.intersection(words) and not (is_head and words[0] in small)


def tables_of_people(text: str) -> Iterator[Trait]:
    """Tables of Markdown with a column of names and two names in it, or more."""
    rows: list[tuple[int, list[tuple[int, str]]]] = []
    for match in _ROW.finditer(text):
        if rows and match.start() > rows[-1][0] + 1:
            yield from _table(rows)
            rows = []
        rows.append((match.end(), _cells(match)))
    yield from _table(rows)


def _cells(match: re.Match[str]) -> list[tuple[int, str]]:
    """Place and words of each cell."""
    return [(match.start() + cell.start(), cell[0].strip()) for cell in re.finditer(r"[^|]+", match[0])]


def _table(rows: list[tuple[int, list[tuple[int, str]]]]) -> Iterator[Trait]:
    columns = columns_in([words for _, words in rows[0][1]], 1) if len(rows) > _FEWEST else None
    if columns is None:
        return
    roles = (Role.FULL_NAME, Role.SURNAME)
    at = next((place for role in roles for place in columns.places(role)), None)
    if at is None:
        return
    is_full = columns.roles[at] is Role.FULL_NAME
    cells = [cells[at] for _, cells in rows[2:] if at < len(cells)]
    names = [(place, words) for place, words in cells if (_PERSON if is_full else _ONE).fullmatch(words)]
    if len(names) >= _FEWEST:
        spans = tuple((place, place + len(words) + 1) for place, words in names)
        yield Trait(Code.PARTICIPANTS, "a list of people", spans, _FEWEST)


_ONE = re.compile(_WORD)
