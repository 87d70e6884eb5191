import datetime as dt
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QPushButton, QSpinBox, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.driving import part, said
from tests.pages import read, read_lines
from tests.reports import small_report
from tests.windows import Desktop, later_report
from vgr_desktop.core.editing.text_fields import offers
from vgr_desktop.core.editions.matching import match
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.text import Image
from vgr_desktop.ui.dossiers.new_dossier_dialog import NewDossierDialog
from vgr_desktop.ui.editions.carry_dialog import CarryDialog
from vgr_desktop.ui.editions.matching_dialog import MatchingDialog
from vgr_desktop.ui.editions.tree_changes_window import TreeChangesWindow
from vgr_desktop.ui.imports.dialog import ImportDialog
from vgr_desktop.ui.text.field_dialog import FieldDialog
from vgr_desktop.ui.text.link_dialog import LinkDialog
from vgr_desktop.ui.text.pictures.dialog import PictureDialog
from vgr_desktop.ui.text.tables.dialog import MOST_COLUMNS, MOST_ROWS, TableDialog
from vgr_desktop.ui.window.edition_dialog import EditionDialog, next_edition
from vgr_desktop.ui.window.licences_dialog import LicencesDialog

PAGE = "waterdam-1e-vgr-2022-programma-8.txt"


def agree(dialog: LinkDialog | EditionDialog) -> QPushButton:
    """The button that agrees."""
    return part(dialog, QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)


class TestLink:
    @pytest.mark.parametrize(
        ("typed", "address"),
        [
            ("https://example.org/a?b=1", "https://example.org/a?b=1"),
            (" example.org/plan ", "https://example.org/plan"),
            ("raad@example.org", "mailto:raad@example.org"),
            ("mailto:raad@example.org", "mailto:raad@example.org"),
        ],
    )
    def test_an_address_is_completed(self, qtbot: QtBot, typed: str, address: str) -> None:
        dialog = LinkDialog("hier", typed)
        qtbot.addWidget(dialog)
        assert dialog.address() == address
        assert agree(dialog).isEnabled()

    @pytest.mark.parametrize("typed", ["javascript:alert(1)", "file:///etc/passwd", "met spaties erin", "c:\\map"])
    def test_what_is_no_link_is_not_taken_and_told(self, qtbot: QtBot, typed: str) -> None:
        dialog = LinkDialog("hier", typed)
        qtbot.addWidget(dialog)
        assert not agree(dialog).isEnabled()
        assert "https://" in said(dialog)

    def test_a_link_needs_words(self, qtbot: QtBot) -> None:
        dialog = LinkDialog("  ", "https://example.org")
        qtbot.addWidget(dialog)
        assert not agree(dialog).isEnabled()
        part(dialog, QLineEdit, "Tekst die zegt waar de link heen gaat").setText(" de   kaart ")
        assert dialog.text() == "de kaart"
        assert agree(dialog).isEnabled()

    def test_at_first_nothing_is_wrong_yet(self, qtbot: QtBot) -> None:
        dialog = LinkDialog("", "")
        qtbot.addWidget(dialog)
        assert "Een link gaat naar" not in said(dialog)


class TestTable:
    def test_it_has_a_header_and_bounds(self, qtbot: QtBot) -> None:
        dialog = TableDialog()
        qtbot.addWidget(dialog)
        assert (dialog.rows(), dialog.columns()) == (3, 3)
        for rows, columns, expected in ((1, 0, (2, 1)), (999, 99, (MOST_ROWS, MOST_COLUMNS))):
            part(dialog, QSpinBox, "Rijen, met de koprij").setValue(rows)
            part(dialog, QSpinBox, "Kolommen").setValue(columns)
            assert (dialog.rows(), dialog.columns()) == expected


class TestEdition:
    def test_the_suggestion_is_what_is_being_written_at_this_time_of_year(self) -> None:
        assert next_edition(dt.date(2026, 3, 1)) == edition(1, 2026)
        assert next_edition(dt.date(2026, 9, 1)) == edition(2, 2026)

    def test_a_title_in_another_wording_is_understood(self, qtbot: QtBot) -> None:
        dialog = EditionDialog("Nieuw", edition(1, 2026), "Lindeveen")
        qtbot.addWidget(dialog)
        part(dialog, QLineEdit, "Rapportage").setText("Tweede Bestuursrapportage 2018")
        assert dialog.edition() == edition(2, 2018, "Bestuursrapportage") or agree(dialog).isEnabled()
        part(dialog, QLineEdit, "Gemeente").setText("  Gemeente   Waterdam ")
        assert dialog.municipality() == "Gemeente Waterdam"

    def test_a_title_that_is_none_is_not_taken_and_an_example_is_given(self, qtbot: QtBot) -> None:
        dialog = EditionDialog("Nieuw", edition(1, 2026), "")
        qtbot.addWidget(dialog)
        part(dialog, QLineEdit, "Rapportage").setText("Jaarverslag")
        assert dialog.edition() is None
        assert not agree(dialog).isEnabled()
        assert "2e Voortgangsrapportage 2026" in said(dialog)


