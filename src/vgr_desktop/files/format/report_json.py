"""A whole report as JSON, for exchange: nothing is lost either way, and the same report gives the same bytes.

The fields come from the table of fields in the core, and which items hold which from its tree. The form is defined in
resources/schema/report.schema.json and explained in docs/file-format.md. Items are known only by their lineages; their
ids within a dossier are not exported.
"""

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from vgr_desktop.core.editing.reviewing import tidied
from vgr_desktop.core.model.identities import Identities, Identity
from vgr_desktop.core.model.item_fields import ITEM_KINDS, KIND_OF, Field, Holds
from vgr_desktop.core.model.report import Deliverable, Item, Node, Report, SubItem, Text
from vgr_desktop.core.model.tree import everything, fields_within, sort_key
from vgr_desktop.files.format.header import SCHEMA_VERSION
from vgr_desktop.files.format.json_input import JsonPiece, JsonRefused, parse
from vgr_desktop.files.format.json_values import LINEAGE, reader, written
from vgr_desktop.files.format.older_json import upgraded

FORMAT = "vgr-report"
VERSION = SCHEMA_VERSION
"""An export has the fields of the dossier of the same version."""


def _parts(item: type[Item]) -> tuple[Field | str, ...]:
    own = KIND_OF[item].fields
    parts: list[tuple[int, int, Field | str]] = [(field.since, place, field) for place, field in enumerate(own)]
    held = enumerate(fields_within(item).items(), start=len(own))
    parts += [(KIND_OF[kind].since, place, name) for place, (name, kind) in held]
    return tuple(part for _since, _place, part in sorted(parts, key=lambda part: part[:2]))


PARTS: dict[type, tuple[Field | str, ...]] = {kind.item: _parts(kind.item) for kind in ITEM_KINDS}
"""The parts of each kind of item in JSON, after its lineage, in order: its fields, and the names of fields with items.

Parts of a later version of the dossier come after the earlier ones.
"""


def report_to_json(report: Report) -> str:
    """The report as indented JSON that ends with a newline. The same report always gives the same text.

    What was kept about items that are no longer in the report is left out.
    """
    lineages = {item.id: item.lineage for item in everything(report)}
    data = {"format": FORMAT, "version": VERSION} | _item_to_data(tidied(report), lineages)
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def report_from_json(text: str, identities: Identities) -> Report:
    """The report in `text`; its items have new ids and their own lineages.

    Raises `Problem`, with the place, for anything that is not in the form.
    """
    whole = parse(text)
    _check_format(whole)
    return _Reader(identities).report(upgraded(whole))


def _item_to_data(item: Item, lineages: Mapping[int, str]) -> dict[str, object]:
    """The data of an item and of all it holds, which refer to items by lineage."""
    data: dict[str, object] = {"lineage": item.lineage}
    for part in PARTS[type(item)]:
        if isinstance(part, Field):
            data[part.name] = _value_to_data(part, getattr(item, part.name), lineages)
        else:
            data[part] = _held_to_data(getattr(item, part), lineages)
    return data


def _held_to_data(held: Item | tuple[Item, ...], lineages: Mapping[int, str]) -> object:
    if isinstance(held, tuple):
        return [_item_to_data(item, lineages) for item in held]
    return _item_to_data(held, lineages)


def _value_to_data(field: Field, value: Any, lineages: Mapping[int, str]) -> object:
    if field.holds is Holds.EXPLAINED:
        return [lineages[id] for id in value]
    if field.holds is Holds.ITEM:
        # The item it stood near may have been removed from the report since; the text is still a leftover.
        return lineages.get(value) if field.optional else lineages[value]
    return written(field, value)


def _check_format(whole: JsonPiece) -> None:
    if not isinstance(whole.data, dict) or whole.data.get("format") != FORMAT:
        raise JsonRefused("Dit is geen voortgangsrapportage van VGR Desktop in JSON. Er is niets gewijzigd.")
    if whole.inner("version").number(1, 2**31) > VERSION:
        raise JsonRefused(
            "Dit bestand is gemaakt met een nieuwere versie van VGR Desktop. "
            "Werk het programma bij om het in te lezen; er is niets gewijzigd."
        )


