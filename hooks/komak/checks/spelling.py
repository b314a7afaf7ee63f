"""Letters that many keyboards do not have and that are left out: ʻ and ʼ in Uzbek, ё in Russian.

Both rules know words, not spelling: only forms that can be nothing else. “Oz” may be few, so it is not in the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from komak.checks.detectors import QUOTED, all_lines
from komak.checks.subject import Study, Subject
from komak.ground.issue import Code, Issue, Severity

_MARKED = """
oʻqituvchi oʻquvchi oʻquv oʻrganish oʻrganadi oʻrganib oʻrgangan oʻrgat oʻzgar oʻsmir oʻrtacha oʻrtasida oʻtkaz oʻtkir oʻlchov oʻrnat oʻrinbosar
oʻzbek oʻyinchoq oʻgʻil oʻgʻli oʻxsha oʻylab
gʻamxoʻr gʻoya toʻgʻri togʻri bogʻcha bogʻliq bogʻlan bogʻla sogʻlom sogʻliq sogʻlig mashgʻulot tugʻil yigʻilish
yigʻish ogʻir ogʻriq ogʻzaki qogʻoz sugʻurta toʻgʻrisida
qoʻshnilar qoʻshnisi qoʻshimcha qoʻllab qoʻllanma qoʻlla koʻrsat koʻnikma koʻpchilik koʻpincha koʻproq koʻngil koʻcha koʻrib koʻrish
soʻrov soʻngra soʻnggi soʻraydi soʻrang toʻliq. toʻldiring toʻldirish toʻxtat toʻplam toʻplan toʻrtta
roʻyxat boʻlim boʻladi boʻlgan boʻlsa boʻlib boʻlmasa boʻlmaydi boʻyicha yoʻnalish goʻdak zoʻravon moʻljal doʻsti doʻstlar doʻkon
xoʻjalik hoʻjalik choʻntak
taʼlim maʼlumot maʼnosi eʼtibor masʼul anʼanaviy anʼanalar sunʼiy vaʼda daʼvat taʼsir maʼmuriy maʼqul baʼzi. baʼzan eʼlon eʼtiroz isteʼdod
maʼruza taʼminla jurʼat taʼkidla maʼnaviy
"""
"""Beginnings of common words, whole words with a full stop. Without their marks none is (the beginning of) another."""
_WORD = re.compile(r"[A-Za-z]+(?:[ʻʼ'’‘`][A-Za-z]+)*")
_MARKS = re.compile("[ʻʼ]")

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
"""Words, and beginnings with a star, that are never written with е where they have ё."""
_WITH_E = re.compile("приемл|объемл|подъемл")
"""Other words with such a beginning."""
_RUSSIAN = re.compile(r"[А-Яа-яЁё]+")


def missing_marks(study: Study, _: Subject) -> Iterator[Issue]:
    """Common Uzbek words have their ʻ and ʼ: Oquvchi and togri are typed on a keyboard that lacks them."""
    if study.document.locale == "uz":
        for number, word in _words(study, _WORD):
            if not _MARKS.search(word) and (found := _marked_beginning(word.lower())):
                yield study.issue(number, Code.UZBEK_APOSTROPHE, "text",
                                  f"the word {word!r} has lost its mark", f"Write it as in «{found}…».")  # fmt: skip


def missing_dots(study: Study, _: Subject) -> Iterator[Issue]:
    """Russian is written with ё: it is our house style, and readers of a second language need it."""
    if study.document.locale == "ru":
        for number, word in _words(study, _RUSSIAN):
            right = _dotted(word.lower())
            if right:
                yield Issue(study.document.path, number, Code.RUSSIAN_YO, "text", f"the word {word!r} is written with ё",
                            f"Write «{right}».", Severity.WARNING)  # fmt: skip


def _words(study: Study, pattern: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    for number, line in all_lines(study, QUOTED):
        for word in pattern.findall(line):
            yield number, word


@cache
def _marked_beginning(word: str) -> str:
    """How a word that lacks its mark begins, else nothing. A full stop behind a word ends it: no beginning matches."""
    return next((right for bare, right in _marked() if f"{word}.".startswith(bare)), "").rstrip(".")


@cache
def _marked() -> tuple[tuple[str, str], ...]:
    return tuple((_MARKS.sub("", right), right) for right in _MARKED.split())


@cache
def _dotted(word: str) -> str:
    """The right form of a word that lacks its ё, else nothing."""
    if "ё" in word or "е" not in word or _WITH_E.match(word):
        return ""
    whole, beginnings = _dots()
    if word in whole:
        return whole[word]
    return next((right + word[len(bare) :] for bare, right in beginnings.items() if word.startswith(bare)), "")


@cache
def _dots() -> tuple[dict[str, str], dict[str, str]]:
    """Whole words and beginnings, by how they look without ё."""
    words = _DOTTED.split()
    whole = {word.replace("ё", "е"): word for word in words if not word.endswith("*")}
    return whole, {word[:-1].replace("ё", "е"): word[:-1] for word in words if word.endswith("*")}