class TestImport:
    def test_it_says_what_was_read(self, qtbot: QtBot) -> None:
        dialog = ImportDialog(read(PAGE), "", (), None)
        qtbot.addWidget(dialog)
        words = said(dialog)
        assert "8 Sport en bewegen" in words
        assert "beleidsterrein" in words
        assert "stoplichten" in words
        assert "nieuwe rapportage" in words
        assert dialog.edition() == edition(1, 2022)

    def test_it_says_that_a_known_edition_is_added_to(self, qtbot: QtBot) -> None:
        dialog = ImportDialog(read(PAGE), "", (edition(1, 2022),), None)
        qtbot.addWidget(dialog)
        assert "blijft staan" in said(dialog)

    def test_every_notice_is_listed_and_shown_whole(self, qtbot: QtBot) -> None:
        reading = read(PAGE)
        dialog = ImportDialog(reading, "", (), None)
        qtbot.addWidget(dialog)
        view = dialog.findChildren(QTreeWidget)[0]
        groups = [view.topLevelItem(row) for row in range(view.topLevelItemCount())]
        children = [group.child(number) for group in groups if group for number in range(group.childCount())]
        rows = [row for row in children if row is not None]
        assert sorted(row.text(1) for row in rows) == sorted(notice.text for notice in reading.notices)
        view.setCurrentItem(rows[0])
        assert rows[0].text(1) in said(dialog)

    def test_without_an_edition_it_asks_for_one(self, qtbot: QtBot) -> None:
        reading = read_lines(
            "Programma 7 Cultuur", "Programmanummer", "7", "De missie van het programma luidt:", "Kunst."
        )
        dialog = ImportDialog(reading, "", (), None)
        qtbot.addWidget(dialog)
        assert not part(dialog, QPushButton, "Overnemen").isEnabled()
        part(dialog, QLineEdit, "Rapportage").setText("1e Voortgangsrapportage 2026")
        assert part(dialog, QPushButton, "Overnemen").isEnabled()
        assert dialog.edition() == edition(1, 2026)


def order(dialog: QDialog) -> list[QWidget]:
    """What Tab goes to in a dialog, in that order."""
    chain: list[QWidget] = []
    widget = dialog.nextInFocusChain()
    while widget is not None and widget is not dialog:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(dialog) and widget.isEnabled():
            chain.append(widget)
        widget = widget.nextInFocusChain()
    return chain


def carrying() -> CarryDialog:
    report = small_report()
    return CarryDialog((report,), report)


def coupling() -> MatchingDialog:
    before, after = small_report(), later_report()
    return MatchingDialog(before, after, match(before, after))


class TestField:
    def test_the_names_of_fields_are_whole_however_much_they_say(self, qtbot: QtBot) -> None:
        report = small_report()
        offered = offers(report, report.programmes[0].id)
        dialog = FieldDialog(offered)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        (tree,) = dialog.findChildren(QTreeWidget)
        widest = max(tree.fontMetrics().horizontalAdvance(offer.name) for offer in offered)
        assert tree.columnWidth(0) > widest


class TestKeys:
    @pytest.mark.parametrize(
        "make",
        [
            partial(LinkDialog, "", ""),
            TableDialog,
            partial(EditionDialog, "Nieuw", edition(1, 2026), ""),
            partial(NewDossierDialog, "", (small_report(),), dt.date(2026, 3, 1)),
            partial(FieldDialog, ()),
            partial(PictureDialog, Image("0" * 64), None),
            carrying,
            coupling,
            partial(ImportDialog, read(PAGE), "", (), None),
            TreeChangesWindow,
        ],
    )
    def test_one_begins_at_what_is_filled_in_and_comes_to_the_buttons_last(
        self, qtbot: QtBot, make: Callable[[], QDialog]
    ) -> None:
        dialog = make()
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        ending = dialog.findChildren(QDialogButtonBox)[0].findChildren(QPushButton)
        places = [widget in ending for widget in order(dialog)]
        assert places == sorted(places)
        assert dialog.focusWidget() not in ending

    def test_the_words_of_a_link_are_there_and_one_begins_at_its_address(self, qtbot: QtBot) -> None:
        dialog = LinkDialog("de kaart", "")
        qtbot.addWidget(dialog)
        dialog.show()
        assert dialog.focusWidget() is part(dialog, QLineEdit, "Adres")


def test_the_licences_of_all_parts_can_be_read(desk: Desktop) -> None:
    desk.do(desk.actions.licences)
    (dialog,) = desk.frame.findChildren(LicencesDialog)
    assert {"Qt", "Hunspell"} <= set(dialog.names())
    dialog.choose(dialog.names().index("Qt"))
    assert dialog.text().startswith("Qt")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in dialog.text()
    dialog.close()
