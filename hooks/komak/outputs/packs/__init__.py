"""Editions and printed files to packs: a ZIP a module for trainers and one for participants, and all forms."""

from komak.outputs.packs.archive import PackOrder, pack_order
from komak.outputs.packs.contents import Pack, PackFile, PackKind, module_files, packs

__all__ = ["Pack", "PackFile", "PackKind", "PackOrder", "module_files", "pack_order", "packs"]
