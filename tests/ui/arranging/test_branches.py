"""Copying, cutting, pasting and duplicating branches of the tree, with the keys of the clipboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication

from tests import reports as small
from tests.reports import drawn, small_report
from tests.windows import Desktop, desktop, later_report
from vgr_desktop.ui.tree.model import BRANCH_MIME_TYPE

pytestmark = pytest.mark.usefixtures("qapp")


def at(desk: Desktop, *ids: int) -> None:
    """Choose these rows."""
    desk.frame.activateWindow()
    desk.window.tree.setFocus()
    desk.window.tree.choose(ids)


def lines(desk: Desktop, *words: str) -> list[str]:
    return [line.strip() for line in desk.tree_lines() if any(word in line for word in words)]


def test_what_is_copied_is_pasted_after_what_is_selected(desk: Desktop) -> None:
    at(desk, small.TREES, small.PLAYGROUNDS)
    desk.do(desk.actions.copy)
    at(desk, small.LITTER)
    desk.do(desk.actions.paste)
    assert lines(desk, "4A2") == [
        "4A2 De parken zijn schoon",
        "4A2.1 Opruimen van afval ● Groen",
        "4A2.2 Planten van bomen ● Groen",
        "4A2.3 Onderhouden van speelplekken ▲ Oranje",
    ]
    said = "Geplakt: 2 prestaties (met 2 onderdelen en 1 geschreven tekst), als 4A2.2 en 4A2.3."
    assert desk.message == said
    assert len(desk.window.tree.chosen_ids) == 2
    assert desk.saved() == desk.report
    desk.offer("Ongedaan maken").click()
    assert desk.report == small_report()


def test_elsewhere_it_is_pasted_as_lines(desk: Desktop) -> None:
    at(desk, small.PLAYGROUNDS)
    desk.do(desk.actions.copy)
    assert QApplication.clipboard().text().splitlines() == [
        "4A1.3\tOnderhouden van speelplekken\tOranje",
        "\tSpeeltuin De Wilg\tOranje",
        "\tSpeelveld Oost\tGroen",
    ]


def test_what_is_cut_stays_until_it_is_pasted_and_is_the_same_then(desk: Desktop) -> None:
    at(desk, small.TREES)
    desk.do(desk.actions.cut)
    index = desk.window.model.index_of(small.TREES)
    dimmed = desk.window.model.data(index, Qt.ItemDataRole.ForegroundRole)
    assert (desk.report, dimmed is not None) == (small_report(), True)
    at(desk, small.DRY_FEET)
    desk.do(desk.actions.paste)
    assert desk.message == "Verplaatst: “4B1.11 Planten van bomen”. 4A1.1 is nu 4B1.11."
    assert desk.window.tree.current_id == small.TREES
    assert desk.window.model.data(desk.window.model.index_of(small.TREES), Qt.ItemDataRole.ForegroundRole) is None


def test_escape_breaks_off_cutting(desk: Desktop) -> None:
    at(desk, small.TREES)
    desk.do(desk.actions.cut)
    desk.press(Qt.Key.Key_Escape)
    at(desk, small.DRY_FEET)
    desk.do(desk.actions.paste)
    assert lines(desk, "Planten van bomen") == ["4A1.1 Planten van bomen ● Groen", "4B1.11 Planten van bomen ● Groen"]


def test_what_is_cut_in_one_edition_moves_to_another_in_one_step(tmp_path: Path) -> None:
    with desktop(tmp_path, small_report(), later_report()) as desk:
        desk.session.switch(small.REPORT)
        at(desk, small.OVERHEAD)
        desk.do(desk.actions.cut)
        desk.session.switch(later_report().id)
        at(desk, later_report().id)
        desk.do(desk.actions.paste)
        assert drawn(desk.report)[1:] == ["  AD/OH Overhead"]
        first, last = desk.session.reports
        assert [programme.number for programme in first.programmes] == ["4"]
        assert last.programmes[0].lineage == small.lineage(small.OVERHEAD)
        desk.offer("Ongedaan maken").click()
        assert desk.session.reports == (small_report(), later_report())


def test_a_duplicate_comes_after_it(desk: Desktop) -> None:
    at(desk, small.WILLOW)
    desk.do(desk.actions.duplicate)
    assert lines(desk, "Speel") == [*["Speeltuin De Wilg ▲ Oranje"] * 2, "Speelveld Oost ● Groen"]
    assert desk.message.startswith("Gedupliceerd: “4A1.3 Speeltuin De Wilg”")


def test_where_it_cannot_stand_that_is_said(desk: Desktop) -> None:
    at(desk, small.TREES)
    desk.do(desk.actions.copy)
    at(desk, small.STAFF)
    desk.do(desk.actions.paste)
    assert desk.message == "Kies eerst een doel: daaronder hoort een prestatie. Er is niets veranderd."
    assert desk.report == small_report()


def test_what_is_no_branch_is_refused(desk: Desktop) -> None:
    QApplication.clipboard().setText("Zomaar tekst.")
    at(desk, small.TREES)
    desk.do(desk.actions.paste)
    assert desk.message.startswith("Op het klembord staat geen deel van een doelenboom.")
    data = QMimeData()
    data.setData(BRANCH_MIME_TYPE, b"\xff{")
    QApplication.clipboard().setMimeData(data)
    desk.do(desk.actions.paste)
    assert desk.report == small_report()
