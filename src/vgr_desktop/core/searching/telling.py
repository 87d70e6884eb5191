"""What a hit is called, and the words around it."""

from typing import NamedTuple

from vgr_desktop.core.dutch.item_names import FIELD_NAMES, ITEM_NAMES
from vgr_desktop.core.dutch.naming import full_name, short_name, text_name
from vgr_desktop.core.model.report import Deviation, Explanation, Leftover, Programme, Report, Section, Written
from vgr_desktop.core.model.tree import Index
from vgr_desktop.core.searching.finding import Hit
from vgr_desktop.core.searching.folding import NOTE_MARK
from vgr_desktop.core.searching.lines import BODY, Inside, Spot

AROUND = 60
"""Characters before and after a hit that are shown with it."""


class Context(NamedTuple):
    """The words that were found, and those before and after them, on one line."""

    before: str
    said: str
    after: str


def context(hit: Hit, around: int = AROUND) -> Context:
    """The words around a hit; what is cut off, at a word, is an ellipsis."""
    text = hit.line.text
    before, after = text[: hit.start], text[hit.end :]
    if len(before) > around:
        before = f"… {before[-around:].partition(' ')[2]}"
    if len(after) > around:
        after = f"{after[:around].rpartition(' ')[0]} …"
    return Context(*(part.replace(NOTE_MARK, "").replace("\n", " ") for part in (before, hit.said, after)))


def place_name(known: Index, spot: Spot) -> str:
    """What the line is: toelichting op 9A1.1, voetnoot in het voorwoord, titel van 9A1.1 Planten van bomen."""
    item = known.items[spot.item]
    if spot.field != BODY:
        return _field_name(known, spot)
    assert isinstance(item, Written)  # noqa: S101  # only these have a body
    name = text_name(known, item)
    match spot.inside:
        case Inside.NOTE:
            return f"Voetnoot in {name}"
        case Inside.ALT:
            return f"Beschrijving van een afbeelding in {name}"
        case _:
            return _begun(name.removeprefix("de ").removeprefix("het "))


def _field_name(known: Index, spot: Spot) -> str:
    item = known.items[spot.item]
    if isinstance(item, Leftover):
        return _begun(ITEM_NAMES[Leftover][0])
    field = _begun(FIELD_NAMES[spot.field].removeprefix("de "))
    match item:
        case Report():
            return field
        case Explanation() | Deviation() | Section():
            return f"{field} van {text_name(known, item)}"
        case Programme():
            return f"{field} van {short_name(known, item).lower()}"
        case _:
            return f"{field} van {full_name(known, item)}"


def _begun(name: str) -> str:
    return name[:1].upper() + name[1:]
