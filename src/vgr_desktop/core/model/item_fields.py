"""The table of fields: what every kind of item says itself, field by field.

It decides how an item is stored in the dossier and exchanged as JSON, what replaces a damaged value, what merging shows
of an item, and which fields refer to other items. Which items hold which others is said in `tree`.

A field of a later version of the dossier comes after the older ones: tables of a database grow at their end.
"""

from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from vgr_desktop.core.model.report import (
    Deliverable,
    Deviation,
    DeviationKind,
    Explanation,
    Goal,
    Item,
    Leftover,
    Picture,
    PictureKind,
    PolicyArea,
    Programme,
    Recurrence,
    Report,
    Section,
    SectionKind,
    SubItem,
    Text,
)
from vgr_desktop.core.model.review import Acceptance, Adoption, Comment, Reply, Review, Stage


class Holds(Enum):
    """The kind of value in a field without a fixed choice of values."""

    LINE = auto()
    """Characters on one line."""
    LINES = auto()
    """Characters on one line or more."""
    CODE = auto()
    """What an item adds to the codes of the items below it, as characters: 9, AD/OH, A."""
    NUMBER = auto()
    """A whole number from 1."""
    NAMES = auto()
    BODY = auto()
    """A text with its marks, lists and tables."""
    LIGHT = auto()
    """The key of a light of the report's scale."""
    SCALE = auto()
    EDITION = auto()
    AMOUNT = auto()
    """An exact number of euro."""
    DAY = auto()
    MOMENT = auto()
    """A time with its zone."""
    YES_OR_NO = auto()
    BYTES = auto()
    ITEM = auto()
    """The id of an item of the same report."""
    EXPLAINED = auto()
    """The ids of deliverables and sub-items of the same report."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in the dataclass, the dossier and JSON, and what it holds, or its choices.

    An `optional` field may be None, for what is not known; a `filled` one is never blank. `since` is the version of the
    dossier that introduced it; in an older dossier its value is `absent`.
    """

    name: str
    holds: Holds | type[StrEnum] = Holds.LINE
    optional: bool = False
    filled: bool = False
    since: int = 1
    absent: str | None = None


@dataclass(frozen=True, slots=True)
class ItemKind:
    """One kind of item: its class, the name of its table, its own fields in order, and its first version."""

    item: type[Item]
    name: str
    fields: tuple[Field, ...]
    since: int = 1

    def generations(self) -> frozenset[int]:
        """The numbers of fields that this kind of item has had, over all versions of the dossier."""
        versions = {self.since, *(field.since for field in self.fields)}
        return frozenset(sum(field.since <= version for field in self.fields) for version in versions)


_TITLE = Field("title")
_NAME = Field("name")
_NUMBER = Field("number", Holds.NUMBER)
_LIGHT = Field("light", Holds.LIGHT, optional=True)
_COMMITTEES = Field("committees", Holds.NAMES)
_BODY = Field("body", Holds.BODY)
_SUBJECT = Field("subject", Holds.ITEM)
_AUTHOR = Field("author")
_MOMENT = Field("moment", Holds.MOMENT)
_WORDS = Field("text", Holds.LINES)
_REASON = Field("reason")

ITEM_KINDS: tuple[ItemKind, ...] = (
    ItemKind(
        Report,
        "report",
        (
            Field("edition", Holds.EDITION),
            Field("municipality"),
            Field("scale", Holds.SCALE),
            Field("basis", since=2, absent=""),
        ),
    ),
    ItemKind(
        Programme, "programme", (Field("number", Holds.CODE), _NAME, _COMMITTEES, Field("portfolios", Holds.NAMES))
    ),
    ItemKind(PolicyArea, "policy_area", (Field("letter", Holds.CODE, filled=True), _NAME, _COMMITTEES)),
    ItemKind(Goal, "goal", (_NUMBER, _TITLE)),
    ItemKind(Deliverable, "deliverable", (_NUMBER, _TITLE, _LIGHT)),
    ItemKind(SubItem, "sub_item", (_TITLE, _LIGHT)),
    ItemKind(Text, "text", (_BODY,)),
    ItemKind(Explanation, "explanation", (Field("about", Holds.EXPLAINED), Field("heading", optional=True), _BODY)),
    ItemKind(
        Deviation,
        "deviation",
        (
            Field("kind", DeviationKind),
            _TITLE,
            Field("amount", Holds.AMOUNT, optional=True),
            _BODY,
            Field("recurrence", Recurrence, optional=True, since=2),
            Field("cover", since=2, absent=""),
        ),
    ),
    ItemKind(Section, "section", (Field("kind", SectionKind), _TITLE, _BODY)),
    ItemKind(Leftover, "leftover", (_WORDS, Field("source"), Field("near", Holds.ITEM, optional=True))),
    ItemKind(Picture, "picture", (Field("kind", PictureKind), Field("content", Holds.BYTES)), since=2),
    ItemKind(
        Review,
        "review",
        (
            _SUBJECT,
            Field("stage", Stage),
            Field("owner"),
            Field("deadline", Holds.DAY, optional=True),
            Field("note", Holds.LINES),
        ),
        since=2,
    ),
    ItemKind(
        Acceptance,
        "acceptance",
        (
            Field("rule", filled=True),
            _SUBJECT,
            Field("finding"),
            _REASON,
            _AUTHOR,
            Field("day", Holds.DAY),
        ),
        since=2,
    ),
    ItemKind(
        Adoption,
        "adoption",
        (Field("frozen", Holds.YES_OR_NO), _AUTHOR, _MOMENT, _REASON),
        since=2,
    ),
    ItemKind(
        Comment,
        "comment",
        (
            _SUBJECT,
            _AUTHOR,
            _MOMENT,
            _WORDS,
            Field("quote", Holds.LINES),
            Field("before", Holds.LINES),
            Field("after", Holds.LINES),
            Field("done", Holds.YES_OR_NO),
        ),
        since=4,
    ),
    ItemKind(Reply, "reply", (_AUTHOR, _MOMENT, _WORDS), since=4),
)
"""Every kind of item, from the report down."""

KIND_OF: dict[type, ItemKind] = {kind.item: kind for kind in ITEM_KINDS}


def field_named(item: type, name: str) -> Field:
    """The field with this name of a kind of item. Raises `LookupError`, with the name, when there is none."""
    for field in KIND_OF[item].fields:
        if field.name == name:
            return field
    raise LookupError(f"{item.__name__}.{name} is not in the table of fields")


REFERENCES: dict[type, tuple[Field, ...]] = {
    kind.item: tuple(field for field in kind.fields if field.holds in {Holds.ITEM, Holds.EXPLAINED})
    for kind in ITEM_KINDS
}
"""The fields of each kind of item that refer to other items."""
