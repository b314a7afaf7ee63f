"""Full names in a plain text: with a patronymic, with a surname, and tables of them.

A given name alone is a person of a story. A surname is known by its ending: some (-ов, -ova) say it alone, others
(-ин, -ский, -zoda) that many words have say it beside a given name. So a few real ones are missed rather than many words taken for names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from komak.checks.given_names import is_given_name, is_nominative
from komak.checks.traits import Trait
from komak.ground.issue import Code
from komak.roster import Role, columns_in

_TURNED = "ʻʼ‘’'`"
_CYRILLIC = r"[А-ЯЁЎҚҒҲ][А-ЯЁЎҚҒҲа-яёўқғҳ-]+"
_LATIN = rf"[A-Z][A-Za-z{_TURNED}-]*[A-Za-z]"
_WORD = rf"(?:{_CYRILLIC}|{_LATIN})"
_INITIAL = r"(?:[А-ЯЁЎҚҒҲA-Z]\.[ \t]?){1,2}"
_UZBEK = "(?:ning|ga|ni|dan|da|нинг|га|ни|дан|да)?"
_FATHER = (
    r"[А-ЯЁЎҚҒҲ][а-яёўқғҳА-ЯЁЎҚҒҲ]+(?i:(?:[оеь]в|ь|узьм|икит)ич(?:а|у|ем|ом|е)?|(?:[ое]вн|иничн)(?:а|ы|е|у|ой))"
    r"|(?:Лук|Фом)ич(?:а|у|ом|е)?"
    rf"|[A-Z][A-Za-z{_TURNED}]+(?i:[oe]vich|[oe]vna){_UZBEK}"
)
_NO_FATHERS = re.compile(
    "(?:о?сновн|уголовн|духовн|верховн|церковн|условн|безусловн|виновн|невиновн|деревн|царевн|королевн|кровн|ровн|древн"
    "|плачевн|душевн|дневн|повседневн|ежедневн|любовн|греховн).*"
)
"""Words in which a father's name only seems to be: Основной, Деревне."""
_CHILD_OF = rf"(?i:o[{_TURNED}]?g[{_TURNED}]?li|qizi|[уў][гғ]ли|оглы|қизи|кизи|кызы){_UZBEK}"
_ONE_OF = rf"(?:[А-ЯЁЎҚҒҲ][а-яёўқғҳ]{{2,}}|[A-Z][a-z{_TURNED}]{{2,}})"
_SURNAME = (
    rf"[А-ЯЁЎҚҒҲ][а-яёўқғҳА-ЯЁЎҚҒҲ]+(?i:[оеё]в(?:а|у|ой|ым|е|ых)?|енко|швили){_UZBEK}"
    rf"|[A-Z][A-Za-z{_TURNED}]+(?i:[oe]va?|yenko|enko){_UZBEK}"
)
_PERHAPS = re.compile(
    rf"[А-ЯЁЎҚҒҲ][а-яёўқғҳА-ЯЁЎҚҒҲ]+(?i:[иы]н(?:а|у|ой|ым|е)?|[сц]к(?:ий|ого|ому|им|ая|ой|ую)|ий|зод[аыуе]|чук(?:а|у|ом)?|ян|дзе){_UZBEK}"
    rf"|[A-Z][A-Za-z{_TURNED}]+(?i:ina?|[st]ki?y|[st]kaya|iy|zoda|chuk|yan){_UZBEK}"
)
"""Ends as a surname does, and as many a word: it is one beside a given name."""
_SHORT = re.compile(
    rf"(?:Ким|Пак|Ли|Хван|Цой|Цай|Тен|Тян|Хан|Шин|Нам|Юн|Югай|Хегай|Kim|Pak|Li|Xvan|Hvan|Tsoy|Ten|Tyan|Xan|Shin|Nam|Yun|Yugay|Xegay){_UZBEK}",
    re.IGNORECASE,
)
"""Surnames of Koreans, by name."""
_AT_HEAD = re.compile(r"[А-ЯЁЎҚҒҲ]\w+[иы]на?|Ким|Пак|Ли|Хван|Цой|Цай|Тен|Тян|Хан|Шин|Нам|Юн|Югай|Хегай", re.IGNORECASE)
"""Of those, what stands at the head of a sentence before a given name: a Русский or a Kim may be no surname there."""
_FREE, _END = r"(?<![^\W_])(?<![/@.-])", rf"(?![\w@/-]|[{_TURNED}]\w)"
_NAMES = re.compile(
    rf"{_FREE}(?:(?:{_WORD}[ \t]+){{1,2}}(?P<father>{_FATHER}){_END}"
    rf"|(?:{_WORD}[ \t]+){{1,2}}(?:{_WORD}[ \t-]+|{_ONE_OF}){_CHILD_OF}{_END}"
    rf"|(?P<one>{_FATHER})[ \t]+{_WORD}{_END})"
)
"""With the father's name: hardly anything else looks like it."""
_PAIRS = re.compile(rf"{_FREE}(?P<first>{_WORD})(?:[ \t]*\({_WORD}\))?[ \t]+(?P<second>{_WORD}){_END}")
_IS_SURNAME = re.compile(rf"(?:{_WORD}-)?(?:{_SURNAME})(?:-{_WORD})?")
_INITIALS = re.compile(rf"{_FREE}(?:(?:{_SURNAME}),?[ \t]+{_INITIAL}(?!\w)|{_INITIAL}(?:{_SURNAME}){_END})")
_HEAD = re.compile(r"(?:^|[.!?…:|>«“\"'()\[•*\n-]|\d)\s*$")
_NO_SURNAMES = re.compile(
    "(?:министров|(?:о|у)?слов|снов|слев|здоров|готов|голов|основ|вдов|коров|обнов|дев|таков|каков|суров|правов|трудов|годов"
    "|базов|миров|делов|планов|кадров|целев|группов|игров|массов|бытов|финансов|ролев|полев|языков|отцов|женев|один|хозяин|граждан|господ|женщин|мужчин|девчин|магазин|машин|картин|половин|причин|родин|середин"
    "|медицин|дисциплин|глубин|тишин|витрин|корзин|долин|старин|малин|былин|вершин|равнин|общин|старшин)(?:ин|а|у|ой|ым|е|ы|ых)?"
    "|(?:birov|saylov|tergov|sorov|ilova|olchov|tolov|sinov|olov|qirov|ozoda|shahzoda|milliy|ijtimoiy|oliy|markaziy"
    "|биров|сайлов|тергов|сўров|илова|ўлчов|тўлов|синов|олов|қиров|озода|шахзода|шаҳзода|миллий|ижтимоий|олий|марказий).*"
)
"""Words that only end like one."""
_PLACE_BEFORE = re.compile(
    r"(?:\b(?:ул(?:иц\w+|\.)|просп(?:ект\w*|\.)|площад\w+|переул\w+|бульвар\w*|имени|парк\w*|метро|станци\w+)"
    r"|\b(?:школ|лице|колледж|институт|университет|библиотек|больниц|театр)\w*[^.\n]{0,20}\bим\.)\s*[«“\"]?$",
    re.IGNORECASE,
)
_PLACE_AFTER = re.compile(
    rf"[»”\"]?\s+(?i:ko[{_TURNED}]?chasi|кўчаси|nomidagi|номидаги|nomli|номли|xiyoboni|хиёбони|tumani|тумани|mahallasi|маҳалласи)"
)
"""What is named after somebody is no person."""
_NEAR = 60
_FEWEST = 2
_ROW = re.compile(r"^[ \t>]*\|.*\|[ \t]*$", re.MULTILINE)
_PERSON = re.compile(rf"{_WORD}(?:[ \t]+(?:{_WORD}|{_INITIAL}|{_CHILD_OF}))+\.?")


