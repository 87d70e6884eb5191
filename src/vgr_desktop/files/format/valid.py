"""Which values are valid in a field, beyond what their types say, and which items go together.

Values that count as valid can be exchanged as JSON too.
"""

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from typing import Any

from vgr_desktop.core.model.characters import clean
from vgr_desktop.core.model.codes import LARGEST_NUMBER
from vgr_desktop.core.model.editions import Edition
from vgr_desktop.core.model.item_fields import Field, Holds
from vgr_desktop.core.model.pictures import kind_of
from vgr_desktop.core.model.report import Deliverable, Explanation, Light, Report, SubItem
from vgr_desktop.core.model.tree import everything
from vgr_desktop.files.format.errors import Misfit
from vgr_desktop.files.format.json_values import (
    AMOUNT,
    COLOUR,
    FIRST_YEAR,
    LAST_ORDINAL,
    LAST_YEAR,
    LINEAGE,
)

_DIGITS = 20
"""More than any amount has, before or after its comma."""


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


def _is_amount(amount: Decimal) -> bool:
    """Not so large or small that writing it out takes the memory of the computer."""
    return amount.is_finite() and abs(amount.adjusted()) < _DIGITS and AMOUNT.fullmatch(f"{amount:f}") is not None


# Kinds of values whose decoding accepts more than is valid.
_SOUND: dict[Holds | type[StrEnum], Callable[[Any], bool]] = {
    Holds.EDITION: _is_edition,
    Holds.SCALE: _is_scale,
    Holds.NUMBER: lambda number: 0 < number <= LARGEST_NUMBER,
    Holds.NAMES: lambda names: _are(str)(names) and all(clean(name) == name for name in names),
    Holds.EXPLAINED: _are(int),
    Holds.AMOUNT: _is_amount,
    Holds.BYTES: lambda content: kind_of(content) is not None,
}


def is_valid(field: Field, value: Any) -> bool:
    """Whether `value` may stand in `field`; None only in an optional one."""
    if value is None:
        return field.optional
    if (sound := _SOUND.get(field.holds)) and not sound(value):
        return False
    if field.filled and not value.strip():
        return False
    return not isinstance(value, str) or clean(value) == value


def check_report(report: Report) -> None:
    """Raise `Misfit` when items of the report do not go together.

    Not when something is kept about an item that no longer exists: that happens when it is removed.
    """
    items = {item.id: item for item in everything(report)}
    lineages = {item.lineage for item in items.values()}
    if len(lineages) < len(items) or not all(isinstance(own, str) and LINEAGE.fullmatch(own) for own in lineages):
        raise Misfit("items do not have a lineage of their own")
    lights = {light.key for light in report.scale} | {None}
    for item in items.values():
        match item:
            case Deliverable() | SubItem() if item.light not in lights:
                raise Misfit(f"{item.id} has a light that is not on the scale")
            case Explanation() if not all(isinstance(items.get(id), Deliverable | SubItem) for id in item.about):
                raise Misfit(f"{item.id} explains something that is not there")
