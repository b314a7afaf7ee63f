"""Editions and printed files to packs: a ZIP a module for trainers and one for participants, sheets that several need, all forms."""

from komak.outputs.packs.archive import PackOrder, pack_order
from komak.outputs.packs.contents import Pack, PackKind, packs

__all__ = ["Pack", "PackKind", "PackOrder", "pack_order", "packs"]
