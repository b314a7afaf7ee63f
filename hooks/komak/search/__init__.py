"""Full-text search without a server. In: pages as final HTML. Out: the files that the reader's browser searches.

The other half is ``hooks/theme/assets/search/``: it answers Material's own search box.
"""

from komak.search.extract import download, sections
from komak.search.kinds import Role, hand_written, roles
from komak.search.meaning import Meaning, keys, meaning
from komak.search.page import Kind, SearchPage
from komak.search.write import index_files

__all__ = [
    "Kind",
    "Meaning",
    "Role",
    "SearchPage",
    "download",
    "hand_written",
    "index_files",
    "keys",
    "meaning",
    "roles",
    "sections",
]
