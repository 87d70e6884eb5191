"""Where a report and what is read say something else, and what the officer can choose there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from vgr_desktop.core.dutch.item_names import field_label
from vgr_desktop.core.dutch.naming import text_name
from vgr_desktop.core.editions.merging_words import item_name, value_text
from vgr_desktop.core.intake.looks import with_looks_of
from vgr_desktop.core.model.item_fields import Field, Holds, field_named
from vgr_desktop.core.model.report import Deviation, Explanation, Report, Section, Text
from vgr_desktop.core.model.review import Review
from vgr_desktop.core.model.text import RichText, from_plain, rich
from vgr_desktop.core.model.tree import index

Key = tuple[int, str]
"""What a difference is known by: the id of the item in the report, and the name of the field."""


class Choice(StrEnum):
    """What becomes of a difference."""

    LATER = "later"
    """Mine stays, and theirs waits as a leftover."""
    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"
    """Theirs comes after mine."""


Choices = Mapping[Key, Choice]
"""The choices that were made; where none was, it is `LATER`."""
Choose = Callable[["Difference"], Choice]


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of an item of the report that both say something in, and not the same."""

    place: int
    field: Field
    mine: object
    theirs: object

    @property
    def key(self) -> Key:
        """What it is known by, as long as the report has the item."""
        return self.place, self.field.name

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be chosen: both only where a field can hold both."""
        return tuple(Choice) if self.field.holds in {Holds.BODY, Holds.NAMES} else tuple(Choice)[:-1]


def difference(item: object, id: int, field: str, theirs: object) -> Difference:
    """The difference in this field of an item of the report."""
    return Difference(id, field_named(type(item), field), getattr(item, field), theirs)


def outcome(one: Difference, choice: Choice) -> object:
    """What the field says after this choice."""
    if choice is Choice.BOTH:
        return _both(one.mine, one.theirs)
    if choice is not Choice.THEIRS:
        return one.mine
    if isinstance(one.mine, RichText) and isinstance(one.theirs, RichText):
        return with_looks_of(one.mine, one.theirs)
    return one.theirs


def _both(mine: object, theirs: object) -> object:
    if isinstance(mine, RichText) and isinstance(theirs, RichText):
        return rich((*mine.blocks, *theirs.blocks))
    assert isinstance(mine, tuple)  # noqa: S101  # names are the other kind of field that can hold both
    assert isinstance(theirs, tuple)  # noqa: S101  # the same
    return (*mine, *(name for name in theirs if name not in mine))


def difference_name(report: Report, one: Difference) -> str:
    """The name of a difference in a list: the item, and which of its fields when it is not the text itself."""
    item = index(report).items[one.place]
    match item:
        case Review():
            subject = index(report).items[item.subject]
            return f"{item_name(report, subject)}: {field_label(one.field.name).lower()}"
        case Text() | Explanation() | Section() | Deviation():
            name = text_name(index(report), item)
        case _:
            name = item_name(report, item)
    return name if one.field.holds is Holds.BODY else f"{name}: {field_label(one.field.name).lower()}"


def sides(report: Report, one: Difference) -> tuple[RichText, RichText]:
    """What the report says there, and what is read."""
    return _said(report, one.field, one.mine), _said(report, one.field, one.theirs)


def _said(report: Report, field: Field, value: object) -> RichText:
    return value if isinstance(value, RichText) else from_plain(value_text(report, field, value))
