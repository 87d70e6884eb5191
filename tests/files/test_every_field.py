"""Every field is kept in the dossier, exchanged as JSON, and named when it is damaged."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.every_field import EVERY_FIELD, Changed, FieldOfItem, changed, value
from tests.files.make_schema import in_step, read
from vgr_desktop.core.dutch.item_names import FIELD_NAMES
from vgr_desktop.core.editions.renewing import with_identities
from vgr_desktop.core.model.changes import placed_items
from vgr_desktop.core.model.identities import Identities, Identity
from vgr_desktop.core.model.item_fields import KIND_OF, Field, field_named
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.tree import everything, index
from vgr_desktop.files.format.report_json import report_from_json, report_to_json
from vgr_desktop.files.format.rows import table_for, to_row
from vgr_desktop.files.safety.pages import Record
from vgr_desktop.files.safety.salvage import read_what_is_left
from vgr_desktop.files.safety.sifting import cells, has_shape
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.files.store.glance import look

every_field = pytest.mark.parametrize("field", EVERY_FIELD, ids=str)


@every_field
def test_it_is_kept_in_the_dossier(tmp_path: Path, field: FieldOfItem) -> None:
    case = changed(field)
    path = tmp_path / "Proef.vgr"
    with Dossier.create(path) as dossier:
        dossier.save(None, case.before)
        dossier.save(case.before, case.after)
        (held,) = dossier.reports()
    expected = value(case.after, case.id, field)
    assert value(held, case.id, field) == expected, f"{field} is not kept"
    assert value(look(path).reports[0], case.id, field) == expected, f"{field} is not seen at a glance"


@every_field
def test_it_is_in_the_json_and_comes_back_from_it(field: FieldOfItem) -> None:
    case = changed(field)
    before, after = (object_of(case, report) for report in (case.before, case.after))
    assert field.name in after, f"{field} is not exported"
    assert {name for name in after if before[name] != after[name]} == {field.name}
    again = report_from_json(report_to_json(case.after), Identities(5000))
    ids = {item.lineage: item.id for item in everything(case.after)}
    own = with_identities(again, {item.id: Identity(ids[item.lineage], item.lineage) for item in everything(again)})
    assert value(own, case.id, field) == value(case.after, case.id, field), f"{field} is not read back"
    assert own == case.after


def object_of(case: Changed, report: Report) -> dict[str, Any]:
    """What the JSON of the report says of the item that differs."""
    lineage = index(report).items[case.id].lineage
    waiting = [json.loads(report_to_json(report))]
    while waiting:
        data = waiting.pop()
        if isinstance(data, dict) and data.get("lineage") == lineage:
            return data
        waiting += data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    raise LookupError(lineage)


@every_field
def test_it_is_in_the_schema(field: FieldOfItem) -> None:
    schema = read()
    name = KIND_OF[field.item].name
    definition = schema if field.item is Report else schema["$defs"][name]
    assert field.name in definition["properties"], f"{field} is not in the schema"
    assert field.name in definition["required"], f"{field} is not in the schema"
    jsonschema.Draft202012Validator(schema).validate(json.loads(report_to_json(changed(field).after)))


def test_the_schema_is_in_step_with_the_table_of_fields() -> None:
    assert in_step(read()) == read()


@every_field
def test_it_is_named_in_dutch_when_it_is_damaged(tmp_path: Path, field: FieldOfItem) -> None:
    assert field_named(field.item, field.name)
    case = changed(field)
    path = tmp_path / "Proef.vgr"
    with Dossier.create(path) as dossier:
        dossier.save(None, case.before)
    odd = 1.5 if field.name == "content" else b"\xff"  # a column of text would make text of a number
    change = f'UPDATE {KIND_OF[field.item].name} SET "{field.name}" = ? WHERE id = ?'  # noqa: S608  # names from this program
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(change, [odd, case.id])
    found = read_what_is_left(path)
    named = f"niet (geheel) leesbaar: {FIELD_NAMES[field.name]}."
    assert any(line.endswith(named) for line in found.lost), f"{field} is not named: {found.lost}"
    assert report_from_json(report_to_json(found.reports[0]), Identities()), f"{field} keeps it from being exchanged"


@every_field
def test_it_is_found_in_rows_of_every_generation_of_its_table(field: FieldOfItem) -> None:
    """As if two later versions had each brought a field more."""
    assert field_named(field.item, field.name)
    case = changed(field)
    kind = KIND_OF[field.item]
    later = (Field("later", since=90, absent="eerst niets"), Field("latest", since=91, absent="nog niets"))
    table = table_for(replace(kind, fields=(*kind.fields, *later)))
    row = to_row(placed_items(case.after)[case.id], case.after.id)
    for count in range(len(later) + 1):
        values = (*row.values(), "iets", "nog iets")[: len(row) + count]
        record = Record(case.id, (None, *values[1:]))
        assert has_shape(table, record), f"{kind.name} with {count} fields more is not known"
        said = cells(table, record)
        assert said[field.name] == row[field.name], f"{field} is not found"
        assert [said["later"], said["latest"]] == [*["iets", "nog iets"][:count], *["eerst niets", "nog niets"][count:]]
