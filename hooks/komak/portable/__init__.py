"""A built site for those who have no internet: ZIM files for Kiwix, a ZIP for a stick, apps for Kolibri.

In: the folder that an engine has built, and editions for what a library says of them. Out: files to hand on. The site offers
the ZIP itself if it is asked to (`site/kits.py`); all else is made by hand (`desk/portable`).
"""
