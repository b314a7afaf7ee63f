"""Markdown to Cyrillic script: text changes, and nothing that a machine or a browser reads.

One pass from left to right: whatever `_PROTECTED` matches stays (but for the words that people read in it: titles,
descriptions of pictures), the text between is plain text. Lines stay lines, so line numbers hold.
"""

from __future__ import annotations

import re
from functools import lru_cache

from komak.languages.script.foreign import is_foreign
from komak.languages.script.lexicon import Lexicon
from komak.languages.script.plain import Quotes, WordChange, change

_HUMAN = r"alt|title|aria-label|aria-description|placeholder|data-toc-label"
_HUMAN_ATTRIBUTE = re.compile(
    rf"(?<![\w-])(?P<name>(?:{_HUMAN})\s*=\s*)(?P<mark>[\"'])(?P<text>.*?)(?P=mark)", re.DOTALL
)
_FRONT_MATTER_TEXT = re.compile(r"^(?P<key>(?:title|description|summary):[ ]+)(?P<text>.+)$", re.MULTILINE)
_FOREIGN_LANGUAGE = r"(?<![\w-])(?i:lang)=[\"']?(?!uz)[a-zA-Z-]+[\"']?"
_INSIDE = r"""(?:[^<>"']|"[^"<]*"|'[^'<]*')*"""
"""What stands in a tag behind its name: a sign > in quotes does not end it."""
_VOID = frozenset({"br", "col", "hr", "img", "input", "wbr"})
_DEFINED = re.compile(r"^ {0,3}\[(?!\^)(?P<label>[^\[\]\n]+)\]:", re.MULTILINE)

_LONGEST = 2000
"""Letters in a code span: without a limit a file of opening marks would be read again from each of them."""

_PROTECTED = rf"""
      (?P<front>\A---\n.*?^---$)
    | (?P<stays>
          ^[ >]*(?P<fence>`{{3,}}+|~{{3,}}+)[^\n`]*\n(?:.*?^[ >]*(?P=fence)[`~]*[ ]*$|.*\Z)  # fenced code
        | (?<![\\`])(?P<tick>`++)(?:(?!\n[ ]*\n).){{1,{_LONGEST}}}?(?<!`)(?P=tick)(?!`)       # code span
        | <!--(?:.*?-->|.*\Z)
        | <(?P<code>code|kbd|samp)\b.{{0,{_LONGEST}}}?</(?P=code)>
        | <(?P<raw>pre|script|style)\b(?:.*?</(?P=raw)>|.*\Z)
        | <(?P<element>\w+)\b(?=[^<>]*{_FOREIGN_LANGUAGE}){_INSIDE}>                              # another language
        | \[[^\[\]\n]*\]\([^()\n]*\)\{{:?[^{{}}\n]*{_FOREIGN_LANGUAGE}[^{{}}\n]*\}}
        | <(?:https?://|mailto:)[^>\s]*>
        | ⟦komak:[^⟧]*⟧
        | &\#?\w+;
        | \[\^[^\]\s]{{1,99}}\]:?                                                            # footnotes
        | \[[ xXхХ]\](?![(\[:])                                                         # tick boxes
        | ^[ ]*(?:!!!|\?\?\?\+?)[ ]+[^"\n]*                                             # kind of an admonition
        | ^[ ]{{0,3}}\[(?!\^)[^\]\n]+\]:[ ]*\S+                                         # where a reference leads
        | \]\[[^\]\n]*\]                                                                # which reference is meant
      )
    | (?P<target>\]\([ ]*\n?[ ]*(?:<[^>\n]*>|(?:[^\s()]|\([^\s()]*\))*)(?=[ )"]))               # where a link leads
    | (?P<tag></?[A-Za-z]{_INSIDE}>|</?[A-Za-z][^<>]*>|\{{[^{{}}\n]*\}})
    | (?P<em>(?<![*_\w\\])(?P<star>[*_])(?![\s*_])(?P<inner>(?:(?:\*\*|__)[^*_\n]+(?:\*\*|__)|(?!\n[ ]*\n)[^*_])+?)(?<![\s\\])(?P=star)(?![*_\w])
        (?P<list>\{{:?[^{{}}\n]*\}})?)
    """


def changed(markdown: str, lexicon: Lexicon, word: WordChange) -> str:
    """`markdown` with `word` done to every Latin word of its text."""
    labels = frozenset(match["label"] for match in _DEFINED.finditer(markdown))
    return _Pass(lexicon, word, _pattern(labels)).run(markdown)


@lru_cache(maxsize=8)
def _pattern(labels: frozenset[str]) -> re.Pattern[str]:
    """What stays, and short references by these labels: `[Qonun]` has no other word for where it leads."""
    label = "|".join(re.escape(label) for label in sorted(labels)) or "(?!)"
    short = rf"(?<![\]\\])\[(?P<label>(?i:{label}))\](?:\[\])?(?![\[(:])"
    return re.compile(rf"{_PROTECTED} | {short}", re.VERBOSE | re.MULTILINE | re.DOTALL)


class _Pass:
    """What one pass remembers: which quotation marks are open."""

    def __init__(self, lexicon: Lexicon, word: WordChange, pattern: re.Pattern[str]) -> None:
        self._lexicon = lexicon
        self._word = word
        self._pattern = pattern
        self._quotes = Quotes()

    def run(self, markdown: str) -> str:
        pieces, end = [], 0
        while match := self._pattern.search(markdown, end):
            before, end = self._plain(markdown[end : match.start()]), _end(match)
            pieces += [before, markdown[match.start() : end] if match["stays"] else self._protected(match)]
        return "".join([*pieces, self._plain(markdown[end:])])

    def _plain(self, text: str) -> str:
        return change(text, self._lexicon, self._word, self._quotes)

    def _protected(self, match: re.Match[str]) -> str:
        if match["label"]:
            return f"[{self._plain(match['label'])}][{match['label']}]"
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
        if re.search(_FOREIGN_LANGUAGE, attributes) or is_foreign(match["inner"]):
            return match[0]
        inner = self.run(match["inner"])
        return match["star"] + inner + match["star"] + attributes

    def _apart(self, text: str) -> str:
        """`text` of an attribute or a field: quotation marks in it are no part of the sentence around."""
        return changed(text, self._lexicon, self._word)

    def _attribute(self, found: re.Match[str]) -> str:
        return found["name"] + found["mark"] + self._apart(found["text"]) + found["mark"]


def _end(match: re.Match[str]) -> int:
    """Where what was found ends: an element in another language with its own end, whatever is in it."""
    name = match["element"]
    if not name or name.lower() in _VOID:
        return match.end()
    depth = 1
    for tag in re.compile(rf"<(?P<closes>/?){name}\b{_INSIDE}>", re.IGNORECASE).finditer(match.string, match.end()):
        depth += -1 if tag["closes"] else 1
        if not depth:
            return tag.end()
    return len(match.string)
