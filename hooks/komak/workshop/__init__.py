"""Where things are made and kept: one shape of an order, one store by content, one pool, one way to write a file.

Nothing in the store is trusted by its name: what is damaged is made anew, and what cannot be written is done without.
"""

from komak.workshop.carried import Attached, Carried, content_of
from komak.workshop.code import code_of
from komak.workshop.folder import usable
from komak.workshop.job import done, job_for
from komak.workshop.key import key_of
from komak.workshop.makeable import make
from komak.workshop.means import Means
from komak.workshop.order import Artefact, FileFacts, Order, Outcome, Product
from komak.workshop.pool import Pool, PoolError
from komak.workshop.progress import Progress, shown, silent
from komak.workshop.run import Run
from komak.workshop.store import Kept, Store
from komak.workshop.whole import write_whole
from komak.workshop.workshop import Workshop, made

__all__ = [
    "Artefact",
    "Attached",
    "Carried",
    "FileFacts",
    "Kept",
    "Means",
    "Order",
    "Outcome",
    "Pool",
    "PoolError",
    "Product",
    "Progress",
    "Run",
    "Store",
    "Workshop",
    "code_of",
    "content_of",
    "done",
    "job_for",
    "key_of",
    "made",
    "make",
    "shown",
    "silent",
    "usable",
    "write_whole",
]
