"""What rules about lists of entries share: words in every language that can be shown, and no day to come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from komak.checks.markup import TAG, unprintable
from komak.checks.subject import Subject
from komak.ground.issue import Code, Issue
from komak.model import Wording
from komak.model.metadata import Entry


@dataclass(frozen=True)
class EntryRules:
    """Rules for the entries of the file at `path`; `code` is said of what has no code of its own."""

    path: str
    code: Code

    def wordings(
        self, subject: Subject, entry: Entry, required: Mapping[str, Wording], optional: Mapping[str, Wording]
    ) -> Iterator[Issue]:
        """`required` texts are there in every language that authors write; none of all has HTML or cannot be printed."""
        known = subject.curriculum.facts.locales
        for name, wording in {**required, **optional}.items():
            missing = [locale for locale in known if locale not in wording] if name in required else []
            for locale in missing:
                yield replace(self.issue(subject, entry, f"{name} in the language {locale!r} is missing",
                                         f"Add `{locale}: …`."), code=Code.MISSING_TRANSLATION)  # fmt: skip
            for locale, text in wording.items():
                yield from self._plain(subject, entry, f"{name}.{locale}", text)

    def future(self, subject: Subject, entry: Entry, field: str, day: str) -> Issue:
        """An edition tells nothing that came after it."""
        edition = subject.curriculum.facts.date
        return self.issue(subject, entry, f"{field}: {day} is later than the edition, which is of {edition}",
                          "Mend it, or give the edition its new date in curriculum.yml.")  # fmt: skip

    def issue(self, subject: Subject, entry: Entry, problem: str, mend: str) -> Issue:
        """An issue at the line of `entry`."""
        return Issue(self.path, subject.curriculum.lines(self.path)[entry.id], self.code, entry.id, problem, mend)

    def _plain(self, subject: Subject, entry: Entry, field: str, text: str) -> Iterator[Issue]:
        if match := TAG.search(text):
            yield replace(self.issue(subject, entry, f"raw HTML is refused in {field}, found <{match['tag']}",
                                     "Write it without HTML."), code=Code.RAW_HTML)  # fmt: skip
        for problem in unprintable(text):
            yield replace(self.issue(subject, entry, f"{field}: {problem}", "Delete it, or say it in words."),
                          code=Code.NO_GLYPH)  # fmt: skip
