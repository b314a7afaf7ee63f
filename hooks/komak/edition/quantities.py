"""How many of a thing a session needs, in the words of one language."""

from __future__ import annotations

from komak.languages.strings import Strings
from komak.model import Curriculum, Module
from komak.model.quantities import Quantity, parted


def quantity_of(material: str, module: Module, curriculum: Curriculum) -> Quantity:
    """Of a thing that the trainer brings, or of the paper that has its name; what nothing says is one for the room."""
    if handout := module.handout(material):
        return module.copies_of(handout)
    form = next((form for form in curriculum.forms if form.slug == material), None)
    said = module.copies_of_form(form) if form else module.facts.quantities.get(material)
    return said or "room"


def quantity_words(quantity: Quantity, strings: Strings) -> str:
    number, whom = parted(quantity)
    return strings(f"quantity.{whom}") if number == 1 else strings(f"quantity.many.{whom}", number=number)
