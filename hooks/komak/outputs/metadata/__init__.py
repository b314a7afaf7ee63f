"""What a page tells machines of itself: a crawler, a messenger that shows a link, a catalogue, a program for references.

In: a page of an edition and its addresses. Out: plain data for the frame around it; what is cited comes from `citation`,
so a page cannot say one thing to readers and another to machines.
"""

from komak.outputs.metadata.head import Head, page_head
from komak.outputs.metadata.picture import PreviewPicture, preview_pictures

__all__ = ["Head", "PreviewPicture", "page_head", "preview_pictures"]
