"""A report with other ids: its items keep their lineages, and references keep pointing to the same items."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from vgr_desktop.core.editing.reviewing import tidied
from vgr_desktop.core.model.identities import Identities, Identity
from vgr_desktop.core.model.item_fields import REFERENCES, Field, Holds
from vgr_desktop.core.model.report import Item, Report
from vgr_desktop.core.model.tree import everything, rebuilt


def renewed(report: Report, identities: Identities) -> Report:
    """The report for another dossier: every item has a new id, from `identities`.

    What was kept about items that are no longer in the report is left out.
    """
    tidy = tidied(report)
    return with_identities(tidy, {item.id: identities.adopt(item.lineage) for item in everything(tidy)})


def with_identities(report: Report, new: Mapping[int, Identity]) -> Report:
    """The report with its items under other identities; `new` has one for each id."""
    return rebuilt(report, partial(_renamed, new))


def _renamed(new: Mapping[int, Identity], item: Item) -> Item:
    id, lineage = new[item.id]
    fields: dict[str, Any] = {field.name: _followed(field, item, new) for field in REFERENCES[type(item)]}
    return replace(item, id=id, lineage=lineage, **fields)


def _followed(field: Field, item: Item, new: Mapping[int, Identity]) -> object:
    value = getattr(item, field.name)
    if field.holds is Holds.EXPLAINED:
        return tuple(new[id].id for id in value)
    if field.optional:  # the item it refers to may be gone
        return new[value].id if value in new else None
    return new[value].id
