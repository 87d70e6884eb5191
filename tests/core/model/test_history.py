import pytest
from hypothesis import given

from tests import reports as small
from tests.reports import identity, small_report
from tests.strategies import sessions
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.model import history
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.history import (
    BURST_LENGTH,
    BURST_PAUSE,
    BURST_WORDS,
    History,
    Step,
    find_report,
    in_order,
    with_report,
    without_report,
)
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import from_plain, plain


def typed(text: str) -> Report:
    """The small report with this foreword."""
    return writing.write(small_report(), small.FOREWORD, from_plain(text))


def step(history: History, name: str, *after: Report, burst: str | None = None, now: float = 0) -> Step:
    return Step(name, history.present, after, small.FOREWORD, small.REPORT, small.REPORT, burst, now, now)


def typing(history: History, text: str, now: float, burst: str | None = "voorwoord") -> bool:
    return history.push(step(history, "Typen", typed(text), burst=burst, now=now))


def forewords(history: History) -> list[str]:
    """The foreword after each undo, until there is nothing more to undo."""
    found = [plain(history.present[0].foreword.body)]
    while history.undo():
        found.append(plain(history.present[0].foreword.body))
    return found


def test_at_first_there_is_nothing_to_undo_or_redo() -> None:
    report = small_report()
    history = History([report])
    assert history.present == (report,)
    assert history.undo_step is None
    assert history.redo_step is None
    assert history.undo() is None
    assert history.redo() is None


def test_a_step_has_a_name_and_a_place_to_go_to() -> None:
    history = History([small_report()])
    red = edits.set_light(small_report(), small.TREES, "red")
    lit = step(history, "Stoplicht wijzigen", red)
    assert history.push(lit)
    assert history.undo_step is lit
    assert history.undo() is lit
    assert history.redo_step is lit
    assert history.present == (small_report(),)


def test_what_changes_nothing_is_no_step() -> None:
    history = History([small_report()])
    assert not history.push(step(history, "Stoplicht wijzigen", small_report()))
    assert history.undo_step is None


def test_a_new_step_forgets_what_was_undone() -> None:
    history = History([typed("a")])
    typing(history, "b", 0, None)
    history.undo()
    typing(history, "c", 0, None)
    assert history.redo() is None
    assert forewords(history) == ["c", "a"]


# Typing


def test_typing_is_one_step_until_a_pause() -> None:
    history = History([typed("a")])
    for text, now in [("ab", 1.0), ("abc", 1.0 + BURST_PAUSE), ("abcd", 2 + 2 * BURST_PAUSE)]:
        typing(history, text, now)
    assert forewords(history) == ["abcd", "abc", "a"]


def test_typing_without_a_pause_is_a_step_now_and_then() -> None:
    history = History([typed("")])
    for second in range(1, int(BURST_LENGTH) + 4):
        typing(history, "x" * second, float(second))
    assert [len(text) for text in forewords(history)] == [23, 21, 0]


def test_typing_in_another_text_is_another_step() -> None:
    history = History([typed("a")])
    typing(history, "ab", 0, "voorwoord")
    typing(history, "abc", 0, "leeswijzer")
    assert forewords(history) == ["abc", "ab", "a"]


def test_other_changes_never_become_one_step() -> None:
    history = History([typed("a")])
    typing(history, "ab", 0, None)
    typing(history, "abc", 0, None)
    assert forewords(history) == ["abc", "ab", "a"]


def test_typing_after_an_undo_is_a_step_of_its_own() -> None:
    history = History([typed("a")])
    typing(history, "ab", 0)
    typing(history, "!", 0, None)
    history.undo()
    typing(history, "abc", 0)
    assert forewords(history) == ["abc", "ab", "a"]


def test_typing_after_a_redo_is_a_step_of_its_own() -> None:
    history = History([typed("a")])
    typing(history, "ab", 0)
    history.undo()
    history.redo()
    typing(history, "abc", 0)
    assert forewords(history) == ["abc", "ab", "a"]


def test_what_was_typed_and_taken_out_again_at_once_is_no_step() -> None:
    history = History([typed("a")])
    typing(history, "ab", 0)
    assert typing(history, "a", 1)
    assert history.undo_step is None
    assert history.present == (typed("a"),)


# Many steps


def test_the_oldest_steps_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "LIMIT", 3)
    steps = History([typed("a")])
    for text in "bcdef":
        typing(steps, text, 0, None)
    assert forewords(steps) == ["f", "e", "d", "c"]


@given(sessions())
def test_undo_and_redo_give_back_exactly_the_old_values(values: list[Report]) -> None:
    history = History(values[:1])
    made = [values[0], *(value for value in values[1:] if history.push(step(history, "Wijzigen", value)))]
    for value in reversed(made):
        assert history.present[0] is value
        history.undo()
    assert history.undo_step is None
    for value in made:
        assert history.present[0] is value
        history.redo()
    assert history.redo_step is None


# Several reports


def later_report() -> Report:
    return edits.new_report([identity(100), identity(101), identity(102)], edition(2, 2026))


def reached(history: History) -> list[tuple[str, ...]]:
    """The forewords of the reports after each undo."""
    found = [history.present]
    while history.undo():
        found.append(history.present)
    return [tuple(plain(report.foreword.body) for report in reports) for reports in found]


def test_making_and_removing_a_report_are_steps_among_the_others() -> None:
    history = History([typed("a")])
    typing(history, "ab", 0)
    history.push(step(history, "Nieuwe rapportage", *with_report(history.present, later_report())))
    history.push(step(history, "Rapportage verwijderen", *without_report(history.present, small.REPORT)))
    assert history.present == (later_report(),)
    assert reached(history) == [("",), ("ab", ""), ("ab",), ("a",)]


def test_reports_are_in_the_order_of_their_editions_and_found_by_id() -> None:
    both = in_order([later_report(), small_report()])
    assert both == (small_report(), later_report())
    assert with_report(both, typed("a")) == (typed("a"), later_report())
    assert find_report(both, later_report().id) == later_report()
    assert find_report(both, None) is None


def test_what_is_on_record_can_no_longer_be_undone_but_the_other_report_can() -> None:
    history = History([typed("a"), later_report()])
    later = writing.write(later_report(), later_report().foreword.id, from_plain("x"))
    typing_both(history, typed("ab"), later_report())
    typing_both(history, typed("ab"), later)
    typing_both(history, typed("abc"), later)
    history.undo()
    history.put_on_record(typed("vast"))
    assert history.redo_step is None
    assert reached(history) == [("vast", "x"), ("vast", "")]


def test_a_report_that_is_on_record_stays_when_its_making_would_be_undone() -> None:
    history = History([later_report()])
    typing_both(history, typed("a"), later_report())
    history.put_on_record(typed("vast"))
    assert reached(history) == [("vast", "")]


def typing_both(history: History, *after: Report) -> None:
    history.push(step(history, "Typen", *after))


def test_typing_that_lasts_some_seconds_ends_with_a_word() -> None:
    history = History([small_report()])
    assert not history.is_long("voorwoord", BURST_WORDS)
    typing(history, "een", 0)
    assert not history.is_long("voorwoord", BURST_WORDS - 1)
    assert history.is_long("voorwoord", BURST_WORDS)
    assert not history.is_long("leeswijzer", BURST_WORDS)
    history.undo()
    history.undo()
    typing(history, "een", 0)
    typing(history, "twee", BURST_LENGTH + 1)
    history.undo()
    assert not history.is_long("voorwoord", BURST_WORDS)
