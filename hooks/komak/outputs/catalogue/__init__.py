"""Model to data for other programs: the catalogue."""

from komak.outputs.catalogue.catalogue import catalogue, catalogue_schema

__all__ = ["catalogue", "catalogue_schema"]
