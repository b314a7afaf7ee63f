"""The home page in parts: its text is plain Markdown, every `##` of it becomes a section."""

from __future__ import annotations

import re

TEMPLATE = "home.html"
"""The template of the theme that the page names in its front matter."""
_DOORS = ("trainers", "specialists", "coordination")
"""Sections that stand side by side, by the id of their heading."""
_ID = re.compile(r'id="([^"]*)"')


def in_sections(html: str) -> str:
    """The text before the first heading, the doors, and the other sections below them."""
    words, *parts = html.split("<h2")
    doors = "".join(_section(part, "km-door") for part in parts if _id(part) in _DOORS)
    others = "".join(_section(part, "km-home__section") for part in parts if _id(part) not in _DOORS)
    hero = f'<div class="km-home__hero">\n<div class="km-home__words">{words}</div>\n</div>'
    return f'{hero}\n<div class="km-doors">\n{doors}</div>\n{others}'


def _section(part: str, name: str) -> str:
    return f'<section class="{name} {name}--{_id(part)}" aria-labelledby="{_id(part)}"><h2{part}</section>\n'


def _id(part: str) -> str:
    """Id of the heading that a part begins with; every heading has one."""
    found = _ID.search(part)
    return found[1] if found else ""
