"""Uzbek in Latin script."""

from __future__ import annotations

import re

from babel import Locale

from komak.languages.dates import Stretch, day_numbers, month_name
from komak.languages.language import Growth, Language, Searched, parted
from komak.languages.marks import unmarked
from komak.languages.stems import uzbek_fold, uzbek_stem

GROWTH = Growth(
    chain=re.compile(
        r"^(?:lar|im|ing|imiz|ingiz|i|si|ni|ning|ga|da|dan|ka|qa|cha|dagi|ligi|lik|li|siz|ma|mi"
        r"|лар|им|инг|имиз|ингиз|и|си|ни|нинг|га|да|дан|ка|қа|ча|даги|лиги|лик|ли|сиз|ма|ми)*$"
    ),
    possessive=("si", "i", "си", "и"),
    verbal=("ish", "иш"),
    another=re.compile(r"^(?:tir|тир|til|тил)"),  # makes a verb of a verb: aniqlashtirmang is no aniqlash
    softer=frozenset({("k", "g"), ("q", "g"), ("к", "г"), ("қ", "ғ")}),
)
"""Of both scripts."""
SEARCHED = Searched(uzbek_fold, uzbek_stem)
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
"""Without their marks none is (the beginning of) another."""
_TEENS = "oʻn " * 9
_MONTHS = "yanvar|fevral|mart|aprel|may|iyun|iyul|avgust|sentabr|oktabr|noyabr|dekabr"


def folded(word: str) -> str:
    """In small letters, without apostrophes."""
    return unmarked(word.lower())


def days(year: int, group: list[Stretch], locale: Locale) -> str:
    """The month stands at each number: «12–13-iyun, 20-iyun»."""
    return f"{year}-yil " + ", ".join(f"{day_numbers(one)}-{month_name(one[0].month, locale)}" for one in group)


LANGUAGE = Language(
    tag="uz",
    name="Uzbek",
    # Law of 1995: the digraphs are letters and stand at the end (FACTS 6.1).
    alphabet=parted("a b d e f g h i j k l m n o p q r s t u v x y z oʻ gʻ sh ch ng"),
    vowels="aeiou",
    word_tag="uz-Latn-UZ",
    iso="uzb",
    search=SEARCHED,
    fold=folded,
    growth=GROWTH,
    days=days,
    date="2019-yil 19-iyun",
    wrong_dates=re.compile(rf"(?<![\d-])\d{{1,2}} (?:{_MONTHS})\b"),
    numbers=parted(f"nol bir,yagona ikk,juft uch toʻrt besh olti yetti sakkiz toʻqqiz oʻn {_TEENS} yigirma"),
    telling=frozenset({"va", "bilan", "uchun", "bu", "ham", "yoki", "emas", "kerak", "boʻlsa", "qanday", "haqida"}),
    telling_ends=re.compile("(?:lar|lari|larning|larni|ning|dagi|lik|chilik|ish|siya|shi|moqda|adi|ydi|ing|imiz)$"),
    marked=parted(_MARKED),
    name_endings=r"(?:jon|xon)?(?:lar)?(?:ga|da)?(?:ning|ni|ga|da|dan|dagi|niki|day|dek|mi|cha|gina|si|ku)?",
    age_after=r"(?:\syosh|-yosh)(?:da|li)?\b",
    age_before=r"\syoshli",
    no_units=("va", "yoki", "dan", "bilan"),
    abbreviations=("koʻch",),
    before_day=r"\d-yil",
)
