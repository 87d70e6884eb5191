"""Finding and replacing in the whole report and in all editions."""

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import reports as small
from tests.editions import APART, later
from tests.reports import reviewed_report, small_report
from tests.windows import Desktop, desktop, the, wait_until, work_off
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.searching.finding import Finder, Found
from vgr_desktop.ui.kit.jobs import Job
from vgr_desktop.ui.searching.bar import FindBar
from vgr_desktop.ui.searching.everywhere import SearchEverywhere
from vgr_desktop.ui.searching.model import Column
from vgr_desktop.ui.searching.panel import Scope, SearchPanel


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr("vgr_desktop.ui.searching.everywhere.DELAY", 0)
    monkeypatch.setattr("vgr_desktop.ui.searching.everywhere.PATTERN_DELAY", 0)


def ask(desk: Desktop, words: str) -> SearchPanel:
    """The panel after it was asked for these words."""
    desk.do(desk.actions.find_everywhere)
    desk.keys(words)
    panel = the(SearchEverywhere, desk.frame).panel
    wait_until(lambda: panel.said.text() != "" and not panel.said.text().startswith("Typ"))
    work_off()
    return panel


def listed(panel: SearchPanel) -> list[str]:
    """The rows, with a star for those that are ticked."""
    model = panel.model

    def cell(row: int, column: Column) -> str:
        return str(model.data(model.index(row, column)))

    def tick(row: int) -> str:
        state = model.data(model.index(row, Column.PLACE), Qt.ItemDataRole.CheckStateRole)
        return "" if state is None else "* " if state is Qt.CheckState.Checked else "- "

    return [
        f"{tick(row)}{cell(row, Column.PLACE)}: {cell(row, Column.BEFORE)}[{cell(row, Column.HIT)}]"
        f"{cell(row, Column.AFTER)}"
        for row in range(model.rowCount())
    ]


def states(*reports: Report) -> list[str]:
    return [small.explained(report)[1] for report in reports]


def test_all_places_are_listed_with_the_words_around_them(tmp_path: Path) -> None:
    with desktop(tmp_path, small_report(), later()) as desk:
        panel = ask(desk, "gras")
        assert panel.said.text() == "2 plaatsen."
        assert listed(panel) == [
            "2026-1  Toelichting “Gevolgen van de droogte” bij 4A: Het [gras] is dor.",
            "2026-2  Toelichting “Gevolgen van de droogte” bij 4A: Het [gras] is dor.",
        ]
        desk.keys(Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return)
        assert desk.report.id == small.REPORT
        assert desk.pane(small.ABOUT_DROUGHT).editor.textCursor().selectedText() == "gras"
        assert QApplication.focusWidget() is desk.pane(small.ABOUT_DROUGHT).editor
        desk.do(desk.actions.find_everywhere)
        assert panel.fields.line.text() == "gras"
        desk.keys(Qt.Key.Key_Escape)
        assert not panel.isVisible()
        assert QApplication.focusWidget() is desk.pane(small.ABOUT_DROUGHT).editor


def test_ticked_places_are_replaced_in_all_editions_in_one_step_and_versions_are_kept(tmp_path: Path) -> None:
    with desktop(tmp_path, small_report(), later()) as desk:
        panel = ask(desk, "gras")
        panel.words.setText("gazon")
        assert [row.partition(":")[0][:8] for row in listed(panel)] == ["* 2026-1", "* 2026-2"]
        panel.replace.click()
        work_off()
        assert states(*desk.session.reports) == ["4A | Gevolgen van de droogte | Het gazon is dor."] * 2
        assert desk.message == "Op 2 plaatsen vervangen."
        assert desk.session.settle()
        assert desk.session.store is not None
        versions = desk.session.store.versions(small.ABOUT_DROUGHT + APART)
        assert versions[0].author == "“gras” vervangen"
        desk.offer("Ongedaan maken").click()
        assert states(*desk.session.reports) == ["4A | Gevolgen van de droogte | Het gras is dor."] * 2


