"""The preview: pages as they will be printed, beside the text, with their zoom and selection."""

from math import isfinite

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from vgr_desktop.ui.preview.actions import PreviewActions
from vgr_desktop.ui.preview.proof import Proof
from vgr_desktop.ui.preview.view import ZOOMS, Fit, PageView, Zoom

LONG = 8000
"""Milliseconds after which a message says that it takes long."""


class PreviewPanel(QWidget):
    """Shows pages. `asked` tells that other ones are wanted: those of the whole report, or of one programme."""

    asked = Signal()

    def __init__(self, actions: PreviewActions, parent: QWidget | None = None) -> None:
        """Begin without pages."""
        super().__init__(parent)
        self._actions = actions
        self.view = PageView()
        self.what = QComboBox()
        self.what.setAccessibleName("Wat het voorbeeld laat zien")
        self.what.setToolTip("Eén programma is sneller klaar dan de hele rapportage")
        self.what.addItems(["Hele rapportage", "Alleen dit programma"])
        self.what.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.what.activated.connect(lambda _row: self.asked.emit())
        self._notice = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._place, self._state = QLabel(), QLabel()
        self._state.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._size = QToolButton(autoRaise=True)
        self._long = QTimer(self, singleShot=True, interval=LONG)
        self._long.timeout.connect(self._tell_long)
        self._arrange()
        self._connect()

    @property
    def wants_programme(self) -> bool:
        """Whether only the pages of one programme are wanted."""
        return self.what.currentIndex() == 1

    def notice(self) -> str:
        """The message above the pages; empty when there is none."""
        return self._notice.text() if not self._notice_frame.isHidden() else ""

    def place(self) -> str:
        """The text about the page in view."""
        return self._place.text()

    def state(self) -> str:
        """The text about work in progress; empty when the pages are current."""
        return self._state.text()

    def tell_empty(self, words: str) -> None:
        """Show no pages, and say why."""
        self.view.show_proof(None)
        self.view.say(words)
        self._tell("")
        self.tell_done()

    def tell_busy(self) -> None:
        """Say that the pages are being made, or made again."""
        self.view.say("De bladzijden worden gemaakt…")
        self._state.setText("wordt bijgewerkt…")
        self._long.start()

    def tell_done(self) -> None:
        """Remove the text about the work."""
        self._long.stop()
        self._state.clear()

    def rest(self) -> None:
        """Do nothing until it is seen again."""
        self.tell_done()
        self.view.pictures.rest()

    def show_proof(self, proof: Proof) -> None:
        """Show these pages, with a message about them if needed."""
        self.tell_done()
        self._tell(self._say(proof))
        self._notice.setToolTip(proof.trouble)
        self.view.show_proof(proof)
        self.view.say("Er is niets om te laten zien: kies een programma of de hele rapportage.")

    def _tell_long(self) -> None:
        self._state.setText("wordt bijgewerkt; dit duurt even…")

    def _tell(self, words: str) -> None:
        self._notice.setText(words)
        self._notice_frame.setVisible(bool(words))

    def _say(self, proof: Proof) -> str:
        if proof.is_real:
            return ""
        if proof.trouble:
            return (
                "Benadering: de echte bladzijden konden niet worden gemaakt. Aan de rapportage is niets veranderd; bij"
                " de volgende wijziging wordt het opnieuw geprobeerd."
            )
        return (
            "Benadering: regels en bladzijden kunnen straks iets anders vallen. Met LibreOffice (gratis) of Word op"
            " deze computer staan hier de echte bladzijden."
        )

    def _arrange(self) -> None:
        self._notice_frame = QFrame()
        self._notice_frame.setObjectName("previewNotice")
        inner = QHBoxLayout(self._notice_frame)
        inner.setContentsMargins(10, 6, 10, 6)
        inner.addWidget(self._notice)
        self._notice_frame.hide()
        above, below = QHBoxLayout(), QHBoxLayout()
        for row in (above, below):
            row.setContentsMargins(8, 6, 8, 6)
        above.addWidget(self.what, 1)
        above.addWidget(self._button(self._actions.print_pages))
        below.addWidget(self._place)
        below.addSpacing(8)
        below.addWidget(self._state, 1)
        below.addWidget(self._button(self._actions.zoom_out))
        below.addWidget(self._size)
        below.addWidget(self._button(self._actions.zoom_in))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self._notice_frame)
        column.addWidget(self.view, 1)
        column.addLayout(below)
        self.setFocusProxy(self.view)

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(autoRaise=True)
        button.setDefaultAction(action)
        return button

    def _connect(self) -> None:
        a = self._actions
        for action in (a.zoom_in, a.zoom_out, a.fit_width, a.fit_page):
            self.addAction(action)
        a.zoom_in.triggered.connect(lambda: self.view.zoom_by(1))
        a.zoom_out.triggered.connect(lambda: self.view.zoom_by(-1))
        a.fit_width.triggered.connect(lambda: self.view.set_zoom(Fit.WIDTH))
        a.fit_page.triggered.connect(lambda: self.view.set_zoom(Fit.PAGE))
        self.view.moved.connect(self._show_place)
        menu = QMenu(self._size)
        menu.addActions((a.fit_width, a.fit_page))
        menu.addSeparator()
        for zoom in ZOOMS:
            menu.addAction(self._percents(zoom)).triggered.connect(
                lambda _on=False, zoom=zoom: self.view.set_zoom(zoom)
            )
        self._size.setMenu(menu)
        self._size.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._size.setToolTip("Hoe groot de bladzijden worden getoond")
        self._show_place()

    def _percents(self, zoom: float) -> str:
        return f"{round(100 * zoom)}%"

    def _show_place(self) -> None:
        view, count = self.view, self.view.page_count
        self._place.setText(f"Bladzijde {view.page + 1} van {count}" if count else "")
        self._size.setText(self._percents(view.factor))
        self._size.setAccessibleName(f"Grootte: {self._size.text()}")
        self._actions.fit_width.setChecked(view.zoom is Fit.WIDTH)
        self._actions.fit_page.setChecked(view.zoom is Fit.PAGE)

    def remembered(self) -> QByteArray:
        """What to remember for next time: the zoom, and whether it shows one programme."""
        zoom = self.view.zoom
        said = zoom.value if isinstance(zoom, Fit) else f"{zoom:.2f}"
        return QByteArray(f"{said} {int(self.wants_programme)}".encode())

    def remember(self, said: QByteArray | None) -> None:
        """Restore what was remembered; ignore it when it is not valid."""
        zoom, _, alone = bytes(said.data()).decode("ascii", "replace").partition(" ") if said else ("", "", "")
        self.view.set_zoom(_zoom(zoom))
        self.what.setCurrentIndex(int(alone == "1"))


def _zoom(said: str) -> Zoom:
    """The zoom that was remembered; the usual one if it is not valid."""
    if said in {fit.value for fit in Fit}:
        return Fit(said)
    try:
        zoom = float(said)
    except ValueError:
        return Fit.WIDTH
    return zoom if isfinite(zoom) else Fit.WIDTH
