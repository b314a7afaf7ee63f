"""Rules about the Cyrillic edition: every word of an Uzbek text can be written in Cyrillic script with certainty."""

from __future__ import annotations

import re
from collections.abc import Iterator

from komak.checks.subject import Study, Subject
from komak.edition.transcribed import texts_of
from komak.ground.issue import Code, Issue, Severity
from komak.languages.script import doubtful, round_trip
from komak.model import Document
from komak.source.lexicon import LEXICON_PATH


def round_trips(study: Study, subject: Subject) -> Iterator[Issue]:
    """No word changes when it is written in Cyrillic script and read back in Latin script."""
    document = study.document
    if document.locale not in subject.curriculum.facts.derived.values():
        return
    text = "\n\n".join((*texts_of(document.metadata), document.body))
    for word, cyrillic, back in round_trip(text, subject.lexicon):
        yield Issue(document.path, _line_of(word, document), Code.SCRIPT_ROUND_TRIP, "text",
                    f"the word {word!r} becomes {cyrillic!r} in Cyrillic script, which reads back as {back!r}",
                    f"Add a line `{word.lower()}: …` with the right Cyrillic form to `words` of {LEXICON_PATH}.",
                    Severity.WARNING)  # fmt: skip
    if not subject.lexicon.words:  # nobody here has begun to say how loan words are written
        return
    for word in doubtful(text, subject.lexicon):
        yield Issue(document.path, _line_of(word, document), Code.SCRIPT_ROUND_TRIP, "text",
                    f"in the word {word!r} the letters ts may be ц, and no rule can tell",
                    f"Add a line `{word.lower()}: …` with the right Cyrillic form to `words` of {LEXICON_PATH}.",
                    Severity.WARNING)  # fmt: skip


def _line_of(word: str, document: Document) -> int:
    whole = re.compile(rf"(?<![\wʻʼ]){re.escape(word)}(?![\wʻʼ])")
    lines = document.text.split("\n")
    return next((number for number, line in enumerate(lines, 1) if whole.search(line)), document.body_line)
