"""Russian."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import groupby

from babel import Locale
from snowballstemmer import stemmer

from komak.languages.dates import Stretch, day_numbers, month_name
from komak.languages.language import Language, Searched, parted
from komak.languages.stems import plain

_SHORT = 4
_OF_NOUN = re.compile(r"(?<=^случ|^обыч|^урож)ая$")
"""Snowball takes these for adjectives."""
_FLEETING = re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])(?:[ое](?=к$)|е(?=ц$))")
_OF_PLURAL = re.compile(r"(?<=[дт])ьм$")
"""Детьми, людьми."""
_LIKE_PARTICIPLE = re.compile(r"(?<=..м)ен$")
"""Snowball takes the end of экзамен and омбудсмен for that of a participle, but not in омбудсмену."""
_DOTTED = """
её неё ещё моё твоё своё чьё своём твоём чьём причём вперёд трёх трём четырёх четырём тётя тёти тёте тётю тётей семьёй
статьёй сестёр учёт учёта учёту учётом учёте
идёт найдёт придёт даёт живёт ведёт везёт несёт растёт пойдёт подойдёт зайдёт пройдёт перейдёт уйдёт войдёт ждёт зовёт
поймёт возьмёт начнёт вернёт учтёт пьёт бьёт льёт шьёт
идёте найдёте придёте даёте живёте ведёте пойдёте зайдёте ждёте поймёте возьмёте начнёте вернёте учтёте
идём найдём придём даём живём ведём пойдём зайдём ждём поймём возьмём начнём вернём учтём
пришёл нашёл ушёл прошёл подошёл зашёл перешёл
решён утверждён включён запрещён разрешён учтён введён проведён приведён переведён принесён подтверждён освобождён
чёрный чёрная чёрное чёрные жёлтый жёлтая жёлтое жёлтые зелёный зелёная зелёное зелёные тёплый тёплая тёплое тёплые
лёгкий лёгкая лёгкое лёгкие тяжёлый тяжёлая тяжёлое тяжёлые твёрдый твёрдая твёрдое твёрдые твёрдо
ребёнк* ребёнок* ребёноч* отчёт* расчёт* зачёт* партнёр* актёр* съёмк* объём* подъём* приём* надёжн* серьёзн* самолёт*
определённ* чётк* учётн* жёстк* утверждённ* решённ* разрешённ* запрещённ* освобождённ* проведённ* приведённ* переведённ*
введённ* подтверждённ* включённ* исключённ* заключённ* учтённ*
"""


def folded(word: str) -> str:
    """In small letters, ё as е."""
    return word.lower().replace("ё", "е")


@cache
def _snowball() -> Callable[[str], str]:
    found: Callable[[str], str] = stemmer("russian").stemWord
    return found


def _stem(word: str) -> str:
    return "-".join(map(_of_part, word.split("-")))


def _of_part(word: str) -> str:
    """Snowball's, and what it leaves apart: случая from случай, ребёнка from ребёнок. The search box does the same (``ru.js``)."""
    found = _LIKE_PARTICIPLE.sub("", _snowball()(_OF_NOUN.sub("ай", word)))
    return found if len(found) < _SHORT else _OF_PLURAL.sub("", _FLEETING.sub("", found))


def _days(year: int, group: list[Stretch], locale: Locale) -> str:
    months = groupby(group, key=lambda stretch: stretch[0].month)
    said = [f"{_joined([day_numbers(one) for one in own])} {month_name(month, locale)}" for month, own in months]
    return f"{_joined(said)} {year} года"


def _joined(parts: list[str]) -> str:
    return " и ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


ASCII = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya".replace("_", "").split(" "),
        strict=True,
    )
)

LANGUAGE = Language(
    tag="ru",
    name="Russian",
    alphabet=tuple("абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
    vowels="аеёиоуыэюя",
    word_tag="ru-RU",
    iso="rus",
    search=Searched(lambda word: folded(plain(word)), _stem),
    fold=folded,
    stem=_stem,
    days=_days,
    date="19 июня 2019 года",
    numbers=parted(
        "нол один,одн,перв,раз,единств дв,втор,оба,обе,обо,пар тр четыр,четвер,четвёр пят шест сем вос девят десят "
        "одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат двадцат"
    ),
    dotted=parted(_DOTTED),
    name_endings=r"(?:ами?|ями?|ах|ях|ой|ей|ою|ею|ом|ем|ём|ью|ин[ауоеы]?|[аяыиуюеёоьй])?",
    name_drops="аяйь",
    age_after=r"\s(?:лет|год|года)\b",
    age_before=r"-летн\w+",
    no_units=parted("и или до по на из для от при как что то не но за без со во ко"),
    abbreviations=("им", "ул", "см", "ср", "др", "обл", "тел", "проф"),
    laws=("ЗРУ", "ПКМ", "УП", "ПП"),
    ascii=ASCII,
)
