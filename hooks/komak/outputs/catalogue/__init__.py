"""Model to data for other programs: the catalogue."""

from komak.outputs.catalogue.catalogue import catalogue

__all__ = ["catalogue"]
