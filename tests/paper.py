"""What stands where on the pages of a PDF, read back by poppler: nobody here asks the program that laid them out."""

from __future__ import annotations

import re
import subprocess
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from lxml import etree
from tests.remembered import remembered

_UNITS = re.compile(
    r"(?:мин|ч|сек|с|г|гг|лет|год\w*|раз\w*|час\w*|минут\w*|дн\w+|день|недел\w+|месяц\w*|человек\w*|сум\w*|км|м|см|мм|кг|стр|"
    r"yosh\w*|soat\w*|daqiqa\w*|daq|kun\w*|hafta\w*|oy\w*|yil\w*|soʻm\w*|kishi\w*|marta|bet|"
    r"ёш\w*|соат\w*|дақиқа\w*|кун\w*|ҳафта\w*|ой\w*|йил\w*|сўм\w*|киши\w*|марта|бет|%)\b\.?"
)
_NUMBER = re.compile(r"(?<![\w»”)])[(«“„]?\d[\d.,–—-]*$")
"""No footnote mark: that stands close behind a word or a quotation."""


@dataclass(frozen=True)
class Word:
    """A word and its box, in points from the top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class PaperPage:
    """One page."""

    width: float
    height: float
    blocks: tuple[tuple[tuple[Word, ...], ...], ...]
    """Lines of words by block."""

    @property
    def words(self) -> list[Word]:
        return [word for block in self.blocks for line in block for word in line]


def paper_pages(path: Path) -> tuple[PaperPage, ...]:
    """Every page of the PDF at `path`."""
    return _pages_of(path.read_bytes())


def _boxes(content: bytes) -> bytes:
    """Pages, blocks, lines and words as XML, as poppler finds them."""
    command = ["pdftotext", "-bbox-layout", "-", "-"]
    return zlib.compress(subprocess.run(command, input=content, capture_output=True, check=True).stdout, 1)


@lru_cache(maxsize=1)
def _pages_of(content: bytes) -> tuple[PaperPage, ...]:
    """The last file is remembered: whoever asks it for one thing asks for others, too."""
    made = zlib.decompress(remembered(content, _boxes))
    root = etree.fromstring(made, etree.XMLParser(recover=True, huge_tree=True))
    return tuple(
        PaperPage(
            float(page.get("width")),
            float(page.get("height")),
            tuple(
                tuple(tuple(map(_word, line.iter("{*}word"))) for line in block.iter("{*}line"))
                for block in page.iter("{*}block")
            ),
        )
        for page in root.iter("{*}page")
    )


def _word(element: etree._Element) -> Word:
    at = element.attrib
    return Word(
        (element.text or "").strip(), float(at["xMin"]), float(at["yMin"]), float(at["xMax"]), float(at["yMax"])
    )


def torn(path: Path) -> list[str]:
    """Line ends that part what belongs together: «31 | год», «№ | 5», a line that begins with the dash of the last."""
    return [
        f"{path.name}: {above[-1].text} | {below[0].text}"
        for page in paper_pages(path)
        for block in page.blocks
        for above, below in pairwise(block)
        if above and below and _follows(above[0], below[0]) and _is_torn(above[-1].text, [word.text for word in below])
    ]


def _follows(above: Word, below: Word) -> bool:
    """Whether the one line stands under the other, and not beside it in the next column."""
    return 0 < below.top - above.top < 2.2 * (above.bottom - above.top)


def _is_torn(last: str, below: list[str]) -> bool:
    """A line of a talk begins with a dash and a capital: that is as it should be."""
    first, second = (*below, "", "")[:2]
    if last in ("№", "§") or (first in ("—", "–") and not second[:1].isupper()):
        return True
    return bool(_NUMBER.search(last)) and bool(_UNITS.fullmatch(first.rstrip(").,;:»”")))


def outside(path: Path, margin: float = 14.0) -> list[str]:
    """Words beyond the edge of the paper, or nearer to it than a printer can print."""
    return [
        f"{path.name} p. {number}: {word.text}"
        for number, page in enumerate(paper_pages(path), 1)
        for word in page.words
        if word.text
        and (word.left < margin or word.right > page.width - margin or word.bottom > page.height - 8 or word.top < 4)
    ]


def overprinted(path: Path) -> list[str]:
    """Pairs of words that stand on each other."""
    return [
        f"{path.name} p. {number}: {one.text} / {other.text}"
        for number, page in enumerate(paper_pages(path), 1)
        for one, other in _touching(page.words)
    ]


def _touching(words: list[Word]) -> Iterator[tuple[Word, Word]]:
    ordered = sorted((word for word in words if word.text), key=lambda word: word.top)
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 :]:
            if other.top >= one.bottom:
                break
            if other.left >= one.right or one.left >= other.right:
                continue  # beside each other, as nearly all words of a line: nothing to be measured
            wide = min(one.right, other.right) - max(one.left, other.left)
            high = min(one.bottom, other.bottom) - max(one.top, other.top)
            if wide > 1.0 and high > 0.45 * min(one.bottom - one.top, other.bottom - other.top):
                yield one, other
