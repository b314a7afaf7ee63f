"""Editions and printed files to packs: a ZIP a module for trainers and one for participants, and all forms."""

from komak.outputs.packs.contents import Audience, Pack, PackFile, module_files, packs
from komak.outputs.packs.making import MadePack, made_packs

__all__ = ["Audience", "MadePack", "Pack", "PackFile", "made_packs", "module_files", "packs"]
