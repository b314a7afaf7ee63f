"""Model to data for other programs: the catalogue."""

from komak.citation.catalogue import catalogue

__all__ = ["catalogue"]
