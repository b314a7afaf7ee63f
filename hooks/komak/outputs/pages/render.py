"""The one Jinja environment of the pages room."""

from __future__ import annotations

import re

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from komak.dialect.plain import plain

_ENVIRONMENT = Environment(
    loader=PackageLoader("komak.outputs.pages"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
    keep_trailing_newline=True,
    comment_start_string="{##",  # {#id} is an id of a heading here
    comment_end_string="##}",
)
_MANY_BLANK_LINES = re.compile(r"\n{3,}")


def rendered(template: str, **values: object) -> str:
    """The template ``<template>.md.j2`` with `values`; text is escaped for HTML, Markup passes."""
    text = _ENVIRONMENT.get_template(f"{template}.md.j2").render(**values)
    return _MANY_BLANK_LINES.sub("\n\n", text).lstrip("\n")


_ENVIRONMENT.filters["plain"] = lambda text: Markup(plain(text))  # noqa: S704 - every sign is an entity
