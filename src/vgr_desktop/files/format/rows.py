"""Items of a report as rows of the dossier's tables, and back.

The fields come from the table of fields in the core, and which items hold which from its tree. The rows are plain
mappings, so that they can come from SQLAlchemy as well as from a plain connection.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from vgr_desktop.core.model.changes import PlacedItem, placed_items
from vgr_desktop.core.model.item_fields import ITEM_KINDS, Field, ItemKind
from vgr_desktop.core.model.report import Item, Report, Text
from vgr_desktop.core.model.tree import everything, fields_within
from vgr_desktop.files.format.cells import Cell, cell_for
from vgr_desktop.files.format.errors import Misfit
from vgr_desktop.files.format.json_values import LINEAGE
from vgr_desktop.files.format.valid import check_report, is_valid

Row = Mapping[str, Any]
Rows = Mapping[str, Iterable[Row]]
ReadValues = Callable[[type, Row], Mapping[str, Any]]
"""Gives the values of an item's own fields in its row; see `values_of`."""
T = TypeVar("T")

_NO_VALUE = (ArithmeticError, LookupError, RecursionError, TypeError, ValueError)
"""What making a value of something else raises."""
_MORE = ("origin", "package", "team")
"""Facts that not every dossier has."""
_COUNT = re.compile("[0-9]{1,10}")
HIGHEST_ID = 2**31 - 1
"""A number beyond this was never handed out, and Qt's signals carry no larger ones."""


@dataclass(frozen=True, slots=True)
class RowColumn:
    """One field of an item as a column, with the conversion of its values, and whether it may be empty."""

    field: Field
    name: str
    cell: Cell
    may_be_empty: bool

    def write(self, value: Any) -> Any:
        """The value in the column for this value of the field."""
        return None if value is None else self.cell.encode(value)

    def read(self, value: object) -> Any:
        """The value of the field for a value in the column. Raises `Misfit` for one that is not valid there."""
        if value is None and self.field.optional:
            return None
        if not isinstance(value, self.cell.holds):  # SQLite allows any type in any column
            raise Misfit(f"{self.name} holds {type(value).__name__}")
        try:
            read = self.cell.decode(value)
        except _NO_VALUE as error:
            raise Misfit(f"{self.name} cannot be read") from error
        if not is_valid(self.field, read):
            raise Misfit(f"{self.name} says something else")
        return read

    @property
    def absent(self) -> Any:
        """The value in the column for rows older than the version of the dossier that introduced it."""
        return self.write(self.field.absent)


@dataclass(frozen=True, slots=True)
class TableSpec:
    """The table of one kind of item. In addition to `columns` it has id, lineage, report, parent and position."""

    kind: ItemKind
    name: str
    columns: tuple[RowColumn, ...]


def table_for(kind: ItemKind) -> TableSpec:
    """The table that holds this kind of item."""
    empty = {field.name for field in fields(kind.item) if field.default == ""}
    columns = (RowColumn(field, field.name, cell_for(field.holds), field.name in empty) for field in kind.fields)
    return TableSpec(kind, kind.name, tuple(columns))


TABLES: tuple[TableSpec, ...] = tuple(map(table_for, ITEM_KINDS))
TABLE_OF: dict[type, TableSpec] = {table.kind.item: table for table in TABLES}


def to_row(entry: PlacedItem, report_id: int) -> dict[str, Any]:
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
        row[column.name] = column.write(getattr(item, column.name))
    return row


class Budget:
    """How much may come out of a file: what is in it.

    A small file can say that a thousand rows are all the same large one, and take the memory of the computer.
    """

    def __init__(self, pages: int, page_size: int) -> None:
        """Of a file of so many pages; a text has no more characters than it has bytes on the disk."""
        self._left = pages * page_size

    def taken(self, rows: Iterable[T], values: Callable[[T], Iterable[object]]) -> list[T]:
        """The rows, whose `values` are as given. Raises `Misfit` when more comes than is in the file."""
        found = []
        for row in rows:
            self._left -= sum(len(value) for value in values(row) if isinstance(value, str | bytes))
            if self._left < 0:
                raise Misfit("more comes out of the file than is in it")
            found.append(row)
        return found


def assemble(rows: Rows) -> tuple[Report, ...]:
    """The reports in the rows of all tables, in the order of their editions.

    Raises `Misfit` when these rows are not exactly those of some reports: the dossier is damaged then.
    """
    held = {name: tuple(own) for name, own in rows.items()}
    reports = put_together(held)
    for report in reports:
        check_report(report)
    check_places(reports, held)
    return reports


def values_of(kind: type, row: Row) -> Mapping[str, Any]:
    """The values of an item's own fields in its row. Raises `Misfit` for one that is not valid there."""
    return {column.name: column.read(row[column.name]) for column in TABLE_OF[kind].columns}


def put_together(rows: Rows, read: ReadValues = values_of) -> tuple[Report, ...]:
    """As `assemble`, but of rows that need not be in exactly the places that they would be written in.

    `read` gives the values of an item's own fields, for whoever has read most of the rows before.
    """
    try:
        return _assembled(rows, read)
    except _NO_VALUE as error:
        raise Misfit("rows do not make up reports") from error


