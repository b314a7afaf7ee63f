"""The self-check page in a real browser: with the keyboard, by ear, from a disk, without scripts."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from tests.conftest import Built
from tests.questions.conftest import TEST
from tests.windows import DESK, Windows


@pytest.fixture
def page(windows: Windows, host: str) -> Iterator[Page]:
    with windows.lent(**DESK) as page:
        page.goto(host + TEST)
        page.wait_for_selector(".km-test--ready")
        yield page


def spoken(page: Page, expression: str) -> str:
    """Return what a script finds on the page, with plain spaces."""
    return str(page.evaluate(expression)).replace("\N{NO-BREAK SPACE}", " ")


def press_until(page: Page, key: str, expression: str, wanted: str) -> None:
    """Press a key until the page says what is wanted; ten times are more than any list here is long."""
    for _ in range(10):
        if spoken(page, expression) == wanted:
            return
        page.keyboard.press(key)
    pytest.fail(f"{key} does not lead to {wanted!r}; the last was {spoken(page, expression)!r}")


def feedback(page: Page, question: str) -> str:
    """Return what is said about an answer."""
    return page.locator(f"[data-question={question}] [role=status]").inner_text()


def score(page: Page, outcome: str) -> str:
    return page.locator(f"[data-outcome={outcome}] .km-result__score").inner_text()


def choose(page: Page, question: str, *options: str) -> None:
    form = page.locator(f"[data-question={question}]")
    for option in options:
        form.get_by_label(option).check()
    form.get_by_role("button").click()


def test_a_right_answer_is_explained_and_counted(page: Page) -> None:
    choose(page, "door", "Имя и цель")

    assert feedback(page, "door").startswith("Верно.")
    assert "магнолия" in feedback(page, "door")
    assert "пион" in feedback(page, "door")
    assert (score(page, "greet"), score(page, "leave")) == ("1 из 3", "0 из 2")


def test_a_wrong_answer_shows_the_right_one(page: Page) -> None:
    choose(page, "door", "Ничего")

    assert feedback(page, "door").startswith("Пока не так.")
    marked = page.locator("[data-question=door] .km-choice:has(.km-choice__mark)")
    assert sorted(text.replace("\N{NO-BREAK SPACE}", " ") for text in marked.all_inner_texts()) == [
        "Имя и цель\nверный ответ",
        "Ничего\nваш выбор, неверно",
    ]
    assert score(page, "greet") == "0 из 3"


@pytest.mark.parametrize(("chosen", "verdict"), [
    (["Улыбка = тепло", "Время ~ 10 минут"], "Верно."),
    (["Улыбка = тепло"], "Пока не так."),
    (["Улыбка = тепло", "Время ~ 10 минут", "Толпа #соседей"], "Пока не так."),
])  # fmt: skip
def test_of_several_right_options_all_are_wanted_and_no_other(page: Page, chosen: list[str], verdict: str) -> None:
    choose(page, "signs", *chosen)

    assert feedback(page, "signs").startswith(verdict)


def test_pairs_are_compared_one_by_one(page: Page) -> None:
    form = page.locator("[data-question=pairs]")
    form.get_by_label("Бабушка").select_option("Приглашает")
    form.get_by_role("button").click()
    assert feedback(page, "pairs") == "Выберите ответ для каждой строки."
    form.get_by_label("Гость").select_option("Кричит")
    form.get_by_role("button").click()

    assert feedback(page, "pairs").startswith("Пока не так.")
    assert form.locator(".km-match").nth(0).locator(".km-choice__mark").inner_text() in (
        "верный ответ", "верный ответ: Благодарит")  # fmt: skip
    assert "верный ответ: Благодарит" in form.inner_text()


def test_nothing_is_counted_before_something_is_chosen(page: Page) -> None:
    page.locator("[data-question=door]").get_by_role("button").click()

    assert feedback(page, "door") == "Сначала выберите ответ."
    assert page.locator(".km-result__progress").inner_text() == "Проверено вопросов: 0 из 4. Верно: 0."


def test_a_checked_answer_cannot_be_mended_to_a_better_score(page: Page) -> None:
    choose(page, "door", "Ничего")
    assert page.locator("[data-question=door] input:not(:disabled)").count() == 0
    page.locator("[data-question=door]").get_by_role("button").click(force=True)

    assert score(page, "greet") == "0 из 3"


def test_the_keyboard_is_enough(page: Page) -> None:
    """Tab and arrows choose, Enter checks, Space ticks; the focus stays where the reader is."""
    page.locator("[data-question=door] input").first.focus()
    press_until(page, "ArrowDown", "document.activeElement.closest('label').innerText", "Имя и цель")
    page.keyboard.press("Enter")
    assert feedback(page, "door").startswith("Верно.")

    for _ in range(8):
        page.keyboard.press("Tab")
        label = spoken(page, "document.activeElement.closest('label')?.innerText || document.activeElement.innerText")
        if label in ("Улыбка = тепло", "Время ~ 10 минут"):
            page.keyboard.press("Space")
        if label == "Проверить":
            page.keyboard.press("Enter")
            break
    assert feedback(page, "signs").startswith("Верно.")
    assert page.evaluate("document.activeElement.closest('form').dataset.question") == "signs"

    right = {"Бабушка": "Приглашает", "Гость": "Благодарит"}
    for _ in right:
        page.keyboard.press("Tab")
        prompt = spoken(page, "document.activeElement.labels[0].innerText")
        press_until(page, "ArrowDown", "document.activeElement.selectedOptions[0].text", right[prompt])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert feedback(page, "pairs").startswith("Верно.")


def test_starting_again_forgets_everything(page: Page) -> None:
    choose(page, "door", "Имя и цель")
    page.get_by_role("button", name="Начать сначала").click()

    assert feedback(page, "door") == ""
    assert page.locator(":is(.km-test input):is(:checked, :disabled), .km-choice__mark").count() == 0
    assert score(page, "greet") == "0 из 3"
    assert page.evaluate("document.activeElement.closest('form').dataset.question") == "door"


def test_every_answer_has_a_name_and_every_question_a_legend(page: Page) -> None:
    for form in page.locator(".km-question").all():
        assert form.locator("fieldset > legend").inner_text().startswith("Вопрос ")
        for control in form.locator("input, select").all():
            assert control.evaluate("control => control.labels.length") == 1
        assert form.locator("[role=status]").count() == 1


def test_nothing_is_stored_and_nothing_is_sent(browser: Browser, host: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(host + TEST)
        page.wait_for_selector(".km-test--ready")
        page.wait_for_load_state("networkidle")
        before, asked = page.evaluate("[{...localStorage}, {...sessionStorage}, document.cookie]"), list[str]()
        page.on("request", lambda request: asked.append(request.url))
        choose(page, "door", "Ничего")
        choose(page, "signs", "Улыбка = тепло")

        assert page.evaluate("[{...localStorage}, {...sessionStorage}, document.cookie]") == before
        assert asked == []
        assert page.url == host + TEST
        page.reload()
        page.wait_for_selector(".km-test--ready")
        assert page.locator(".km-test input:checked").count() == 0


def test_the_check_works_from_a_disk(windows: Windows, tested: Built) -> None:
    """Neither the browser's own cryptography nor its fetching of data is there."""
    with windows.lent() as page:
        page.goto(f"{(tested.folder / TEST / 'index.html').as_uri()}")
        page.wait_for_selector(".km-test--ready", state="attached")
        page.evaluate("""() => {
            const form = document.querySelector('[data-question=door]')
            const label = [...form.querySelectorAll('label')].find(label => /^Имя и\\sцель/.test(label.innerText.trim()))
            label.querySelector('input').checked = true
            form.querySelector('button').click()
        }""")

        assert feedback(page, "door").startswith("Верно.")


