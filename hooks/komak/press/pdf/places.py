"""Where in the author's file a thing is: the typesetter knows only its own template."""

from __future__ import annotations

from dataclasses import dataclass

from komak.ground.issue import Code, Issue, Severity
from komak.languages.typography import loose

from .sheet import Sheet


@dataclass(frozen=True)
class Places:
    """Lines of one sheet's Markdown."""

    sheet: Sheet

    def _at(self, snippet: str) -> tuple[str, int]:
        """File and line where a snippet first stands; in a book that of the chapter that has it."""
        chapters = self.sheet.bound.chapters if self.sheet.bound else ()
        for chapter in chapters:
            if (at := loose(chapter.written).find(loose(snippet))) >= 0:
                return chapter.source, chapter.first_line + chapter.written.count("\n", 0, at)
        return self.sheet.source, self.line(snippet)

    def line(self, snippet: str) -> int:
        """Return the line of the file where a snippet first stands, or the first line of the body."""
        at = max(loose(self.sheet.markdown).find(loose(snippet)), 0)
        return self.sheet.first_line + self.sheet.markdown.count("\n", 0, at)

    def issue(
        self, snippet: str, code: Code, field: str, problem: str, mend: str, severity: Severity = Severity.ERROR
    ) -> Issue:
        """Return an issue at the line where the snippet stands."""
        path, line = self._at(snippet)
        return Issue(path, line, code, field, problem, mend, severity)
