"""Releases of the numbered texts: what `komak release` puts into an archive, for good."""

from komak.outputs.releases.archive import Content, Frozen, frozen
from komak.outputs.releases.page import is_of_release

__all__ = ["Content", "Frozen", "frozen", "is_of_release"]
