"""The curriculum as read: tracks, modules, sessions, activities, handouts, and the documents behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from komak.ground.lines import Lines
from komak.model.acts import Act
from komak.model.allowances import Allowance
from komak.model.document import Document, Work
from komak.model.evidence import Event
from komak.model.examples import Example, FilledSet
from komak.model.figures import Figure
from komak.model.forms import Form
from komak.model.history import History
from komak.model.menu import Menu
from komak.model.metadata import (
    CurriculumFacts,
    CurriculumTexts,
    Grouping,
    HandoutSource,
    Method,
    ModuleSource,
    Term,
)
from komak.model.paragraphs import NumberedText
from komak.model.people import Family
from komak.model.programmes import Programme
from komak.model.quantities import Quantity
from komak.model.questions import KnowledgeTest
from komak.model.releases import Release
from komak.model.search_words import SearchEntry
from komak.model.wordings import Wordings


@dataclass(frozen=True)
class Activity:
    """A timed part of a session. Its texts are in the module's documents, under the same id."""

    id: str
    minutes: int
    method: Method
    group: Grouping
    materials: tuple[str, ...]
    outcomes: tuple[str, ...]
    line: int
    """Line in the source document."""
    min_minutes: int
    """The shortest that it can be made; `minutes` if it cannot be shortened."""
    is_optional: bool
    """True if a trainer who is short of time may leave it out."""


@dataclass(frozen=True)
class Session:
    """A part of a module that is run without a break."""

    id: str
    """Empty for the one session of a module that names none."""
    activities: tuple[Activity, ...]

    @property
    def minutes(self) -> int:
        return sum(activity.minutes for activity in self.activities)


@dataclass(frozen=True)
class Handout:
    """A sheet to download. Its facts come from the source document."""

    slug: str
    documents: Work
    """By locale; the source locale is always there."""
    facts: HandoutSource


@dataclass(frozen=True)
class Letter:
    """A template of an event, to edit and to send: an invitation, a report."""

    kit: str
    """Name of its folder in ``curriculum/events/``, and of the page of the event in ``docs/events/``."""
    slug: str
    documents: Work
    """By locale; the source locale is always there."""


@dataclass(frozen=True)
class Module:
    """A unit of training with its sessions, texts and handouts."""

    track: str
    slug: str
    folder: str
    """From the project folder, with ``/``."""
    facts: ModuleSource
    documents: Work
    """By locale; the source locale is always there."""
    sessions: tuple[Session, ...]
    handouts: tuple[Handout, ...]
    images: tuple[str, ...]
    """Paths from `folder`, e.g. ``images/house.svg``."""
    test: KnowledgeTest = field(default_factory=KnowledgeTest)
    """Empty if the module has no ``questions.yml``."""

    @property
    def reference(self) -> str:
        return f"{self.track}/{self.slug}"

    @property
    def activities(self) -> tuple[Activity, ...]:
        return tuple(activity for session in self.sessions for activity in session.activities)

    def handout(self, slug: str) -> Handout | None:
        return next((handout for handout in self.handouts if handout.slug == slug), None)

    def copies_of(self, handout: Handout) -> Quantity:
        """How many are printed: what the module says of it as a material, otherwise what it says of itself."""
        return self.facts.quantities.get(handout.slug, handout.facts.copies)

    def copies_of_form(self, form: Form) -> Quantity | None:
        """How many a session needs on paper: a form says it for all modules, a module for itself; None: none."""
        if form.slug in self.facts.materials:
            return self.facts.quantities.get(form.slug, form.data.copies or "room")
        return form.data.copies if self.reference in form.data.modules else None


@dataclass(frozen=True)
class Track:
    """A line of modules."""

    slug: str
    modules: tuple[Module, ...]


