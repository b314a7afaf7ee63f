"""Material's styles less what no page of Koʻmak has, in one file with ours: a phone waits for all of them before it shows a word.

Material has styles for everything that Material can do. What a page could show of them is known here by the names of
classes; `tests/verify/test_light.py` looks whether a page has one of those that were left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import tinycss2

from komak.site import STYLES, code_version, kept

_NAMES = """
md-annotation md-author md-banner md-clipboard md-code md-consent md-feedback md-input md-pagination
md-path md-pin md-post md-progress md-select md-source md-status md-suggest md-tooltip md-version
md-sidebar--post md-search__suggest tabbed- keys key- highlight linenos linenodiv critic mermaid
arithmatex grid annotate task-list twemoji emojione gemoji headerlink katex giscus md-button
md-content--post md-content__button md-copyright md-draft md-header--lifted md-meta md-nav--integrated
md-profile md-social md-tag-shadow md-toggle--indeterminate abstract bug example failure info question
quote success tip
"""
LEFT_OUT = tuple(_NAMES.split())
"""Beginnings of the names of classes that no page has."""
_UNSEEN = ("dir=rtl", "data-md-color-primary=", "data-md-color-accent=")
"""Of attributes: a direction that none of our languages has, colours in whose place ours stand (``custom`` in mkdocs.yml)."""
_NESTING = ("media", "supports", "keyframes", "-webkit-keyframes")
_USED = re.compile(r"var\(\s*(--md-[\w-]+)")


@dataclass(frozen=True)
class _Rule:
    within: str
    """The at-rule around it, such as ``@media print``; empty for most."""
    selector: str
    declarations: tuple[tuple[str, str], ...]


def with_material(texts: Mapping[str, str | bytes], cache: Path) -> dict[str, str | bytes]:
    """The texts of a site by address, its styles with Material's: to put them together takes a tenth of a build."""
    version = code_version(Path(__file__).parent, "mkdocs-material", "tinycss2")
    with kept(cache / "styles.json", one_look, version) as look:
        return {**texts, STYLES: look(str(texts[STYLES]))}


def one_look(ours: str) -> str:
    """Material's styles and `ours`, without what is left out, without comments and without names that nothing uses."""
    rules = [*_rules(tinycss2.parse_stylesheet(_material())), *_rules(tinycss2.parse_stylesheet(ours))]
    while (fewer := list(_needed(rules))) != rules:
        rules = fewer
    return "".join(
        f"{within}{{{body}}}" if within else body
        for within, inside in groupby(rules, lambda rule: rule.within)
        if (body := "".join(map(_written, inside)))
    )


def _material() -> str:
    folder = files("material").joinpath("templates/assets/stylesheets")
    names = sorted(one.name for one in folder.iterdir() if one.name.endswith(".css"))  # main, then palette
    return "".join(folder.joinpath(name).read_text("utf-8") for name in names)


def _rules(nodes: Iterable[Any], within: str = "") -> Iterator[_Rule]:
    for node in nodes:
        if node.type == "at-rule" and node.content is not None:
            head = f"@{node.at_keyword} {_text(node.prelude)}".strip()
            if node.lower_at_keyword in _NESTING:
                yield from _rules(tinycss2.parse_rule_list(node.content), head)
            else:
                yield _Rule(within, head, _declarations(node.content))
        elif node.type == "qualified-rule":
            seen = [_text(selector) for selector in _selectors(node.prelude) if not _is_unseen(selector)]
            if seen:
                yield _Rule(within, ",".join(seen), _declarations(node.content))


def _declarations(content: Iterable[Any]) -> tuple[tuple[str, str], ...]:
    found = (node for node in tinycss2.parse_blocks_contents(content) if node.type == "declaration")
    return tuple((one.name, _text(one.value) + ("!important" if one.important else "")) for one in found)


def _text(tokens: Iterable[Any]) -> str:
    kept = (token for token in tokens if token.type != "comment")
    return "".join(" " if token.type == "whitespace" else token.serialize() for token in kept).strip()


def _selectors(prelude: Iterable[Any]) -> Iterator[list[Any]]:
    """The parts between commas."""
    for is_comma, part in groupby(prelude, lambda one: one == ","):
        if not is_comma:
            yield list(part)


def _is_unseen(selector: list[Any]) -> bool:
    """Whether it names what no page has. What stands in ``:not()`` and ``:is()`` decides nothing."""
    classes = (after.value for dot, after in pairwise(selector) if dot == "." and after.type == "ident")
    attributes = (tinycss2.serialize(token.content) for token in selector if token.type == "[] block")
    return any(name.startswith(LEFT_OUT) for name in classes) or any(text.startswith(_UNSEEN) for text in attributes)


def _needed(rules: list[_Rule]) -> Iterator[_Rule]:
    """Rules without Material's names of colours and pictures that no other rule asks for."""
    used = {name for rule in rules for _, value in rule.declarations for name in _USED.findall(value)}
    for rule in rules:
        kept = tuple(one for one in rule.declarations if not one[0].startswith("--md-") or one[0] in used)
        if kept:
            yield replace(rule, declarations=kept)


def _written(rule: _Rule) -> str:
    return f"{rule.selector}{{{';'.join(f'{name}:{value}' for name, value in rule.declarations)}}}"
