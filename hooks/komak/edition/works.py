"""What a reader looks for by name, as it is now: a hash of every work in every language that people write.

The hashes are made of those that tell translators what changed, so that a change of the program changes none of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from komak.edition import Edition, page_title
from komak.edition.freshness import part_hashes, wording_hashes
from komak.ground.address import event_uri, form_uri, handout_uri, module_uri, page_uri, programme_uri
from komak.model import Curriculum, Document

_PROGRAMMES = "curriculum/programmes.yml"


def works_now(curriculum: Curriculum) -> dict[str, dict[str, str]]:
    """Uri, then locale, to the hash of its text; never a language that is made by rule."""
    return {uri: dict(sorted(hashes.items())) for uri, hashes in _works(curriculum)}


def _works(curriculum: Curriculum) -> Iterator[tuple[str, dict[str, str]]]:
    for module in curriculum.modules:
        own = _of_documents([module.documents], curriculum, str(module.facts.minutes))
        test = _of_wordings(module.test.path, "", curriculum)
        yield module_uri(module.reference), {one: _digest([own[one], test.get(one, "")]) for one in own}
        for handout in module.handouts:
            yield handout_uri(module.reference, handout.slug), _of_documents([handout.documents], curriculum)
    for kit, letters in groupby(curriculum.letters, key=lambda letter: letter.kit):
        yield event_uri(kit), _of_documents([letter.documents for letter in letters], curriculum)
    for form in curriculum.forms:
        yield form_uri(form.slug), _of_wordings(form.path, "", curriculum)
    for one in curriculum.programmes:
        modules = " ".join(one.references)
        yield programme_uri(one.id), _of_wordings(_PROGRAMMES, f"{one.id}.", curriculum, modules)


def _of_documents(works: Iterable[Mapping[str, Document]], curriculum: Curriculum, *more: str) -> dict[str, str]:
    """By locale, over all documents of one work."""
    found: dict[str, list[str]] = {}
    for documents in works:
        for locale, document in documents.items():
            if locale in curriculum.facts.locales:
                found.setdefault(locale, list(more)).extend(part_hashes(document).values())
    return {locale: _digest(parts) for locale, parts in found.items()}


def _of_wordings(path: str, prefix: str, curriculum: Curriculum, *more: str) -> dict[str, str]:
    """By locale, over the texts of the YAML file at `path` whose names begin with `prefix`."""
    wordings = next((one for one in curriculum.wordings if one.path == path), None)
    if wordings is None:
        return {}
    return {
        locale: _digest([*more, *(digest for name, digest in said.items() if name.startswith(prefix))])
        for locale in wordings.texts
        if locale in curriculum.facts.locales and (said := wording_hashes(wordings, locale))
    }


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def work_titles(edition: Edition) -> Mapping[str, str]:
    """Name of each work of `edition` by its uri."""
    curriculum, titles = edition.curriculum, dict[str, str]()
    for module in curriculum.modules:
        titles[module_uri(module.reference)] = edition.module_text(module).metadata.title
        for handout in module.handouts:
            titles[handout_uri(module.reference, handout.slug)] = edition.handout_text(handout).metadata.title
    for work in curriculum.written_pages:
        text = edition.page_text(work)
        titles[page_uri(text.source.neutral_path.removeprefix("docs/"))] = page_title(text)
    titles |= {form_uri(form.slug): form.data.title[edition.locale] for form in curriculum.forms}
    return titles | {programme_uri(one.id): one.title[edition.locale] for one in curriculum.programmes}
