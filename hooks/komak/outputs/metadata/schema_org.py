"""A page as an object of schema.org; modules by the profile TrainingMaterial 1.0 of Bioschemas."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from komak.citation import Cited, Kind
from komak.edition import Edition
from komak.edition.page import Page
from komak.edition.programme import taught_minutes
from komak.ground.address import MODULES, PROGRAMMES, address, handout_uri, module_uri
from komak.model import Module, Programme

Json: TypeAlias = dict[str, Any]

_LICENCES = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
}
_PROFILE = {
    "@id": "https://bioschemas.org/profiles/TrainingMaterial/1.0-RELEASE",
    "@type": "CreativeWork",
}
_TYPES = {
    Kind.TEXT: "Report",
    Kind.CHAPTER: "Chapter",
    Kind.MODULE: "LearningResource",
    Kind.HANDOUT: "LearningResource",
    Kind.FORM: "LearningResource",
}
_GUIDE = "guide"
"""A text to learn from; other texts of chapters propose something."""


def described(
    page: Page, one: Cited | None, edition: Edition, site_url: str, addresses: Mapping[str, str]
) -> Json | None:
    """The object of a page; None for lists and for pages of the site itself."""

    def link(uri: str) -> str:
        return site_url + address(uri, edition.locale, edition.default_locale)

    programme = _programme(page.uri, edition)
    if programme:
        return _course(programme, page, edition, link)
    if one is None or one.kind not in _TYPES:
        return _site(page, edition, site_url) if not page.uri else None
    told = _work(one, site_url, addresses, edition) | _more(one, edition, link)
    return {name: value for name, value in told.items() if value not in ("", [])}


def _site(page: Page, edition: Edition, site_url: str) -> Json:
    url = site_url + address("", page.locale, edition.default_locale)
    said = {"name": edition.strings("site.name"), "url": url, "inLanguage": page.locale}
    return {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "@id": url,
        **said,
        "description": edition.texts.summary,
    }


def _work(one: Cited, site_url: str, addresses: Mapping[str, str], edition: Edition) -> Json:
    """What every text says of itself."""
    source = edition.curriculum.facts.source_locale
    kind = "Book" if one.uri == f"{_GUIDE}/" else _TYPES[one.kind]
    makers = [{"@type": "Organization", "name": name} for name in one.authors]
    data: Json = {
        "@context": "https://schema.org",
        "@type": kind,
        "@id": one.url,
        "url": one.url,
        "name": one.title,
        "description": one.summary,
        "inLanguage": one.language,
        "author": makers,
        "publisher": makers,
        "datePublished": one.date,
        "version": one.edition,
        "license": _LICENCES[one.licence],
        "isAccessibleForFree": True,
    }
    if one.language not in (source, ""):
        data["translationOfWork"] = {"@type": kind, "@id": site_url + addresses[source], "inLanguage": source}
    if one.doi:
        data["identifier"] = f"https://doi.org/{one.doi}"
    return data


def _more(one: Cited, edition: Edition, link: Callable[[str], str]) -> Json:
    """What is special to its kind."""
    if one.kind is Kind.TEXT:
        return {"reportNumber": one.edition} if one.uri != f"{_GUIDE}/" else {"bookEdition": one.edition}
    if one.kind is Kind.CHAPTER:
        folder = one.uri.partition("/")[0]
        kind = "Book" if folder == _GUIDE else "Report"
        return {"isPartOf": {"@type": kind, "@id": link(f"{folder}/"), "name": one.container}}
    module = _module(one.uri, edition)
    whole = {"@type": "CreativeWork", "@id": link(""), "name": one.container}
    if one.kind is Kind.MODULE and module:
        return {"isPartOf": whole, **_training(module, edition, link)}
    part = (
        {"@type": "LearningResource", "@id": link(module_uri(module.reference)), "name": _title(module, edition)}
        if module
        else whole
    )
    return {"learningResourceType": one.said(f"genre.{one.kind}"), "isPartOf": part}


def _training(module: Module, edition: Edition, link: Callable[[str], str]) -> Json:
    """Minimum and recommended properties of the profile; durations as ISO 8601 writes them."""
    facts, words = module.facts, edition.module_text(module).metadata
    audiences = [edition.texts.audiences.get(name, name) for name in facts.audience]
    before = (edition.curriculum.module(reference) for reference in facts.prerequisites)
    return {
        "http://purl.org/dc/terms/conformsTo": _PROFILE,
        "keywords": [edition.track_texts(module.track).title, *audiences],
        "learningResourceType": edition.strings("cite.genre.module"),
        "timeRequired": _minutes(facts.minutes),
        "educationalLevel": edition.strings(f"level.{facts.level}"),
        "teaches": list(words.outcomes.values()),
        "audience": [{"@type": "EducationalAudience", "educationalRole": name} for name in audiences],
        "competencyRequired": [_title(one, edition) for one in before if one],
        "hasPart": [
            {
                "@type": "LearningResource",
                "@id": link(handout_uri(module.reference, handout.slug)),
                "name": edition.handout_text(handout).metadata.title,
            }
            for handout in module.handouts
        ],
    }


def _course(programme: Programme, page: Page, edition: Edition, link: Callable[[str], str]) -> Json:
    """A programme is run by whoever takes it: who gives it, when and where is not known."""
    makers = [one.name for one in edition.curriculum.facts.contributors if one.role == "author"]
    modules = (edition.curriculum.module(reference) for reference in programme.references)
    workload = _minutes(taught_minutes(programme, edition))
    return {
        "@context": "https://schema.org",
        "@type": "Course",
        "@id": link(page.uri),
        "url": link(page.uri),
        "name": page.title,
        "description": page.description,
        "inLanguage": page.language,
        "license": _LICENCES[edition.curriculum.facts.licence],
        "isAccessibleForFree": True,
        "provider": [{"@type": "Organization", "name": name} for name in makers],
        "timeRequired": workload,
        "hasCourseInstance": {"@type": "CourseInstance", "courseMode": "onsite", "courseWorkload": workload},
        "hasPart": [
            {"@type": "LearningResource", "@id": link(module_uri(one.reference)), "name": _title(one, edition)}
            for one in modules
            if one
        ],
    }


def _minutes(minutes: int) -> str:
    return f"PT{minutes}M"


def _title(module: Module, edition: Edition) -> str:
    return edition.module_text(module).metadata.title


def _module(uri: str, edition: Edition) -> Module | None:
    return (
        edition.curriculum.module("/".join(uri.removeprefix(MODULES).split("/")[:2]))
        if uri.startswith(MODULES)
        else None
    )


def _programme(uri: str, edition: Edition) -> Programme | None:
    name = uri.removeprefix(PROGRAMMES).strip("/") if uri.startswith(PROGRAMMES) else ""
    return next((one for one in edition.curriculum.programmes if one.id == name), None)
