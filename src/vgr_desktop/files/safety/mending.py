"""Puts rows of a damaged dossier together into valid reports, and lists what was left empty or put elsewhere."""

from collections import Counter
from typing import Any

from vgr_desktop.core.dutch.item_names import FIELD_NAMES, ITEM_NAMES
from vgr_desktop.core.model.identities import random_lineage
from vgr_desktop.core.model.item_fields import ITEM_KINDS, REFERENCES, Holds
from vgr_desktop.core.model.report import Report, Text
from vgr_desktop.core.model.text import plain
from vgr_desktop.core.model.tree import fields_within
from vgr_desktop.files.format.codec import text_from_json
from vgr_desktop.files.format.errors import Misfit
from vgr_desktop.files.format.json_values import LINEAGE
from vgr_desktop.files.format.rows import TABLES, put_together
from vgr_desktop.files.safety.lenient import UNREADABLE, can_be_replaced, read_leniently
from vgr_desktop.files.safety.sifting import FoundRows

Row = dict[str, Any]

FOUND = "Teruggevonden"
"""The name of a substitute for a lost item that other items belong to."""

LOST_SUBJECT = "hoort bij iets dat niet is teruggevonden"

_SPEC = {spec.name: spec for spec in TABLES}
# What holds the items of each table, the usual home first; from the lowest table up, as a lost home needs one too.
_HOMES = {
    kind.name: tuple(home.name for home in reversed(ITEM_KINDS) if kind.item in fields_within(home.item).values())
    for kind in reversed(ITEM_KINDS)
    if kind.item is not Report
}
# The texts that an item has exactly one of each, in their order.
_TEXTS = {
    kind.name: texts
    for kind in ITEM_KINDS
    if (texts := tuple(FIELD_NAMES[name] for name, inner in fields_within(kind.item).items() if inner is Text))
}
_LIGHTS = [(spec.name, column.name) for spec in TABLES for column in spec.columns if column.field.holds is Holds.LIGHT]
# What is about one item, and in which column.
_ABOUT_ONE = [
    (kind.name, field.name)
    for kind in ITEM_KINDS
    for field in REFERENCES[kind.item]
    if field.holds is Holds.ITEM and not field.optional
]


def item_names(table: str) -> tuple[str, str]:
    """The Dutch name of the items of a table, singular and plural."""
    return ITEM_NAMES[_SPEC[table].kind.item]


