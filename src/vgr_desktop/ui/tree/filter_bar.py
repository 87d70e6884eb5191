"""The bar above the goal tree with the filter: a line for words, and chips for the other conditions."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from vgr_desktop.core.dutch.naming import full_name
from vgr_desktop.core.dutch.wording import long_date
from vgr_desktop.core.figures.states import STAGES
from vgr_desktop.core.model.report import Light, Report
from vgr_desktop.core.model.tree import index
from vgr_desktop.core.views.filtering import EVERYTHING, Filter
from vgr_desktop.ui.kit import lights, review_looks
from vgr_desktop.ui.kit.search_line import SearchLine

_CHIPS_ON_A_LINE = 3
_SINCE = (0, 1, 7, 30)
"""The choices for how many days ago a text was changed."""

Chip = tuple[str, Filter]
"""The text of a chip, and the filter without its condition."""


class TreeFilter(QWidget):
    """Asks what to show.

    `entered` tells that one is about to type, `changed` that the filter changed, `left` that the focus must go back to
    the tree.
    """

    entered = Signal()
    changed = Signal()
    left = Signal()

    def __init__(self, tree: QWidget, parent: QWidget | None = None) -> None:
        """Put the bar above `tree`."""
        super().__init__(parent)
        self.wanted = EVERYTHING
        self._report: Report | None = None
        self._line = SearchLine()
        self._line.setPlaceholderText("Filter… (Ctrl+Shift+T)")
        self._line.setAccessibleName("Doelenboom filteren op code, titel of woorden in de tekst")
        self._line.textChanged.connect(self._ask_words)
        self._line.entered.connect(self.entered)
        self._line.returnPressed.connect(self.left)
        self._more = QToolButton()
        self._more.setText("Meer ▾")
        self._more.setToolTip("Filteren op stoplicht, status, eigenaar, bevindingen, opmerkingen of dag")
        self._more.setAccessibleName("Meer om op te filteren")
        self._more.clicked.connect(self._open_menu)
        self._chips = QGridLayout()
        self._chips.setContentsMargins(0, 0, 0, 0)
        self._count = QLabel(wordWrap=True)
        self._count.hide()
        self._arrange(tree)

    def show_report(self, report: Report | None) -> None:
        """Offer the lights and owners of this report."""
        self._report = report

    def _ask_words(self, text: str) -> None:
        self._line.setClearButtonEnabled(True)  # only when there is something to clear: it takes long to make
        self.ask(replace(self.wanted, words=text.strip()))

    def ask(self, wanted: Filter) -> None:
        """Set the filter."""
        if wanted != self.wanted:
            self.wanted = wanted
            if self._line.text().strip() != wanted.words:
                self._line.setText(wanted.words)
            self._show_chips()
            self.changed.emit()

    def say_count(self, count: int, total: int) -> None:
        """Say how many of all items match; the others are hidden."""
        self._count.setVisible(not self.wanted.is_empty)
        self._count.setText(f"{count} van {total}; de rest is verborgen. Esc toont alles.")

    def begin(self) -> None:
        """Begin typing words."""
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear the filter at Escape, go into the tree at arrow down."""
        if event.key() == Qt.Key.Key_Escape:
            self.ask(EVERYTHING)
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _arrange(self, tree: QWidget) -> None:
        line = QHBoxLayout()
        line.addWidget(self._line, 1)
        line.addWidget(self._more)
        head = QVBoxLayout()
        head.setContentsMargins(4, 4, 4, 2)
        head.setSpacing(4)
        head.addLayout(line)
        head.addLayout(self._chips)
        head.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(tree, 1)

    def _show_chips(self) -> None:
        while item := self._chips.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for number, (said, without) in enumerate(self._asked()):
            chip = QToolButton()
            chip.setText(f"{said}  ✕".replace("&", "&&"))
            chip.setAccessibleName(f"{said}: niet meer op filteren")
            chip.setToolTip(chip.accessibleName())
            chip.clicked.connect(partial(self._drop, without))
            row, column = divmod(number, _CHIPS_ON_A_LINE)
            self._chips.addWidget(chip, row, column, Qt.AlignmentFlag.AlignLeft)
        self._chips.setColumnStretch(_CHIPS_ON_A_LINE, 1)

    def _drop(self, without: Filter) -> None:
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)  # the chip with the focus is removed
        self.ask(without)

    def _asked(self) -> Iterator[Chip]:
        """The conditions except the words, which are in the line itself."""
        wanted = self.wanted
        known = index(self._report) if self._report else None
        if known is not None and (node := known.items.get(wanted.under or 0)) is not None:
            yield full_name(known, node), replace(wanted, under=None)
        for light in (*self._scale(), None):
            key = light.key if light else None
            if key in wanted.lights:
                yield lights.label(light), replace(wanted, lights=wanted.lights - {key})
        for stage in STAGES:
            if stage in wanted.stages:
                yield review_looks.label(stage), replace(wanted, stages=wanted.stages - {stage})
        if wanted.owner:
            yield f"Van {wanted.owner}", replace(wanted, owner="")
        if wanted.with_findings:
            yield "Met bevindingen", replace(wanted, with_findings=False)
        if wanted.with_comments:
            yield "Met opmerkingen", replace(wanted, with_comments=False)
        if wanted.since is not None:
            yield f"Geschreven sinds {long_date(wanted.since)}", replace(wanted, since=None)

    def _scale(self) -> Sequence[Light]:
        return self._report.scale if self._report else ()

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        wanted = self.wanted
        for light in (*self._scale(), None):
            key = light.key if light else None
            self._offer(menu, lights.label(light), replace(wanted, lights=wanted.lights ^ {key}), key in wanted.lights)
        menu.addSeparator()
        for stage in STAGES:
            changed = replace(wanted, stages=wanted.stages ^ {stage})
            self._offer(menu, review_looks.label(stage), changed, stage in wanted.stages)
        menu.addSeparator()
        for owner in self._owners():
            chosen = owner == wanted.owner
            said = f"Van {owner}"
            self._offer(menu, said, replace(wanted, owner="" if chosen else owner), chosen)
        changed = replace(wanted, with_findings=not wanted.with_findings)
        self._offer(menu, "Met bevindingen", changed, wanted.with_findings)
        changed = replace(wanted, with_comments=not wanted.with_comments)
        self._offer(menu, "Met opmerkingen", changed, wanted.with_comments)
        self._offer_days(menu.addMenu("Geschreven sinds"))
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _offer_days(self, menu: QMenu) -> None:
        today = dt.date.today()  # noqa: DTZ011  # the date on the officer's computer
        names = ("Vandaag", "Gisteren", "Een week", "Dertig dagen")
        for name, days in zip(names, _SINCE, strict=True):
            day = today - dt.timedelta(days=days)
            chosen = day == self.wanted.since
            self._offer(menu, name, replace(self.wanted, since=None if chosen else day), chosen)

    def _offer(self, menu: QMenu, said: str, changed: Filter, chosen: bool) -> None:  # noqa: FBT001  # the state of a check mark
        command: Callable[[], None] = partial(self.ask, changed)
        action = menu.addAction(said.replace("&", "&&"), command)
        action.setCheckable(True)
        action.setChecked(chosen)

    def _owners(self) -> list[str]:
        reviews = self._report.reviews if self._report else ()
        return sorted({review.owner for review in reviews if review.owner}, key=str.casefold)
