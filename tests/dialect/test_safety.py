"""HTML that a browser may get, and HTML that it may not: judged as a browser reads it."""

from __future__ import annotations

import pytest

from komak import dialect
from komak.dialect import REFUSED, refused

RUNS_OR_LOADS = [
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    '<svg><![CDATA[><image xlink:href="]]><img src=x onerror=alert(1)>"></svg>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>',
    '<xmp><p title="</xmp><img src=x onerror=alert(1)>"></xmp>',
    "<body onload=alert(1)>",
    "<html onclick=alert(1)>",
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//x></SCRIPT>",
    "<svg onload=alert(1)></svg>",
    "<p/onclick=alert(1)>x</p>",
    '<details open ontoggle="x"><summary>а</summary></details>',
    '<p style="background:url(//x)">x</p>',
    "<style>@import '//x'</style>",
    '<img src="https://x/y.png" alt="">',
    "<img src=//x/y.png>",
    "<img src=\\\\x\\y.png>",
    '<img src="data:image/svg+xml,x">',
    '<img src="a.png" srcset="//x 2x">',
    '<video poster="//x"></video>',
    "<audio src=//x></audio>",
    "<input type=image src=x>",
    '<picture><source srcset="//x"></picture>',
    '<a href="JaVa&#9;script:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href="javascript&colon;alert(1)">x</a>',
    '<a href="\x01javascript:alert(1)">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<a href="vbscript:x">x</a>',
    '<a href="//x/y">x</a>',
    '<a href="/\\x/y">x</a>',
    '<a href="https://x" target="_blank">x</a>',
    '<a href="https://x" ping="//y">x</a>',
    '<base href="//x">',
    '<meta http-equiv="refresh" content="0;//x">',
    '<link rel="stylesheet" href="//x">',
    "<form action=x><button formaction=y>y</button></form>",
    "<iframe srcdoc=x></iframe>",
    "<object data=x></object>",
    "<embed src=x>",
    '<div id="__config">{"base": "//x"}</div>',
    '<p class="md-overlay">x</p>',
    "<template><p>x</p></template>",
    "<!-- x -->",
    "<?x ?>",
    "<![CDATA[ x ]]>",
    "</div></article>",
    "<div>",
    '<p title="x" "onmouseover=y>z</p>',
    "*x*{: onmouseover=alert(1) }",
    "x\n{: onclick=alert(1) tabindex=1 }",
    "[x](javascript:alert(1))",
    "<javascript:alert(1)>",
    "![x](https://x/y.png)",
    "![x](//x/y.png)",
    "[ab]: javascript:alert(1)\n\n[ab]",
]
FINE = [
    "Текст, *слово*, `<b>`, 3 < 5 & 7, &lt;b&gt;, AT&amp;T",
    "## Шаг {#step}\n\n1. Раз\n2. Два\n\n- [ ] ____\n\n____",
    "| а | б |\n|:--|--:|\n| в |  |",
    '!!! note "Важно"\n    Текст[^1]\n\n[^1]: Сноска, [книга](https://example.uz/a?b=c&d=e#f).',
    "![Дом](images/a.svg) [Шаги](../guide/steps.md#step)",
    '<div class="x" lang="uz" markdown="1">\n\nМатн\n\n</div>',
    "<details><summary>Ещё</summary><p>Текст<br>строка</p></details>",
    "<table><tr><th scope=col>а</th></tr><tr><td>б<td>в</table>",
    "Термин\n:   Значение",
    "```\n<script>x</script>\n```",
]


@pytest.mark.parametrize("text", RUNS_OR_LOADS)
def test_what_runs_or_loads_is_refused(text: str) -> None:
    """Whatever a browser would run, load from elsewhere or take for its own is named."""
    assert list(refused(dialect.render(text)))


@pytest.mark.parametrize("text", FINE)
def test_what_only_shows_passes(text: str) -> None:
    """What the dialect makes, and harmless HTML, is not named."""
    assert list(refused(dialect.render(text))) == []


@pytest.mark.parametrize("text", [text for text in RUNS_OR_LOADS if "{:" in text])
def test_attributes_leave_with_markdown(text: str) -> None:
    """An attribute that the dialect does not have never reaches a page, whatever a check says."""
    html = dialect.render(text)

    assert REFUSED in html
    assert "=alert" not in html
    assert 'tabindex="' not in html
