"""However long a word or a name on the page is, the page is not wider than its place."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from tests import reports as small
from tests.driving import part
from tests.reports import identity, small_report
from tests.windows import desktop, work_off
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.review import Review, Stage
from vgr_desktop.core.model.text import from_plain
from vgr_desktop.core.model.tree import amend
from vgr_desktop.ui.page.sheet import Sheet

ADDRESS = "https://voorbeeld.example/" + "een-heel-lang-adres-zonder-spaties-" * 12
OWNER = "Afdeling Stedelijke Ontwikkeling, Beheer en Leefomgeving, team Water en Groen, " * 5


def with_review(report: Report) -> Report:
    review = Review(
        *identity(70), subject=small.STATE, stage=Stage.DRAFT, owner=OWNER, deadline=dt.date(2026, 5, 1), note=ADDRESS
    )
    return replace(report, reviews=(review,))


def with_leftover(report: Report) -> Report:
    return replace(
        report, leftovers=tuple(replace(left, text=ADDRESS, near=small.GREENERY) for left in report.leftovers)
    )


WIDE: dict[str, Callable[[Report], Report]] = {
    "owner and note": with_review,
    "leftover": with_leftover,
    "title": lambda report: edits.rename(report, small.GREENERY, ADDRESS),
    "heading": lambda report: amend(report, small.DROUGHT_COSTS, title=ADDRESS),
    "text": lambda report: writing.write(report, small.STATE, from_plain(ADDRESS)),
}


@pytest.mark.parametrize("what", WIDE)
def test_the_page_is_not_wider_than_its_place(what: str, tmp_path: Path, qtbot: QtBot) -> None:
    with desktop(tmp_path, WIDE[what](small_report())) as desk:
        desk.frame.resize(1000, 700)
        desk.go_to(small.GREENERY)
        work_off()
        work_off()
        sheet = part(desk.window.desk, Sheet)
        assert sheet.paper.width() == sheet.viewport().width()
        assert desk.frame.width() == 1000


def test_a_long_owner_is_shortened_and_said_in_full_when_pointed_at(tmp_path: Path, qtbot: QtBot) -> None:
    with desktop(tmp_path, with_review(small_report())) as desk:
        desk.frame.resize(1000, 700)
        desk.go_to(small.GREENERY)
        work_off()
        line = desk.pane(small.STATE).review
        details = line.findChildren(QToolButton)[1]
        assert details.width() < details.sizeHint().width()
        assert details.geometry().right() <= line.width()
        assert OWNER.strip() in details.toolTip()
        assert ADDRESS in details.toolTip()
