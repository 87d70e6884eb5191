"""Items of a report as rows of the dossier's tables, and back.

Which table holds which kind of item, and how each field becomes a column, is said once, in `TABLES`. The rows are
plain mappings, so that they can come from SQLAlchemy as well as from a bare connection.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from vgr_desktop.core.model.changes import Entry, entries
from vgr_desktop.core.model.editions import Edition
from vgr_desktop.core.model.report import (
    Deliverable,
    Deviation,
    DeviationKind,
    Explanation,
    Goal,
    Item,
    Leftover,
    Light,
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
from vgr_desktop.core.model.review import Acceptance, Adoption, Review, Stage
from vgr_desktop.files.format.codec import text_from_json, text_to_json

Row = Mapping[str, Any]
Rows = Mapping[str, Iterable[Row]]
T = TypeVar("T")


class Misfit(ValueError):  # noqa: N818  # it is the file's fault, not an error of the program
    """Rows that do not make up reports: the dossier is damaged."""


@dataclass(frozen=True, slots=True)
class Column:
    """One field of an item as a column that holds text, whole numbers or bytes, with what turns one into the other.

    `absent` is what the column says in rows of before the version `since` of the tables.
    """

    name: str
    holds: type[str | int | bytes] = str
    required: bool = True
    encode: Callable[[Any], Any] = lambda value: value
    decode: Callable[[Any], Any] = lambda value: value
    since: int = 1
    absent: str | None = None

    def read(self, value: object) -> Any:
        """The field that a value of this column says. SQLite keeps any type in any column: `Misfit` for another."""
        if value is None and not self.required:
            return None
        if not isinstance(value, self.holds):
            raise Misfit(f"{self.name} holds {type(value).__name__}")
        return self.decode(value)


@dataclass(frozen=True, slots=True)
class TableSpec:
    """The table of one kind of item. Beside `columns` each has id, lineage, report, parent and position."""

    kind: type
    name: str
    columns: tuple[Column, ...]
    since: int = 1


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _amount_to_text(amount: Decimal | None) -> str | None:
    return None if amount is None else str(amount)


def _date_to_text(date: dt.date | None) -> str | None:
    return None if date is None else date.isoformat()


def _moment(line: str) -> dt.datetime:
    moment = dt.datetime.fromisoformat(line)
    if moment.tzinfo is None:
        raise ValueError(line)
    return moment


def _tuple(line: str) -> tuple[Any, ...]:
    return tuple(json.loads(line))


def _edition_to_json(edition: Edition) -> str:
    return _json([edition.kind, edition.ordinal, edition.year, edition.title])


def _scale_to_json(scale: tuple[Light, ...]) -> str:
    return _json([[s.key, s.name, s.colour, s.shape, s.meaning, s.must_explain] for s in scale])


def _scale_from_json(line: str) -> tuple[Light, ...]:
    return tuple(Light(*light) for light in json.loads(line))


def _names(name: str) -> Column:
    return Column(name, encode=_json, decode=_tuple)


_BODY = Column("body", encode=text_to_json, decode=text_from_json)
_LIGHT = Column("light", required=False)
_NUMBER = Column("number", int)
_TITLE = Column("title")
_SUBJECT = Column("subject", int)

TABLES: tuple[TableSpec, ...] = (
    TableSpec(
        Report,
        "report",
        (
            Column("edition", encode=_edition_to_json, decode=lambda line: Edition(*json.loads(line))),
            Column("municipality"),
            Column("scale", encode=_scale_to_json, decode=_scale_from_json),
            Column("basis", since=2, absent=""),
        ),
    ),
    TableSpec(Programme, "programme", (Column("number"), Column("name"), _names("committees"), _names("portfolios"))),
    TableSpec(PolicyArea, "policy_area", (Column("letter"), Column("name"), _names("committees"))),
    TableSpec(Goal, "goal", (_NUMBER, _TITLE)),
    TableSpec(Deliverable, "deliverable", (_NUMBER, _TITLE, _LIGHT)),
    TableSpec(SubItem, "sub_item", (_TITLE, _LIGHT)),
    TableSpec(Text, "text", (_BODY,)),
    TableSpec(Explanation, "explanation", (_names("about"), Column("heading", required=False), _BODY)),
    TableSpec(
        Deviation,
        "deviation",
        (
            Column("kind", decode=DeviationKind),
            _TITLE,
            Column("amount", required=False, encode=_amount_to_text, decode=Decimal),
            _BODY,
            Column("recurrence", required=False, decode=Recurrence, since=2),
            Column("cover", since=2, absent=""),
        ),
    ),
    TableSpec(Section, "section", (Column("kind", decode=SectionKind), _TITLE, _BODY)),
    TableSpec(Leftover, "leftover", (Column("text"), Column("source"), Column("near", int, required=False))),
    TableSpec(Picture, "picture", (Column("kind", decode=PictureKind), Column("content", bytes)), since=2),
    TableSpec(
        Review,
        "review",
        (
            _SUBJECT,
            Column("stage", decode=Stage),
            Column("owner"),
            Column("deadline", required=False, encode=_date_to_text, decode=dt.date.fromisoformat),
            Column("note"),
        ),
        since=2,
    ),
    TableSpec(
        Acceptance,
        "acceptance",
        (
            Column("rule"),
            _SUBJECT,
            Column("finding"),
            Column("reason"),
            Column("author"),
            Column("day", encode=_date_to_text, decode=dt.date.fromisoformat),
        ),
        since=2,
    ),
    TableSpec(
        Adoption,
        "adoption",
        (
            Column("frozen", int, encode=int, decode=bool),
            Column("author"),
            Column("moment", encode=dt.datetime.isoformat, decode=_moment),
            Column("reason"),
        ),
        since=2,
    ),
)
TABLE_OF: dict[type, TableSpec] = {table.kind: table for table in TABLES}

# The fields of an item that are made of rows of other tables: texts in their order, then lists.
_TEXT_FIELDS: dict[type, tuple[str, ...]] = {
    Report: ("foreword", "reading_guide"),
    Programme: ("mission", "state_of_affairs"),
}
_LIST_FIELDS: dict[type, dict[str, type]] = {
    Report: {
        "programmes": Programme,
        "sections": Section,
        "leftovers": Leftover,
        "pictures": Picture,
        "reviews": Review,
        "acceptances": Acceptance,
        "adoptions": Adoption,
    },
    Programme: {"areas": PolicyArea, "deviations": Deviation},
    PolicyArea: {"goals": Goal, "explanations": Explanation},
    Goal: {"deliverables": Deliverable},
    Deliverable: {"sub_items": SubItem},
}


def to_row(entry: Entry, report_id: int) -> dict[str, Any]:
    """The row of an item in its place."""
    item = entry.item
    row: dict[str, Any] = {
        "id": item.id,
        "lineage": item.lineage,
        "report": report_id,
        "parent": entry.parent,
        "position": entry.position,
    }
    for column in TABLE_OF[type(item)].columns:
        row[column.name] = column.encode(getattr(item, column.name))
    return row


def assemble(rows: Rows) -> tuple[Report, ...]:
    """The reports that the rows of all tables make up, in the order of their editions.

    Raises `Misfit` when they do not fit together: the dossier is damaged then.
    """
    try:
        return _assembled(rows)
    except (ArithmeticError, LookupError, RecursionError, TypeError, ValueError) as error:
        raise Misfit("rows do not make up reports") from error


def as_kept(report: Report) -> Report:
    """The report as it will be read back once it is saved."""
    rows: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    for entry in entries(report).values():
        rows[table_of(entry.item)].append(to_row(entry, report.id))
    return assemble(rows)[0]


def _assembled(rows: Rows) -> tuple[Report, ...]:
    below: dict[tuple[str, int | None], list[Row]] = {}
    ids: set[int] = set()
    for name, table_rows in rows.items():
        for row in table_rows:
            if row["id"] in ids:  # such an item could come to stand under itself
                raise ValueError(row["id"])
            ids.add(row["id"])
            below.setdefault((name, row["parent"]), []).append(row)
    for siblings in below.values():
        siblings.sort(key=lambda row: row["position"])
    reports = [_item(Report, row, below) for row in below.get(("report", None), ())]
    return tuple(sorted(reports, key=lambda report: (report.edition.year, report.edition.ordinal, report.id)))


def _item(kind: type[T], row: Row, below: Mapping[tuple[str, int | None], list[Row]]) -> T:
    """The item of one row with everything below it."""
    fields = {column.name: column.read(row[column.name]) for column in TABLE_OF[kind].columns}
    if names := _TEXT_FIELDS.get(kind):
        texts = (_item(Text, text, below) for text in below[("text", row["id"])])
        fields |= dict(zip(names, texts, strict=True))
    for name, inner in _LIST_FIELDS.get(kind, {}).items():
        children = below.get((TABLE_OF[inner].name, row["id"]), ())
        fields[name] = tuple(_item(inner, child, below) for child in children)
    make: Callable[..., T] = kind
    return make(id=row["id"], lineage=row["lineage"], **fields)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a dossier knows of itself: its lineage, and the first number that no item ever had."""

    lineage: str
    next_id: int


def read_facts(rows: Iterable[Iterable[Any]]) -> Facts:
    """What the rows of the table `dossier`, each a key and a value, say. Raises `Misfit` when something lacks."""
    said = dict(tuple(row) for row in rows)
    lineage, next_id = said.get("lineage"), said.get("next_id")
    if not isinstance(lineage, str) or not isinstance(next_id, str) or not next_id.isdecimal():
        raise Misfit("the facts of the dossier are incomplete")
    return Facts(lineage, int(next_id))


def table_of(item: Item) -> str:
    """The name of the table that holds this kind of item."""
    return TABLE_OF[type(item)].name
