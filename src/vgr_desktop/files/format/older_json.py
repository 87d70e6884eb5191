"""Reports that earlier versions of the program exported, completed with the fields they did not have."""

from typing import Any

from vgr_desktop.core.model.item_fields import KIND_OF
from vgr_desktop.core.model.report import Item, Report
from vgr_desktop.core.model.tree import fields_within
from vgr_desktop.files.format.json_input import JsonPiece
from vgr_desktop.files.format.json_values import written


def upgraded(whole: JsonPiece) -> JsonPiece:
    """The report as the present version would have exported it. Errors in it stay."""
    _complete(Report, whole.data, whole.data["version"])
    return whole


def _complete(kind: type[Item], data: object, version: int) -> None:
    """Add the fields that came after this version to the data of an item and of all it holds."""
    if not isinstance(data, dict):
        return
    for field in KIND_OF[kind].fields:
        if field.since > version:
            data.setdefault(field.name, written(field, field.absent))
    for name, inner in fields_within(kind).items():
        if KIND_OF[inner].since > version:
            data.setdefault(name, [])
        held: Any = data.get(name)
        for each in held if isinstance(held, list) else ():
            _complete(inner, each, version)
