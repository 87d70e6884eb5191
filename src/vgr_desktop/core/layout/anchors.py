"""What each printed place is called in an exported file, so that it is known again when the file comes back.

A name is that of a hidden bookmark in Word: at most 40 letters, digits and `_`, the first of them a `_`.
"""

import re
import uuid
from dataclasses import dataclass
from enum import StrEnum


class Aspect(StrEnum):
    """What of an item stands in a place; the value is the letter in the name."""

    HEADING = "h"
    LINE = "p"
    """A paragraph of its text, a picture, or a table as a whole."""
    CELL = "c"
    """A cell of a table in its text; the cells of all tables of a text are numbered together."""
    TITLE = "t"
    """Its title in a table, or on the title page."""
    LIGHT = "l"
    AMOUNT = "a"
    COVER = "d"
    """*Dekking*: what a deviation is paid from."""
    MUNICIPALITY = "m"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The place of one aspect of the item with this key; places of the same one are numbered from 1."""

    aspect: Aspect
    key: str
    number: int = 1


_NAME = re.compile(rf"_([{''.join(Aspect)}])([0-9a-f]{{32}})(?:_(\d{{1,5}}))?(?:_\d+)?")


def key(lineage: str) -> str:
    """32 hexadecimal digits for a lineage: those of its UUID, or a digest if it is not one."""
    try:
        return uuid.UUID(lineage).hex
    except ValueError:
        return uuid.uuid5(uuid.NAMESPACE_URL, lineage).hex


def anchor_name(aspect: Aspect, lineage: str) -> str:
    """The name of the first place with this aspect of the item."""
    return f"_{aspect}{key(lineage)}"


def read_anchor(name: str) -> Anchor | None:
    """The place that a bookmark of an exported file names; None for any other bookmark."""
    found = _NAME.fullmatch(name)
    return Anchor(Aspect(found[1]), found[2], int(found[3] or 1)) if found else None
