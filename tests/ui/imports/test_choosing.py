"""A corrected page comes in again: what differs is shown word by word, and the officer chooses."""

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QRadioButton, QTextBrowser, QTreeWidget

from tests.driving import agree, cancel, click, part
from tests.windows import Desktop, answer, work_off
from vgr_desktop.core.model.report import Programme
from vgr_desktop.core.model.text import plain
from vgr_desktop.ui.imports.choosing import DifferencesDialog

PAGE = """1e Voortgangsrapportage 2026

Programmanummer

4

De missie van het programma Groen en water luidt:
{mission}

Toelichtingen afwijking begroting 2026

Mee- en tegenvallers

Kade (€ {amount} nadeel)
Steen werd duurder.
"""
FIRST = PAGE.format(mission="Een groene stad waar iedereen graag woont.", amount="45.000")
SECOND = PAGE.format(mission="Een groene stad waar iedereen droog woont.", amount="60.000")


@pytest.fixture
def again(desk: Desktop, tmp_path: Path) -> Path:
    """The corrected page, after the first one came into a new edition."""
    path = tmp_path / "pagina.txt"
    path.write_text(FIRST.replace("2026", "2027"), encoding="utf-8")
    desk.take_in(path)
    path.write_text(SECOND.replace("2026", "2027"), encoding="utf-8")
    return path


def outcomes(dialog: DifferencesDialog) -> list[str]:
    listed = part(dialog, QTreeWidget, "Verschillen")
    rows = (listed.topLevelItem(row) for row in range(listed.topLevelItemCount()))
    return [f"{row.text(0)}: {row.text(1)}" for row in rows if row is not None]


def go_to(dialog: DifferencesDialog, row: int) -> str:
    listed = part(dialog, QTreeWidget, "Verschillen")
    listed.setCurrentIndex(listed.model().index(row, 0))
    return part(dialog, QTextBrowser).toPlainText()


def programme(desk: Desktop) -> Programme:
    return desk.report.programmes[0]


def mission(desk: Desktop) -> str:
    return plain(programme(desk).mission.body)


def test_what_differs_is_shown_word_by_word(desk: Desktop, again: Path) -> None:
    shown: list[object] = []

    def look(dialog: DifferencesDialog) -> None:
        shown.append(outcomes(dialog))
        shown.append(go_to(dialog, 0))
        shown.append([button.isVisible() for button in dialog.findChildren(QRadioButton)])
        go_to(dialog, 1)
        shown.append([button.isVisible() for button in dialog.findChildren(QRadioButton)])
        agree(dialog)

    answer(DifferencesDialog, look)
    desk.take_in(again)
    assert shown == [
        [
            "de missie van programma 4: wacht op u",
            "de afwijking “Kade (€ 45.000 nadeel)” van programma 4: bedrag: wacht op u",
        ],
        "Een groene stad waar iedereen graag droog woont.",
        [True, True, True, True],
        [True, True, True, False],
    ]
    assert mission(desk) == "Een groene stad waar iedereen graag woont."
    assert [left.text for left in desk.report.leftovers] == [
        "Een groene stad waar iedereen droog woont.",
        "Kade – Bedrag: €\xa060.000, nadeel",
    ]


def test_what_is_chosen_is_one_step(desk: Desktop, again: Path) -> None:
    before = desk.report

    def choose(dialog: DifferencesDialog) -> None:
        click(dialog, "Nieuwe overnemen")
        go_to(dialog, 1)
        click(dialog, "Mijn versie houden")
        agree(dialog)

    answer(DifferencesDialog, choose)
    desk.take_in(again)
    assert mission(desk) == "Een groene stad waar iedereen droog woont."
    assert programme(desk).deviations == before.programmes[0].deviations
    assert desk.report.leftovers == ()
    desk.do(desk.actions.undo)
    assert desk.report == before


def test_everything_new_at_once_leaves_one_deviation(desk: Desktop, again: Path) -> None:
    def choose(dialog: DifferencesDialog) -> None:
        part(dialog, QPushButton, "Overal het nieuwe").click()
        assert outcomes(dialog)[1].endswith("nieuwe overnemen")
        agree(dialog)

    answer(DifferencesDialog, choose)
    desk.take_in(again)
    (deviation,) = programme(desk).deviations
    assert (deviation.title, deviation.amount) == ("Kade (€ 60.000 nadeel)", Decimal(60_000))
    desk.take_in(again)
    work_off()
    assert "stond al helemaal" in desk.message


def test_keeping_all_of_it_changes_nothing_and_says_so(desk: Desktop, again: Path) -> None:
    before = desk.report

    def keep(dialog: DifferencesDialog) -> None:
        part(dialog, QPushButton, "Overal mijn versie").click()
        agree(dialog)

    answer(DifferencesDialog, keep)
    desk.take_in(again)
    assert desk.report is before
    assert "Er is niets gewijzigd" in desk.message


def test_cancelling_changes_nothing(desk: Desktop, again: Path) -> None:
    before = desk.report
    answer(DifferencesDialog, cancel)
    desk.take_in(again)
    assert desk.report is before
