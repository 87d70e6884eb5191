"""The name of a printed place says again which place it is."""

import pytest

from vgr_desktop.core.layout.anchors import Anchor, Aspect, anchor_name, key, read_anchor

LINEAGE = "0000001a-0000-4000-8000-000000000000"


@pytest.mark.parametrize("aspect", Aspect)
def test_a_name_says_what_of_which_item_stands_there(aspect: Aspect) -> None:
    assert read_anchor(anchor_name(aspect, LINEAGE)) == Anchor(aspect, key(LINEAGE))


def test_a_place_has_its_number_whether_or_not_it_is_there_twice() -> None:
    name = f"{anchor_name(Aspect.LINE, LINEAGE)}_12"
    assert read_anchor(name) == read_anchor(f"{name}_2") == Anchor(Aspect.LINE, key(LINEAGE), 12)


def test_any_lineage_has_a_key_of_the_same_length() -> None:
    assert {len(key(lineage)) for lineage in (LINEAGE, "", "iets anders")} == {32}


def test_every_name_fits_in_a_bookmark_of_word() -> None:
    assert len(f"{anchor_name(Aspect.CELL, LINEAGE)}_99999") == 40


@pytest.mark.parametrize("name", ["_Toc100000001", "_p12", f"_q{key(LINEAGE)}", f"_p{key(LINEAGE)}_", "Bladwijzer1"])
def test_other_bookmarks_are_not_ours(name: str) -> None:
    assert read_anchor(name) is None
