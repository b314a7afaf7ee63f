"""The door of the core: a folder of content in, a whole site as plain data and finished files out. No engine is known here.

`assemble` reads, checks and lays out; `produce` makes; `add_kits` and `seal` close what an engine has built of it. An engine needs nothing
else: pages, menu and files are here.
"""

from komak.edition.page import FinishedPage, Page, TocEntry
from komak.ground.address import STYLES
from komak.ground.trouble import machine_trouble
from komak.outputs.menu import MenuEntry
from komak.outputs.pages import unindented
from komak.site.assembly import Assembly, Site, assemble, examine
from komak.site.edit import edited, finished_page
from komak.site.kits import add_kits
from komak.site.offline import leave_browsers, seal
from komak.site.production import Made, Production, produce, raw_bytes
from komak.workshop import Means, usable
from komak.workshop.memory import code_version, kept

__all__ = [
    "STYLES",
    "Assembly",
    "FinishedPage",
    "Made",
    "Means",
    "MenuEntry",
    "Page",
    "Production",
    "Site",
    "TocEntry",
    "add_kits",
    "assemble",
    "code_version",
    "edited",
    "examine",
    "finished_page",
    "kept",
    "leave_browsers",
    "machine_trouble",
    "produce",
    "raw_bytes",
    "seal",
    "unindented",
    "usable",
]
