"""How each kind of value is stored in a column of the dossier: as text, a whole number or bytes."""

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from vgr_desktop.core.model.editions import Edition
from vgr_desktop.core.model.item_fields import Holds
from vgr_desktop.core.model.report import Light
from vgr_desktop.files.format.codec import as_list, text_from_json, text_to_json


def _same(value: Any) -> Any:
    return value


@dataclass(frozen=True, slots=True)
class Cell:
    """The type of a column, and the functions that convert a value to it and back."""

    holds: type[str | int | bytes] = str
    encode: Callable[[Any], Any] = _same
    decode: Callable[[Any], Any] = _same


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _tuple(line: str) -> tuple[Any, ...]:
    return tuple(as_list(json.loads(line)))


def _yes_or_no(number: int) -> bool:
    if number not in {0, 1}:
        raise ValueError(number)
    return bool(number)


def moment(line: str) -> dt.datetime:
    """The time in `line`. Raises `ValueError` when it has no time zone."""
    said = dt.datetime.fromisoformat(line)
    if said.tzinfo is None:
        raise ValueError(line)
    return said


def _edition_to_json(edition: Edition) -> str:
    return _json([edition.kind, edition.ordinal, edition.year, edition.title])


def _scale_to_json(scale: tuple[Light, ...]) -> str:
    return _json([[s.key, s.name, s.colour, s.shape, s.meaning, s.must_explain] for s in scale])


def _scale_from_json(line: str) -> tuple[Light, ...]:
    return tuple(Light(*light) for light in json.loads(line))


_TEXT = Cell()
_NUMBER = Cell(int)
_LIST = Cell(encode=_json, decode=_tuple)

_CELLS: dict[Holds, Cell] = {
    Holds.LINE: _TEXT,
    Holds.LINES: _TEXT,
    Holds.CODE: _TEXT,
    Holds.NUMBER: _NUMBER,
    Holds.NAMES: _LIST,
    Holds.BODY: Cell(encode=text_to_json, decode=text_from_json),
    Holds.LIGHT: _TEXT,
    Holds.SCALE: Cell(encode=_scale_to_json, decode=_scale_from_json),
    Holds.EDITION: Cell(encode=_edition_to_json, decode=lambda line: Edition(*json.loads(line))),
    Holds.AMOUNT: Cell(encode=str, decode=Decimal),
    Holds.DAY: Cell(encode=dt.date.isoformat, decode=dt.date.fromisoformat),
    Holds.MOMENT: Cell(encode=dt.datetime.isoformat, decode=moment),
    Holds.YES_OR_NO: Cell(int, encode=int, decode=_yes_or_no),
    Holds.BYTES: Cell(bytes),
    Holds.ITEM: _NUMBER,
    Holds.EXPLAINED: _LIST,
}


def cell_for(holds: Holds | type[StrEnum]) -> Cell:
    """How a field of this kind is stored."""
    return _CELLS[holds] if isinstance(holds, Holds) else Cell(decode=holds)
