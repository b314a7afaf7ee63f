"""How a page is cited: the page and its edition in, a `Cited` out, and of this every form that a standard asks for.

References are made by citeproc with the styles in ``styles/``; their words are those of the interface, so that a new
language of the site has them with its strings. Nothing here knows of pages' looks: `outputs` shows it.
"""

from komak.citation.cited import Cited, Kind, cited, whole
from komak.citation.deposit import citation_cff, zenodo
from komak.citation.files import FORMATS, citation_files
from komak.citation.forms import NUMBER, TODAY, CitedForm, forms, paragraph_forms

__all__ = [
    "FORMATS",
    "NUMBER",
    "TODAY",
    "Cited",
    "CitedForm",
    "Kind",
    "citation_cff",
    "citation_files",
    "cited",
    "forms",
    "paragraph_forms",
    "whole",
    "zenodo",
]
