"""The appendix that says what changed in the goal tree."""

from dataclasses import replace

from tests.editions import later, next_edition
from tests.layouts import chapter, drawn
from tests.reports import GREENERY, LITTER, OVERHEAD, PARKS, PLAYGROUNDS, TREES, WATER, WILLOW, identity, small_report
from vgr_desktop.core.editing.edits import add_child, add_programme, move, remove, rename, set_number
from vgr_desktop.core.editions.compare import edition_before
from vgr_desktop.core.layout import WHOLE, Chapter, Choice
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.tree import amend

TITLE = "Wijzigingen in de doelenboom"
WAS, NOW = "1e Voortgangsrapportage 2026", "2e Voortgangsrapportage 2026"
ONE_PLACE = f"De doelenboom is op 1 plaats anders dan in de {WAS}."
ONLY_GREENERY = "Vergeleken is alleen wat in beide rapportages staat: programma 4."

NEXT = next_edition(small_report())


def printed(report: Report, choice: Choice = WHOLE, previous: Report | None = None) -> list[str]:
    """What the appendix says of `report` after `previous`, by default the small report; empty: it is not there."""
    previous = previous or small_report()
    there = f"## {TITLE}" in drawn(report, choice, previous=previous)
    return chapter(report, TITLE, choice, previous) if there else []


def rows(report: Report, choice: Choice = WHOLE, previous: Report | None = None) -> list[str]:
    """The rows of the table."""
    return printed(report, choice, previous)[3:]


def test_it_stands_last_and_says_how_much_changed_and_what() -> None:
    report = rename(NEXT, TREES, "Planten van hagen")
    assert drawn(report, previous=small_report())[-5] == f"## {TITLE}"
    assert printed(report) == [
        ONE_PLACE,
        f"[Wijzigingen in de doelenboom ten opzichte van de {WAS}]",
        f"{WAS} | {NOW} | Wijziging",
        "4A1.1 Planten van bomen | 4A1.1 Planten van hagen | Hernoemd",
    ]


def test_what_is_new_dropped_moved_and_renumbered_is_in_one_table_by_code() -> None:
    report = remove(NEXT, TREES)
    report = add_child(report, PARKS, identity(90), "Dieren hebben een plek")
    report = move(rename(report, LITTER, "Opruimen van alles"), LITTER, 90, 0)
    report = rename(set_number(report, PLAYGROUNDS, "7"), WATER, "Water en kades")
    report = rename(report, WILLOW, "Speeltuin De Es")
    assert printed(report)[0] == f"De doelenboom is op 6 plaatsen anders dan in de {WAS}."
    assert rows(report) == [
        "4A1.1 Planten van bomen | Is er niet meer | Vervallen",
        "4A1.3 Onderhouden van speelplekken | 4A1.7 Onderhouden van speelplekken | Hernummerd",
        "4A1.3 Onderdeel: Speeltuin De Wilg | 4A1.7 Onderdeel: Speeltuin De Es | Hernoemd",
        "Was er nog niet | 4A3 Dieren hebben een plek | Nieuw",
        "4A2.1 Opruimen van afval | 4A3.1 Opruimen van alles | Hernoemd en verplaatst",
        "Beleidsterrein 4B Water | Beleidsterrein 4B Water en kades | Hernoemd",
    ]


def test_without_a_report_before_or_without_changes_it_is_not_there() -> None:
    assert f"## {TITLE}" not in drawn(NEXT)
    assert printed(NEXT) == []
    assert printed(later()) == []


def test_it_can_be_left_out() -> None:
    report = rename(NEXT, TREES, "Planten van hagen")
    assert printed(report, Choice(frozenset(Chapter) - {Chapter.TREE_CHANGES})) == []


def test_a_programme_that_one_of_the_two_lacks_is_no_change() -> None:
    report = rename(remove(NEXT, OVERHEAD), GREENERY, "Groen")
    assert printed(report)[0] == f"{ONE_PLACE} {ONLY_GREENERY}"
    assert rows(report) == ["Programma 4 Groen en water | Programma 4 Groen | Hernoemd"]
    report = add_programme(rename(NEXT, TREES, "Hagen"), [identity(id) for id in (90, 91, 92)], "Sport")
    report = add_child(report, 90, identity(93), "Zwemmen")
    assert len(rows(report)) == 1
    assert "Vergeleken is alleen wat in beide rapportages staat: programma’s 4 en AD/OH." in printed(report)[0]


def test_what_moved_to_a_programme_that_was_not_there_is_a_change() -> None:
    report = add_programme(NEXT, [identity(id) for id in (90, 91, 92)], "Sport")
    report = add_child(report, 90, identity(93), "Zwemmen")
    report = add_child(report, 93, identity(94), "Iedereen zwemt")
    assert [row.rpartition(" | ")[2] for row in rows(move(report, LITTER, 94, 0))] == ["Verplaatst"]


def test_a_selection_tells_its_own_changes_alone() -> None:
    report = remove(rename(NEXT, TREES, "Hagen"), LITTER)
    report = rename(report, WATER, "Water en kades")
    assert len(rows(report)) == 3
    assert len(rows(report, Choice(nodes=frozenset({PARKS})))) == 2
    assert len(rows(report, Choice(nodes=frozenset({WATER})))) == 1
    assert len(rows(report, Choice(nodes=frozenset({GREENERY})))) == 3
    assert rows(report, Choice(nodes=frozenset({OVERHEAD}))) == []


def test_a_selection_says_of_its_own_programmes_what_was_compared() -> None:
    before = remove(small_report(), OVERHEAD)
    report = rename(NEXT, TREES, "Hagen")
    assert printed(report, previous=before)[0] == f"{ONE_PLACE} {ONLY_GREENERY}"
    assert printed(report, Choice(nodes=frozenset({PARKS})), before)[0] == f"{ONE_PLACE} {ONLY_GREENERY}"
    report = move(
        add_child(add_child(report, OVERHEAD, identity(93), "Zwemmen"), 93, identity(94), "Iedereen"), LITTER, 94, 0
    )
    assert printed(report, Choice(nodes=frozenset({OVERHEAD})), before)[0] == ONE_PLACE


def test_the_edition_before_is_the_latest_of_the_earlier_ones() -> None:
    def of(ordinal: int, year: int) -> Report:
        return replace(small_report(), edition=edition(ordinal, year))

    first, second, next_year = of(1, 2025), of(2, 2025), of(1, 2026)
    assert edition_before(next_year, (first, next_year, second)) is second
    assert edition_before(second, (next_year, first, second)) is first
    assert edition_before(first, (first, second, next_year)) is None
    assert edition_before(first, ()) is None


def test_a_goal_without_a_title_is_called_by_its_code() -> None:
    assert rows(add_child(NEXT, PARKS, identity(90), "")) == ["Was er nog niet | 4A3 | Nieuw"]
    assert rows(amend(NEXT, TREES, number=2)) == ["4A1.1 Planten van bomen | 4A1.2 Planten van bomen | Hernummerd"]
