"""Going to a node by typing its code or words of its title."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QStringListModel, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QWidget

from vgr_desktop.ui.kit.search_line import SearchLine

if TYPE_CHECKING:
    from vgr_desktop.core.model.report import Report


def destinations(report: "Report", others: "Sequence[Report]" = ()) -> Iterator[tuple[str, int]]:
    """Every place to go to: its name, with its code and those it had in the others, and its id. All names differ."""
    seen: dict[str, int] = {}
    for name, id in _places(report, others):
        seen[name] = seen.get(name, 0) + 1
        yield (name if seen[name] == 1 else f"{name} ({seen[name]})"), id


def _places(report: "Report", others: "Sequence[Report]") -> Iterator[tuple[str, int]]:
    from vgr_desktop.core.editions.former_codes import former_codes  # loaded after the window is shown
    from vgr_desktop.core.model import tree

    index = tree.index(report)
    former = former_codes(report, others) if others else {}
    for node in tree.walk(report):
        if node is not report:
            before = f" (eerder {', '.join(former[node.id])})" if node.id in former else ""
            yield f"{tree.code_of(index, node.id)} {tree.title_of(node)}{before}".strip(), node.id
    for section in report.sections:
        yield section.title, section.id


class GoTo(SearchLine):
    """A line that finds nodes by code or by words anywhere in their title.

    `chosen` gives the id; `sought` gives words that are in no name, to look for in the texts.
    """

    chosen = Signal(int)
    sought = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without a report."""
        super().__init__(parent)
        self.setPlaceholderText("Ga naar code of woord… (Ctrl+P)")
        self.setAccessibleName("Ga naar code of woord")
        self._report: Report | None = None
        self._others: Sequence[Report] = ()
        self._known: Report | None = None
        self._ids: dict[str, int] = {}
        self._names = QStringListModel(self)
        self.returnPressed.connect(self._choose_first)

    def begin(self) -> None:
        """Take the focus and select the old text."""
        self._prepare()
        self.setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def show_report(self, report: "Report | None", others: "Sequence[Report]" = ()) -> None:
        """Offer the nodes of this report, also by the codes that they had in the others."""
        self._report, self._others = report, others
        if self.hasFocus():
            self._prepare()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Prepare the list of names."""
        self._prepare()
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the text at Escape."""
        if event.key() == QtCore.Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _prepare(self) -> None:
        """Look up the names, and make the list and button, which takes long, so only when they are used."""
        if self.completer() is None:
            self.setCompleter(self._make_completer())
            self.setClearButtonEnabled(True)
        if self._report is not self._known:
            self._known = self._report
            self._ids = dict(destinations(self._report, self._others)) if self._report else {}
            self._names.setStringList(list(self._ids))

    def _make_completer(self) -> QCompleter:
        completer = QCompleter(self._names, self)
        completer.setFilterMode(QtCore.Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(QtCore.Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(14)
        completer.activated.connect(self._choose)
        return completer

    def _choose_first(self) -> None:
        self._prepare()
        typed = self.text().strip().lower()
        found = [name for name in self._ids if typed and typed in name.lower()]
        if found:  # what is called so now comes before what was called so
            self._choose(next((name for name in found if name.lower().startswith(typed)), found[0]))
        elif typed:
            self.sought.emit(self.text().strip())

    def _choose(self, name: str) -> None:
        id = self._ids.get(name)
        if id is not None:
            self.clear()
            self.chosen.emit(id)
