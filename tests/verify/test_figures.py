"""Drawings with words: in the page itself, in the language of the page, told to who does not see them."""

from __future__ import annotations

import re

from tests.conftest import Built

_FIGURE = "//article//*[local-name()='svg' and contains(@class, 'km-figure')]"
_LETTERS = {"ru": "а-яё", "uz": "a-z", "uz-Cyrl": "а-яёўқғҳ"}


def test_a_figure_has_its_words_in_the_language_of_the_page(site: Built) -> None:
    seen = dict.fromkeys(site.locales, 0)
    for address, page in site.pages.items():
        locale = site.locale_of(address)
        for figure in page.xpath(_FIGURE):
            words = [text.text_content() for text in figure.iter("text")]
            assert words != [], f"/{address}"
            assert all(words), f"/{address}"
            strange = re.sub(f"[{_LETTERS[locale]}]", "", "".join(filter(str.isalpha, "".join(words).lower())))
            assert set(strange) <= {"ʻ", "ʼ"}, f"/{address}: {strange}"
            seen[locale] += 1
    assert min(seen.values()) >= 1
    assert len(set(seen.values())) == 1, seen


def test_a_figure_is_told_and_brings_no_ids_along(site: Built) -> None:
    for address, page in site.pages.items():
        for figure in page.xpath(_FIGURE):
            assert figure.get("role") == "img", f"/{address}"
            assert len(figure.get("aria-label")) > 20, f"/{address}"
            assert not figure.xpath(".//@id"), f"/{address}"


def test_no_page_shows_the_address_of_a_figure_for_the_figure(site: Built) -> None:
    left = [address for address, page in site.pages.items() if page.xpath("//img[contains(@src, 'figures/')]")]
    assert left == []
