"""The foot of the page of a policy area: the sentence that is printed without texts, and a way to add one."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from vgr_desktop.core.dutch.naming import full_name
from vgr_desktop.core.editing.writing import explanation_of
from vgr_desktop.core.model import tree
from vgr_desktop.core.model.report import Deliverable, PolicyArea, Report
from vgr_desktop.ui.page.slots import Page


class AreaFoot(QWidget):
    """Offers an explanation of a deliverable that has none, or of the area itself."""

    explanation_wanted = Signal(int)
    free_text_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without an area."""
        super().__init__(parent)
        self._said = QLabel(wordWrap=True)
        self._menu = QMenu(self)
        button = QPushButton("Toelichting toevoegen")
        button.setMenu(self._menu)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._report: Report | None = None
        self._area: PolicyArea | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(100, 0, 0, 0)
        column.addWidget(self._said)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_page(self, report: Report, page: Page) -> None:
        """Offer what fits this page; nothing unless it is the page of an area."""
        self._report = report
        self._area = page.item if isinstance(page.item, PolicyArea) else None
        self.setVisible(self._area is not None)
        self._said.setText(f"Zonder toelichting staat hier in het rapport vanzelf: “{page.says_alone}”")
        self._said.setVisible(bool(page.says_alone))

    def _fill_menu(self) -> None:
        self._menu.clear()
        self._menu.addAction("Onder een eigen kop", lambda: self.free_text_wanted.emit("Nieuwe kop"))
        self._menu.addAction("Zonder kop", lambda: self.free_text_wanted.emit(None))
        self._menu.addSeparator()
        if self._report is None or self._area is None:
            return
        index = tree.index(self._report)
        for node in tree.walk(self._area):
            if isinstance(node, Deliverable) and explanation_of(self._report, node.id) is None:
                name = full_name(index, node).replace("&", "&&")
                self._menu.addAction(name, partial(self.explanation_wanted.emit, node.id))
