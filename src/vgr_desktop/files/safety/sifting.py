"""Finds the rows of a dossier in the pages of a damaged file, and the table of each row.

When the list of tables or the way to a page is lost, the table is known by the shape of the row: the number and kinds
of its values, and whether they are valid in the columns of that table.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from vgr_desktop.core.model.item_fields import Holds
from vgr_desktop.files.format.errors import Misfit
from vgr_desktop.files.format.rows import HIGHEST_ID, TABLES, RowColumn, TableSpec
from vgr_desktop.files.safety.pages import DatabasePages, Record, Value

_COMMON = ("id", "lineage", "report", "parent", "position")
_SPEC = {spec.name: spec for spec in TABLES}
# A value of these kinds can be any short text.
_VAGUE = frozenset({Holds.LINE, Holds.LINES, Holds.CODE, Holds.LIGHT})


def _telling(spec: TableSpec) -> int:
    """The number of columns of a table whose values are hardly ever valid by chance."""
    return sum(column.field.holds not in _VAGUE for column in spec.columns)


# From the most characteristic shape to the least: a row that fits several tables is of the first.
_BY_SHAPE = sorted(TABLES, key=_telling, reverse=True)
_FACTS = ("lineage", "next_id", "words")


@dataclass(slots=True)
class FoundRows:
    """What was found: rows by table and id, facts of the dossier, and the ids of rows that are known to be lost."""

    rows: dict[str, dict[int, dict[str, Any]]] = field(default_factory=lambda: {spec.name: {} for spec in TABLES})
    facts: dict[str, str] = field(default_factory=dict)
    lost: dict[str, set[int]] = field(default_factory=dict)
    broken_pages: int = 0
    pages: int = 0


def sift(content: bytes) -> FoundRows:
    """All of a dossier that can be found in the content of its file."""
    pages = DatabasePages(content)
    sifted = FoundRows(pages=pages.count)
    tables, indexes = _schema(pages)
    for name, root in tables.items():
        for record in pages.tree(root):
            _take(sifted, record, _SPEC.get(name))
    listed = {name: _listed(pages, root) for name, root in indexes.items() if name in _SPEC}
    for record in pages.strays():
        _take(sifted, record, None)
    sifted.lost = {name: missing for name, ids in listed.items() if (missing := ids - sifted.rows[name].keys())}
    sifted.broken_pages = pages.broken
    return sifted


def _schema(pages: DatabasePages) -> tuple[dict[str, int], dict[str, int]]:
    """The first page of each table and of each index, by the name of the table."""
    found: dict[str, dict[str, int]] = {"table": {}, "index": {}}
    for record in pages.tree(1):
        match record.values:
            case [("table" | "index") as kind, str(name), str(table), int(root), *_] if "autoindex" not in name:
                found[str(kind)][table] = root
    return found["table"], found["index"]


def _listed(pages: DatabasePages, root: int) -> set[int]:
    """The ids of the rows of a table in its index, whose entries are the report and the id."""
    entries = (record.values[-1] for record in pages.tree(root) if len(record.values) > 1)
    return {id for id in entries if isinstance(id, int) and _is_id(id)}


def _take(sifted: FoundRows, record: Record, spec: TableSpec | None) -> None:
    match record.values:
        case [str(key), str(value)] if key in _FACTS:
            sifted.facts.setdefault(key, value)
            return
    spec = spec if spec is not None and has_shape(spec, record) else _spec_of(record)
    if spec is None or not _is_id(record.rowid) or any(record.rowid in rows for rows in sifted.rows.values()):
        return
    sifted.rows[spec.name][record.rowid] = cells(spec, record) | {"whole": record.whole}


def cells(spec: TableSpec, record: Record) -> dict[str, Any]:
    """The values of the record in the columns of the table, by name."""
    common = zip(_COMMON, (record.rowid, *record.values[1:]), strict=False)
    return dict(common) | {column.name: value for column, value in _said(spec, record)}


def _said(spec: TableSpec, record: Record) -> Iterator[tuple[RowColumn, Value]]:
    """The values of the record in the columns of the table. One of an older version has no values in newer columns."""
    said = record.values[len(_COMMON) :]
    yield from zip(spec.columns, said, strict=False)
    yield from ((column, column.absent) for column in spec.columns[len(said) :])


def has_shape(spec: TableSpec, record: Record) -> bool:
    """Whether it has a number of values that rows of this table have had in any version, and none in that of the id."""
    return len(record.values) - len(_COMMON) in spec.kind.generations() and record.values[0] is None


def _spec_of(record: Record) -> TableSpec | None:
    return next((spec for spec in _BY_SHAPE if has_shape(spec, record) and _fits(spec, record)), None)


def _fits(spec: TableSpec, record: Record) -> bool:
    _, lineage, report, parent, position = record.values[: len(_COMMON)]
    if not (isinstance(lineage, str) and _is_id(report) and isinstance(position, int)):
        return False
    if not (parent is None if spec is _SPEC["report"] else _is_id(parent)):
        return False
    return all(_says(column, value) for column, value in _said(spec, record))


def _says(column: RowColumn, value: Value) -> bool:
    try:
        column.read(value)
    except Misfit:
        return False
    return True


def _is_id(value: object) -> bool:
    return isinstance(value, int) and 0 < value <= HIGHEST_ID
