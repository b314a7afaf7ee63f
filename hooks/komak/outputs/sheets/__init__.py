"""Edition to sheets: every PDF that a language has, as Markdown and words; `handouts` prints them."""

from komak.outputs.sheets.editions import module_sheet, sheets

__all__ = ["module_sheet", "sheets"]