def check_places(reports: Iterable[Report], rows: Rows) -> None:
    """Raise `Misfit` when the order of items, or the report that they belong to, is not certain.

    The places of lists and of nodes among each other have differed between versions, so there may be gaps.
    """
    held = {row["id"]: row for own in rows.values() for row in own}
    taken: set[tuple[str, int, int]] = set()
    for report in reports:
        for entry in placed_items(report).values():
            row, place = held[entry.item.id], held[entry.item.id]["position"]
            if row["report"] != report.id or not (isinstance(place, int) and 0 <= place <= HIGHEST_ID):
                raise Misfit(f"{entry.item.id} is not in its place")
            if isinstance(entry.item, Text) and place != entry.position:
                raise Misfit(f"{entry.item.id} is another text")
            where = (table_of(entry.item), entry.parent or report.id, place)
            if where in taken:
                raise Misfit(f"{entry.item.id} has the place of another one")
            taken.add(where)


def displaced(reports: Iterable[Report], rows: Rows) -> dict[str, list[dict[str, int]]]:
    """By table, the ids and places of items that this program would write in another place than they are in."""
    held = {row["id"]: row["position"] for own in rows.values() for row in own}
    found: dict[str, list[dict[str, int]]] = {}
    for entry in (entry for report in reports for entry in placed_items(report).values()):
        if held[entry.item.id] != entry.position:
            found.setdefault(table_of(entry.item), []).append({"at": entry.item.id, "place": entry.position})
    return found


def as_kept(report: Report) -> Report:
    """The report as it will be read back after saving."""
    rows: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    for entry in placed_items(report).values():
        rows[table_of(entry.item)].append(to_row(entry, report.id))
    return put_together(rows)[0]


def _assembled(rows: Rows, read: ReadValues) -> tuple[Report, ...]:
    below: dict[tuple[str, int | None], list[Row]] = {}
    ids: set[int] = set()
    for name, table_rows in rows.items():
        for row in table_rows:
            id = row["id"]
            if id in ids or not (isinstance(id, int) and 0 < id <= HIGHEST_ID):  # an id met twice could hold itself
                raise ValueError(id)
            ids.add(id)
            below.setdefault((name, row["parent"]), []).append(row)
    for siblings in below.values():
        siblings.sort(key=lambda row: row["position"])
    assembly = _Assembly(below, read)
    reports = [assembly.item(Report, row) for row in below.get(("report", None), ())]
    if assembly.used != ids:  # what stands under something that is not there, or under itself
        raise ValueError(ids - assembly.used)
    return tuple(sorted(reports, key=lambda report: (report.edition.year, report.edition.ordinal, report.id)))


class _Assembly:
    """Puts items together from the rows `below` each; the ids of those are `used`."""

    def __init__(self, below: Mapping[tuple[str, int | None], list[Row]], read: ReadValues) -> None:
        self._below, self._read = below, read
        self.used: set[int] = set()

    def item(self, kind: type[T], row: Row) -> T:
        """The item of one row with everything below it, its texts in their order and its lists."""
        self.used.add(row["id"])
        values = dict(self._read(kind, row))
        within = fields_within(kind)
        if names := [name for name, inner in within.items() if inner is Text]:
            texts = (self.item(Text, text) for text in self._below[("text", row["id"])])
            values |= dict(zip(names, texts, strict=True))
        for name, inner in within.items():
            if inner is not Text:
                children = self._below.get((TABLE_OF[inner].name, row["id"]), ())
                values[name] = tuple(self.item(inner, child) for child in children)
        make: Callable[..., T] = kind
        return make(id=row["id"], lineage=row["lineage"], **values)


@dataclass(frozen=True, slots=True)
class DossierFacts:
    """Facts about a dossier itself: its lineage, and the first id that no item ever had.

    `origin` is the path of the dossier of which this is a rescue copy; empty: it is none. `words` are right in its
    texts, though no dictionary has them. `package` says as JSON what this is a work package of, `team` with whom the
    dossier is shared; empty: it is not.
    """

    lineage: str
    next_id: int
    origin: str = ""
    words: tuple[str, ...] = ()
    package: str = ""
    team: str = ""


def read_facts(rows: Iterable[Iterable[Any]]) -> DossierFacts:
    """The facts in the rows of the table `dossier`, each a key and a value. Raises `Misfit` when one is missing."""
    said = dict(tuple(row) for row in rows)
    lineage, next_id = said.get("lineage"), said.get("next_id")
    if not (isinstance(lineage, str) and LINEAGE.fullmatch(lineage)):
        raise Misfit("the dossier has no lineage")
    if not (isinstance(next_id, str) and _COUNT.fullmatch(next_id)):
        raise Misfit("the dossier does not know its next id")
    more = {key: value for key in _MORE if isinstance(value := said.get(key), str)}
    return DossierFacts(lineage, int(next_id), words=read_words(said.get("words")), **more)


def read_words(said: object) -> tuple[str, ...]:
    """The words of a dossier, of which each is a line."""
    return tuple(said.split("\n")) if isinstance(said, str) and said else ()


def facts_said(facts: DossierFacts) -> dict[str, str]:
    """The rows of the table `dossier`, by key."""
    said = {"lineage": facts.lineage, "next_id": str(facts.next_id)}
    said |= {key: value for key in _MORE if (value := getattr(facts, key))}
    return said | ({"words": "\n".join(facts.words)} if facts.words else {})


def check_next_id(facts: DossierFacts, reports: Iterable[Report]) -> None:
    """Raise `Misfit` when an item has an id that is still to be handed out: another one would take its place."""
    if any(item.id >= facts.next_id for report in reports for item in everything(report)):
        raise Misfit("the next id of the dossier is in use")


def table_of(item: Item) -> str:
    """The name of the table that holds this kind of item."""
    return TABLE_OF[type(item)].name
