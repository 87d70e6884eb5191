"""However many texts a page has, it shows at once, and one goes through it as if all of it were there."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests import reports as small
from tests.driving import part
from tests.many import FIRST, TEXTS, calls, with_many_deliverables, with_many_deviations
from tests.reports import identity
from tests.windows import Desktop, desktop, work_off
from vgr_desktop.core.editing import reviewing, writing
from vgr_desktop.core.model.report import Explanation, Report
from vgr_desktop.core.model.review import Adoption, Stage
from vgr_desktop.core.model.text import from_plain, plain
from vgr_desktop.core.model.tree import amend, index, title_of
from vgr_desktop.ui.page.money.table import DeviationsTable
from vgr_desktop.ui.page.room import Gap
from vgr_desktop.ui.page.sheet import Sheet
from vgr_desktop.ui.text.editor import TextEditor

NUMBER = 60
LAST = TEXTS + FIRST + NUMBER - 1


@pytest.fixture
def goal(tmp_path: Path, qtbot: QtBot) -> Iterator[Desktop]:
    """The page of a goal with many deliverables."""
    with on_page(tmp_path, with_many_deliverables(NUMBER), small.NEAR) as desk:
        yield desk


@contextmanager
def on_page(folder: Path, report: Report, id: int) -> Iterator[Desktop]:
    """The page of one item of this report."""
    folder.mkdir(exist_ok=True)
    with desktop(folder, report) as desk:
        desk.go_to(id)
        work_off()
        yield desk


def sheet_of(desk: Desktop) -> Sheet:
    return part(desk.window.desk, Sheet)


def editors(desk: Desktop) -> list[TextEditor]:
    """All that there are, also those that cannot be seen."""
    work_off()
    return sheet_of(desk).findChildren(TextEditor)


def in_view(desk: Desktop) -> dict[int, int]:
    """How far below the top of the view the texts in it begin."""
    sheet = sheet_of(desk)
    tops = {pane.slot.id: pane.mapTo(sheet.viewport(), QPoint()).y() for pane in desk.window.desk.panes()}
    return {
        pane.slot.id: tops[pane.slot.id]
        for pane in desk.window.desk.panes()
        if -pane.height() < tops[pane.slot.id] < sheet.viewport().height()
    }


def said_of(desk: Desktop, id: int) -> str:
    text = index(desk.report).items[id]
    assert isinstance(text, Explanation)
    return plain(text.body)


def has_gap_in_view(desk: Desktop) -> bool:
    viewport = sheet_of(desk).viewport()
    tops = ((gap, gap.mapTo(viewport, QPoint()).y()) for gap in sheet_of(desk).findChildren(Gap) if gap.isVisible())
    return any(top < viewport.height() and top + gap.height() > 0 for gap, top in tops)


PAGES: dict[str, tuple[Callable[[int], Report], int]] = {
    "goal": (with_many_deliverables, small.NEAR),
    "area": (with_many_deliverables, small.PARKS),
    "programme": (with_many_deviations, small.GREENERY),
}


@pytest.mark.parametrize("page", PAGES)
def test_there_are_no_more_editors_than_fit_in_a_few_screens(page: str, tmp_path: Path, qtbot: QtBot) -> None:
    made = []
    make, id = PAGES[page]
    for number in (NUMBER, 4 * NUMBER):
        with on_page(tmp_path / str(number), make(number), id) as desk:
            made.append(len(editors(desk)))
            bar = sheet_of(desk).verticalScrollBar()
            for place in (bar.maximum() // 2, bar.maximum(), bar.maximum() // 3):
                bar.setValue(place)
                work_off()
                assert not has_gap_in_view(desk)
            made.append(len(editors(desk)))
    assert max(made) < NUMBER / 2
    assert made[0] == made[2]


@pytest.mark.parametrize("page", PAGES)
def test_the_work_of_showing_a_page_grows_as_its_texts_do(page: str, tmp_path: Path, qtbot: QtBot) -> None:
    make, id = PAGES[page]
    work = []
    for number in (NUMBER, 4 * NUMBER, 7 * NUMBER):
        with on_page(tmp_path / str(number), make(number), small.STAFF) as desk:
            desk.go_to(id)  # what is loaded once does not count
            desk.go_to(small.STAFF)
            work_off()
            work.append(calls(partial(desk.go_to, id)))
    few, more, most = work
    assert most - more < 1.3 * (more - few)  # were it quadratic, it would be 2.2 times that


def test_tab_goes_through_all_texts_and_back(goal: Desktop) -> None:
    ids = [TEXTS + id for id in range(FIRST, FIRST + NUMBER)]
    goal.pane(ids[0]).editor.setFocus()
    assert texts_gone_through(goal, Qt.Key.Key_Tab, ids[-1]) == ids
    assert texts_gone_through(goal, Qt.Key.Key_Backtab, ids[0]) == ids[::-1]


def texts_gone_through(desk: Desktop, key: Qt.Key, last: int) -> list[int]:
    """The texts that the focus comes to by pressing a key until it is in the last one."""
    found: list[int] = []
    while last not in found:
        focused = QApplication.focusWidget()
        assert focused is not None
        found += [pane.slot.id for pane in desk.window.desk.panes() if pane.editor is focused]
        QTest.keyClick(focused, key)
    return found


def test_the_arrows_go_through_all_texts(goal: Desktop) -> None:
    first = goal.editor(TEXTS + FIRST)
    first.setFocus()
    gone: list[int] = []
    while LAST not in gone:
        focused = QApplication.focusWidget()
        assert isinstance(focused, TextEditor)
        gone += [pane.slot.id for pane in goal.window.desk.panes() if pane.editor is focused]
        QTest.keyClick(focused, Qt.Key.Key_Down)
    assert list(dict.fromkeys(gone)) == [TEXTS + id for id in range(FIRST, FIRST + NUMBER)]


@pytest.mark.parametrize("step", [50, -50, 700, -700])
def test_what_is_in_view_stays_where_it_is_while_one_scrolls(goal: Desktop, step: int) -> None:
    bar = sheet_of(goal).verticalScrollBar()
    if step < 0:
        bar.setValue(bar.maximum())
        work_off()
    seen: set[int] = set()
    while bar.value() not in ((bar.maximum(),) if step > 0 else (0,)):
        bar.setValue(bar.value() + step)
        before = in_view(goal)
        work_off()
        now = in_view(goal)
        assert {id: now[id] for id in before} == before
        assert not has_gap_in_view(goal)
        seen |= now.keys()
    assert len(seen) == NUMBER or step in (700, -700)


def test_a_jump_to_anywhere_shows_texts_before_anything_is_painted(goal: Desktop) -> None:
    bar = sheet_of(goal).verticalScrollBar()
    for part_of_it in (0.5, 0.9, 0.2):
        bar.setValue(int(bar.maximum() * part_of_it))
        work_off()
        assert not has_gap_in_view(goal)
        assert in_view(goal)


def test_one_goes_to_words_in_a_text_that_was_far_away(tmp_path: Path, qtbot: QtBot) -> None:
    with on_page(tmp_path, with_free_headings(NUMBER), small.PARKS) as desk:
        id = TEXTS + FIRST + 40
        assert id not in {pane.slot.id for pane in desk.window.desk.panes()}
        desk.window.navigator.go_to_words(id, "alinea 2")
        work_off()
        assert desk.window.desk.item_id == small.PARKS
        assert desk.pane(id).editor.hasFocus()
        assert desk.pane(id).editor.textCursor().selectedText() == "alinea 2"
        assert id in in_view(desk)


def test_undo_goes_to_a_text_that_is_far_away_by_now(goal: Desktop) -> None:
    goal.type(" Dit is nieuw.", LAST)
    sheet_of(goal).verticalScrollBar().setValue(0)
    goal.editor(TEXTS + FIRST)
    work_off()
    assert LAST - 10 not in {pane.slot.id for pane in goal.window.desk.panes()}
    goal.do(goal.actions.undo)
    work_off()
    assert goal.pane(LAST).editor.hasFocus()
    assert LAST in in_view(goal)


def test_a_text_that_was_scrolled_away_from_keeps_its_words_and_its_caret(goal: Desktop) -> None:
    id = TEXTS + FIRST + 3
    editor = goal.editor(id)
    editor.put_caret(len("Tekst"))
    QTest.keyClicks(editor, "en ook ")
    goal.editor(LAST)
    sheet_of(goal).verticalScrollBar().setValue(sheet_of(goal).verticalScrollBar().maximum())
    work_off()
    assert id not in {pane.slot.id for pane in goal.window.desk.panes()}
    assert said_of(goal, id).startswith("Teksten ook  1003")
    sheet_of(goal).verticalScrollBar().setValue(0)
    work_off()
    assert goal.pane(id).editor.textCursor().position() == len("Tekst") + len("en ook ")
    assert plain(goal.page()[id]) == said_of(goal, id)


def test_the_text_with_the_caret_stays_however_far_one_scrolls(goal: Desktop) -> None:
    editor = goal.editor(TEXTS + FIRST + 2)
    sheet_of(goal).verticalScrollBar().setValue(sheet_of(goal).verticalScrollBar().maximum())
    work_off()
    QTest.keyClicks(editor, "x")
    goal.session.hand_in()
    assert said_of(goal, TEXTS + FIRST + 2).endswith("x")


def test_typing_in_a_heading_that_is_scrolled_away_is_handed_in(tmp_path: Path, qtbot: QtBot) -> None:
    with on_page(tmp_path, with_free_headings(NUMBER), small.PARKS) as desk:
        id = TEXTS + FIRST + 5
        desk.window.go_to(id)
        heading = desk.pane(id).heading
        heading.setFocus()
        QTest.keyClicks(heading, "Eigen kop")
        desk.editor(LAST)
        desk.editor(TEXTS + FIRST)
        sheet_of(desk).verticalScrollBar().setValue(sheet_of(desk).verticalScrollBar().maximum())
        work_off()
        assert id not in {pane.slot.id for pane in desk.window.desk.panes()}
        assert title_of(index(desk.report).items[id]) == "Eigen kop"


def with_free_headings(number: int) -> Report:
    report = with_many_deliverables(number)
    area = index(report).area(small.PARKS)
    assert area is not None
    return amend(report, small.PARKS, explanations=tuple(replace(e, about=()) for e in area.explanations))


def test_all_words_of_the_page_are_counted(goal: Desktop) -> None:
    paragraphs = sum(id % 7 for id in range(FIRST, FIRST + NUMBER))
    assert goal.window.desk.texts.word_count() == 8 * paragraphs


def test_a_text_that_changes_while_it_is_far_away_is_right_when_one_comes_there(goal: Desktop) -> None:
    id = TEXTS + FIRST + 30
    goal.session.apply("Anders", lambda r: writing.write(r, id, from_plain("Iets anders.")), small.PARKS)
    change = lambda r: reviewing.set_stage(r, FIRST + 30, Stage.READY, goal.session.identities.new())  # noqa: E731
    goal.session.apply("Status zetten", change, small.PARKS)
    pane = goal.window.desk.texts.pane(id)
    assert pane is not None
    assert plain(goal.page()[id]) == "Iets anders."
    assert "Gereed" in pane.review.findChildren(QWidget)[0].accessibleName()


def test_in_an_adopted_report_one_can_type_in_none_of_them(tmp_path: Path, qtbot: QtBot) -> None:
    adoption = Adoption(
        *identity(500), frozen=True, author="De griffier", moment=dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
    )
    report = replace(with_many_deliverables(NUMBER), adoptions=(adoption,))
    with on_page(tmp_path, report, small.NEAR) as desk:
        sheet_of(desk).verticalScrollBar().setValue(sheet_of(desk).verticalScrollBar().maximum() // 2)
        assert all(editor.isReadOnly() for editor in editors(desk))


def test_who_cannot_see_hears_how_many_texts_are_left_out(goal: Desktop) -> None:
    (gap,) = (gap for gap in sheet_of(goal).findChildren(Gap) if gap.isVisible())
    assert (
        gap.accessibleName() == f"Nog {NUMBER - len(editors(goal))} teksten; ga er met Tab of door te schuiven naartoe"
    )


def test_the_deviations_of_a_programme_stand_below_their_grid(tmp_path: Path, qtbot: QtBot) -> None:
    with on_page(tmp_path, with_many_deviations(NUMBER), small.GREENERY) as desk:
        paper = sheet_of(desk).paper
        grid = part(desk.window.desk, DeviationsTable).mapTo(paper, QPoint()).y()
        tops = [pane.mapTo(paper, QPoint()).y() for pane in desk.window.desk.panes()]
        assert tops == sorted(tops)
        assert tops[1] < grid < tops[2]
