"""Branches of the goal tree on the clipboard: as they were, with ids of their own, or refused in words."""

import pytest

from tests.reports import GREENERY, OVERHEAD, small_report
from vgr_desktop.core.editions.branches import copied
from vgr_desktop.core.model.limits import LARGEST_EXCHANGED
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.tree import everything
from vgr_desktop.files.format.branch_json import branches_from_json, branches_to_json


def test_branches_come_back_as_they_were() -> None:
    branches = copied(small_report(), [GREENERY, OVERHEAD])
    back = branches_from_json(branches_to_json(branches))
    assert back.tops == branches.tops
    assert [item.lineage for item in everything(back.report)] == [item.lineage for item in everything(branches.report)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        '{"format": "x", "tops": [], "report": ""}',
        '{"format": "vgr-branches", "tops": ["x"], "report": "{}"}',
    ],
)
def test_what_is_something_else_is_refused_in_words(text: str) -> None:
    with pytest.raises(Problem, match="niets"):
        branches_from_json(text)


def test_what_is_too_large_is_refused_before_it_is_read() -> None:
    with pytest.raises(Problem, match="te groot"):
        branches_from_json("[" * (LARGEST_EXCHANGED + 1))
