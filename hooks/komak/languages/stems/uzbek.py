"""Uzbek words in both scripts without spelling and endings: the same as ``theme/assets/search/uz.js``, rule for rule.

Why it is as it is stands there; ``tests/search/test_stems.py`` and the checks of the published texts compare the two.
"""

from __future__ import annotations

import re
import unicodedata

from komak.languages.stems.words import plain

_LATIN = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "ё": "yo", "ж": "j", "з": "z", "и": "i", "й": "y", "к": "k",
    "қ": "q", "л": "l", "м": "m", "н": "n", "о": "o", "ў": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "x", "ҳ": "h", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya",
})  # fmt: skip
_REFORMED = str.maketrans({"ş": "sh", "ș": "sh", "ç": "ch", "ñ": "ng"})
_CYRILLIC = re.compile("[а-яёғқўҳ]")


def fold(word: str) -> str:
    """A word in Latin letters, small, without apostrophes, whatever it was written in."""
    folded = plain(unicodedata.normalize("NFC", word).lower().translate(_REFORMED))
    return re.sub("(?<=[bt])y(?=udj|abr)", "", _to_latin(folded) if _CYRILLIC.search(folded) else folded)


def _to_latin(word: str) -> str:
    yotted = re.sub("^е|(?<=[аеёиоуэюяўъь])е", "ye", word).replace("е", "e")
    return re.sub("(?<=[аеёиоуэюяў])ц", "ts", yotted).replace("ц", "s").translate(_LATIN)


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NOUNS = _listed("""
    adabiyot aka ariza aynik ayniqsa ayol agentlik asos ahvol amaliyot anketa avlod ayni azo bahs band baho barmoq bayram begona belgi bilim bino bir birga
    bob bobo bogcha bola bolim bosh boshqa bosqich bulling bugun butun buvi chegara daqiqa dars daraja daromad dastur davr davra
    deraza devor doim doira dori dost dunyo ega egiz ekan erkak ertaga eslatma er farzand foyda forma gap giybat guruh
    hafta hamma haqida havola hissa hodisa hodim holat hona hudud huquq hujjat idora ijro ikki ildiz ism ish ishonch
    izoh janjal jadval janob jazo jinoyat joy juma kasallik kasb kasal kasalxona katta kecha keksa kelin kim kishi kitob komak
    korsatkich kon kop kun lavozim maktab maqsad maqtov masala mashq mashgulot masalan masul mavzu mahalla majlis mehr
    markaz mezon modda modul monitoring moliya mulk muammo muassasa muddat mudir muhim mutaxassis nafaqa namuna narsa
    natija navbat nevara nima oila olim ona opa oqibat oqim oqituvchi oquv oquvchi orta orin orqa osma osmir ota
    oy oyin odam pasport poliklinika psixolog qadam qalam qanday qaror qasam qayd qishloq qism qiz qoida qonun qoshni
    qollanma ravish raqam rang rasm reja reyting rol roza royxat ruh sabab sana sanoq savod savol savdo shaxs
    shahar shakl shifokor sinf singil sir so som son soz soha subhat suhbat sud sogliq soglom sorovnoma tabiat tabib
    talab talim taqdim taqvim tarbiya tarjima tarkib tartib tarif tasdiq tashkilot tashvish tavsiya tizim toifa tomon
    topshiriq toshma trener trening tuman tun turmush uchrashuv uka umid umumiy umr usul uy vada vaqt varaq
    vasiy vazifa vaziyat viloyat voqea xabar xarita xato xavf xavfsizlik xizmat xodim xona xotin xulosa xulq yil
    yol yon yordam yosh yoshlar yozuv yurist zarar zina
""")
_VERBS = _listed("""
    ayt ber bil bol boq bor bos chiq de ek et ich ish kel kes ket kir kol kor kut och ol oqi organ ot oyla oyna qara qil qol
    qoy sana sev sol sora sot tani tashi tegish tek ter tik til tin top tur tush tut tuz uch ur uxla yasa yasha yet yig
    yoz yur yut yuri ye qaytar boshla ishla sozla tingla tanla tayyorla bogla aniqla bahola belgila tasvirla gapir
    almash ergash gaplash kelish tanish tushun uchrash
    qatnash tuga tugat yangila yakunla tarqat toldir imzola rejalashtir boshqar kuzat
    zorla zorlash kaltakla kaltaklash dopposla savala oldir yoqol qoch zaharla kuydir
""")
_CASE = "(?:ning|niki|(?<!o)ni|dan|dagi|da|gacha|(?<=k)kacha|(?<=q)qacha|ga|(?<=k)ka|(?<=q)qa|dek|day)"
_MINE = "(?:imiz|ingiz|lari|miz|ngiz|im|ing|(?<=[aeiou])si|i|m|ng)"
_WHOSE = "(?:imiz|ingiz|lari|(?<=[aeou])si|i)"


def _noun(whose: str) -> str:
    return f"(?:lar)?{whose}?(?:{_CASE}(?:lar{_CASE}?)?)?(?:mi|dir)?"


_PERSON = "(?:man|san|miz|siz)"
_A = "(?<![bdfghjkmnpqrstvxyz]l)a"


def _verbal(vowel: str) -> str:
    finite = (
        f"(?:(?:{_A}|y)(?:di|dilar|{_PERSON})|{_A}?yap(?:ti|tilar|{_PERSON})|di(?:m|ng|k|ngiz|lar)?|sa(?:m|ng|k|ngiz)?|sin(?:lar)?"
        f"|moqda|moqchi{_PERSON}?|(?:i|(?<={vowel}))b(?:di|{_PERSON})?|(?<!n)ing(?:iz|lar)?|(?<={vowel})ng(?:iz|lar)?|aylik"
        "|(?<=a)ylik)(?:mi)?"
    )
    participle = (
        f"(?:(?:{_A}|y)digan|{_A}?yotgan|gan|(?<=k)kan|(?<=q)qan|u?vchi|guncha|gach|gancha|ish|moq){_noun(_MINE)}"
        f"|(?<={vowel})sh{_noun(_WHOSE)}"
    )
    return f"(?:ma(?:y|s|sdan|sli[kg]{_noun(_MINE)})|(?:ma)?(?:{finite}|{participle}))"


_AFTER_NOUN = re.compile(_noun(_MINE))
_AFTER_VERB = re.compile(f"(?:a|y|ay|ma|ar|ardi|{_verbal('[aeiou]')})?")
_VERBAL = re.compile(f"(.{{3,}}?){_verbal('a')}")
_NOMINAL = re.compile(f"(.{{3,}}?){_noun(_WHOSE)}")
_SHORTENED = {
    "burn": "burun", "kongl": "kongil", "ogl": "ogil", "ogz": "ogiz", "orn": "orin", "qorn": "qorin", "shahr": "shahar",
    "singl": "singil", "singli": "singil",
}  # fmt: skip


def stem(word: str) -> str:
    """The beginning of a folded word that all its forms share."""
    found = _known(word) or _unknown(word)
    whole = _SHORTENED.get(found, found)
    return whole if len(whole) < 4 else re.sub("[qg]$", "k", whole)


def _known(word: str) -> str | None:
    for length in range(len(word), 1, -1):
        start = word[:length]
        is_noun = start in _NOUNS or start in _SHORTENED
        endings = _AFTER_NOUN if is_noun else _AFTER_VERB if start in _VERBS else None
        if endings and endings.fullmatch(word, length):
            return start
    return None


def _unknown(word: str) -> str:
    found = _VERBAL.fullmatch(word) or _NOMINAL.fullmatch(word)
    return re.sub("(?<=...)i$", "", found[1]) if found else word
