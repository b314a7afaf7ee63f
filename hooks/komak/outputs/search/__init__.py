"""Full-text search without a server. In: finished pages. Out: the files that the reader's browser searches.

The other half is ``hooks/theme/assets/search/``: it answers Material's own search box.
"""

from komak.edition.page import Kind
from komak.outputs.search.entries import index_orders, search_files
from komak.outputs.search.extract import sections
from komak.outputs.search.meaning import Meaning, keys, meaning
from komak.outputs.search.page import SearchPage
from komak.outputs.search.write import index_files

__all__ = [
    "Kind",
    "Meaning",
    "SearchPage",
    "index_files",
    "index_orders",
    "keys",
    "meaning",
    "search_files",
    "sections",
]
