"""The nouns of a training curriculum: frozen, typed, free of files and engines.

`metadata` is the shape of what authors write above a text, `curriculum` is what is left once everything was read.
"""

from komak.model.acts import Act
from komak.model.allowances import Allowance
from komak.model.curriculum import Activity, Curriculum, Handout, Letter, Module, Session, Track
from komak.model.document import Document, DocumentKind, Heading, Section, Work
from komak.model.evidence import Event
from komak.model.examples import Example, ExampleData, FilledSet, Misfit, Place, filled_places
from komak.model.figures import Figure, FigureData
from komak.model.forms import Column, Form, FormData, FormField, FormSection
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
from komak.model.people import Family, Person
from komak.model.programmes import Day, Part, Programme
from komak.model.questions import (
    CaseQuestion,
    ChoiceQuestion,
    KnowledgeTest,
    MatchingQuestion,
    PlainQuestion,
    Question,
    Wording,
)
from komak.model.search_words import SearchEntry
from komak.model.stamp import Stamp
from komak.model.wordings import Saying, Wordings

__all__ = [
    "Act",
    "Activity",
    "Allowance",
    "CaseQuestion",
    "ChoiceQuestion",
    "Column",
    "Curriculum",
    "CurriculumFacts",
    "CurriculumTexts",
    "Day",
    "Document",
    "DocumentKind",
    "Event",
    "Example",
    "ExampleData",
    "Family",
    "Figure",
    "FigureData",
    "FilledSet",
    "Form",
    "FormData",
    "FormField",
    "FormSection",
    "Handout",
    "HandoutSource",
    "HandoutTranslation",
    "Heading",
    "KnowledgeTest",
    "Letter",
    "MatchingQuestion",
    "Misfit",
    "Module",
    "ModuleSource",
    "ModuleTranslation",
    "PageMetadata",
    "Part",
    "Person",
    "Place",
    "PlainQuestion",
    "Programme",
    "Question",
    "Saying",
    "SearchEntry",
    "Section",
    "Session",
    "Stamp",
    "Term",
    "Track",
    "Wording",
    "Wordings",
    "Work",
    "filled_places",
]
