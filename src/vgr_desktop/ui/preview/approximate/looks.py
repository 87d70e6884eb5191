"""The look of the approximate pages: the measures of the program's own Word template, for Qt.

House styles of municipalities are not used here: only Word documents have them.
"""

from dataclasses import dataclass, replace

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QBrush, QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextFormat

POINT = 10
"""Qt's units in a point: enough for letters to have their designed widths, on any screen."""

PAGE = QSizeF(595.3, 841.9) * POINT
MARGIN = 70.85 * POINT
TEXT = PAGE.shrunkBy(QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN))
EDGE = 35.45 * POINT
"""The distance from the edge of the paper to the header and the footer."""

FAMILIES = ("Arial", "Liberation Sans", "Helvetica")
ACCENT, SOFT, LINE, SHADE, LINK = "#1B4965", "#5B6770", "#B9C7D1", "#E8EFF4", "#0B5394"
INDENT = 17.85 * POINT
STAYS, RULED = QTextFormat.Property.UserProperty + 1, QTextFormat.Property.UserProperty + 2
"""Properties of a paragraph: whether it stays on the same page as what follows, and whether a line is below it."""


@dataclass(frozen=True, slots=True)
class Look:
    """The look of a kind of paragraph. Lengths are in points.

    `spacing` is the height of a line, in per cent of that of the font. `stays`: it stays on the same page as what
    follows; `ruled`: there is a line below it.
    """

    size: float = 11
    bold: bool = False
    italic: bool = False
    colour: str = "#000000"
    before: float = 0
    after: float = 0
    spacing: float = 115
    indent: float = 0
    stays: bool = False
    ruled: bool = False

    def block(self) -> QTextBlockFormat:
        """The format of the paragraph for Qt."""
        made = QTextBlockFormat()
        made.setTopMargin(self.before * POINT)
        made.setBottomMargin(self.after * POINT)
        made.setLeftMargin(self.indent * POINT)
        made.setLineHeight(self.spacing, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        made.setProperty(STAYS, self.stays)
        made.setProperty(RULED, self.ruled)
        return made

    def letters(self) -> QTextCharFormat:
        """The format of its letters for Qt."""
        made = QTextCharFormat()
        made.setFont(font(self.size, bold=self.bold))
        made.setFontItalic(self.italic)
        made.setForeground(QBrush(QColor(self.colour)))
        return made


def font(size: float, *, bold: bool = False) -> QFont:
    """The font of the pages in this size, in points."""
    made = QFont(list(FAMILIES))
    made.setPixelSize(round(size * POINT))
    made.setBold(bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


BODY = Look(after=7, spacing=120)
LEADING = Look(after=4, spacing=120, stays=True)
FIGURE = Look(after=11, spacing=100)
NOTE = Look(9, after=2, spacing=100)
ITEM = Look(after=4, spacing=120)
MESSAGE = Look(15, bold=True, colour=ACCENT, before=3, after=8, spacing=110, stays=True)
CAPTION = Look(10, bold=True, before=11, after=5, stays=True)
CELL = Look(10, spacing=105)
CELL_HEAD = Look(10, bold=True, colour=ACCENT, spacing=105)
CELL_AGAIN = Look(10, colour=SOFT, spacing=105)
CELL_SUB_ITEM = Look(10, spacing=105, indent=14.2)
CELL_SUM = Look(10, bold=True, spacing=105)
TITLE = Look(28, bold=True, colour=ACCENT, before=180, after=12, spacing=100)
SUBTITLE = Look(16, colour=SOFT, after=24)
LAST_SUBTITLE = replace(SUBTITLE, after=38, ruled=True)
TITLE_LINE = Look(12, colour=SOFT, after=6)
TITLE_STATUS = Look(12, bold=True, colour=ACCENT, after=6)
CONTENTS = (
    Look(11, bold=True, before=8, after=2),
    Look(10, after=2, indent=14.2),
    Look(10, after=2, indent=28.35),
)
HEADINGS = (
    Look(22, bold=True, colour=ACCENT, after=22, spacing=105, stays=True, ruled=True),
    Look(15, bold=True, colour=ACCENT, before=22, after=7, spacing=105, stays=True),
    Look(13, bold=True, colour=ACCENT, before=17, after=6, spacing=105, stays=True),
    Look(11.5, bold=True, before=15, after=5, spacing=105, stays=True),
    Look(11, bold=True, colour=ACCENT, before=12, after=3, spacing=105, stays=True),
    Look(11, bold=True, italic=True, before=10, after=3, spacing=105, stays=True),
)
