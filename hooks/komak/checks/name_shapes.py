"""What a name looks like, piece by piece: words, initials, fathers' names, surnames. Patterns only; `full_names` puts them together."""

from __future__ import annotations

import re

TURNED = "ʻʼ‘’'`"
_UPPER, _LOWER = "А-ЯЁЎҚҒҲӘӨҮҢ", "а-яёўқғҳәөүң"
_CYRILLIC = rf"[{_UPPER}][{_UPPER}{_LOWER}]+(?:-[{_UPPER}][{_UPPER}{_LOWER}]+){{0,2}}"
_LATIN = rf"[A-Z][A-Za-z{TURNED}]*[A-Za-z](?:-[A-Z][A-Za-z{TURNED}]*[A-Za-z]){{0,2}}"
WORD = rf"(?:{_CYRILLIC}|{_LATIN})"
INITIAL = rf"(?:(?:[{_UPPER}A-Z]|Sh|Ch|Ts|Y[aou]|[OG][{TURNED}])\.[ \t]?)"
SPACE = r"(?:[ \t]{1,9}(?:\n[ \t>]{0,30})?|\n[ \t>]{0,30})"
"""Between two words of a name: also the end of a line."""
UZBEK = "(?:ning|ga|ni|dan|da|нинг|га|ни|дан|да)?"
FATHER = (
    rf"[{_UPPER}][{_LOWER}{_UPPER}]+(?i:(?:[оеь]в|ь|узьм|икит)ич(?:а|у|ем|ом|е)?|(?:[ое]вн|иничн)(?:а|ы|е|у|ой))"
    r"|(?:Лук|Фом)ич(?:а|у|ом|е)?"
    rf"|[A-Z][A-Za-z{TURNED}]+(?i:[oe]vich|[oe]vna){UZBEK}"
)
NO_FATHERS = re.compile(
    "(?:о?сновн|уголовн|духовн|верховн|церковн|условн|безусловн|виновн|невиновн|деревн|царевн|королевн|кровн|ровн|древн"
    "|плачевн|душевн|дневн|повседневн|ежедневн|любовн|греховн).*"
)
"""Words in which a father's name only seems to be: Основной, Деревне."""
CHILD_OF = rf"(?i:(?:o ?[{TURNED}]?|u)g ?[{TURNED}]?li|ul[ıyi]|[qk][ıi]z[ıi]|[уўо][гғ]ли|оглы|улы|[қк][иы]з[иы]){UZBEK}"
"""As Uzbeks, Karakalpaks and their passports write it."""
ONE_OF = rf"(?:[{_UPPER}][{_LOWER}]{{2,}}|[A-Z][a-z{TURNED}]{{2,}})"
SURNAME = (
    rf"[{_UPPER}][{_LOWER}{_UPPER}]+(?i:[оеё]в(?:а|у|ой|ым|е|ых)?|енко|швили){UZBEK}"
    rf"|[A-Z][A-Za-z{TURNED}]+(?i:[oe]va?|yenko|enko){UZBEK}"
)
IS_SURNAME = re.compile(rf"(?:{WORD}-)?(?:{SURNAME})(?:-{WORD})?")
IS_OF_WOMAN = re.compile(rf".+(?:[оеё]ва|[oe]va){UZBEK}", re.IGNORECASE)
"""No form of a noun in -ов: «Шагов Азиза», but «Каримова Гузаль»."""
PERHAPS = (
    rf"[{_UPPER}][{_LOWER}{_UPPER}]+(?i:[иы]н(?:а|у|ой|ым|е)?|[сц]к(?:ий|ого|ому|им|ая|ой|ую)|ий|зод[аыуе]|чук(?:а|у|ом)?|ян|дзе){UZBEK}"
    rf"|[A-Z][A-Za-z{TURNED}]+(?i:ina?|[st]ki?y|[st]kaya|iy|zoda|chuk|yan){UZBEK}"
)
"""Ends as a surname does, and as many a word: it is one beside a given name."""
IS_PERHAPS = re.compile(PERHAPS)
_KOREANS = "Ким|Пак|Ли|Хван|Цой|Цай|Тен|Тян|Хан|Шин|Нам|Юн|Югай|Хегай|Kim|Pak|Li|Xvan|Hvan|Tsoy|Ten|Tyan|Xan|Shin|Nam|Yun|Yugay|Xegay"
SHORT = rf"(?i:(?:{_KOREANS}){UZBEK})"
"""Surnames of Koreans, by name."""
IS_SHORT = re.compile(SHORT)
AT_HEAD = re.compile(r"[А-ЯЁЎҚҒҲ]\w+[иы]на?|Ким|Пак|Ли|Хван|Цой|Цай|Тен|Тян|Хан|Шин|Нам|Юн|Югай|Хегай", re.IGNORECASE)
"""Of those, what stands at the head of a sentence before a given name: a Русский or a Kim may be no surname there."""
NO_SURNAMES = re.compile(
    "(?:министров|(?:о|у)?слов|снов|слев|здоров|готов|голов|основ|вдов|коров|обнов|дев|таков|каков|суров|правов|трудов|годов"
    "|базов|миров|делов|планов|кадров|целев|группов|игров|массов|бытов|финансов|ролев|полев|языков|отцов|женев|один|хозяин|граждан|господ|женщин|мужчин|девчин|магазин|машин|картин|половин|причин|родин|середин"
    "|медицин|дисциплин|глубин|тишин|витрин|корзин|долин|старин|малин|былин|вершин|равнин|общин|старшин"
    "|мфй|mfy|ветеранов|медиков|мастеров|юристов|педагогов|психологов|шагов|вопросов|ответов|уроков|добровольцев)(?:ин|а|у|ой|ым|е|ы|ых)?"
    "|(?:английск|русск|узбекск|таджикск|казахск|каракалпакск|корейск|татарск|немецк).*"
    "|(?:birov|saylov|tergov|sorov|ilova|olchov|tolov|sinov|olov|qirov|tanlov|ozoda|shahzoda|milliy|ijtimoiy|oliy|markaziy"
    "|биров|сайлов|тергов|сўров|илова|ўлчов|тўлов|синов|олов|қиров|танлов|озода|шахзода|шаҳзода|миллий|ижтимоий|олий|марказий).*"
)
"""Words that only end like one."""
