"""The table of fields has all that the dataclasses have, and Dutch has a name for it."""

from dataclasses import replace
from enum import StrEnum
from types import NoneType
from typing import get_args, get_type_hints

import pytest

from tests.every_field import EVERY_FIELD, KINDS, FieldOfItem, own_fields
from vgr_desktop.core.dutch.item_names import CHOICE_NAMES, FIELD_NAMES, ITEM_NAMES, field_label
from vgr_desktop.core.model.item_fields import ITEM_KINDS, KIND_OF, Field, ItemKind, field_named
from vgr_desktop.core.model.report import Deviation, Item
from vgr_desktop.core.model.tree import fields_within


@pytest.mark.parametrize("field", EVERY_FIELD, ids=str)
def test_every_field_is_in_the_table_and_optional_where_it_may_be_none(field: FieldOfItem) -> None:
    may_be_none = NoneType in get_args(get_type_hints(field.item)[field.name])
    assert field_named(field.item, field.name).optional == may_be_none


@pytest.mark.parametrize("item", KINDS, ids=lambda item: item.__name__)
def test_the_table_has_nothing_that_an_item_has_not(item: type[Item]) -> None:
    assert {field.name for field in KIND_OF[item].fields} == set(own_fields(item))


def test_a_field_that_is_not_in_the_table_is_named() -> None:
    with pytest.raises(LookupError, match=r"Goal\.colour is not in the table of fields"):
        field_named(KINDS[3], "colour")


@pytest.mark.parametrize("kind", ITEM_KINDS, ids=lambda kind: kind.name)
def test_what_came_later_stands_behind_and_says_what_older_items_said(kind: ItemKind) -> None:
    assert [field.since for field in kind.fields] == sorted(field.since for field in kind.fields)
    later = [field for field in kind.fields if field.since > kind.since]
    assert all(field.optional or field.absent is not None for field in later)


def test_it_is_known_how_many_fields_an_item_had_in_each_version() -> None:
    known = {kind.name: set(kind.generations()) for kind in ITEM_KINDS}
    assert (known["deviation"], known["goal"], known["review"]) == ({4, 6}, {2}, {5})
    later = (Field("later", since=3, absent=""), Field("latest", since=4, absent=""))
    deviation = KIND_OF[Deviation]
    assert replace(deviation, fields=(*deviation.fields, *later)).generations() == {4, 6, 7, 8}


def test_every_kind_stands_behind_what_holds_it() -> None:
    order = [kind.item for kind in ITEM_KINDS]
    assert set(order) == set(KINDS)
    for holder in order:
        assert all(order.index(inner) > order.index(holder) for inner in fields_within(holder).values())


@pytest.mark.parametrize("field", EVERY_FIELD, ids=str)
def test_every_field_has_a_name_in_dutch(field: FieldOfItem) -> None:
    assert field.name in FIELD_NAMES
    assert field_label(field.name)[0].isupper()


def test_every_kind_and_every_choice_has_a_name_in_dutch() -> None:
    assert set(ITEM_NAMES) == set(KINDS)
    fields = (field for kind in ITEM_KINDS for field in kind.fields)
    choices: list[StrEnum] = [c for field in fields if isinstance(field.holds, type) for c in field.holds]
    assert set(CHOICE_NAMES) == set(choices)
    assert len(CHOICE_NAMES) == len(choices)
    assert {name for item in KINDS for name in fields_within(item) if name not in FIELD_NAMES} == {
        *("programmes", "sections", "leftovers", "pictures", "reviews", "acceptances", "adoptions"),
        *("comments", "replies"),
        *("areas", "deviations", "goals", "explanations", "deliverables", "sub_items"),
    }
