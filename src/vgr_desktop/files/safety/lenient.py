"""What can still be read of a value of a damaged row that is not valid in its column."""

import datetime as dt
from collections.abc import Callable
from enum import StrEnum
from typing import Any

from vgr_desktop.core.model.characters import clean
from vgr_desktop.core.model.codes import LARGEST_NUMBER
from vgr_desktop.core.model.editions import KINDS, Edition
from vgr_desktop.core.model.item_fields import Holds
from vgr_desktop.core.model.report import STANDARD_SCALE, SectionKind
from vgr_desktop.core.model.text import one_line
from vgr_desktop.files.format.rows import RowColumn
from vgr_desktop.files.safety.broken_text import words_in

UNREADABLE = "(niet leesbaar)"
_LONG_AGO = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)

# What replaces an unreadable value that may not be left out; for other choices, the first one.
_INSTEAD: dict[Holds | type[StrEnum], Any] = {
    Holds.CODE: "?",
    Holds.NUMBER: LARGEST_NUMBER,  # after all others, and not used in any budget
    Holds.NAMES: (),
    Holds.SCALE: STANDARD_SCALE,
    Holds.EDITION: Edition(KINDS[0], 1, 2000, "Teruggevonden rapportage"),
    Holds.DAY: _LONG_AGO.date(),
    Holds.MOMENT: _LONG_AGO,
    Holds.YES_OR_NO: False,
    Holds.ITEM: 0,
    Holds.EXPLAINED: (),
    SectionKind: SectionKind.APPENDIX,  # at the very end
}
_TIDY: dict[Holds | type[StrEnum], Callable[[str], str]] = {Holds.LINE: one_line, Holds.LINES: clean}


def can_be_replaced(column: RowColumn) -> bool:
    """Whether something can take the place of an unreadable value; nothing can take that of a picture."""
    return column.field.holds is not Holds.BYTES


def read_leniently(column: RowColumn, value: object) -> Any:
    """What can still be read of a value that is not valid in the column, in which it can be replaced."""
    holds = column.field.holds
    if holds is Holds.BODY:
        return words_in(value)
    if (tidy := _TIDY.get(holds)) and isinstance(value, str) and (words := tidy(value)):
        return words
    if column.field.optional:
        return None
    if holds in _INSTEAD:
        return _INSTEAD[holds]
    if isinstance(holds, Holds):
        return "" if column.may_be_empty else UNREADABLE
    return next(iter(holds))
