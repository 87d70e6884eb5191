"""The printed report as a row of parts, in the order of the page.

`parts` makes them of a report; the Word writer, the preview and every other form in which a report is shown read the
same parts, so that they cannot differ. Everything that can be derived (the stock sentence, the headings of
explanations, which of them are printed at all) is derived here. Nothing here knows a file format.
"""

from vgr_desktop.core.layout.build import parts
from vgr_desktop.core.layout.choice import WHOLE, Chapter, Choice
from vgr_desktop.core.layout.lines import Grid, Line, ListItem, Prose, SubHeading, lines
from vgr_desktop.core.layout.parts import (
    Contents,
    Facts,
    GoalRow,
    GoalTable,
    Heading,
    Legend,
    Part,
    Passage,
    Sentence,
    Signal,
    TitlePage,
)

__all__ = [
    "WHOLE",
    "Chapter",
    "Choice",
    "Contents",
    "Facts",
    "GoalRow",
    "GoalTable",
    "Grid",
    "Heading",
    "Legend",
    "Line",
    "ListItem",
    "Part",
    "Passage",
    "Prose",
    "Sentence",
    "Signal",
    "SubHeading",
    "TitlePage",
    "lines",
    "parts",
]