def test_what_is_not_ticked_stays(tmp_path: Path) -> None:
    with desktop(tmp_path, small_report(), later()) as desk:
        panel = ask(desk, "gras")
        panel.words.setText("gazon")
        place = panel.model.index(0, Column.PLACE)
        assert panel.model.setData(place, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
        assert panel.replace.text() == "1 vervangen"
        panel.replace.click()
        assert [line.endswith("gras is dor.") for line in states(*desk.session.reports)] == [True, False]


def test_adopted_editions_stay_and_the_list_says_so(tmp_path: Path) -> None:
    with desktop(tmp_path, reviewed_report(), later()) as desk:
        panel = ask(desk, "gras")
        panel.words.setText("gazon")
        assert "[gras (blijft: de rapportage is vastgesteld)]" in listed(panel)[0]
        assert listed(panel)[0].startswith("- ")
        assert not panel.model.flags(panel.model.index(0, 0)) & Qt.ItemFlag.ItemIsUserCheckable
        panel.replace.click()
        assert [line.endswith("gras is dor.") for line in states(*desk.session.reports)] == [True, False]


def test_replacing_all_on_the_page_shows_first_what_changes(desk: Desktop) -> None:
    desk.go_to(small.PLAYGROUNDS)
    desk.do(desk.actions.replace)
    desk.keys("toestellen")
    bar = the(FindBar, desk.frame)
    bar.words.setText("palen")
    bar.replace_all.click()
    panel = the(SearchEverywhere, desk.frame).panel
    wait_until(lambda: panel.replace.text() == "2 vervangen")
    assert panel.where() is Scope.PAGE
    assert listed(panel)[0] == "* Toelichting op 4A1.3: De levering van [toestellen → palen] is vertraagd."


def test_an_expression_is_matched_everywhere_and_a_missing_group_told(desk: Desktop) -> None:
    panel = ask(desk, "(toe)stellen")
    assert panel.said.text() == "Niet gevonden."
    panel.fields.pattern.click()
    wait_until(lambda: panel.said.text() == "2 plaatsen.")
    panel.words.setText(r"\1gang")
    assert "[toestellen → toegang]" in listed(panel)[0]
    panel.words.setText(r"\2")
    assert panel.said.text() == "De reguliere expressie heeft geen groep 2. Er is niets gewijzigd."
    assert not panel.replace.isEnabled()
    panel.fields.line.setText("(")
    wait_until(lambda: panel.said.text().startswith("De reguliere expressie klopt niet"))
    assert listed(panel) == []


def test_the_list_follows_what_is_written(desk: Desktop) -> None:
    panel = ask(desk, "zonnebloem")
    assert panel.said.text() == "Niet gevonden."
    desk.go_to(small.GREENERY)
    desk.type(" Een zonnebloem.", small.STATE)
    wait_until(lambda: panel.said.text() == "Eén plaats.")


def test_an_answer_about_what_is_gone_meanwhile_is_not_wanted(desk: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = ask(desk, "bomen")
    find, may_answer = Finder.find, threading.Event()

    def find_late(*asked: Any, **how: Any) -> Found:
        found = find(*asked, **how)
        may_answer.wait()
        return found

    monkeypatch.setattr(Finder, "find", find_late)
    panel.fields.line.clear()
    desk.keys("gras")
    wait_until(lambda: bool(the(SearchEverywhere, desk.frame).findChildren(Job)))
    desk.go_to(small.GREENERY)
    desk.do(desk.actions.remove)
    may_answer.set()
    wait_until(lambda: not the(SearchEverywhere, desk.frame).findChildren(Job))
    wait_until(lambda: panel.said.text() == "Niet gevonden.")
    assert listed(panel) == []


def test_titles_are_gone_to(desk: Desktop) -> None:
    panel = ask(desk, "gemalen")
    assert listed(panel)[0].startswith("Titel van 4B1.1 ")
    desk.keys(Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert desk.here == "4B1.1"


def test_go_to_finds_words_in_texts_and_puts_the_caret_there(desk: Desktop) -> None:
    desk.do(desk.actions.go_to)
    desk.keys("vertraagd", Qt.Key.Key_Return)
    editor = desk.pane(small.ABOUT_PLAYGROUNDS).editor
    assert QApplication.focusWidget() is editor
    assert editor.textCursor().selectedText() == "vertraagd"
    assert desk.frame.go_to_line.text() == ""


def test_go_to_tells_when_words_are_at_more_places_and_f3_goes_on(desk: Desktop) -> None:
    desk.do(desk.actions.go_to)
    desk.keys("toestellen", Qt.Key.Key_Return)
    editor = desk.pane(small.ABOUT_PLAYGROUNDS).editor
    first = editor.textCursor().position()
    assert desk.message == "“toestellen” staat op 2 plaatsen in deze rapportage; dit is de eerste."
    desk.do(desk.actions.find_next)
    assert (editor.textCursor().selectedText(), editor.textCursor().position() > first) == ("toestellen", True)
    desk.offer("Alle plaatsen").click()
    panel = the(SearchEverywhere, desk.frame).panel
    wait_until(lambda: panel.said.text() == "2 plaatsen.")


def test_go_to_says_that_nothing_was_found(desk: Desktop) -> None:
    desk.do(desk.actions.go_to)
    desk.keys("zonnebloem", Qt.Key.Key_Return)
    assert desk.message.startswith("“zonnebloem” staat nergens in deze rapportage")


def test_after_a_code_the_caret_is_in_the_text(desk: Desktop) -> None:
    desk.do(desk.actions.go_to)
    desk.keys("4A1.3", Qt.Key.Key_Return)
    assert desk.here == "4A1.3"
    assert QApplication.focusWidget() is desk.pane().editor
