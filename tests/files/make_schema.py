"""Updates the JSON Schema from the table of fields, and writes it back:

    PYTHONPATH=src python -m tests.files.make_schema

The fields of an item, their order and their form come from the table; the descriptions in the schema, and the form of
texts, are written in the schema itself and stay.
"""

import json
from pathlib import Path
from typing import Any

from vgr_desktop.core.model.codes import LARGEST_NUMBER
from vgr_desktop.core.model.item_fields import ITEM_KINDS, KIND_OF, Field, Holds
from vgr_desktop.core.model.report import Item, Report, Text
from vgr_desktop.core.model.tree import fields_within
from vgr_desktop.files.format.json_values import AMOUNT, COLOUR, FIRST_YEAR, LAST_ORDINAL, LAST_YEAR
from vgr_desktop.files.format.report_json import FORMAT, PARTS, VERSION
from vgr_desktop.resources import find

SCHEMA = find("schema", "report.schema.json")
Schema = dict[str, Any]

_WIDTH = 110


def _to(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


_FORMS: dict[Holds, Schema] = {
    Holds.LINE: {"type": "string"},
    Holds.LINES: {"type": "string"},
    Holds.CODE: {"type": "string"},
    Holds.NUMBER: _to("number"),
    Holds.NAMES: _to("names"),
    Holds.BODY: _to("body"),
    Holds.LIGHT: _to("light_key"),
    Holds.SCALE: {"type": "array", "items": _to("light")},
    Holds.EDITION: _to("edition"),
    Holds.AMOUNT: {"type": "string", "pattern": f"^{AMOUNT.pattern}$"},
    Holds.DAY: {"type": "string", "format": "date"},
    Holds.MOMENT: {"type": "string", "format": "date-time"},
    Holds.YES_OR_NO: {"type": "boolean"},
    Holds.BYTES: {"type": "string", "contentEncoding": "base64"},
    Holds.ITEM: _to("lineage"),
    Holds.EXPLAINED: {"type": "array", "items": _to("lineage")},
}


def in_step(schema: Schema) -> Schema:
    """The schema with every kind of item as the table of fields has it."""
    definitions: Schema = dict(schema["$defs"])
    for kind in ITEM_KINDS:
        if kind.item is not Report:
            definitions[kind.name] = _item(kind.item, definitions.get(kind.name, {}))
    definitions["number"] = {"type": "integer", "minimum": 1, "maximum": LARGEST_NUMBER}
    definitions["edition"]["properties"]["ordinal"] |= {"minimum": 1, "maximum": LAST_ORDINAL}
    definitions["edition"]["properties"]["year"] |= {"minimum": FIRST_YEAR, "maximum": LAST_YEAR}
    definitions["light"]["properties"]["colour"]["pattern"] = f"^{COLOUR.pattern}$"
    first = {"format": {"const": FORMAT}, "version": {"const": VERSION}}
    return schema | _item(Report, schema, first) | {"$defs": definitions}


def _item(item: type[Item], old: Schema, first: Schema | None = None) -> Schema:
    said = old.get("properties", {})
    properties = (first or {}) | {"lineage": _to("lineage")}
    for part in PARTS[item]:
        name = part.name if isinstance(part, Field) else part
        form = _value(part) if isinstance(part, Field) else _held(fields_within(item)[part])
        properties[name] = _described(form, said.get(name, {}))
    fixed = {"type": "object", "additionalProperties": False, "required": list(properties)}
    return _described(fixed | {"properties": properties}, old)


def _described(form: Schema, old: Schema) -> Schema:
    """The form with its description in the schema."""
    said = {word: {word: old[word]} if word in old else {} for word in ("description", "examples")}
    return said["description"] | form | said["examples"]


def _held(kind: type[Item]) -> Schema:
    one = _to(KIND_OF[kind].name)
    return one if kind is Text else {"type": "array", "items": one}


def _value(field: Field) -> Schema:
    if field.filled:
        return _to("label")
    if not isinstance(field.holds, Holds):
        choices: list[str | None] = [choice.value for choice in field.holds]
        return {"enum": [*choices, None] if field.optional else choices}
    form = _FORMS[field.holds]
    if not field.optional or field.holds is Holds.LIGHT:
        return form
    return {"anyOf": [form, {"type": "null"}]} if "$ref" in form else form | {"type": [form["type"], "null"]}


def read(path: Path = SCHEMA) -> Schema:
    """The present schema."""
    schema: Schema = json.loads(path.read_text(encoding="utf-8"))
    return schema


def laid_out(data: object, indent: str = "") -> str:
    """JSON for people: what fits on a line is on one line."""
    line = _on_a_line(data)
    if len(indent) + len(line) <= _WIDTH or not isinstance(data, dict | list):
        return line
    inner = indent + "  "
    if isinstance(data, list):
        return _lines("[", [laid_out(value, inner) for value in data], "]", indent)
    return _lines("{", [f'"{name}": {laid_out(value, inner)}' for name, value in data.items()], "}", indent)


def _lines(opening: str, parts: list[str], closing: str, indent: str) -> str:
    return f"{opening}\n{indent}  " + f",\n{indent}  ".join(parts) + f"\n{indent}{closing}"


def _on_a_line(data: object) -> str:
    if isinstance(data, dict) and data:
        return "{ " + ", ".join(f'"{name}": {_on_a_line(value)}' for name, value in data.items()) + " }"
    if isinstance(data, list):
        return "[" + ", ".join(map(_on_a_line, data)) + "]"
    return json.dumps(data, ensure_ascii=False)


if __name__ == "__main__":
    SCHEMA.write_text(laid_out(in_step(read())) + "\n", encoding="utf-8", newline="\n")
