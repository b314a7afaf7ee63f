"""Edition to sheets: every PDF that a language has, as Markdown and words; `handouts` prints them."""

from komak.sheets.editions import module_sheet, public_links, sheets

__all__ = ["module_sheet", "public_links", "sheets"]
