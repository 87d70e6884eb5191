"""The printed report as a sequence of parts, in printed order.

`parts` makes them from a report. The Word writer, the preview and every other form of a report read the same parts, so
that they cannot differ. All that can be derived (the stock sentence, the headings of explanations, which of these are
printed at all) is derived here. Nothing here knows a file format.
"""

from vgr_desktop.core.layout.build import parts
from vgr_desktop.core.layout.choice import WHOLE, Chapter, Choice, Extra
from vgr_desktop.core.layout.imprint import Imprint, Status
from vgr_desktop.core.layout.lines import Figure, Grid, Line, ListItem, Prose, SubHeading, lines
from vgr_desktop.core.layout.parts import (
    Captioned,
    Chart,
    Contents,
    FactTable,
    GoalRow,
    GoalTable,
    Heading,
    Legend,
    ListOfCaptions,
    OverviewColumn,
    OverviewRow,
    OverviewTable,
    Part,
    Passage,
    Reference,
    SeeAlso,
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
    "Contents",
    "Extra",
    "FactTable",
    "Figure",
    "GoalRow",
    "GoalTable",
    "Grid",
    "Heading",
    "Imprint",
    "Legend",
    "Line",
    "ListItem",
    "ListOfCaptions",
    "OverviewColumn",
    "OverviewRow",
    "OverviewTable",
    "Part",
    "Passage",
    "Prose",
    "Reference",
    "SeeAlso",
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
