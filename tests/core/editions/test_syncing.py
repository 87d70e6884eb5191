"""Dossiers of a team come together in the team dossier, in any order, and nothing that somebody wrote is lost."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import reports as small
from tests.reports import reviewed_report, small_report
from tests.strategies import edited, worked_on_reports
from tests.teams import Laptop, PaperHub, by_lineage
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.editions.syncing import Shared, settled_with
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.report import Report, Written
from vgr_desktop.core.model.text import from_plain, plain
from vgr_desktop.core.model.tree import everything, index


@pytest.fixture
def hub() -> PaperHub:
    return PaperHub()


@pytest.fixture
def first(hub: PaperHub) -> Laptop:
    laptop = Laptop("Jansen", (small_report(),), identities=Identities(900))
    laptop.sync(hub)
    return laptop


@pytest.fixture
def second(hub: PaperHub, first: Laptop) -> Laptop:
    laptop = Laptop("De Vries", identities=Identities(5000))
    laptop.sync(hub)
    return laptop


def state(laptop: Laptop) -> int:
    """The id of the state of affairs of the first programme on this laptop."""
    return laptop.reports[0].programmes[0].state_of_affairs.id


def write(laptop: Laptop, text: int, words: str) -> None:
    laptop.reports = (writing.write(laptop.reports[0], text, from_plain(words)), *laptop.reports[1:])


def read(laptop: Laptop) -> str:
    return plain(laptop.reports[0].programmes[0].state_of_affairs.body)


def test_the_first_brings_everything_and_the_second_gets_it(first: Laptop, second: Laptop, hub: PaperHub) -> None:
    assert by_lineage(second.reports) == by_lineage(first.reports) == by_lineage(hub.shared.reports)
    for laptop in (first, second):
        again = laptop.meet(hub)
        assert (again.put, again.gone, again.waiting, again.ours) == ((), (), frozenset(), laptop.reports)


def test_what_one_writes_the_other_gets_and_only_that_travels(first: Laptop, second: Laptop, hub: PaperHub) -> None:
    write(first, state(first), "Het loopt goed.")
    together = first.sync(hub)
    assert [type(put.entry.item).__name__ for put in together.put] == ["Text"]
    second.sync(hub)
    assert read(second) == "Het loopt goed."


def test_two_texts_that_were_changed_apart_are_both_there(first: Laptop, second: Laptop, hub: PaperHub) -> None:
    write(first, state(first), "Het loopt goed.")
    write(second, second.reports[0].foreword.id, "Vooraf.")
    for laptop in (first, second, first):
        laptop.sync(hub)
    assert by_lineage(first.reports) == by_lineage(second.reports)
    assert (read(second), plain(first.reports[0].foreword.body)) == ("Het loopt goed.", "Vooraf.")


class TestWhatBothChanged:
    @pytest.fixture(autouse=True)
    def _apart(self, first: Laptop, second: Laptop, hub: PaperHub) -> None:
        write(first, state(first), "Van Jansen.")
        write(second, state(second), "Van De Vries.")
        first.sync(hub)
        second.sync(hub)

    def test_waits_and_stays_on_either_side(self, first: Laptop, second: Laptop, hub: PaperHub) -> None:
        for laptop in (first, second, first, second):
            laptop.sync(hub)
        assert (read(first), read(second)) == ("Van Jansen.", "Van De Vries.")
        assert (len(first.waiting), len(second.waiting)) == (0, 1)

    def test_goes_out_once_somebody_chose_it(self, first: Laptop, second: Laptop, hub: PaperHub) -> None:
        second.waiting -= settled_with(second.waiting, second.was, hub.shared)
        for laptop in (second, first):
            laptop.sync(hub)
        assert (read(first), read(second)) == ("Van De Vries.", "Van De Vries.")

    def test_waits_on_when_it_changed_again_before_the_choice_was_made(
        self, first: Laptop, second: Laptop, hub: PaperHub
    ) -> None:
        seen = second.was
        write(first, state(first), "Opnieuw van Jansen.")
        first.sync(hub)
        assert settled_with(second.waiting, seen, hub.shared) == frozenset()
        second.sync(hub)
        assert (read(second), len(second.waiting)) == ("Van De Vries.", 1)

    def test_waits_no_more_when_both_say_the_same(self, first: Laptop, second: Laptop, hub: PaperHub) -> None:
        write(first, state(first), "Van De Vries.")
        for laptop in (first, second):
            laptop.sync(hub)
        assert second.waiting == frozenset()

    def test_comes_back_when_it_is_removed_before_a_choice_was_made(
        self, first: Laptop, second: Laptop, hub: PaperHub
    ) -> None:
        second.reports = (edits.remove(second.reports[0], second.reports[0].programmes[0].id),)
        for laptop in (second, first):
            laptop.sync(hub)
        assert (read(first), read(second)) == ("Van Jansen.", "Van Jansen.")

    def test_does_not_hold_up_what_else_is_written(self, first: Laptop, second: Laptop, hub: PaperHub) -> None:
        write(second, second.reports[0].foreword.id, "Vooraf.")
        for laptop in (second, first):
            laptop.sync(hub)
        assert plain(first.reports[0].foreword.body) == "Vooraf."


class TestReports:
    def test_one_that_was_removed_here_is_removed_there(self, first: Laptop, second: Laptop, hub: PaperHub) -> None:
        first.reports = ()
        first.sync(hub)
        assert hub.shared.reports == ()
        second.sync(hub)
        assert second.reports == ()

    def test_one_that_was_removed_there_but_changed_here_comes_back(
        self, first: Laptop, second: Laptop, hub: PaperHub
    ) -> None:
        first.reports = ()
        write(second, state(second), "Toch nog iets.")
        for laptop in (first, second, first):
            laptop.sync(hub)
        assert read(first) == "Toch nog iets."

    def test_one_that_was_removed_here_but_changed_there_comes_back(
        self, first: Laptop, second: Laptop, hub: PaperHub
    ) -> None:
        first.reports = ()
        write(second, state(second), "Toch nog iets.")
        for laptop in (second, first):
            laptop.sync(hub)
        assert read(first) == "Toch nog iets."

    def test_one_that_both_removed_is_gone(self, first: Laptop, second: Laptop, hub: PaperHub) -> None:
        first.reports, second.reports = (), ()
        for laptop in (first, second):
            laptop.sync(hub)
        assert (first.reports, second.reports, hub.shared.reports) == ((), (), ())


class TestRights:
    def test_what_one_may_not_change_there_stays_here(self, first: Laptop, second: Laptop, hub: PaperHub) -> None:
        own = frozenset({second.reports[0].programmes[0].lineage, None})
        second.may_share = own.issuperset
        write(second, state(second), "Van mijn programma.")
        write(second, second.reports[0].foreword.id, "Niet van mij.")
        second.reports = (edits.remove(second.reports[0], second.reports[0].programmes[1].id), *second.reports[1:])
        together = second.sync(hub)
        assert together.withheld == 2
        first.sync(hub)
        assert read(first) == "Van mijn programma."
        assert (plain(first.reports[0].foreword.body), len(first.reports[0].programmes)) == (
            plain(small_report().foreword.body),
            2,
        )
        assert plain(second.reports[0].foreword.body) == "Niet van mij."
        second.may_share = lambda _chapters: True
        for laptop in (second, first):
            laptop.sync(hub)
        assert plain(first.reports[0].foreword.body) == "Niet van mij."

    def test_a_report_comes_and_goes_only_by_who_may_change_all_of_it(self, first: Laptop, hub: PaperHub) -> None:
        first.may_share = lambda _chapters: False
        mine = replace(reviewed_report(), id=700, lineage="mijn")
        first.reports = (mine,)
        together = first.sync(hub)
        assert (together.put, together.gone, together.withheld, together.ours) == ((), (), 2, (mine,))


def test_a_new_item_between_others_moves_none_of_them(first: Laptop, hub: PaperHub) -> None:
    report = first.reports[0]
    goal = report.programmes[0].areas[0].goals[0]
    first.reports = (edits.add_child(report, goal.id, first.identities.new(), "Nieuw"),)
    assert len(first.sync(hub).put) == 1


WORK = st.lists(st.tuples(st.integers(0, 2), st.sampled_from(["edit", "edit", "sync"])), max_size=12)


@settings(deadline=None)
@given(st.data(), worked_on_reports(), WORK)
def test_all_dossiers_become_equal_whatever_was_done_in_which_order(
    data: st.DataObject, report: Report, work: list[tuple[int, str]]
) -> None:
    hub, laptops = PaperHub(), [Laptop(str(number), identities=Identities(10_000 * number + 1)) for number in range(3)]
    laptops[0].reports, laptops[0].identities = (report,), Identities(5_000)
    for laptop in laptops:
        laptop.sync(hub)
    for number, what in work:
        laptop = laptops[number]
        if what == "edit" and laptop.reports and not laptop.reports[0].is_frozen:
            laptop.reports = (data.draw(edited(laptop.reports[0], laptop.identities)),)
        elif what == "sync":
            laptop.sync(hub)
    come_to_rest(laptops, hub)
    assert all(by_lineage(laptop.reports) == by_lineage(hub.shared.reports) for laptop in laptops)


def come_to_rest(laptops: Iterable[Laptop], hub: PaperHub) -> None:
    """Synchronise all, each choosing its own words where it has to, until nothing changes any more."""
    for _ in range(6):
        for laptop in laptops:
            laptop.sync(hub)
            laptop.waiting = frozenset()
            laptop.sync(hub)
    for laptop in laptops:
        together = laptop.meet(hub)
        assert (together.put, together.gone, together.ours) == ((), (), laptop.reports)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from(["write", "sync"]), st.integers(0, 1)), max_size=16))
def test_every_word_is_in_a_dossier_or_was_changed_by_somebody_who_saw_it(work: list[tuple[int, str, int]]) -> None:
    hub, laptops = (
        PaperHub(),
        [Laptop(str(number), identities=Identities(10_000 * number + 900)) for number in range(3)],
    )
    laptops[0].reports = (small_report(),)
    for laptop in laptops:
        laptop.sync(hub)
    later: dict[str, str] = {}
    for turn, (number, what, place) in enumerate(work):
        laptop = laptops[number]
        if what == "sync":
            laptop.sync(hub)
            continue
        programme = laptop.reports[0].programmes[0]
        text = (programme.mission, programme.state_of_affairs)[place]
        later[plain(text.body)] = f"woord{turn}"
        write(laptop, text.id, f"woord{turn}")
    for laptop in (*laptops, *laptops):
        laptop.sync(hub)
    there = words(hub.shared.reports).union(*(words(laptop.reports) for laptop in laptops))
    assert [word for word in later.values() if not is_kept(word, later, there)] == []


def is_kept(word: str, later: dict[str, str], there: set[str]) -> bool:
    """Whether the word is there, or one that was written over it by somebody who saw it."""
    return word in there or (word in later and is_kept(later[word], later, there))


def words(reports: Iterable[Report]) -> set[str]:
    return {plain(item.body) for report in reports for item in everything(report) if isinstance(item, Written)}


def test_nothing_waits_of_what_is_gone() -> None:
    assert settled_with([1], Shared(), Shared()) == frozenset()
    report = small_report()
    assert index(report).items
    seen = Shared((report,))
    assert settled_with([small.STATE], seen, Shared((replace(report, municipality="Elders"),))) == {small.STATE}