class _Reader:
    """Makes items from data, and gives each lineage its id where it is first met."""

    def __init__(self, identities: Identities) -> None:
        self._identities = identities
        self._known: dict[str, Identity] = {}
        self._made: dict[str, type[Item]] = {}
        self._references: list[tuple[JsonPiece, str, tuple[type[Item], ...] | None]] = []
        self._lights: frozenset[str] = frozenset()

    def report(self, whole: JsonPiece) -> Report:
        report = self._item(Report, whole, "format", "version")
        assert isinstance(report, Report)  # noqa: S101  # the requested kind
        self._check_references()
        return report

    def _item(self, kind: type[Item], spot: JsonPiece, *beside: str) -> Item:
        """The item of this kind at `spot`, whose object also has the fields `beside`."""
        parts = PARTS[kind]
        names = (part.name if isinstance(part, Field) else part for part in parts)
        at = spot.fields(*beside, "lineage", *names)
        identity = self._identity(at["lineage"], kind)
        values: dict[str, Any] = {"id": identity.id, "lineage": identity.lineage}
        for part in parts:
            if isinstance(part, Field):
                values[part.name] = self._value(part, at[part.name])
            else:
                values[part] = self._held(fields_within(kind)[part], at[part])
        make: Callable[..., Item] = kind
        return make(**values)

    def _held(self, kind: type[Item], spot: JsonPiece) -> Item | tuple[Item, ...]:
        if kind is Text:
            return self._item(kind, spot)
        items = spot.each(partial(self._item, kind))
        return tuple(sorted(items, key=lambda item: sort_key(item) if isinstance(item, Node) else ()))

    def _value(self, field: Field, spot: JsonPiece) -> Any:
        read = self._reader(field)
        value: Any = spot.optional(read) if field.optional else read(spot)
        if field.holds is Holds.SCALE:
            self._lights = frozenset(light.key for light in value)
        return value

    def _reader(self, field: Field) -> Callable[[JsonPiece], Any]:
        if field.holds is Holds.LIGHT:
            return self._light_key
        if field.holds is Holds.ITEM:
            return self._reference
        if field.holds is Holds.EXPLAINED:
            return lambda spot: spot.each(lambda item: self._reference(item, (Deliverable, SubItem)))
        return reader(field)

    def _identity(self, spot: JsonPiece, kind: type[Item]) -> Identity:
        lineage = spot.matching(LINEAGE, "een herkomst, zoals een UUID,")
        if lineage in self._made:
            raise spot.refused("staat een herkomst die ook elders in het bestand staat")
        self._made[lineage] = kind
        return self._of(lineage)

    def _of(self, lineage: str) -> Identity:
        if lineage not in self._known:
            self._known[lineage] = self._identities.adopt(lineage)
        return self._known[lineage]

    def _reference(self, spot: JsonPiece, kinds: tuple[type[Item], ...] | None = None) -> int:
        """The id of an item, of one of `kinds`, that is at this or a later place in the file."""
        lineage = spot.matching(LINEAGE, "de herkomst van een onderdeel van de rapportage")
        self._references.append((spot, lineage, kinds))
        return self._of(lineage).id

    def _check_references(self) -> None:
        for spot, lineage, kinds in self._references:
            kind = self._made.get(lineage)
            if kind is None:
                raise spot.refused("staat een herkomst die nergens in het bestand voorkomt")
            if kinds is not None and kind not in kinds:
                raise spot.refused("hoort de herkomst van een prestatie of onderdeel te staan")

    def _light_key(self, spot: JsonPiece) -> str:
        key = spot.text()
        if key not in self._lights:
            raise spot.refused("staat een stoplicht dat niet in de schaal van deze rapportage staat")
        return key
