"""Edition to sheets: every PDF that a language has, as Markdown and words; `handouts` prints them."""

from komak.outputs.sheets.editions import module_sheet, sheets
from komak.outputs.sheets.programmes import programme_sheet, programme_sheets

__all__ = ["module_sheet", "programme_sheet", "programme_sheets", "sheets"]
