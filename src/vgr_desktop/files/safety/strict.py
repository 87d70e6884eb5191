"""Which values are valid in a column of a damaged row, and what can still be read of other ones.

Values that count as valid can be exchanged as JSON too.
"""

import datetime as dt
from collections.abc import Callable
from enum import StrEnum
from typing import Any

from vgr_desktop.core.model.characters import clean
from vgr_desktop.core.model.editions import KINDS, Edition
from vgr_desktop.core.model.item_fields import Holds
from vgr_desktop.core.model.report import STANDARD_SCALE, Light, SectionKind
from vgr_desktop.core.model.text import one_line
from vgr_desktop.files.format.json_values import COLOUR, FIRST_YEAR, LARGEST_NUMBER, LAST_ORDINAL, LAST_YEAR
from vgr_desktop.files.format.rows import Misfit, RowColumn
from vgr_desktop.files.safety.broken_text import words_in

UNREADABLE = "(niet leesbaar)"
_LONG_AGO = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def _are(kind: type) -> Callable[[Any], bool]:
    return lambda values: all(type(value) is kind for value in values)


def _is_edition(edition: Edition) -> bool:
    texts, numbers = (edition.kind, edition.title), (edition.ordinal, edition.year)
    if not (_are(str)(texts) and _are(int)(numbers) and all(map(str.strip, texts))):
        return False
    return FIRST_YEAR <= edition.year <= LAST_YEAR and 0 < edition.ordinal <= LAST_ORDINAL


def _is_scale(scale: tuple[Light, ...]) -> bool:
    return bool(scale) and all(map(_is_light, scale))


def _is_light(light: Light) -> bool:
    labels = (light.key, light.name, light.shape)
    if not (_are(str)((*labels, light.colour, light.meaning)) and type(light.must_explain) is bool):
        return False
    return all(map(str.strip, labels)) and COLOUR.fullmatch(light.colour) is not None


# Kinds of values whose decoding accepts more than is valid.
_SOUND: dict[Holds | type[StrEnum], Callable[[Any], bool]] = {
    Holds.EDITION: _is_edition,
    Holds.SCALE: _is_scale,
    Holds.NUMBER: lambda number: 0 < number <= LARGEST_NUMBER,
    Holds.NAMES: _are(str),
    Holds.EXPLAINED: _are(int),
    Holds.AMOUNT: lambda amount: amount is None or amount.is_finite(),
}
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
    Holds.BYTES: b"",
    Holds.ITEM: 0,
    Holds.EXPLAINED: (),
    SectionKind: SectionKind.APPENDIX,  # at the very end
}
_TIDY: dict[Holds | type[StrEnum], Callable[[str], str]] = {Holds.LINE: one_line, Holds.LINES: clean}


def read_strictly(column: RowColumn, value: object) -> Any:
    """The value of the field for exactly this value of a column. Raises `Misfit` when it is not valid."""
    try:
        read = column.read(value)
    except (ArithmeticError, LookupError, RecursionError, TypeError, ValueError) as error:
        raise Misfit(f"{column.name} cannot be read") from error
    if (sound := _SOUND.get(column.field.holds)) and not sound(read):
        raise Misfit(f"{column.name} says something else")
    if column.field.filled and not read.strip():
        raise Misfit(f"{column.name} says nothing")
    if isinstance(read, str) and clean(read) != read:
        raise Misfit(f"{column.name} holds characters that no text may hold")
    return read


def read_leniently(column: RowColumn, value: object) -> Any:
    """What can still be read of a value that is not valid in the column."""
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
