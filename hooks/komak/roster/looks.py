"""What stands in the column of names and is no person: headings, totals, signatures, sections, placeholders, contacts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .alike import in_cyrillic, in_latin, plain
from .faults import Reason
from .headings import is_date, role_of

_HEADING = """фио фиш fio фамилия имя отчество familiya familiyasi familya ism ismi фамилияси исми исм участник участники
    участника участников слушатель слушатели ishtirokchi ishtirokchilar иштирокчи иштирокчилар tinglovchi тингловчи name surname
    фамилии имена"""
_TOTAL = """итого итог итоги всего жами jami total hammasi ҳаммаси хаммаси барчаси barchasi количество сумма подытог umumiy
    умумий общее"""
_SIGNATURE = """тренер тренеры тренера ведущий ведущая ведущие подпись подписи подписал имзо imzo imzosi имзоси trener
    trenerlar тренерлар директор руководитель организатор организаторы tashkilotchi ташкилотчи координатор koordinator
    преподаватель модератор куратор секретарь бухгалтер ассистент фасилитатор печать muhr муҳр дата утверждаю
    утвердил составил составила проверил проверила тасдиқлайман tasdiqlayman rahbar раҳбар раҳбари rahbari direktor ответственный
    ответственная масъул masul список руйхат рўйхат royxat лист страница sahifa саҳифа примечание примечания izoh изоҳ мп
    зам заместитель начальник глава председатель oqituvchi ўқитувчи специалист специалисты mutaxassis"""
_SECTION = """группа группы подгруппа guruh гуруҳ гурух день школа школы maktab мактаб махалля mahalla маҳалла махалла
    mahallasi маҳалласи район района tuman tumani туман тумани смена модуль modul занятие сессия отдел отделение bolim бўлим центр
    markaz markazi маркази марказ класс sinf синф детсад лицей litsey институт университет universitet поликлиника poliklinika
    больница bogcha боғча команда jamoa поток этап обед перерыв tushlik тушлик tanaffus танаффус утро вечер онлайн очно
    резерв отсутствовали присутствовали отсутствующие присутствующие приглашенные гости mehmonlar организация организации учреждение
    tashkilot ташкилот tashkiloti ташкилоти muassasa муассаса город области область shahar шаҳар shahri viloyat viloyati вилоят
    раздел часть блок тренинг семинар курс продолжение партия фонд агентство инспекция хокимият hokimiyat hokimligi
    первая вторая третья birinchi ikkinchi uchinchi биринчи иккинчи учинчи"""
_PLACEHOLDER = """нет none null nan yoq йуқ йўқ йук йўк test тест xxx ххх пример namuna намуна example sample неизвестно
    неизвестный неизвестная неизвестен вакансия вакант vakant пусто bosh бўш бош asdf qwerty йцукен фыва noname anonim аноним tbd todo
    true false истина ложь отсутствует указано указан указана anonymous unknown nomalum номаълум заполнить внести уточнить
    фамилиев именов образец lorem ipsum гость mehmon temp abc абв"""
_WHOLE = "на na нд да ha ҳа ха yes no y n д н х x v z тоже он она болен больна заболел заболела kasal касал ок ok"
_KINDS = (
    (Reason.HEADING, frozenset(_HEADING.split())),
    (Reason.TOTAL, frozenset(_TOTAL.split())),
    (Reason.SIGNATURE, frozenset(_SIGNATURE.split())),
    (Reason.PLACEHOLDER, frozenset(_PLACEHOLDER.split())),
    (Reason.SECTION, frozenset(_SECTION.split())),
)
_CONTACT = re.compile(r"@|https?:|www\.|\.(uz|ru|com)\b|\+?\d[\d ()-]{5,}\d")
_SEVERAL = re.compile(r"[\n\r;,/&+|\\]|\s(и|va|ва|and|ҳамда|hamda)\s", re.IGNORECASE)
_SURNAME = re.compile(r"\w{2,}([оеё]в|[оеё]ва|ский|ская|ov|ova|ev|eva|yev|yeva)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 7


def looks_like(cell: str) -> Iterator[tuple[Reason, str]]:
    """What else than one person a text in the column of names seems to be."""
    text = plain(cell)
    shown = " ".join(cell.split())
    if _CONTACT.search(text) or is_date(text):
        yield Reason.CONTACT, shown
    words = [found for word in _WORD.findall(text) for found in (word, in_cyrillic(word), in_latin(word))]
    for reason, known in _KINDS:
        if known.intersection(words):
            yield reason, shown
    if len(_WORD.findall(text)) > 1 and role_of(cell):
        yield Reason.HEADING, shown
    if _is_placeholder(text):
        yield Reason.PLACEHOLDER, shown
    if _has_several(cell, text):
        yield Reason.SEVERAL, shown


def is_nothing(cell: str) -> bool:
    """Whether a cell says that there is nothing to say: «нет», «—», «н/д», “yoʻq”."""
    words = "".join(_WORD.findall(plain(cell)))
    return words in _NOTHING or (not words and not any(map(str.isdigit, cell)))


_NOTHING = frozenset(
    [
        "нет",
        "нд",
        "на",
        "yoq",
        "йуқ",
        "йўқ",
        "йук",
        "йўк",
        "none",
        "no",
        "отсутствует",
        "безотчества",
        "неимеется",
        "неуказано",
        "неуказан",
        "mavjudemas",
        "x",
        "х",
    ]
)


def _is_placeholder(text: str) -> bool:
    words = _WORD.findall(text)
    bare = "".join(words)
    repeated = [word for word in words if len(word) > 1 and len(set(word)) == 1]
    return bare in _WHOLE.split() or bool(repeated) or (bool(words) and all(len(word) == 1 for word in words))


def _has_several(cell: str, text: str) -> bool:
    words = _WORD.findall(text)
    if len(words) > 2 and _SEVERAL.search(cell.strip(" \n\r;,/&+|\\")):
        return True
    surnames = [at for at, word in enumerate(words) if _SURNAME.fullmatch(word)]
    return len(words) > _MOST_WORDS or (len(words) > 3 and len(surnames) > 1 and surnames[-1] - surnames[0] > 1)