def full_names(text: str, small: Collection[str]) -> Iterator[Trait]:
    """Names with a father's name or a surname. `small` are words that the texts write with a small letter."""
    for match in _NAMES.finditer(text):
        father = (match["father"] or match["one"] or "").casefold()
        if father not in small and not _NO_FATHERS.fullmatch(father):
            yield _trait(match)
    yield from (_trait(match) for match in _INITIALS.finditer(text) if not _is_place(text, match))
    at = 0
    while pair := _PAIRS.search(text, at):
        if _is_name(text, pair, small) and not _is_place(text, pair):
            yield _trait(pair)
        at = pair.end("first")


def _trait(match: re.Match[str]) -> Trait:
    return Trait(Code.FULL_NAME, "the full name of a person", (match.span(),))


def _is_place(text: str, match: re.Match[str]) -> bool:
    """Whether a street, a school or a district is called so."""
    before = text[max(0, match.start() - _NEAR) : match.start()]
    return bool(_PLACE_BEFORE.search(before) or _PLACE_AFTER.match(text, match.end()))


def _is_name(text: str, match: re.Match[str], small: Collection[str]) -> bool:
    """Whether one of two words is a surname, and neither an ordinary one that stands at the head of a sentence."""
    first, second = match["first"], match["second"]
    if any(_NO_SURNAMES.fullmatch(_plain(word)) for word in (first, second)):
        return False
    is_head = bool(_HEAD.search(text[max(0, match.start() - 8) : match.start()]))
    surname = next((word for word in (first, second) if _IS_SURNAME.fullmatch(word)), "")
    if surname and surname.casefold() not in small:
        return not is_head or first.casefold() not in small or is_given_name(first)
    is_first = not is_head or (_AT_HEAD.fullmatch(first) and is_nominative(second))
    return _is_beside(second, first, small) or bool(is_first and _is_beside(first, second, small))


def _is_beside(word: str, other: str, small: Collection[str]) -> bool:
    """Whether a word that may be a surname is one, since the `other` is a given name."""
    is_likely = _SHORT.fullmatch(word) or (_PERHAPS.fullmatch(word) and word.casefold() not in small)
    return bool(is_likely) and is_given_name(other) and not is_given_name(word)


def _plain(word: str) -> str:
    return "".join(sign for sign in word.casefold() if sign not in _TURNED)


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
