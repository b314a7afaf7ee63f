"""The languages that somebody has described, by tag."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from komak.languages import known
from komak.languages.language import Language


@cache
def described() -> Mapping[str, Language]:
    """Every language of ``known/`` by its tag."""
    names = sorted(module.name for module in pkgutil.iter_modules(known.__path__))
    languages = (importlib.import_module(f"{known.__name__}.{name}").LANGUAGE for name in names)
    return MappingProxyType({one.tag: one for one in languages})


@cache
def language(tag: str) -> Language:
    """What is known of a language; of one that nobody has described, what its tag tells."""
    return described().get(tag) or Language(tag, tag, is_described=False)
