"""A site that stays with its reader: what a phone installs, what a browser keeps, and what keeps it.

In: editions, and the folder that an engine has built of them. Out: web manifests and icons as products and texts; and in
the folder the service worker, lists of files with their hashes, and in every page the name of the build (`sealed`).
"""

from komak.outputs.offline.app import app_files, icons
from komak.outputs.offline.seal import sealed, switched_off
from komak.outputs.offline.versions import unversioned

__all__ = ["app_files", "icons", "sealed", "switched_off", "unversioned"]
