"""Words of a form meet Markdown at one place, and there they are words."""

from __future__ import annotations

import pytest

from komak import dialect
from komak.forms.voice import escaped

HOSTILE = [
    "Вопрос {: onmouseover=alert(1) }",
    "{: .km-write }",
    "{#top .x}",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "&lt;b&gt; &amp; &#60;",
    "[x](javascript:alert(1)) ![x](//y) <https://x> [^1] [ ] [x] ____",
    "*a* _b_ __c__ ~~d~~ `e` ==f== ^g^",
    "a | b || c",
    "- a",
    "+ a",
    "1. a",
    "12) a",
    "# a",
    "> a",
    "!!! facilitator",
    ": a",
    "---",
    "===",
    "***",
    "```",
    "\\{: onclick=x } \\",
    "a\nb",
    "    a",
]
PLACES = [
    "{}",
    "а\n\n{}",
    "## 1. {} {{#s}}",
    "| {} | б |\n|---|---|\n| {} | [ ] |",
    "[ ] {}  [ ] {}",
    "- [ ] {}",
    "`A-01` {} ____",
]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("words", HOSTILE)
def test_words_stay_words(words: str, place: str) -> None:
    """Whatever a form says changes no element and no attribute, and is read as it was written, in one line."""
    said, plain = (dialect.parsed(dialect.render(place.replace("{}", text).replace("{{", "{").replace("}}", "}")))
                   for text in (escaped(words), "слово"))  # fmt: skip

    assert [(e.tag, dict(e.attrib)) for e in said.iter()] == [(e.tag, dict(e.attrib)) for e in plain.iter()]
    assert "".join(said.itertext()).replace(" ".join(words.split()), "слово") == "".join(plain.itertext())
