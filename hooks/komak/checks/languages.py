"""Rules about languages: nothing missing, nothing misaligned, Uzbek letters as they are, no interface word forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterator

from komak.checks.subject import Study, Subject
from komak.ground.issue import Code, Issue, Severity
from komak.languages import TURNED, TUTUQ, TYPED, language
from komak.languages.strings import PROJECT_FOLDER, words_of, words_path
from komak.model import Document, ModuleTranslation, Work
from komak.source.facts import texts_path

_TURNED = re.compile(rf"[oOgG](?P<mark>[{TYPED.replace(TURNED, '')}])")
_TUTUQ = re.compile(rf"(?<=[A-Za-z])(?P<mark>[{TYPED.replace(TUTUQ, '')}])(?=[A-Za-z])")
_ENGLISH_POSSESSIVE = re.compile(r"\b[A-Za-z]+['’]s\b")
_YAML_QUOTES = re.compile(r"(?<=[:\-\[{,] )'(?P<text>(?:[^']|'')*)'(?=\s*(?:$|[,\]}]))")
_ADDRESS = re.compile(r"https?://\S+|\]\([^)]*\)|`[^`]*`|\{[^}]*\}")
_CYRILLIC = re.compile(r"[А-Яа-яЁё]")


def translations(subject: Subject) -> Iterator[Issue]:
    """Every module, handout and page is there in every language."""
    for documents in subject.curriculum.works:
        yield from _missing(subject, documents)


def _missing(subject: Subject, documents: Work) -> Iterator[Issue]:
    source = documents.get(subject.source_locale) or next(iter(documents.values()))
    for locale in subject.curriculum.facts.locales:
        path = source.neutral_path.removesuffix(".md") + f".{locale}.md"
        if locale not in documents and not (subject.root / path).exists():
            yield Issue(path, 1, Code.MISSING_TRANSLATION, "file", f"the text in the language {locale!r} is missing",
                        f"Translate {source.path} into this file.", Severity.WARNING)  # fmt: skip


def alignment(subject: Subject) -> Iterator[Issue]:
    """A translation has the same heading ids in the same order, and the same ids in its metadata."""
    for source, translation in subject.curriculum.translation_pairs:
        yield from _different_ids(source, translation)
        yield from _different_keys(source, translation)


def _different_ids(source: Document, translation: Document) -> Iterator[Issue]:
    ids, wanted = (list(dict.fromkeys(filter(None, document.ids))) for document in (translation, source))
    lines = {section.id: section.heading.line for section in translation.sections if section.heading}
    for name in wanted:
        if name not in ids:
            yield Issue(translation.path, 1, Code.IDS_DIFFER, name,
                        f"the section {{#{name}}} of {source.path} is missing here",
                        "Translate it, with the same id.")  # fmt: skip
    for name in ids:
        if name not in wanted:
            yield Issue(translation.path, lines[name], Code.IDS_DIFFER, name,
                        f"the section {{#{name}}} is not in {source.path}",
                        "Give it the id of the section it translates, or delete it.")  # fmt: skip
    if set(ids) == set(wanted) and ids != wanted:
        name = next(mine for mine, theirs in zip(ids, wanted, strict=True) if mine != theirs)
        yield Issue(translation.path, lines[name], Code.IDS_DIFFER, name,
                    f"the section {{#{name}}} stands in another place than in {source.path}",
                    "Put the sections in the order of the source.")  # fmt: skip


def _different_keys(source: Document, translation: Document) -> Iterator[Issue]:
    if not (isinstance(source.metadata, ModuleTranslation) and isinstance(translation.metadata, ModuleTranslation)):
        return
    for field in ("outcomes", "materials", "sources", "short_notes"):
        wanted, given = getattr(source.metadata, field), getattr(translation.metadata, field)
        for name in sorted(set(wanted) ^ set(given)):
            problem, mend = ("is missing", "Translate it") if name in wanted else ("is not in the source", "Delete it")
            yield Issue(translation.path, translation.field_lines[f"{field}.{name}"], Code.KEYS_DIFFER,
                        f"{field}.{name}", f"the entry {problem} ({source.path})", mend + ".")  # fmt: skip


def apostrophes(study: Study, _: Subject) -> Iterator[Issue]:
    """Uzbek in Latin script has two marks: ʻ (U+02BB) in oʻ and gʻ, ʼ (U+02BC) everywhere else."""
    document = study.document
    if language(document.locale).marked:
        lines = document.text.split("\n")
        head = (_YAML_QUOTES.sub(r" \g<text> ", line) for line in lines[: document.body_line - 1])
        yield from apostrophe_issues(document.path, "\n".join([*head, *lines[document.body_line - 1 :]]))


def apostrophe_issues(path: str, text: str) -> Iterator[Issue]:
    """One issue for each line of `text` that has a wrong mark."""
    for number, line in enumerate(text.split("\n"), 1):
        plain = _ENGLISH_POSSESSIVE.sub("", _ADDRESS.sub(" ", line))
        for pattern, right, where in (
            (_TURNED, "ʻ (U+02BB)", "after o and g"),
            (_TUTUQ, "ʼ (U+02BC)", "inside a word"),
        ):
            match = pattern.search(plain)
            if match and not (pattern is _TUTUQ and match["mark"] == TURNED and plain[match.start() - 1] in "oOgG"):
                word = _word_around(plain, match.start("mark"))
                yield Issue(path, number, Code.UZBEK_APOSTROPHE, "text",
                            f"the mark U+{ord(match['mark']):04X} in {word!r} is not an Uzbek letter",
                            f"Use {right} {where}.")  # fmt: skip
                break


def _word_around(line: str, position: int) -> str:
    start = max(line.rfind(" ", 0, position), line.rfind("(", 0, position)) + 1
    end = line.find(" ", position)
    return line[start : end if end > 0 else None].strip('.,;:!?)“”"')


def interface_words(subject: Subject) -> Iterator[Issue]:
    """Every interface word exists in every language, in that language."""
    own = subject.curriculum.strings
    base = {**words_of(subject.source_locale), **own.get(subject.source_locale, {})}
    for locale in subject.curriculum.facts.locales:
        words = {**words_of(locale), **own.get(locale, {})}
        path = words_path(locale)
        for key in sorted(key for key in set(base) - set(words) if not key.startswith("language.")):
            yield Issue(path, 1, Code.UNTRANSLATED_STRING, key, "the interface text is missing",
                        f"Translate {base[key]!r}.")  # fmt: skip
        own_language = language(locale)
        is_latin = own_language.is_described and not own_language.is_cyrillic
        for key, text in words.items():
            if is_latin and _CYRILLIC.search(text) and not key.startswith("language."):
                mine = f"{PROJECT_FOLDER}/{locale}.yml" if key in own.get(locale, {}) else path
                line = subject.curriculum.lines(mine)[key]
                yield Issue(mine, line, Code.UNTRANSLATED_STRING, key, f"the interface text {text!r} is not translated",
                            f"Translate it into {own_language.name}.")  # fmt: skip


def curriculum_words(subject: Subject) -> Iterator[Issue]:
    """Every track and audience of curriculum.yml has its name in every language."""
    facts = subject.curriculum.facts
    for locale, texts in subject.curriculum.texts.items():
        path = texts_path(locale)
        lines = subject.curriculum.lines(path)
        known = {"tracks": [track.slug for track in facts.tracks], "audiences": facts.audiences}
        for field, given in (("tracks", texts.tracks), ("audiences", texts.audiences)):
            for name in given:
                if name not in known[field]:
                    yield Issue(path, lines[f"{field}.{name}"], Code.KEYS_DIFFER, f"{field}.{name}",
                                "curriculum.yml does not have it", "Delete it, or mend its spelling.")  # fmt: skip
        for track in facts.tracks:
            if track.slug not in texts.tracks:
                yield Issue(path, 1, Code.KEYS_DIFFER, f"tracks.{track.slug}", "the track has no name here",
                            "Add its title and summary.")  # fmt: skip
        for audience in facts.audiences:
            if audience not in texts.audiences:
                yield Issue(path, 1, Code.KEYS_DIFFER, f"audiences.{audience}", "the audience has no name here",
                            "Add it.")  # fmt: skip
