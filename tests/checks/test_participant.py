"""The line between trainer and participants: whatever an author writes, trainer-only text stays on its side."""

from __future__ import annotations

import pytest
from tests.reading import participant_text

from komak.model.participant import for_participants
from komak.source.outline import sections

BEFORE, AFTER = "Текст до.", "Текст после."


HIDDEN = (
    '!!! facilitator "Ход"\n    СЕКРЕТ',
    '!!! facilitator ""\n    СЕКРЕТ',
    "!!! facilitator\n    СЕКРЕТ",
    '!!!facilitator "Ход"\n    СЕКРЕТ',
    '!!!   facilitator   "Ход"   \n    СЕКРЕТ',
    '!!! Facilitator "Ход"\n    СЕКРЕТ',
    '!!! FACILITATOR "Ход"\n    СЕКРЕТ',
    '!!! facilitators "Ход"\n    СЕКРЕТ',
    '!!! facilitator-only "Ход"\n    СЕКРЕТ',
    '!!! note facilitator "Ход"\n    СЕКРЕТ',
    '!!! facilitator note "Ход"\n    СЕКРЕТ',
    '!!! \N{NO-BREAK SPACE}facilitator "Ход"\n    СЕКРЕТ',
    "!!! facilitator «Ход»\n    СЕКРЕТ",
    '??? facilitator "Ход"\n    СЕКРЕТ',
    '???+ facilitator "Ход"\n    СЕКРЕТ',
    '!!! facilitator "СЕКРЕТ"\n    а',
    '!!! facilitator "Ход"\n    а\n\n\n    СЕКРЕТ',
    '!!! facilitator "Ход"\n    а\n\n  СЕКРЕТ',
    '!!! facilitator "Ход"\n СЕКРЕТ',
    '!!! facilitator "Ход"\n    !!! say "Скажите"\n        СЕКРЕТ',
    '!!! facilitator "Ход"\n    ```\n    СЕКРЕТ\n    ```\n    СЕКРЕТ',
    '!!! facilitator "Ход"\n    > СЕКРЕТ\n\n    | СЕКРЕТ |',
    ' !!! facilitator "Ход"\n     СЕКРЕТ',
    '    !!! facilitator "Ход"\n        СЕКРЕТ',
    '!!! note "Да"\n    а\n\n    !!! facilitator "Ход"\n        СЕКРЕТ',
    '- !!! facilitator "Ход"\n\n        СЕКРЕТ',
    '1. !!! facilitator "Ход"\n\n        СЕКРЕТ',
    '> !!! facilitator "Ход"\n>     СЕКРЕТ\n>\n>     СЕКРЕТ',
    '[^1]: !!! facilitator "Ход"\n        СЕКРЕТ',
    ':   !!! facilitator "Ход"\n        СЕКРЕТ',
    '!!! facilitator "Ход"\n    а\n!!! facilitator "Ещё"\n    СЕКРЕТ',
    '- пункт\n\n    !!! facilitator "Ход"\n        СЕКРЕТ',
    '- пункт\n- !!! facilitator "Ход"\n\n        СЕКРЕТ',
    'абзац\n!!!facilitator "Ход"\n    СЕКРЕТ',
    '<div markdown="1">\n\n!!! facilitator "Ход"\n    СЕКРЕТ\n\n</div>',
    '!! facilitator "Ход"\n    СЕКРЕТ',
    '! ! ! facilitator "Ход"\n    СЕКРЕТ\n\n    СЕКРЕТ',
    "?? Facilitator «Ход»\n    СЕКРЕТ",
    'facilitator "Ход"\n    СЕКРЕТ',
    'абзац\n! facilitator "Ход"\n    СЕКРЕТ',
    '> !! facilitator "Ход"\n>     СЕКРЕТ',
    'слово\n:   объяснение\n\n    !!! facilitator "Ход"\n        СЕКРЕТ',
)


@pytest.mark.parametrize("block", HIDDEN)
def test_nothing_leaks(block: str) -> None:
    """Well written, misspelt, indented, quoted or nested: the block is gone, the text around it is not."""
    kept = participant_text(f"{BEFORE}\n\n{block}\n\n{AFTER}")

    assert "СЕКРЕТ" not in kept
    assert "facilitator" not in kept.lower()
    assert kept.startswith(BEFORE)
    assert kept.endswith(AFTER)


@pytest.mark.parametrize("block", HIDDEN)
def test_nothing_leaks_through_the_tree(block: str) -> None:
    """The same of the blocks, of which sheets, slides and the two languages side by side are made."""
    (section,) = sections(f"{BEFORE}\n\n{block}\n\n{AFTER}", 1)
    shown = "\n\n".join(one.source for one in for_participants(section).blocks)

    assert "СЕКРЕТ" not in shown
    assert "facilitator" not in shown.lower()
    assert shown.startswith(BEFORE)
    assert shown.endswith(AFTER)


@pytest.mark.parametrize(
    "text",
    [
        '!!! case "Вымышленный случай"\n    Дети дома.',
        '!!! note "Для facilitator"\n    Дети дома.',
        "Слово facilitator в тексте! И ещё!!",
        'Роль facilitator "Ход"\n    Дети дома.',
        'facilitator "Ход" ведёт.\n    Дети дома.',
        "??? Что это?\n\n    Дети дома.",
        "- список\n\n    абзац",
        "",
    ],
)
def test_the_rest_stays(text: str) -> None:
    """What only looks like a trainer's block reaches the participants."""
    assert participant_text(text) == text


def test_the_block_ends_at_the_margin() -> None:
    """The first line at the margin is for everybody again, whatever it is."""
    for line in ("абзац", "## Заголовок {#a}", "- список", "| а |", "> цитата", '!!! note "Да"'):
        assert participant_text(f'!!! facilitator "Ход"\n    СЕКРЕТ\n{line}').strip() == line
