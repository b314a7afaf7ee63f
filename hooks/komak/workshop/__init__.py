"""Where made things are kept from run to run: one store by content for every room that makes files.

Nothing in it is trusted by its name: what is damaged is made anew, and what cannot be written is done without.
"""

from komak.workshop.code import code_of
from komak.workshop.folder import usable
from komak.workshop.store import Kept, Store
from komak.workshop.whole import write_whole

__all__ = ["Kept", "Store", "code_of", "usable", "write_whole"]
