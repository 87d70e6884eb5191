"""The web page that this program exports comes in again."""

from pathlib import Path

import pytest

from tests.reports import identities
from tests.word.reader.test_round_trip import IMPRINT, REPORTS
from tests.word.said import printed
from vgr_desktop.core.intake.reading import NoticeKind, Reading
from vgr_desktop.core.model.report import Report
from vgr_desktop.files.store.example import example_report
from vgr_desktop.services.exporting import export
from vgr_desktop.services.importing import Taken, Tray, read
from vgr_desktop.services.printing import Printing


def back(report: Report, folder: Path) -> Taken:
    """What comes in of the web page of this report."""
    path, known = folder / "rapport.html", identities(5_000)
    export(report, path, Printing(IMPRINT))
    found = read(path, known)
    assert isinstance(found, Reading)
    return Tray("Proef.vgr", (), known).take(found, path.name)


@pytest.mark.parametrize("name", REPORTS)
def test_it_comes_in_whole(tmp_path: Path, name: str) -> None:
    assert printed(back(REPORTS[name], tmp_path).after) == printed(REPORTS[name])


def test_the_example_comes_in_whole(tmp_path: Path) -> None:
    report = example_report(identities())
    assert printed(back(report, tmp_path).after) == printed(report)


@pytest.mark.parametrize("name", [*REPORTS, "example"])
def test_what_the_program_derives_is_never_taken_for_text(tmp_path: Path, name: str) -> None:
    taken = back(REPORTS[name] if name in REPORTS else example_report(identities()), tmp_path)
    assert taken.after.leftovers == ()
    assert {notice.kind for notice in taken.notices} <= {NoticeKind.STOCK, NoticeKind.SKIPPED, NoticeKind.NAVIGATION}
