"""A scrolling view of pages, at any zoom."""

from enum import Enum

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from vgr_desktop.ui.kit.theme import tones
from vgr_desktop.ui.preview.pictures import DrawnPages
from vgr_desktop.ui.preview.proof import HeadingPlace, Proof
from vgr_desktop.ui.preview.stack import GAP, PageSpot, Stack, to_fit_page, to_fit_width

ZOOMS = (0.5, 0.67, 0.8, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0)
LEAST, MOST = 0.25, 4.0
_TURN = 120
"""A step of the mouse wheel, in Qt's unit."""

_POINTS = 72
_HEAD = 22.0
"""Points below the top of a heading within which a click is on it."""

_ABOVE = 12.0
"""Points that stay in view above a heading when the view goes to it."""


class Fit(Enum):
    """A zoom that follows the size of the view."""

    WIDTH = "width"
    PAGE = "page"


Zoom = Fit | float


class PageView(QAbstractScrollArea):
    """Shows a proof. `chosen` gives the id of the item whose heading was clicked, or whose text was double-clicked.

    `moved` tells that the page in view or the zoom changed.
    """

    chosen = Signal(int)
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Begin without pages or a message."""
        super().__init__(parent)
        self._proof: Proof | None = None
        self._zoom: Zoom = Fit.WIDTH
        self.stack = Stack((), 1.0)
        self._words = ""
        self.pictures = DrawnPages(self)
        self.pictures.drawn.connect(self.viewport().update)
        self.setAccessibleName("Bladzijden")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        # Bars that appear and disappear would change the width, so the zoom, and so whether there are bars.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._tell_moved)

    def say(self, words: str) -> None:
        """Set the message for when there are no pages."""
        self._words = words
        self.viewport().update()

    def show_proof(self, proof: Proof | None) -> None:
        """Show these pages at the place of those before: at the same heading, if it still exists."""
        spot = self._spot_in(proof)
        self._proof = proof
        self.pictures.show(proof)
        self._lay_out(spot)

    @property
    def page_count(self) -> int:
        """The number of pages."""
        return len(self.stack.sizes)

    @property
    def page(self) -> int:
        """The page, from 0, in the middle of the view."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        return min(self.stack.page_at(middle), max(0, self.page_count - 1))

    @property
    def zoom(self) -> Zoom:
        """The zoom that was chosen."""
        return self._zoom

    @property
    def factor(self) -> float:
        """The size of the pages on screen: 1 is the size on paper."""
        return self.stack.scale * _POINTS / self.logicalDpiY()

    def set_zoom(self, zoom: Zoom, around: int | None = None) -> None:
        """Set the zoom. The place `around` pixels below the top of the view stays there; by default the top."""
        if isinstance(zoom, float):
            zoom = min(max(zoom, LEAST), MOST)
        around = around or 0
        spot = self.stack.spot_at(self.verticalScrollBar().value() + around) if self.page_count else None
        self._zoom = zoom
        self._lay_out(spot, around)

    def zoom_by(self, steps: int) -> None:
        """Go to the next larger (1) or smaller (-1) usual zoom."""
        larger = [zoom for zoom in ZOOMS if zoom > self.factor * 1.01]
        smaller = [zoom for zoom in ZOOMS if zoom < self.factor * 0.99]
        if steps > 0 and larger:
            self.set_zoom(larger[0])
        elif steps < 0 and smaller:
            self.set_zoom(smaller[-1])

    def go_to(self, *ids: int) -> None:
        """Bring the heading of the first of these items that has one into view, unless it is in view already."""
        places = {place.id: place for place in reversed(self.places())}
        found = next((places[id] for id in ids if id in places), None)
        if found is None:
            return
        top, bar = self.stack.height_of(PageSpot(found.page, found.top)), self.verticalScrollBar()
        if not bar.value() <= top <= bar.value() + self.viewport().height() * 0.75:
            bar.setValue(round(top - _ABOVE * self.stack.scale))

    def go_to_page(self, number: int) -> None:
        """Show the top of this page, from 0."""
        if self.page_count:
            self.verticalScrollBar().setValue(round(self.stack.height_of(PageSpot(number, 0)) - GAP))

    def places(self) -> tuple[HeadingPlace, ...]:
        """The places of headings on the pages that are shown."""
        return self._proof.places if self._proof else ()

    def _spot_in(self, proof: Proof | None) -> PageSpot | None:
        """The place in `proof` of what is now at the top of the view."""
        if not self.page_count or proof is None:
            return None
        here = self.stack.spot_at(self.verticalScrollBar().value())
        before = self._before(here)
        if before:
            last = before[-1]
            time = sum(place.id == last.id for place in before)
            again = [place for place in proof.places if place.id == last.id]
            # A distance from a heading on another page would not include the gap between pages.
            if len(again) >= time and last.page == here.page:
                return PageSpot(again[time - 1].page, again[time - 1].top + here.below - last.top)
        return here

    def _scale(self) -> float:
        sizes = self._proof.sizes if self._proof else ()
        if not sizes:
            return 1.0
        width, height = self.viewport().width(), self.viewport().height()
        match self._zoom:
            case Fit.WIDTH:
                return to_fit_width(sizes, width)
            case Fit.PAGE:
                return to_fit_page(sizes, width, height)
            case factor:
                return factor * self.logicalDpiY() / _POINTS

    def _lay_out(self, spot: PageSpot | None = None, around: int = 0) -> None:
        """Lay out the pages again, with `spot` `around` pixels below the top of the view."""
        self.stack = Stack(self._proof.sizes if self._proof else (), self._scale())
        view = self.viewport()
        for bar, whole, part in (
            (self.horizontalScrollBar(), self.stack.width, view.width()),
            (self.verticalScrollBar(), self.stack.height if self.page_count else 0, view.height()),
        ):
            bar.setRange(0, max(0, whole - part))
            bar.setPageStep(part)
            bar.setSingleStep(40)
        if spot is not None and self.page_count:
            self.verticalScrollBar().setValue(round(self.stack.height_of(spot)) - around)
        view.update()
        self._tell_moved()

    def _tell_moved(self) -> None:
        said = f"Bladzijde {self.page + 1} van {self.page_count}" if self.page_count else ""
        self.setAccessibleDescription(said)
        self.moved.emit()

    def frame_of(self, number: int) -> QRect:
        """The rectangle of a page in the view."""
        size, scale = self.stack.sizes[number], self.stack.scale
        width, height = round(size.width * scale), round(size.height * scale)
        room = max(self.viewport().width(), self.stack.width)
        left = (room - width) // 2 - self.horizontalScrollBar().value()
        return QRect(left, self.stack.tops[number] - self.verticalScrollBar().value(), width, height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pages in view that have pictures, and ask for the missing ones."""
        painter = QPainter(self.viewport())
        colours = tones(self.palette())
        painter.fillRect(self.viewport().rect(), QColor(colours.desk))
        if not self.page_count:
            self._paint_words(painter)
            return
        top = self.verticalScrollBar().value()
        visible = self.stack.between(top, top + self.viewport().height())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number in visible:
            frame = self.frame_of(number)
            painter.fillRect(frame, Qt.GlobalColor.white)
            if image := self.pictures.of(number):
                painter.drawImage(QRectF(frame), image)
            painter.setPen(QColor(colours.edge))
            painter.drawRect(frame.adjusted(-1, -1, 0, 0))
        following = range(visible.stop, min(visible.stop + 1, self.page_count))
        self.pictures.want((*visible, *following), self.stack.scale * self.devicePixelRatioF())

    def _paint_words(self, painter: QPainter) -> None:
        painter.setPen(QColor(tones(self.palette()).text))
        room = self.viewport().rect().adjusted(GAP * 2, GAP * 2, -GAP * 2, -GAP * 2)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the same place at the top, also when the zoom follows the width."""
        spot = self.stack.spot_at(self.verticalScrollBar().value()) if self.page_count else None
        super().resizeEvent(event)
        self._lay_out(spot)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer with Ctrl; else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            notches = event.angleDelta().y() / _TURN
            self.set_zoom(self.factor * 1.1**notches, round(event.position().y()))
            event.accept()
        else:
            super().wheelEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep the keys for larger and smaller, which the window has for the text."""
        zooms = (QKeySequence.StandardKey.ZoomIn, QKeySequence.StandardKey.ZoomOut)
        asks = event.type() == QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and any(map(event.matches, zooms)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the first and last page at Home and End, and down at Space; scroll at other keys.

        The usual keys for larger and smaller have another meaning elsewhere in the window; here they zoom.
        """
        bar = self.verticalScrollBar()
        for key, steps in ((QKeySequence.StandardKey.ZoomIn, 1), (QKeySequence.StandardKey.ZoomOut, -1)):
            if event.matches(key):
                self.zoom_by(steps)
                return
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Space:
                bar.setValue(bar.value() + bar.pageStep())
            case _:
                super().keyPressEvent(event)

    def _spot_at(self, point: QPoint) -> PageSpot | None:
        """The place on a page of this point of the view; None beside the pages."""
        if not self.page_count:
            return None
        spot = self.stack.spot_at(point.y() + self.verticalScrollBar().value())
        return spot if self.frame_of(spot.page).contains(point) else None

    def _before(self, spot: PageSpot) -> list[HeadingPlace]:
        return [place for place in self.places() if (place.page, place.top) <= (spot.page, spot.below)]

    def _heading_at(self, point: QPoint) -> int | None:
        """The id of the item whose heading is at this point of the view."""
        spot = self._spot_at(point)
        heads = self._before(spot) if spot else []
        is_near = spot and heads and heads[-1].page == spot.page and spot.below - heads[-1].top <= _HEAD
        return heads[-1].id if is_near else None

    def _text_at(self, point: QPoint) -> int | None:
        """The id of the item under whose heading this point of the view is."""
        spot = self._spot_at(point)
        heads = self._before(spot) if spot else []
        return heads[-1].id if heads else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over a heading."""
        is_heading = self._heading_at(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if is_heading else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to an item at a click on its heading."""
        self._choose(self._heading_at(event.position().toPoint()), event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to a text at a double click in it."""
        self._choose(self._text_at(event.position().toPoint()), event)

    def _choose(self, id: int | None, event: QMouseEvent) -> None:
        if id is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(id)
