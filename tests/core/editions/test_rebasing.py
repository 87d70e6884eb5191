"""Undo takes back one's own step, also when something of a colleague came in after it; and that stays."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests import reports as small
from tests.reports import identities, small_report
from tests.strategies import edited, worked_on_reports
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.editions.rebasing import changed_by_both, rebased
from vgr_desktop.core.model.history import History, Step
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import RichText, from_plain, plain
from vgr_desktop.core.model.tree import index

START = small_report()


def write(report: Report, words: str, text: int = small.STATE) -> Report:
    return writing.write(report, text, from_plain(words))


def begun(*values: Report) -> History:
    """A history of steps from the first of these values to the last."""
    history = History(values[:1], rebased)
    for before, after in pairwise(values):
        history.push(Step("Typen", (before,), (after,), 0, 1, 1))
    return history


def said(history: History, text: int) -> str:
    item = index(history.present[0]).items[text]
    body = getattr(item, "body", None)
    assert isinstance(body, RichText)
    return plain(body)


def test_what_came_in_stays_when_ones_own_step_is_taken_back_and_done_again() -> None:
    mine = write(START, "Van mij.")
    history = begun(START, mine)
    history.come_in((write(mine, "Van een collega.", small.MISSION),))
    history.undo()
    assert (said(history, small.STATE), said(history, small.MISSION)) == (
        plain(START.programmes[0].state_of_affairs.body),
        "Van een collega.",
    )
    history.redo()
    assert (said(history, small.STATE), said(history, small.MISSION)) == ("Van mij.", "Van een collega.")


def test_steps_before_and_after_it_are_all_taken_back() -> None:
    first = write(START, "Een.")
    came = write(first, "Van een collega.", small.MISSION)
    second = write(came, "Twee.")
    history = begun(START, first)
    history.come_in((came,))
    history.push(Step("Typen", (came,), (second,), 0, 1, 1))
    for words in ("Een.", plain(START.programmes[0].state_of_affairs.body)):
        history.undo()
        assert (said(history, small.STATE), said(history, small.MISSION)) == (words, "Van een collega.")
    history.redo()
    history.redo()
    assert history.present == (second,)


def test_what_a_colleague_changed_after_it_stays_as_he_left_it() -> None:
    mine = write(START, "Van mij.")
    history = begun(START, mine)
    history.come_in((write(mine, "Verbeterd door een collega."),))
    history.undo()
    assert said(history, small.STATE) == "Verbeterd door een collega."


def test_a_branch_that_comes_back_has_the_ids_that_it_had() -> None:
    area = START.programmes[0].areas[0]
    without = edits.remove(START, area.id)
    history = begun(START, without)
    history.come_in((write(without, "Van een collega."),))
    history.undo()
    assert area.id in index(history.present[0])
    assert history.present == (write(START, "Van een collega."),)


def test_typing_goes_on_as_a_step_of_its_own_after_something_came_in() -> None:
    mine, came = write(START, "Va"), write(write(START, "Va"), "Collega.", small.MISSION)
    history = History((START,), rebased)
    history.push(Step("Typen", (START,), (mine,), 0, 1, 1, "typen", 0.0, 0.1))
    history.come_in((came,))
    history.push(Step("Typen", (came,), (write(came, "Van mij."),), 0, 1, 1, "typen", 0.2, 0.3))
    history.undo()
    assert (said(history, small.STATE), said(history, small.MISSION)) == ("Va", "Collega.")


def test_reports_come_and_go_likewise() -> None:
    other = replace(START, id=700, lineage="ander")
    changed = replace(other, municipality="Elders")
    assert rebased((), (other,), (START,)) == (START, other)
    assert rebased((other,), (), (START, other)) == (START,)
    assert rebased((other,), (), (START, changed)) == (START, changed)
    assert rebased((START,), (START,), (START, other)) == (START, other)


@given(st.data(), worked_on_reports())
def test_taking_back_and_doing_again_ends_where_it_was(data: st.DataObject, report: Report) -> None:
    ids = identities(50_000)
    mine = data.draw(edited(report, ids))
    came = data.draw(edited(mine, ids))
    history = History((report,), rebased)
    history.push(Step("Stap", (report,), (mine,), 0, 1, 1))
    history.come_in((came,))
    for _ in range(2):
        history.undo()
        history.redo()
        assert history.present == (came,)


def test_what_both_changed_is_known_by_its_id() -> None:
    theirs, ours = write(START, "Van een collega."), write(START, "Van mij.")
    other = replace(START, id=700, lineage="ander")
    assert changed_by_both((START,), (theirs,), (ours,)) == {small.STATE}
    assert changed_by_both((START, other), (theirs, other), (START, other)) == frozenset()
    assert changed_by_both((START,), (write(theirs, "Missie.", small.MISSION),), (START, other)) == frozenset()