class Mender:
    """Repairs the rows that were found. `lost` says in Dutch what could not be repaired, in order of discovery."""

    def __init__(self, sifted: FoundRows) -> None:
        """Begin with what was found."""
        self._rows = sifted.rows
        self.lost: list[str] = []
        known = sifted.facts.get("next_id", "")
        first = int(known) if known.isascii() and known.isdecimal() and len(known) < 12 else 1  # noqa: PLR2004  # digits
        taken = (id for rows in self._rows.values() for id in rows)
        self.next_id = max(first, max(taken, default=0) + 1)
        self._strays: dict[tuple[str, int], int] = {}

    def reports(self) -> tuple[Report, ...]:
        """Valid reports with everything that was found. Call this only once."""
        for name, rows in self._rows.items():
            for id, row in list(rows.items()):
                if not self._mend_fields(name, row):
                    del rows[id]
        self._settle_reports()
        self._mend_lineages()
        self._mend_lights()
        for name, homes in _HOMES.items():
            for row in list(self._rows[name].values()):
                self._house(row, homes)
        for name in _TEXTS:
            for row in self._rows[name].values():
                self._complete(name, row)
        for row in self._rows["explanation"].values():
            self._mend_about(row)
        self._tell_of_what_is_about_nothing()
        return put_together({name: tuple(rows.values()) for name, rows in self._rows.items()})

    def _mend_fields(self, name: str, row: Row) -> bool:
        """Whether the row says something, with substitutes for what is not readable."""
        if not isinstance(row["position"], int):
            row["position"] = 0
        unread, says = [], True
        for column in _SPEC[name].columns:
            try:
                column.read(row[column.name])
            except Misfit:
                unread.append(FIELD_NAMES[column.name])
                says &= can_be_replaced(column)
                row[column.name] = column.write(read_leniently(column, row[column.name])) if says else None
        if unread or not row["whole"]:
            self._tell(name, row, f"niet (geheel) leesbaar: {', '.join(unread) or 'het einde'}")
        return says

    def _settle_reports(self) -> None:
        """Make every row belong to an existing report. One that several rows mention is made again."""
        reports = self._rows["report"]
        others = [row for name, rows in self._rows.items() if name != "report" for row in rows.values()]
        spoken_of = Counter(row["report"] for row in others if isinstance(row["report"], int))
        for id, times in spoken_of.most_common():
            if id not in reports and self._is_free(id) and (times > 1 or not reports):
                self._make("report", id, id)
        if others and not reports:
            self._make("report", self._new_id(), 0)
        for row in others:
            if row["report"] not in reports:
                row["report"] = next(iter(reports))
        for id, row in reports.items():
            row["parent"], row["report"] = None, id

    def _mend_lineages(self) -> None:
        """Give each item within a report its own lineage."""
        met: set[tuple[int, str]] = set()
        for row in [row for rows in self._rows.values() for row in rows.values()]:
            lineage = row["lineage"]
            known = isinstance(lineage, str) and LINEAGE.fullmatch(lineage) and (row["report"], lineage) not in met
            row["lineage"] = lineage if known else random_lineage()
            met.add((row["report"], row["lineage"]))

    def _mend_lights(self) -> None:
        """Unset the lights that are not on the scale of their report."""
        (scale,) = (column for column in _SPEC["report"].columns if column.field.holds is Holds.SCALE)
        keys = {id: {light.key for light in scale.read(row[scale.name])} for id, row in self._rows["report"].items()}
        for name, column in _LIGHTS:
            for row in self._rows[name].values():
                if row[column] is not None and row[column] not in keys[row["report"]]:
                    row[column] = None
                    self._tell(name, row, f"niet (geheel) leesbaar: {FIELD_NAMES[column]}")

    def _house(self, row: Row, homes: tuple[str, ...]) -> None:
        """Leave the row under its parent if that exists; else put it under a substitute."""
        parent = row["parent"]
        if any(parent in self._rows[home] for home in homes):
            return
        home = homes[0]
        if home == "report":
            row["parent"] = row["report"]
        elif self._is_free(parent):
            self._make(home, parent, row["report"])
        else:
            key = (home, row["report"])
            if key not in self._strays:
                self._strays[key] = self._make(home, self._new_id(), row["report"])
            row["parent"] = self._strays[key]

    def _make(self, name: str, id: int, report: int) -> int:
        """Make a substitute for a lost item, so that the items that belong under it stay together. Return its id."""
        spec = _SPEC[name]
        row: Row = {"id": id, "lineage": random_lineage(), "report": report, "parent": None, "position": 0}
        for column in spec.columns:
            row[column.name] = column.write(FOUND if column.name in {"name", "title"} else read_leniently(column, None))
        self._rows[name][id] = row
        self.next_id = max(self.next_id, id + 1)
        self.lost.append(f"Een {item_names(name)[0]} is niet teruggevonden; wat eronder hoort staat onder “{FOUND}”.")
        return id

    def _complete(self, name: str, owner: Row) -> None:
        """Give a report or programme exactly its two texts; a third becomes a leftover."""
        places: dict[int, Row] = {}
        extra = []
        for row in [row for row in self._rows["text"].values() if row["parent"] == owner["id"]]:
            if row["position"] in range(len(_TEXTS[name])) and row["position"] not in places:
                places[row["position"]] = row
            else:
                extra.append(row)
        for position, text in enumerate(_TEXTS[name]):
            if position not in places:
                places[position] = extra.pop(0) if extra else self._empty_text(owner)
                places[position]["position"] = position
                self._tell(name, owner, f"niet op zijn plaats gevonden: {text}")
        for row in extra:
            self._set_aside(row)

    def _empty_text(self, owner: Row) -> Row:
        row: Row = {"id": self._new_id(), "lineage": random_lineage(), "report": owner["report"]}
        row |= {"parent": owner["id"], "position": 0, "body": "[]"}
        self._rows["text"][row["id"]] = row
        return row

    def _set_aside(self, text: Row) -> None:
        del self._rows["text"][text["id"]]
        near = text["parent"]
        row = text | {
            "parent": text["report"],
            "text": plain(text_from_json(text["body"])),
            "source": FOUND,
            "near": near,
        }
        self._rows["leftover"][text["id"]] = row

    def _mend_about(self, row: Row) -> None:
        columns = {column.name: column for column in _SPEC["explanation"].columns}
        about = columns["about"].read(row["about"])
        known = tuple(id for id in about if id in self._rows["deliverable"] or id in self._rows["sub_item"])
        if known == about:
            return
        row["about"] = columns["about"].write(known)
        self._tell("explanation", row, LOST_SUBJECT)
        if not known and row["heading"] is None:
            row["heading"] = FOUND

    def _tell_of_what_is_about_nothing(self) -> None:
        """List the words of reviews and the like about lost items, because they are shown nowhere else."""
        found = {id for rows in self._rows.values() for id in rows}
        for name, column in _ABOUT_ONE:
            for row in self._rows[name].values():
                if row[column] not in found:
                    words = row.get("note") or row.get("reason") or row.get("text")
                    self._tell(name, row, LOST_SUBJECT + (f" (“{words}”)" if words else ""))

    def _tell(self, name: str, row: Row, what: str) -> None:
        title = next((row[key] for key in ("title", "name", "heading") if isinstance(row.get(key), str)), None)
        called = f" “{title}”" if title and title != UNREADABLE else ""
        self.lost.append(f"{item_names(name)[0].capitalize()}{called}: {what}.")

    def _is_free(self, id: object) -> bool:
        return isinstance(id, int) and 0 < id < self.next_id and not any(id in rows for rows in self._rows.values())

    def _new_id(self) -> int:
        self.next_id += 1
        return self.next_id - 1
