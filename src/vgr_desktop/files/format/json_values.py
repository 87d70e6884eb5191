"""How the value of each field is written in JSON, and read from JSON of others, which may contain anything.

Values that refer to the rest of the report, its items and lights, are read by `report_json`.
"""

import base64
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import fields
from decimal import Decimal
from enum import StrEnum
from typing import Any

from vgr_desktop.core.model.codes import LARGEST_NUMBER
from vgr_desktop.core.model.editions import Edition
from vgr_desktop.core.model.item_fields import Field, Holds
from vgr_desktop.core.model.pictures import kind_of
from vgr_desktop.core.model.report import Light
from vgr_desktop.files.format.codec import text_to_data
from vgr_desktop.files.format.json_input import JsonPiece

FIRST_YEAR, LAST_YEAR = 2000, 2099
LAST_ORDINAL = 9
AMOUNT = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,6})?")
LINEAGE = re.compile(r"[!-~]{1,100}")
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")

_EDITION_FIELDS = tuple(field.name for field in fields(Edition))
_LIGHT_FIELDS = tuple(field.name for field in fields(Light))


def _same(value: Any) -> Any:
    return value


def _edition_to_data(edition: Edition) -> object:
    return {name: getattr(edition, name) for name in _EDITION_FIELDS}


def _scale_to_data(scale: tuple[Light, ...]) -> object:
    return [{name: getattr(light, name) for name in _LIGHT_FIELDS} for light in scale]


def _content_to_data(content: bytes) -> object:
    return base64.b64encode(content).decode("ascii")


_WRITERS: dict[Holds, Callable[[Any], object]] = {
    Holds.NAMES: list,
    Holds.BODY: text_to_data,
    Holds.SCALE: _scale_to_data,
    Holds.EDITION: _edition_to_data,
    Holds.AMOUNT: "{:f}".format,
    Holds.DAY: dt.date.isoformat,
    Holds.MOMENT: dt.datetime.isoformat,
    Holds.BYTES: _content_to_data,
}


def written(field: Field, value: Any) -> object:
    """The JSON data for this value of a field that refers to no item."""
    if value is None:
        return None
    write = _WRITERS.get(field.holds, _same) if isinstance(field.holds, Holds) else str
    return write(value)


def _edition(spot: JsonPiece) -> Edition:
    at = spot.fields(*_EDITION_FIELDS)
    return Edition(
        kind=at["kind"].label(),
        ordinal=at["ordinal"].number(1, LAST_ORDINAL),
        year=at["year"].number(FIRST_YEAR, LAST_YEAR),
        title=at["title"].label(),
    )


def _light(spot: JsonPiece) -> Light:
    at = spot.fields(*_LIGHT_FIELDS)
    return Light(
        key=at["key"].label(),
        name=at["name"].label(),
        colour=at["colour"].matching(COLOUR, "een kleur zoals #2E7D32"),
        shape=at["shape"].label(),
        meaning=at["meaning"].text(),
        must_explain=at["must_explain"].boolean(),
    )


def _scale(spot: JsonPiece) -> tuple[Light, ...]:
    if lights := spot.each(_light):
        return lights
    raise spot.refused("hoort ten minste één stoplicht te staan")


def _picture(spot: JsonPiece) -> bytes:
    content = spot.content()
    if kind_of(content) is None:
        raise spot.refused("hoort een afbeelding te staan, een PNG of JPEG")
    return content


_READERS: dict[Holds, Callable[[JsonPiece], Any]] = {
    Holds.LINE: JsonPiece.text,
    Holds.LINES: JsonPiece.text,
    Holds.CODE: JsonPiece.text,
    Holds.NUMBER: lambda spot: spot.number(1, LARGEST_NUMBER),
    Holds.NAMES: lambda spot: spot.each(JsonPiece.text),
    Holds.BODY: JsonPiece.rich_text,
    Holds.SCALE: _scale,
    Holds.EDITION: _edition,
    Holds.AMOUNT: lambda spot: Decimal(spot.matching(AMOUNT, 'een bedrag zoals "-12500.00"')),
    Holds.DAY: JsonPiece.date,
    Holds.MOMENT: JsonPiece.moment,
    Holds.YES_OR_NO: JsonPiece.boolean,
    Holds.BYTES: _picture,
}


def reader(field: Field) -> Callable[[JsonPiece], Any]:
    """The function that reads a value, not null, of a field that refers to nothing else in the report."""
    if field.filled:
        return JsonPiece.label
    if isinstance(field.holds, Holds):
        return _READERS[field.holds]
    choices: type[StrEnum] = field.holds
    return lambda spot: spot.one_of(choices)
