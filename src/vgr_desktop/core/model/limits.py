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

# Packed files

MOST_FILES = 2_000
"""Files in one; a house style has some dozens."""

# Word files

LARGEST_WORD_FILE = 30_000_000
"""Bytes of a file; a house style with pictures has some hundreds of thousands."""
LARGEST_UNPACKED = 150_000_000
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

# Reports as Word files, which are read part by part: pictures only when a text shows them

LARGEST_WORD_REPORT = 200_000_000
"""Bytes of a file; a report of 300 pages with photographs has some tens of millions."""
LARGEST_WORD_REPORT_XML = 60_000_000
"""Bytes of the parts that are read as XML, unpacked; a report of 300 pages has some ten million."""
MOST_WORD_REPORT_FILES = 5_000
MOST_WORD_REPORT_TAGS = 600_000
"""Tags, and attributes, counted before anything is parsed; a report of 126 pages of ours has 58,000 tags."""
MOST_WORD_REPORT_PARAGRAPHS = 60_000
"""A report of 300 pages has some ten thousand."""
MOST_WORD_REPORT_CHARACTERS = 10_000_000
"""A report of 300 pages has a million."""

# Spreadsheets

LARGEST_SPREADSHEET = 30_000_000
"""Bytes of a file; the goal tree of a large municipality, with its texts, has some hundreds of thousands."""
LARGEST_SPREADSHEET_UNPACKED = 200_000_000
MOST_SHEETS = 100
MOST_CELLS = 300_000
"""Filled cells of all sheets; the whole goal tree of a large municipality has about ten thousand."""
MOST_CHARACTERS = 20_000_000
"""Characters in the cells of all sheets; a file can hold one long text and show it in many cells."""
MOST_PLACES = 2_000_000
"""Cells from the first filled one to the last, on one sheet: each takes memory, filled or not."""
MOST_SHEET_ELEMENTS = 3_000_000
"""Elements of XML of all parts of a spreadsheet together, of which none stays in memory."""

# Pages, and reports as JSON

LARGEST_PAGE = 20_000_000
"""Bytes. A published page has some tens of thousands."""
MOST_LINES = 200_000
"""A published page has some hundreds; a whole report some tens of thousands."""
LARGEST_EXCHANGED = 400_000_000
"""Bytes that are written or read: about 150 pictures of 2 MB. Both take five times this memory."""

# HTML and what is pasted

LONGEST_PASTED = 300_000
"""Characters: about 100 pages. A report explains a deliverable in a page or two."""
LONGEST_PASTED_HTML = 8_000_000
"""Characters, with those for looks; Word's clipboard has about 20 for each character of text."""
LONGEST_WORD = 2_000
"""Characters. A longer run without a space is data, and would take Qt seconds to lay out."""
MOST_PARAGRAPHS = 5_000
MOST_TAGS = 400_000
"""A published page has some thousands, a text of a hundred pages from Word some tens of thousands."""


def thousands(number: int) -> str:
    """A number as it is written in Dutch, such as 1.000.000."""
    return f"{number:,}".replace(",", ".")
