"""Every dialog on every screen: it fits, and all that is in it is in sight or can be scrolled there."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from tests import reports as small
from tests.core.returning.test_choosing import changed, loose
from tests.pages import read
from tests.reports import reviewed_report, small_report
from tests.windows import Desktop, later_report, work_off
from vgr_desktop.core.editing import edits, several
from vgr_desktop.core.editing.scope import Scope
from vgr_desktop.core.editions.matching import match
from vgr_desktop.core.editions.packages import Issued, Package, Record
from vgr_desktop.core.intake.differences import Choice
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.text import Image, Kind, Paragraph, Run, from_plain, rich
from vgr_desktop.core.returning.proposals import Proposals
from vgr_desktop.core.views.accessibility import Verdict
from vgr_desktop.core.views.structure import structure
from vgr_desktop.resources import guide
from vgr_desktop.services.licences import Part
from vgr_desktop.ui.arranging.renumber_dialog import RenumberDialog
from vgr_desktop.ui.dossiers.backups_dialog import BackupsDialog
from vgr_desktop.ui.dossiers.new_dossier_dialog import NewDossierDialog
from vgr_desktop.ui.editions.carry_dialog import CarryDialog
from vgr_desktop.ui.editions.matching_dialog import MatchingDialog
from vgr_desktop.ui.editions.tree_changes_window import TreeChangesWindow
from vgr_desktop.ui.exports.dialog import ExportDialog
from vgr_desktop.ui.exports.verdict import VerdictWindow
from vgr_desktop.ui.findings.acceptance_dialog import AcceptanceDialog
from vgr_desktop.ui.format.signs_dialog import SignsDialog
from vgr_desktop.ui.hearing.contents_dialog import ContentsDialog
from vgr_desktop.ui.imports.dialog import ImportDialog
from vgr_desktop.ui.kit.choosing_dialog import ChoosingDialog, Entry, Words
from vgr_desktop.ui.kit.dialog import Dialog
from vgr_desktop.ui.kit.setting import Page, Setting
from vgr_desktop.ui.packages.issue_dialog import IssueDialog
from vgr_desktop.ui.packages.overview_dialog import PackagesDialog
from vgr_desktop.ui.returning.dialog import ReturningDialog
from vgr_desktop.ui.review.adoption_dialog import AdoptionDialog
from vgr_desktop.ui.review.agreement_dialog import AgreementDialog
from vgr_desktop.ui.review.review_dialog import ReviewDialog
from vgr_desktop.ui.review.versions_dialog import VersionsDialog
from vgr_desktop.ui.session.export_memory import Memory
from vgr_desktop.ui.spelling.word_list_dialog import WordListDialog
from vgr_desktop.ui.team.team_dialog import TeamDialog
from vgr_desktop.ui.text.field_dialog import FieldDialog
from vgr_desktop.ui.text.footnote_dialog import FootnoteDialog
from vgr_desktop.ui.text.link_dialog import LinkDialog
from vgr_desktop.ui.text.pictures.dialog import PictureDialog
from vgr_desktop.ui.text.tables.dialog import TableDialog
from vgr_desktop.ui.window.commands_dialog import CommandsDialog
from vgr_desktop.ui.window.edition_dialog import EditionDialog
from vgr_desktop.ui.window.guide import GuideWindow
from vgr_desktop.ui.window.licences_dialog import LicencesDialog
from vgr_desktop.ui.window.settings_dialog import SettingsDialog

SCREENS = {
    "1024 x 768": QSize(1024, 768),
    "1366 x 768": QSize(1366, 768),
    "1366 x 768 at 150 %": QSize(911, 512),
    "1366 x 768 at 200 %": QSize(683, 384),
    "1920 x 1080 at 200 %": QSize(960, 540),
    "1920 x 1080": QSize(1920, 1080),
}
"""In the pixels of the window, which are larger than those of a screen that is scaled."""
TODAY = dt.date(2026, 5, 4)
LONG = "Een lange naam die in een dialoog niet op één regel past, zoals die van een programma kan zijn"
ANSWERED = {"MergeDialog", "DifferencesDialog", "SheetsDialog"}
"""These are choosing dialogs, or are tried with a spreadsheet below."""


def choosing() -> ChoosingDialog:
    words = Words(LONG, LONG, "was", "nu", "Doen:", dict.fromkeys(Choice, "Keuze"), {Choice.MINE: "Overal"}, "Goed")
    entry = Entry(LONG, from_plain(LONG * 9), from_plain(LONG), tuple(Choice), Choice.LATER)
    return ChoosingDialog(words, [entry] * 30, lambda _row, _choice: "blijft")


def every_setting() -> tuple[Setting, ...]:
    action = QAction(f"{LONG}…")
    pages = [Setting(page, (action,), usual, about=LONG * 3) for page in Page for usual in (1, None)]
    return (*pages, Setting(Page.LOOKS, (QAction(LONG), QAction("Kort")), 0, LONG, LONG * 3))


def issued_packages() -> tuple[Issued, ...]:
    moment = dt.datetime(2026, 4, 2, 9, 0, tzinfo=dt.UTC)
    scope = Scope(small.lineage(small.REPORT), frozenset({small.lineage(small.PARKS)}))
    package = Package(small.lineage(500), small.lineage(501), scope, LONG, moment, moment.date())
    return tuple(Issued((Record(number, package, moment),)) for number in range(30))


DIALOGS: dict[str, Callable[[], Dialog]] = {
    "TreeChangesWindow": TreeChangesWindow,
    "CarryDialog": lambda: CarryDialog([small_report(), later_report()], small_report()),
    "MatchingDialog": lambda: MatchingDialog(
        small_report(), reviewed_report(), match(small_report(), reviewed_report(), by_lineage_alone=False)
    ),
    "TableDialog": TableDialog,
    "FieldDialog": lambda: FieldDialog(()),
    "PictureDialog": lambda: PictureDialog(Image("x"), None),
    "LinkDialog": lambda: LinkDialog("hier", "https://example.org"),
    "FootnoteDialog": FootnoteDialog,
    "NewDossierDialog": lambda: NewDossierDialog("Lindeveen", [small_report()], TODAY),
    "BackupsDialog": lambda: BackupsDialog("Lindeveen.vgr", ()),
    "ChoosingDialog": choosing,
    "ExportDialog": lambda: ExportDialog(
        small_report(), None, Memory(), ((".docx", "Word-document"),), others=[small_report(), later_report()]
    ),
    "VerdictWindow": lambda: VerdictWindow(small_report(), Verdict(obstacles=(LONG,) * 9)),
    "TeamDialog": lambda: TeamDialog("postgresql://server.voorbeeld.nl/vgr", "Sanne"),
    "EditionDialog": lambda: EditionDialog("Nieuwe rapportage", edition(1, 2026), "Lindeveen"),
    "SettingsDialog": lambda: SettingsDialog(every_setting()),
    "ContentsDialog": lambda: ContentsDialog(LONG, structure(rich([Paragraph((Run(LONG),), Kind.HEADING, 1)] * 40))),
    "SignsDialog": SignsDialog,
    "VersionsDialog": VersionsDialog,
    "CommandsDialog": lambda: CommandsDialog([]),
    "GuideWindow": lambda: GuideWindow(guide()),
    "LicencesDialog": lambda: LicencesDialog([Part("Qt", "6.11", "LGPL-3.0-only", LONG * 30)] * 30),
    "ReviewDialog": lambda: ReviewDialog(LONG, None, ["Sanne"], TODAY),
    "AgreementDialog": lambda: AgreementDialog(LONG, ["Sanne"], TODAY, below=True),
    "IssueDialog": lambda: IssueDialog(reviewed_report(), TODAY),
    "PackagesDialog": lambda: PackagesDialog(issued_packages(), [small_report()], TODAY),
    "AdoptionDialog": lambda: AdoptionDialog("Vaststellen", LONG * 3, "Besluit", "waarom"),
    "AcceptanceDialog": lambda: AcceptanceDialog(LONG, "Sanne"),
    "ImportDialog": lambda: ImportDialog(read("waterdam-1e-vgr-2024-programma-5.html"), "", (), None),
    "WordListDialog": lambda: WordListDialog("Woorden", LONG, ["griffie"] * 50),
    "RenumberDialog": lambda: RenumberDialog(
        small_report(), list(several.renumbered(small_report(), edits.renumber(small_report(), small.GREENERY)))
    ),
    "ReturningDialog": lambda: ReturningDialog(
        small_report(), [Proposals("een.docx", (loose("a", LONG), changed("b")))], lambda _: small_report()
    ),
}


def kinds(of: type[Dialog] = Dialog) -> Iterator[type[Dialog]]:
    for kind in of.__subclasses__():
        if kind.__module__.startswith("vgr_desktop"):
            yield kind
            yield from kinds(kind)


def cut(dialog: Dialog) -> list[str]:
    """The buttons and lines of text that are narrower than their words, outside of what scrolls sideways."""
    shown: list[QLabel | QAbstractButton] = [label for label in dialog.findChildren(QLabel) if not label.wordWrap()]
    shown += [button for button in dialog.findChildren(QAbstractButton) if len(button.text()) > 1]
    return [one.text() for one in shown if one.isVisible() and one.width() < one.minimumSizeHint().width()]


def out_of_reach(dialog: Dialog) -> list[str]:
    """The controls that are neither inside the dialog nor in something that scrolls."""
    found = []
    for control in dialog.findChildren(QWidget):
        if not control.isVisible() or control.parentWidget() is None or isinstance(control, QAbstractScrollArea):
            continue
        scrolls = control.parentWidget()
        while scrolls is not None and scrolls is not dialog and not isinstance(scrolls, QAbstractScrollArea):
            scrolls = scrolls.parentWidget()
        if isinstance(scrolls, QAbstractScrollArea) or isinstance(control.parentWidget(), _MADE_OF_PARTS):
            continue
        place = QRect(control.mapTo(dialog, QPoint(0, 0)), control.size())
        if not dialog.rect().contains(place):
            found.append(f"{type(control).__name__} {control.objectName() or control.accessibleName()} at {place}")
    return found


_MADE_OF_PARTS = (QComboBox, QLineEdit, QAbstractSpinBox)


def test_every_dialog_is_tried() -> None:
    assert {kind.__name__ for kind in kinds()} <= DIALOGS.keys() | ANSWERED


@pytest.mark.parametrize("name", DIALOGS)
def test_it_fits_on_every_screen(desk: Desktop, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for screen, size in SCREENS.items():
        monkeypatch.setattr(Dialog, "room", lambda _, size=size: size)
        dialog = DIALOGS[name]()
        dialog.setParent(desk.frame, dialog.windowFlags())
        dialog.show()
        work_off()
        assert dialog.width() <= size.width(), screen
        assert dialog.height() <= size.height(), screen
        assert out_of_reach(dialog) == [], screen
        assert cut(dialog) == [], screen
        dialog.close()
        dialog.deleteLater()
        work_off()
