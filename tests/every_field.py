"""Every field of every kind of item, found in the dataclasses themselves, and reports that differ in one field.

A field that is new only in its dataclass is included like all others: code that does not handle it fails, naming it.
"""

import datetime as dt
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from enum import StrEnum
from types import NoneType
from typing import Any, get_args, get_type_hints

from tests.reports import QUAYS, TREES, reviewed_report
from vgr_desktop.core.model.editions import Edition, edition
from vgr_desktop.core.model.report import Item, Light, Report
from vgr_desktop.core.model.text import RichText, from_plain
from vgr_desktop.core.model.tree import amend, everything, fields_within, index

KINDS: tuple[type[Item], ...] = get_args(Item)
_REFERRED = {"about": (QUAYS,), "near": TREES, "subject": TREES}
_LIGHT = "red"


@dataclass(frozen=True)
class FieldOfItem:
    """A field of a kind of item, except its identity and fields with other items."""

    item: type[Item]
    name: str

    def __str__(self) -> str:
        return f"{self.item.__name__}.{self.name}"


@dataclass(frozen=True)
class Changed:
    """A report before and after one field of the item `id` was given another value."""

    before: Report
    after: Report
    id: int


def own_fields(item: type[Item]) -> list[str]:
    """The names of the fields of a kind of item, except its identity and fields with other items."""
    return [field.name for field in fields(item) if field.name not in {"id", "lineage", *fields_within(item)}]


EVERY_FIELD = [FieldOfItem(item, name) for item in KINDS for name in own_fields(item)]


def changed(field: FieldOfItem) -> Changed:
    """The last item of its kind, in a report with all kinds, given another value in this field."""
    report = reviewed_report()
    item = [item for item in everything(report) if type(item) is field.item][-1]
    return Changed(report, amend(report, item.id, **{field.name: _other(field, getattr(item, field.name))}), item.id)


def value(report: Report, id: int, field: FieldOfItem) -> Any:
    """The value of the field of this item."""
    return getattr(index(report).items[id], field.name)


def _other(field: FieldOfItem, value: Any) -> Any:
    """Another valid value of the same type."""
    if field.name in _REFERRED:
        return _REFERRED[field.name]
    if field.name == "light":
        return _LIGHT
    hint = get_type_hints(field.item)[field.name]
    (kind,) = {each for each in get_args(hint) or (hint,) if each not in {NoneType, ...}}
    if isinstance(value, tuple):
        return tuple(_altered(kind, each) for each in value) or (_altered(kind, None),)
    return _altered(kind, value)


def _altered(kind: type, value: Any) -> Any:
    if issubclass(kind, StrEnum):
        return next(choice for choice in kind if choice != value)
    if kind is Light:
        return replace(value, meaning="Anders.")
    return not value if kind is bool else _OTHERS[kind] if kind in _OTHERS else value + 1


_OTHERS: dict[type, Any] = {
    str: "Z",  # a letter or number after all others
    bytes: b"\xff\xd8 other",
    Decimal: Decimal("1.50"),
    dt.date: dt.date(2031, 1, 2),
    dt.datetime: dt.datetime(2031, 1, 2, 3, 4, tzinfo=dt.UTC),
    RichText: from_plain("Heel andere woorden."),
    Edition: edition(2, 2031),
}
"""Values that are nowhere in the report."""
