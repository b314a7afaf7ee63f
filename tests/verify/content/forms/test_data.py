"""The published forms are whole and their codes are kept."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from komak.model import Form, FormField

HERE = Path(__file__).parent
ASKED = {
    *(
        "intake",
        "risk-and-needs",
        "family-support-plan",
        "referral",
        "follow-up",
        "case-conference-minutes",
    ),
    *("closure", "attendance-list", "home-practice-sheet", "home-practice-register", "supervision-record"),
    "observer-checklist",
    *("consent", "safety-plan", "home-visit", "contact-log", "transfer", "service-map", "team-rules", "parent-survey"),
}


def test_every_form_of_the_set_is_there(forms: tuple[Form, ...]) -> None:
    assert {form.slug for form in forms} >= ASKED


def test_codes_are_unique_over_all_forms(forms: tuple[Form, ...]) -> None:
    codes = [field.code for form in forms for field in form.data.fields]

    assert len(codes) == len(set(codes))


def test_codes_stay_what_they_were(forms: tuple[Form, ...]) -> None:
    """Add new fields to codes.yml; a line that changes there changes what people have already written down."""
    kept: dict[str, dict[str, str]] = yaml.safe_load((HERE / "codes.yml").read_text("utf-8"))

    assert {form.slug: {field.code: field.type for field in form.data.fields} for form in forms} == kept


def test_only_what_trainers_write_about_people_is_for_the_facilitator(forms: tuple[Form, ...]) -> None:
    hidden = {form.slug for form in forms if form.data.audience == "facilitator"}

    assert hidden == {"supervision-record", "observer-checklist", "course-contacts"}


def test_the_case_goes_by_a_code_and_the_name_stands_on_a_sheet_of_its_own(forms: tuple[Form, ...]) -> None:
    by_slug = {form.slug: form for form in forms}
    for slug in (
        "risk-and-needs",
        "family-support-plan",
        "referral",
        "follow-up",
        "case-conference-minutes",
        "closure",
    ):
        labels = [field.label["ru"] for field in by_slug[slug].data.fields]
        assert "Код случая" in labels, slug
        assert not [label for label in labels if label.startswith(("Имя ребёнка", "Фамилия", "Адрес"))], slug
    *rest, last = by_slug["intake"].data.sections
    assert last.page == "sheet"
    assert "Имя ребёнка" in [field.label["ru"] for field in last.fields]
    assert "Имя ребёнка" not in [field.label["ru"] for section in rest for field in section.fields]


_SIGNED_BY_PARENT = "Родитель или законный представитель"
_CHILD_OR_REPORTER = (
    "Слова ребёнка",
    "Его слова",
    "Кто сообщил",
    "Моё мнение",
    "Чего хочет ребёнок",
    "словами ребёнка",
)


def _sheets(form: Form) -> list[list[FormField]]:
    """Fields that share paper: a section on a sheet of its own is apart from all others."""
    rest = [field for section in form.data.sections if section.page != "sheet" for field in section.fields]
    return [rest, *(list(section.fields) for section in form.data.sections if section.page == "sheet")]


def test_a_parent_never_signs_the_sheet_with_what_the_child_did_not_allow(forms: tuple[Form, ...]) -> None:
    signed = 0
    for form in forms:
        for fields in _sheets(form):
            labels = [field.label["ru"] for field in fields]
            if not any(f.type == "signature" and f.label["ru"] == _SIGNED_BY_PARENT for f in fields):
                continue
            signed += 1
            told = [label for label in labels if any(word in label for word in _CHILD_OR_REPORTER)]
            assert not told or any("Ребёнок разрешил" in label for label in labels), (form.slug, told)
    assert signed >= 4


def test_a_level_of_risk_is_ticked_beside_its_criteria(forms: tuple[Form, ...]) -> None:
    """Where the level is decided, the page says what makes each; where it is only copied, the label says so."""
    for form in forms:
        if any({"low", "medium", "high"} <= set(field.options or ()) for field in form.data.fields):
            said = " ".join(other.label["ru"] for other in form.data.fields if other.type == "note")
            is_copied = form.slug in {"family-support-plan", "follow-up", "transfer"}
            assert is_copied or "кто защищает" in said or "защитить некому" in said, form.slug


@pytest.mark.parametrize("slug", ["risk-and-needs", "follow-up", "intake"])
def test_facts_and_the_childs_words_have_a_place_of_their_own(forms: tuple[Form, ...], slug: str) -> None:
    (form,) = (form for form in forms if form.slug == slug)
    said = " ".join(
        text for field in form.data.fields for text in (field.label["ru"], (field.help or {}).get("ru", ""))
    )

    assert "ребён" in said
    assert "факт" in said.casefold() or "Видел или слышал" in said
