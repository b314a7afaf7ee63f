"""Markdown to Cyrillic script: text changes, and nothing that a machine or a browser reads.

One pass from left to right: whatever `_PROTECTED` matches stays (but for the words that people read in it: titles,
descriptions of pictures), the text between is plain text. Lines stay lines, so line numbers hold.
"""

from __future__ import annotations

import re

from komak.languages.script.foreign import is_foreign
from komak.languages.script.lexicon import Lexicon
from komak.languages.script.plain import Quotes, WordChange, change

_HUMAN = r"alt|title|aria-label|aria-description|placeholder|data-toc-label"
_HUMAN_ATTRIBUTE = re.compile(
    rf"(?<![\w-])(?P<name>(?:{_HUMAN})\s*=\s*)(?P<mark>[\"'])(?P<text>.*?)(?P=mark)", re.DOTALL
)
_FRONT_MATTER_TEXT = re.compile(r"^(?P<key>(?:title|description|summary):[ ]+)(?P<text>.+)$", re.MULTILINE)
_FOREIGN_LANGUAGE = r"lang=[\"']?(?!uz)[a-zA-Z-]+[\"']?"

_LONGEST = 2000
"""Letters in a code span: without a limit a file of opening marks would be read again from each of them."""

_PROTECTED = re.compile(
    rf"""
      (?P<front>\A---\n.*?^---$)
    | (?P<stays>
          ^[ >]*(?P<fence>`{{3,}}+|~{{3,}}+)[^\n`]*\n(?:.*?^[ >]*(?P=fence)[`~]*[ ]*$|.*\Z)  # fenced code
        | (?<!`)(?P<tick>`++)(?:(?!\n[ ]*\n).){{1,{_LONGEST}}}?(?<!`)(?P=tick)(?!`)       # code span
        | <!--(?:.*?-->|.*\Z)
        | <(?P<code>code|kbd|samp)\b.{{0,{_LONGEST}}}?</(?P=code)>
        | <(?P<raw>pre|script|style)\b(?:.*?</(?P=raw)>|.*\Z)
        | <(?P<element>\w+)\b[^<>]*\b{_FOREIGN_LANGUAGE}[^<>]*>(?:.*?</(?P=element)>|.*\Z)  # another language
        | <(?:https?://|mailto:)[^>\s]*>
        | ⟦komak:[^⟧]*⟧
        | &\#?\w+;
        | \[\^[^\]\s]{{1,99}}\]:?                                                            # footnotes
        | \[[ xXхХ]\](?![(\[:])                                                         # tick boxes
        | ^[ ]*(?:!!!|\?\?\?\+?)[ ]+[^"\n]*                                             # kind of an admonition
        | ^[ ]{{0,3}}\[(?!\^)[^\]\n]+\]:[ ]*\S+                                         # where a reference leads
        | \]\[[^\]\n]*\]                                                                # which reference is meant
      )
    | (?P<target>\]\([ ]*(?:<[^>\n]*>|(?:[^\s()]|\([^\s()]*\))*)(?=[ )"]))               # where a link leads
    | (?P<tag></?[A-Za-z][^<>]*>|\{{[^{{}}\n]*\}})
    | (?P<em>(?<![*_\w\\])(?P<star>[*_])(?![\s*_])(?P<inner>(?:(?!\n[ ]*\n)[^*_])+?)(?<![\s\\])(?P=star)(?![*_\w])
        (?P<list>\{{:?[^{{}}\n]*\}})?)
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)


def changed(markdown: str, lexicon: Lexicon, word: WordChange) -> str:
    """`markdown` with `word` done to every Latin word of its text."""
    return _Pass(lexicon, word).run(markdown)


class _Pass:
    """What one pass remembers: which quotation marks are open."""

    def __init__(self, lexicon: Lexicon, word: WordChange) -> None:
        self._lexicon = lexicon
        self._word = word
        self._quotes = Quotes()

    def run(self, markdown: str) -> str:
        pieces, end = [], 0
        for match in _PROTECTED.finditer(markdown):
            pieces += [self._plain(markdown[end : match.start()]), self._protected(match)]
            end = match.end()
        return "".join([*pieces, self._plain(markdown[end:])])

    def _plain(self, text: str) -> str:
        return change(text, self._lexicon, self._word, self._quotes)

    def _protected(self, match: re.Match[str]) -> str:
        if match["em"]:
            return self._emphasis(match)
        if match["tag"]:
            return _HUMAN_ATTRIBUTE.sub(self._attribute, match[0])
        if match["front"]:
            return _FRONT_MATTER_TEXT.sub(lambda line: line["key"] + self._apart(line["text"]), match[0])
        return match[0]

    def _emphasis(self, match: re.Match[str]) -> str:
        """A title in another language stays: marked with its language, or seen to be foreign as a whole."""
        attributes = match["list"] or ""
        if re.search(rf"\b{_FOREIGN_LANGUAGE}", attributes) or is_foreign(match["inner"]):
            return match[0]
        inner = self.run(match["inner"])
        return match["star"] + inner + match["star"] + attributes

    def _apart(self, text: str) -> str:
        """`text` of an attribute or a field: quotation marks in it are no part of the sentence around."""
        return changed(text, self._lexicon, self._word)

    def _attribute(self, found: re.Match[str]) -> str:
        return found["name"] + found["mark"] + self._apart(found["text"]) + found["mark"]
