"""One shape and one text form for everything that can be wrong with an author's files.

Rooms return issues, they never print them; the engine and the command line speak.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much an issue costs: an error stops a strict build, a warning only speaks."""

    ERROR = "error"
    WARNING = "warning"


class Code(StrEnum):
    """Stable names of the rules. A code is never used again for another rule.

    0xx reading a file · 1xx structure of a module · 2xx languages · 3xx links and pictures · 4xx Markdown and print ·
    5xx planning and running an event.
    Each is explained to authors in ``strings/rules.<locale>.yml``.
    """

    ENCODING = "KM001"
    BYTE_ORDER_MARK = "KM002"
    LINE_ENDINGS = "KM003"
    CONTROL_CHARACTER = "KM004"
    TAB = "KM005"
    TOO_LARGE = "KM006"
    NO_METADATA = "KM007"
    MALFORMED_YAML = "KM008"
    YAML_REFERENCE = "KM009"
    DUPLICATE_KEY = "KM010"
    TOO_DEEP = "KM011"
    ILL_TYPED = "KM012"
    UNKNOWN_FIELD = "KM013"
    MISSING_FIELD = "KM014"
    NEUTRAL_IN_TRANSLATION = "KM015"
    BAD_NAME = "KM016"
    LEAVES_FOLDER = "KM017"
    UNEXPECTED_FILE = "KM018"
    UNREADABLE = "KM019"
    SAME_ADDRESS = "KM021"
    BAD_STRING = "KM020"
    MERGE_MARK = "KM022"
    REMARK = "KM023"

    NO_HEADING_ID = "KM101"
    DUPLICATE_ID = "KM102"
    HEADING_LEVEL = "KM103"
    BAD_ATTRIBUTE = "KM104"
    MINUTES_MISMATCH = "KM106"
    OUTCOME_UNSERVED = "KM108"
    UNKNOWN_REFERENCE = "KM109"
    COPIES_DIFFER = "KM112"
    MISPLACED_FACILITATOR = "KM110"
    ADMONITION = "KM111"
    TASK_MISSING = "KM120"
    TASK_MISPLACED = "KM121"
    TASKS_DIFFER = "KM122"
    FACILITATOR_DIFFERS = "KM123"
    OUTLINE = "KM131"

    MISSING_TRANSLATION = "KM201"
    IDS_DIFFER = "KM202"
    KEYS_DIFFER = "KM203"
    UZBEK_APOSTROPHE = "KM204"
    UNTRANSLATED_STRING = "KM205"
    SCRIPT_ROUND_TRIP = "KM206"
    LEXICON = "KM207"
    STAMP = "KM208"
    OUTDATED = "KM209"
    WRONG_LANGUAGE = "KM210"
    MIXED_SCRIPT = "KM211"
    FOREIGN_LETTER = "KM212"
    NUMBER_FORMAT = "KM213"
    TERM_AVOIDED = "KM214"
    TERM_DIFFERS = "KM215"
    GLOSSARY = "KM216"
    SEARCH_WORDS = "KM220"
    SEARCH_PAGE = "KM221"
    SEARCH_TWICE = "KM222"
    EMPTY_TRANSLATION = "KM230"
    NUMBERS_DIFFER = "KM231"
    RUSSIAN_YO = "KM232"

    BROKEN_LINK = "KM301"
    BROKEN_ANCHOR = "KM302"
    MISSING_IMAGE = "KM303"
    NO_ALT_TEXT = "KM304"
    CORRUPT_IMAGE = "KM305"
    ABSENT_HANDOUT = "KM306"
    REFUSED_LINK = "KM307"
    PICTURE_BRINGS = "KM311"
    HEAVY_PICTURE = "KM312"
    FIGURE = "KM313"

    RAW_HTML = "KM401"
    TABLE_WITHOUT_HEADER = "KM402"
    NO_GLYPH = "KM403"
    NOT_TYPESET = "KM405"
    NO_ROOM = "KM411"
    RAW_MARKDOWN = "KM421"
    FLATTENED = "KM422"
    FOOTNOTE = "KM423"
    LOST_CELLS = "KM424"

    OUTCOME_OPTIONAL = "KM501"
    SHORT_VERSION = "KM502"
    PROGRAMME = "KM503"
    PROGRAMME_ORDER = "KM504"
    PROGRAMME_DAY = "KM505"

    QUESTION = "KM511"
    NO_RIGHT_ANSWER = "KM512"
    UNTESTED_OUTCOME = "KM513"

    PARTICIPANTS = "KM521"
    PERSONAL_DATA = "KM522"
    FULL_NAME = "KM523"
    ALLOWANCE = "KM524"

    NO_PLACE_FOR_LETTERS = "KM531"

    RETIRED_CODE = "KM541"
    EXAMPLE = "KM542"

    PEOPLE = "KM551"
    PERSON_ELSEWHERE = "KM552"
    PERSON_AGE = "KM553"
    PERSON_UNKNOWN = "KM554"

    PARAGRAPH_UNNUMBERED = "KM561"
    PARAGRAPH_NUMBER = "KM562"
    PARAGRAPH_LOST = "KM563"
    PARAGRAPH_MOVED = "KM564"
    PARAGRAPHS_DIFFER = "KM565"
    RELEASE = "KM571"
    HISTORY = "KM572"

    ACT = "KM591"
    UNKNOWN_ACT = "KM592"
    REPEALED_ACT = "KM593"

    EVENT = "KM594"


@dataclass(frozen=True, order=True)
class Issue:
    """One problem, where it is and how to mend it."""

    path: str
    """Relative to the folder that holds ``curriculum/`` and ``docs/``, with ``/``."""
    line: int
    """Counted from 1 in the file as the author sees it."""
    code: Code
    field: str
    """Metadata field (``participants.min``), heading id or Markdown construct concerned."""
    problem: str
    """What is wrong: what was expected, what was found. No full stop at the end."""
    mend: str
    """One sentence that an author can act on, with its full stop."""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return one_line(f"{self.path}:{self.line}: {self.code} {self.field}: {self.problem}. {self.mend}")


class Findings:
    """The bag into which whoever reads or looks puts issues, in the order in which they are met. Nothing is taken out."""

    def __init__(self) -> None:
        self._issues: list[Issue] = []

    def add(self, *issues: Issue) -> None:
        self._issues += issues

    def __iter__(self) -> Iterator[Issue]:
        return iter(self._issues)


def one_line(text: str) -> str:
    """`text` with line breaks and whatever no terminal can show written as escapes: names of files may have both."""
    return "".join(sign if sign.isprintable() or sign in _SPACES else ascii(sign)[1:-1] for sign in text)


_SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{SOFT HYPHEN}"
