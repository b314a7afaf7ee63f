"""What is named after somebody is no person; nor is a writer of a schoolbook, or the president."""

from __future__ import annotations

import re

from komak.checks.given_names import is_nominative
from komak.checks.name_shapes import TURNED

_BEFORE = re.compile(
    r"(?:\b(?:ул(?:иц\w+|\.)|просп(?:ект\w*|\.)|площад\w+|переул\w+|бульвар\w*|имени|парк\w*|метро|станци\w+)"
    r"|\b(?:школ|лице|колледж|институт|университет|библиотек|больниц|театр)\w*[^.\n]{0,20}\bим\.)\s*[«“\"]?$",
    re.IGNORECASE,
)
_OF_SOMEBODY = re.compile(
    r"\b(?:махалл\w+|[МС]СГ|[МС]ФЙ|массив\w*|аэропорт\w*|район\w*|канал\w*|лице\w+|стадион\w*|пос[её]л\w+|сел[оаеу]|мечет\w+|фонд\w*|преми\w+)\s*(?P<quote>[«“\"])?$",
    re.IGNORECASE,
)
"""Behind them a name is the place's if it is quoted, or says whose the place is: Усмана Юсупова. «В районе Азиз Каримов» is a person."""
_AFTER = re.compile(
    rf"[»”\"]?\s+(?i:ko[{TURNED}]?chasi|кўчаси|nomidagi|номидаги|nomli|номли|xiyoboni|хиёбони|tumani|тумани|mahallasi|маҳалласи"
    r"|MFY|МФЙ|aeroporti|аэропорти|massivi|массиви|kanali|канали|stadioni|стадиони|metro)"
    r"|[»”\"]?\s+(?:р(?:айо)?н\w*|област\w+|язык\w*|лице\w+|вилоят\w+)\b"
)
_KNOWN = re.compile(
    r"(?:Алишер\w*|Alisher) (?:Наво[ий]|Navoi)|(?:Абдулл\w+|Abdulla) (?:Авлони|Avloni|[ҚК]один?р|Кадыри|Qodiri)"
    r"|(?:Шавкат\w*|Shavkat|Ш\. ?М\.|Sh\. ?M\.) (?:Мирзи[ёе]ев|Mirziyoyev)"
    r"|(?:Л[её]?в\w*|Льв\w+|Л\. ?С\.) Выготск|(?:Антон\w*|А\. ?С\.) Макаренк|(?:Александр\w*|А\. ?С\.) Пушкин|(?:Л[её]в|Льв\w+) Толст"
)
_NEAR = 60


def is_named_after(text: str, start: int, end: int) -> bool:
    """Whether the name at this place of a text is that of a street, a mahalla, a classic."""
    before = text[max(0, start - _NEAR) : start]
    if _BEFORE.search(before) or _AFTER.match(text, end) or _KNOWN.match(text, start):
        return True
    place = _OF_SOMEBODY.search(before)
    return place is not None and (bool(place["quote"]) or not any(map(is_nominative, text[start:end].split())))