def test_without_javascript_the_questions_can_be_read(windows: Windows, host: str) -> None:
    with windows.lent(java_script_enabled=False) as page:
        page.goto(host + TEST)

        assert page.locator(".km-test__note:visible").count() == 1
        assert page.locator(".km-question legend:visible").count() == 4
        assert page.locator(".km-question button:visible").count() == 0
        assert page.locator("button:visible", has_text="Начать сначала").count() == 0


def test_a_script_that_does_not_come_is_told_and_leaves_no_dead_button(browser: Browser, host: str) -> None:
    """After some seconds: until then a slow connection may still bring it, and nothing may move."""
    with browser.new_context(service_workers="block") as context:
        page = context.new_page()
        page.route(re.compile(r"/key\.js"), lambda route: route.abort())
        page.goto(host + TEST)
        note = page.locator(".km-test__note")
        assert not note.is_visible()
        assert note.evaluate("one => one.getAnimations().map(it => it.effect.getTiming().delay)") == [8000]
        note.evaluate("one => one.getAnimations().forEach(it => it.finish())")
        assert note.is_visible()
        assert note.evaluate("one => getComputedStyle(one).position") == "static"
        assert not page.get_by_role("button", name="Проверить").first.is_visible()


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nobody_has_to_scroll_sideways(windows: Windows, host: str, width: int) -> None:
    with windows.lent() as page:
        page.set_viewport_size({"width": width, "height": 740})
        page.goto(f"{host}uz/{TEST}")
        page.wait_for_selector(".km-test--ready")
        choose(page, "door", "Hech narsa")

        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_the_digest_is_sha_256(page: Page) -> None:
    for text in ("", "abc", "a" * 55, "a" * 56, "ў" * 32, "Qoʻqon" * 40):
        assert page.evaluate("komakSha256", text) == hashlib.sha256(text.encode()).hexdigest()


def test_the_page_is_reached_from_the_module_and_leads_back(page: Page, host: str) -> None:
    page.goto(host + TEST.removesuffix("test/"))
    page.get_by_role("link", name="Начать проверку").click()
    page.wait_for_url(host + TEST)
    page.get_by_role("link", name=re.compile("К модулю")).click()
    page.wait_for_url(host + TEST.removesuffix("test/"))
