"""A built site for those who have no internet: as ZIM files for Kiwix, as a ZIP for a stick.

In: the folder that an engine has built, and editions for what a library says of them. Out: files to hand on. Nothing here is
part of the site, and a site knows nothing of it.
"""
