"""The printed report as a row of parts, in the order of the page.

`parts` makes them of a report; the Word writer, the preview and every other form in which a report is shown read the
same parts, so that they cannot differ. Everything that can be derived (the stock sentence, the headings of
explanations, which of them are printed at all) is derived here. Nothing here knows a file format.
"""

from vgr_desktop.core.layout.build import parts
from vgr_desktop.core.layout.choice import WHOLE, Chapter, Choice
from vgr_desktop.core.layout.imprint import Imprint, Status
from vgr_desktop.core.layout.lines import Figure, Grid, Line, ListItem, Prose, SubHeading, lines
from vgr_desktop.core.layout.parts import (
    Captioned,
    Chart,
    Column,
    Contents,
    Facts,
    GoalRow,
    GoalTable,
    Heading,
    Legend,
    Overview,
    OverviewRow,
    Part,
    Passage,
    Reference,
    Sentence,
    Series,
    Signal,
    TitlePage,
)
from vgr_desktop.core.layout.selection import committees, for_committee, for_portfolio, portfolios, without_committee

__all__ = [
    "WHOLE",
    "Captioned",
    "Chapter",
    "Chart",
    "Choice",
    "Column",
    "Contents",
    "Facts",
    "Figure",
    "GoalRow",
    "GoalTable",
    "Grid",
    "Heading",
    "Imprint",
    "Legend",
    "Line",
    "ListItem",
    "Overview",
    "OverviewRow",
    "Part",
    "Passage",
    "Prose",
    "Reference",
    "Sentence",
    "Series",
    "Signal",
    "Status",
    "SubHeading",
    "TitlePage",
    "committees",
    "for_committee",
    "for_portfolio",
    "lines",
    "parts",
    "portfolios",
    "without_committee",
]
