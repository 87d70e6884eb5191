"""How much is read of what comes from outside. Every reader takes its limits from here and names them when it refuses.

They are far above what honest files have, and keep reading within 20 seconds and 500 MB of memory: a few kilobytes can
claim to be anything.
"""

# Pictures, whatever they are in

LARGEST_PICTURE_FILE = 60_000_000
"""Bytes of a file; a photo has about five million."""
MOST_PIXELS = 50_000_000
"""As many as the largest cameras make; counted before a picture is decoded."""
MOST_KEPT = 2400
"""Pixels that are kept, in width and in height: enough for print at the full width of the text."""
LARGEST_KEPT = 10_000_000
"""Bytes of a picture in the dossier."""

# Word files

LARGEST_WORD_FILE = 30_000_000
"""Bytes of a file; a house style with pictures has some hundreds of thousands."""
LARGEST_UNPACKED = 150_000_000
MOST_FILES = 2_000
MOST_ELEMENTS = 1_000_000
"""Tags and attributes of all parts together, counted before any is parsed; a report of 126 pages has 120,000. A parsed
one takes some 400 bytes of memory."""
MOST_RELATIONS = 20_000
"""Relationships and kinds of content of all parts together; the library for Word makes an object of some kilobytes of
each."""
MOST_STYLES = 5_000
"""Word itself takes no more than 4,079."""
DEEPEST = 256
"""Elements within each other; the limit of libxml2."""

# HTML and what is pasted

MOST_TAGS = 400_000
"""A published page has some thousands, a text of a hundred pages from Word some tens of thousands."""


def thousands(number: int) -> str:
    """A number as it is written in Dutch, such as 1.000.000."""
    return f"{number:,}".replace(",", ".")
