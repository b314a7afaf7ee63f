"""The nouns of a training curriculum: frozen, typed, free of files and engines.

`metadata` is the shape of what authors write above a text, `curriculum` is what is left once everything was read.
"""

from komak.model.curriculum import (
    Activity,
    Curriculum,
    Document,
    DocumentKind,
    Handout,
    Heading,
    Module,
    Section,
    Session,
    Stamp,
    Track,
)
from komak.model.metadata import (
    CurriculumFacts,
    CurriculumTexts,
    HandoutSource,
    HandoutTranslation,
    ModuleSource,
    ModuleTranslation,
    PageMetadata,
    Term,
)

__all__ = [
    "Activity",
    "Curriculum",
    "CurriculumFacts",
    "CurriculumTexts",
    "Document",
    "DocumentKind",
    "Handout",
    "HandoutSource",
    "HandoutTranslation",
    "Heading",
    "Module",
    "ModuleSource",
    "ModuleTranslation",
    "PageMetadata",
    "Section",
    "Session",
    "Stamp",
    "Term",
    "Track",
]
