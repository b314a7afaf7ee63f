"""Terms of the glossary: found in every form, told once, sorted as the alphabet has them, refused where they should be."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from sample_project import MODULE, added, issues_of, write_project

from komak.edition import Edition, editions
from komak.edition.transcribed import derived_terms
from komak.edition.vocabulary import vocabulary
from komak.languages import language
from komak.languages.script import convert
from komak.languages.terms import sort_key, terminology
from komak.model import Term
from komak.model.links import site_map
from komak.outputs.pages import meanings, pages
from komak.outputs.pages.glossary import with_tips
from komak.site import examine
from komak.source import read
from komak.source.glossary import read_glossary
from komak.source.lexicon import read_lexicon
from komak.source.reader import Reader

PATH = "curriculum/glossary.yml"
ENTRY = "- id: case\n  status: seen\n  terms: {ru: случай, uz: holat, en: case}\n  definition: {ru: Дело., uz: Ish.}\n"


def term(name: str, **fields: Any) -> Term:
    return Term.model_validate(
        {"id": name, "status": "seen", "definition": {"ru": "Что это.", "uz": "Bu nima."}} | fields
    )


TERMS = (
    term("case", terms={"ru": "случай", "uz": "holat"}, avoid={"ru": ["кейс"], "uz": ["keys"]}),
    term(
        "case-management",
        terms={"ru": "ведение случая", "uz": "holatni yuritish"},
        also={"ru": ["случай под ведением"]},
        avoid={"ru": ["кейс-менеджмент", "менеджмент"], "uz": ["keys-menejment"]},
    ),
    term("child", terms={"ru": "ребёнок", "uz": "bola"}),
    term("council", terms={"ru": "совет", "uz": "kengash"}),
    term("advice", terms={"ru": "попечительский совет", "uz": "vasiylik kengashi"}, avoid={"ru": ["совет опеки"]}),
)


def found(text: str, locale: str, *, avoided: bool = False) -> list[tuple[str, str]]:
    """Id and form of every term in a text."""
    terms = terminology(TERMS, locale, avoided=avoided)
    return [(each.term.id, text[each.start : each.end]) for each in terms.find(text)]


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("uz", "a bola fil gul hol oila xola yosh zar oʻrmon gʻor shahar chol"),
        ("uz", "mana maʼno manzil ovqat oyna sabr suv Zamon Oʻzbek oʻzga Gʻani"),
        ("uz-Cyrl", "аёл ер ёш йил чол шаҳар эл юз ят ўрмон қиз ғор ҳол"),
        ("ru", "еда ежи Ель ёлка ёрш жук мать Яна case"),
    ],
)
def test_the_order_of_an_alphabet(locale: str, words: str) -> None:
    """Uzbek: Oʻ Gʻ Sh Ch after Z, Ў Қ Ғ Ҳ after Я; Russian: Ё after Е; the mark ʼ and case are nothing."""
    given = words.split()

    shuffled = sorted(given)
    assert sorted(shuffled, key=lambda word: sort_key(word, locale)) == given


def test_spaces_and_hyphens_come_first() -> None:
    words = ["ona", "ona boʻlmoq", "ona-bola", "onalik"]

    shuffled = sorted(words)
    assert sorted(shuffled, key=lambda word: sort_key(word, "uz")) == words


@pytest.mark.parametrize(
    ("locale", "form", "name"),
    [
        *(("ru", form, "case") for form in ("случай", "Случаи", "случая", "случаю", "случаем", "случаев", "случаями")),
        *(("ru", form, "case-management") for form in ("ведения случая", "Ведению случаев", "случаи под ведением")),
        *(("ru", form, "child") for form in ("ребенок", "Ребёнка", "ребёнком")),
        *(("uz", form, "case") for form in ("holat", "Holatlar", "holatlarning", "holatimizda", "holati", "holatga")),
        *(
            ("uz", form, "case-management")
            for form in ("holatni yuritish", "holatni yuritishda", "Holatni yuritishning")
        ),
        *(("uz", form, "child") for form in ("bolalar", "bolalarimizga", "bolaning")),
    ],
)
def test_a_term_is_found_in_every_form(locale: str, form: str, name: str) -> None:
    before, after = ("Мы говорим о ", ", а не о другом.") if locale == "ru" else ("Biz ", " haqida gapiramiz.")

    assert found(f"{before}{form}{after}", locale) == [(name, form)]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("ru", "Случайно выпало, случайная встреча, советский дом."),
        ("uz", "Bolta bilan, boladigan emas — xolat."),
    ],
)
def test_a_word_that_only_looks_like_a_term(locale: str, text: str) -> None:
    assert found(text, locale) == []


def test_the_longest_form_wins() -> None:
    assert found("Ведение случая и случай; попечительского совета нет.", "ru") == [
        ("case-management", "Ведение случая"),
        ("case", "случай"),
        ("advice", "попечительского совета"),
    ]


def test_forms_to_avoid_are_found_with_their_endings() -> None:
    assert found("кейсы, кейс-менеджментом, менеджмента", "ru", avoided=True) == [
        ("case", "кейсы"), ("case-management", "кейс-менеджментом"), ("case-management", "менеджмента"),
    ]  # fmt: skip
    assert found("keyslar, keyin, keys-menejmentning", "uz", avoided=True) == [
        ("case", "keyslar"), ("case-management", "keys-menejmentning"),
    ]  # fmt: skip


GUARDED = (
    ENTRY.replace("  definition", "  avoid: {ru: [кейс, совет]}\n  definition")
    + "- id: board\n  status: seen\n  terms: {ru: попечительский совет, uz: vasiylik kengashi, en: board}\n"
    "  definition: {ru: Люди., uz: Odamlar.}\n"
)


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Разберите кейсы.", ["кейсы"]),
        ("Спросите совета.", ["совета"]),
        ("Спросите попечительский совет.", []),
        ("Решение попечительского совета и ваш совет.", ["совет"]),
        ("Слово «кейс» не пишем, и *кейс* тоже.", []),
        ("Смотрите https://example.uz/кейс и `кейс`.", []),
    ],
)
def test_a_form_to_avoid_is_refused_unless_it_is_quoted_or_part_of_a_term(
    tmp_path: Path, text: str, forms: list[str]
) -> None:
    """KM214, at the line of the word."""
    root = write_project(tmp_path, {PATH: GUARDED} | added(MODULE, text))
    refused = [issue for issue in issues_of(root) if " KM214 " in issue]

    assert refused == [
        f"{MODULE}:31: KM214 case: the form {form!r} is to be avoided. Write «случай»." for form in forms
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ENTRY + ENTRY, "5: KM216 case: the id stands here a second time, first in line 1."),
        ("case: случай\n", "1: KM216 list: this file must be a list."),
        (
            ENTRY.replace(", uz: holat", ""),
            "1: KM201 case: the term or its definition is missing in the language 'uz'.",
        ),
        (ENTRY.replace("status: seen", "status: known"), "2: KM012 status: "),
        (ENTRY.replace("  status: seen\n", ""), "1: KM014 status: "),
        (ENTRY.replace("definition", "meaning"), "4: KM013 meaning: "),
        (ENTRY + ENTRY.replace("id: case", "id: deal"), "5: KM216 deal: the form 'случай' belongs to 'case', too."),
        (
            ENTRY.replace("  def", "  avoid: {ru: [Случай]}\n  def"),
            "1: KM216 case: the form 'Случай' is to be avoided, but",
        ),
        (ENTRY.replace("{ru: Дело., uz: Ish.}", "{ru: Дело., ru: Ещё., uz: Ish.}"), "4: KM010 "),
        (ENTRY.replace("{ru: Дело., uz: Ish.}", "{ru: Дело., uz: Ish."), ": KM008 "),
    ],
)
def test_a_mistake_in_the_glossary_is_named_with_its_line(tmp_path: Path, text: str, expected: str) -> None:
    issues = [issue for issue in issues_of(write_project(tmp_path, {PATH: text})) if issue.startswith(PATH)]

    assert [issue for issue in issues if expected in issue], issues


def test_a_mistake_costs_one_term(tmp_path: Path) -> None:
    curriculum = read(write_project(tmp_path, {PATH: ENTRY.replace("seen", "known") + ENTRY})).curriculum
    assert curriculum is not None

    assert [term.id for term in curriculum.glossary] == ["case"]


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    """Russian, with a glossary of two terms; the first has signs in its meaning that HTML and scripts know."""
    text = ENTRY.replace("Дело.", '"Дело «А» & \\"Б\\" <i>"') + ENTRY.replace("case", "child", 1).replace(
        "случай", "ребёнок"
    ).replace("holat", "bola").replace("en: case", "en: child")
    curriculum, _ = examine(write_project(tmp_path, {PATH: text}))
    assert curriculum is not None
    return editions(curriculum)[0]


def tips(text: str) -> list[str]:
    """Words that carry a tip."""
    return [str(tip.text_content()) for tip in html.fromstring(f"<div>{text}</div>").xpath(".//a[@class='km-term']")]


def test_the_first_mention_is_told_and_no_other(edition: Edition) -> None:
    page = with_tips(
        "<p>О случаях и <em>случае</em>.</p><p>Случай ребёнка.</p>", vocabulary(edition), "../../glossary/"
    )

    assert tips(page) == ["случаях", "ребёнка"]
    assert 'href="../../glossary/#case">случаях</a> и' in page
    assert page.endswith("ребёнка</a>.</p>")


def test_what_terms_mean_is_told_by_a_script(edition: Edition) -> None:
    [(place, script)] = meanings(edition).items()

    assert place == "assets/terms/ru.js"
    told = json.loads(script.removeprefix("globalThis.komakTerms = ").removesuffix(";\n"))
    assert told["case"] == 'Дело «А» & "Б" <i>'


@pytest.mark.parametrize(
    "closed",
    [
        "<h2>Случай</h2>",
        '<h1 id="x">Наш <em>случай</em></h1>',
        '<a href="x/"><strong>случай</strong></a>',
        "<code>случай</code>",
        "<pre><code>случай</code></pre>",
        "<table><thead><tr><th>Случай</th></tr></thead></table>",
        "<nav><ul><li>случай</li></ul></nav>",
        "<dl><dt>случай</dt><dd>случай</dd></dl>",
        '<img alt="случай" src="x.svg">',
        "<!-- случай -->",
    ],
)
def test_no_tip_stands_where_it_would_disturb(edition: Edition, closed: str) -> None:
    """What is closed stays byte for byte; the next mention in running text is the first."""
    page = with_tips(f"{closed}<p>Ещё один<br>случай.</p>", vocabulary(edition), "../../glossary/")

    assert page.startswith(closed)
    assert tips(page.removeprefix(closed)) == ["случай"]


def test_cells_of_a_table_and_items_of_a_list_are_told(edition: Edition) -> None:
    text = "<table><thead><tr><th>Случай</th></tr></thead><tbody><tr><td>случай</td></tr></tbody></table><ul><li>ребёнок</li></ul>"

    assert tips(with_tips(text, vocabulary(edition), "glossary/")) == ["случай", "ребёнок"]


def test_only_pages_to_be_read_have_tips(edition: Edition) -> None:
    """Lists of modules, the glossary itself and the pages of forms stay as they are."""
    has_tips = {page.uri: page.has_tips for page in pages(edition, site_map(edition.curriculum))}

    assert has_tips["modules/care/first/"]
    assert has_tips["modules/care/first/facilitator/"]
    assert not any(has_tips[uri] for uri in ("modules/", "modules/care/", "glossary/", "forms/", "handouts/"))


@cache
def own_glossary() -> tuple[Term, ...]:
    """The glossary that the project itself is written by, in every script; the other texts are not asked."""
    reader = Reader(Path(__file__).parents[2])
    found = derived_terms(read_glossary(reader).all, read_lexicon(reader))
    assert found
    return found


def own(text: str, locale: str, *, avoided: bool = False) -> list[str]:
    """Forms of our own glossary in a text."""
    return [text[each.start : each.end] for each in terminology(own_glossary(), locale, avoided=avoided).find(text)]


@pytest.mark.parametrize(
    ("locale", "form"),
    [
        ("uz", "Ijtimoiy ishchi"),
        ("uz", "ijtimoiy ishchilarning"),
        ("uz", "zoʻravonlik qurboni"),
        ("uz", "zoʻravonlik qurbonlari"),
        ("uz", "supervizorga"),
        ("uz", "idoralar aro hamkorlikni"),
        ("ru", "омбудсмен"),
        ("ru", "омбудсмену"),
        ("ru", "омбудсменом"),
        ("ru", "жертвам насилия"),
    ],
)
def test_a_refused_form_is_found_with_any_ending(locale: str, form: str) -> None:
    """And is never covered by an accepted one: ijtimoiy ishchi is no ijtimoiy ish."""
    assert own(f"{form} bor.", locale, avoided=True) == [form]
    assert form not in own(f"{form} bor.", locale)


@pytest.mark.parametrize(
    ("latin", "forms"),
    [
        ("ijtimoiy ishlarni, aniqlashda", ["ижтимоий ишларни", "аниқлашда"]),
        ("ota-onalarning huquqi", ["ота-оналарнинг"]),
        ("mahalla raislari", ["маҳалла раислари"]),
        ("holatlarimizda", ["ҳолатларимизда"]),
        ("chaqaloq va aniqlashtirmang", []),
    ],
)
def test_terms_have_their_endings_in_cyrillic_script(latin: str, forms: list[str]) -> None:
    """Each form of the Latin text is found in its Cyrillic twin as well."""
    assert own(convert(latin), "uz-Cyrl") == forms
    assert len(own(latin, "uz")) == len(forms)


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("ru", True), ("uz", False), ("uz-Cyrl", True), ("kaa", False), ("en", False), ("kk", True), ("kk-Latn", False)],
)
def test_the_script_of_a_language(locale: str, expected: bool) -> None:  # noqa: FBT001
    """Letters of answers follow the script, not the name of one language."""
    assert language(locale).is_cyrillic == expected
    assert language(locale).option_letters[:2] == ("АБ" if expected else "AB")
