"""Full-text search without a server. In: finished pages. Out: the files that the reader's browser searches.

The other half is ``hooks/theme/assets/search/``: it answers Material's own search box.
"""

from komak.pages import Kind
from komak.search.entries import search_files
from komak.search.extract import sections
from komak.search.meaning import Meaning, keys, meaning
from komak.search.page import SearchPage
from komak.search.write import index_files

__all__ = ["Kind", "Meaning", "SearchPage", "index_files", "keys", "meaning", "search_files", "sections"]