@dataclass(frozen=True)
class Curriculum:
    """Everything in ``curriculum/`` and the hand-written pages in ``docs/``."""

    facts: CurriculumFacts
    texts: Mapping[str, CurriculumTexts]
    """By locale; the source locale is always there."""
    tracks: tuple[Track, ...]
    pages: tuple[Document, ...]
    glossary: tuple[Term, ...] = ()
    forms: tuple[Form, ...] = ()
    """From ``curriculum/forms/``, by name."""
    examples: tuple[Example, ...] = ()
    """Forms filled in for one fictional family, in the order of its story."""
    filled_set: FilledSet | None = None
    """Who that family is; None: there are no examples."""
    figures: tuple[Figure, ...] = ()
    """Drawings with words, from ``curriculum/figures/``, by name."""
    letters: tuple[Letter, ...] = ()
    """From ``curriculum/events/``, by kit and name."""
    strings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Interface words that the project says in its own way: language to key to text."""
    acts: tuple[Act, ...] = ()
    """Official texts that ours cite, from ``curriculum/acts.yml``."""
    history: History = field(default_factory=History)
    """What each edition brought, from ``curriculum/history.yml``."""
    evidence: tuple[Event, ...] = ()
    """What was held, from ``curriculum/evidence.yml``, in the order of the file."""
    numbered: tuple[NumberedText, ...] = ()
    """Texts of docs/ whose paragraphs have permanent numbers."""
    releases: tuple[Release, ...] = ()
    """Frozen states of those texts, the oldest first."""
    releasing: str = ""
    """Name of the release that is being made of this; empty for the living texts."""
    search_words: tuple[SearchEntry, ...] = ()
    menu: Menu | None = None
    """None: the project leaves it to us."""
    programmes: tuple[Programme, ...] = ()
    """Courses of several modules, from ``curriculum/programmes.yml``."""
    allowances: tuple[Allowance, ...] = ()
    """What of people may be published, from ``curriculum/allowed.yml``."""
    families: tuple[Family, ...] = ()
    """Fictional people, from ``curriculum/people.yml``."""
    wordings: tuple[Wordings, ...] = ()
    """Texts of every YAML file, for the rules and the stamps that hold for all of them."""
    strays: tuple[Document, ...] = ()
    """Documents of modules that are left out; only the checks look at them."""
    lost: frozenset[str] = frozenset()
    """Uris of pages whose file is there but cannot be read (reported where it is read)."""
    field_lines: Mapping[str, Lines] = field(default_factory=dict)
    """Path of a YAML file of the whole curriculum to the line of each of its fields (of glossary.yml: of each id)."""

    def lines(self, path: str) -> Lines:
        """The lines of one of these files; none are known of another."""
        return self.field_lines.get(path, Lines())

    @property
    def modules(self) -> tuple[Module, ...]:
        return tuple(module for track in self.tracks for module in track.modules)

    @property
    def locales(self) -> tuple[str, ...]:
        """All languages of the site, the default one first, derived ones last."""
        return (*self.facts.locales, *self.facts.derived)

    @property
    def documents(self) -> Iterator[Document]:
        """Every Markdown document, modules first, in order."""
        for module in self.modules:
            yield from module.documents.values()
            for handout in module.handouts:
                yield from handout.documents.values()
        for letter in self.letters:
            yield from letter.documents.values()
        yield from self.pages

    @property
    def works(self) -> Iterator[Work]:
        """Every text with all its languages: modules, their handouts, letters, hand-written pages."""
        for module in self.modules:
            yield module.documents
            for handout in module.handouts:
                yield handout.documents
        for letter in self.letters:
            yield letter.documents
        yield from self.written_pages

    @property
    def written_pages(self) -> Iterator[Work]:
        """Every hand-written page with all its languages, in the order of their files."""
        pages: dict[str, dict[str, Document]] = {}
        for page in self.pages:
            pages.setdefault(page.neutral_path, {})[page.locale] = page
        yield from pages.values()

    @property
    def translation_pairs(self) -> Iterator[tuple[Document, Document]]:
        """Every translation behind the source that it was made from."""
        for documents in self.works:
            source = documents.get(self.facts.source_locale)
            for document in documents.values():
                if source is not None and document is not source:
                    yield source, document

    @property
    def bilingual(self) -> tuple[str, str] | None:
        """The two languages of files in two languages: the source and the first translation."""
        others = [locale for locale in self.facts.locales if locale != self.facts.source_locale]
        return (self.facts.source_locale, others[0]) if others else None

    def example(self, form: str) -> Example | None:
        """The form with the slug `form`, filled in, or None."""
        return next((example for example in self.examples if example.slug == form), None)

    def forms_of(self, module: str, audience: str) -> tuple[Form, ...]:
        """The forms that the module ``track/module`` uses, for participants or for the facilitator."""
        return tuple(form for form in self.forms if module in form.data.modules and form.data.audience == audience)

    def module(self, reference: str) -> Module | None:
        """The module ``track/module``, or None."""
        return next((module for module in self.modules if module.reference == reference), None)
