"""The texts of a page: panes for those in view and near it, and only room for the others.

A pane takes some milliseconds to make and lay out. So however many texts a page has, only so many panes are made as fit
in a few screens. Room is estimated until a pane was made; what is in view stays where it is when that turns out to be
more or less.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from vgr_desktop.core.model.text import word_count
from vgr_desktop.ui.page.room import Gap, Place, Ruler
from vgr_desktop.ui.page.sheet import Sheet
from vgr_desktop.ui.page.slots import Slot
from vgr_desktop.ui.page.text_pane import TextPane
from vgr_desktop.ui.text.pictures.store import PictureStore

NEARBY = 1
"""Screens above and below the view in which each text has a pane, so that scrolling never shows a gap."""
FAR = 3
"""Screens from the view from where on panes are taken away."""


class Texts(QObject):
    """The texts of the page that is shown, from top to bottom.

    Beside those in view, these have a pane: the one with the caret and its neighbours, and those beside something else
    than a text, so that Tab and the arrows always find the next one.

    `made` tells that there is another pane, `leaving` that one is about to be taken away.
    """

    made = Signal(object)
    leaving = Signal(object)
    _wanted = Signal()

    def __init__(
        self, sheet: Sheet, pictures: PictureStore, make: Callable[[Slot], TextPane], parent: QObject | None = None
    ) -> None:
        """Put the texts on `sheet`, in panes that `make` makes."""
        super().__init__(parent)
        self._sheet = sheet
        self._pictures = pictures
        self._make = make
        self._places: dict[int, Place] = {}
        self._gaps: list[Gap] = []
        self._above: Sequence[QWidget] = ()
        self._between: tuple[int, QWidget] | None = None
        self._here: int | None = None
        self._width, self._scale = 0, 1.0
        self._is_wanted = self._is_at_work = False
        self._wanted.connect(self.look, Qt.ConnectionType.QueuedConnection)  # before the next painting
        sheet.viewed.connect(self._ask)

    def __contains__(self, id: int) -> bool:
        """Whether the text with this id is on the page."""
        return id in self._places

    def panes(self) -> tuple[TextPane, ...]:
        """The panes that there are now, from top to bottom; the first text always has one."""
        return tuple(place.pane for place in self._places.values() if place.pane is not None)

    def pane(self, id: int) -> TextPane | None:
        """The pane of the text with this id, made if need be; None when it is not on the page."""
        place = self._places.get(id)
        if place is None:
            return None
        if place.pane is None:
            self._furnish([id])
        return place.pane

    @property
    def here(self) -> int | None:
        """The id of the text that had the caret last since the page came; None when none had."""
        return self._here

    def beside(self, pane: TextPane, by: int) -> TextPane | None:
        """The pane of the text `by` places below (negative: above) that in `pane`."""
        ids = list(self._places)
        number = ids.index(pane.slot.id) + by
        return self.pane(ids[number]) if 0 <= number < len(ids) else None

    def word_count(self) -> int:
        """The number of words in all texts of the page."""
        return sum(place.words for place in self._places.values())

    def clear(self) -> None:
        """Take all texts away, and forget what is around them, which goes too."""
        places, self._places, self._here, self._between = self._places, {}, None, None
        self._above = ()
        gaps, self._gaps = self._gaps, []
        self._drop(place.pane for place in places.values())
        for gap in gaps:
            self._sheet.take_away(gap)

    def show(self, slots: Iterable[Slot]) -> None:
        """Show these texts, in this order; panes of texts that stay are kept, with their carets."""
        ruler, known, self._places = self._ruler(), self._places, {}
        for slot in slots:
            place = known.pop(slot.id, None)
            if place is None:
                place = Place(slot, word_count(slot.body), ruler.height(slot.body))
            else:
                place.show(slot, ruler)
            self._places[slot.id] = place
        self._drop(place.pane for place in known.values())

    def put_in_place(self, above: Sequence[QWidget], between: tuple[int, QWidget] | None) -> None:
        """Put the texts below `above`, and after a number of them another widget, and make the panes in view."""
        self._above, self._between = above, between
        self._arrange(self.anchor())
        self.look()

    def measure_as(self, scale: float) -> None:
        """Estimate heights for texts that are so many times as large as usual."""
        if scale != self._scale:
            self._scale, self._width = scale, 0
            self._ask()

    def return_to(self, anchor: tuple[int, int]) -> None:
        """Bring a text into view as far below the top of it as `anchor` says, if it is on the page."""
        self._sheet.settle()
        self._go_to(anchor)
        self.look()

    def look(self) -> None:
        """Make the panes that are in view or near it, and take away those that are far from it."""
        self._is_wanted = False
        if self._is_at_work:
            return
        self._is_at_work = True
        try:
            self._measure()
            self._leave_far()
            while missing := [id for id in self._needed() if self._places[id].pane is None]:
                self._furnish(missing)
        finally:
            self._is_at_work = False
        for pane in self.panes():
            pane.editor.marks.follow_view()

    def _ask(self) -> None:
        if not self._is_wanted:
            self._is_wanted = True
            self._wanted.emit()

    def _measure(self) -> None:
        """Estimate heights again when the lines have another width."""
        if self._width != self._sheet.line_width():
            self._width = self._sheet.line_width()
            ruler = self._ruler()
            for place in self._places.values():
                if place.pane is None:
                    place.height = ruler.height(place.slot.body)
            self._arrange(self.anchor())

    def _ruler(self) -> Ruler:
        font = self._sheet.font()
        font.setPointSizeF((font.pointSizeF() + 1) * self._scale)
        return Ruler(font, self._sheet.line_width(), self._pictures)

    def _furnish(self, ids: Iterable[int]) -> None:
        """Make panes for these texts."""
        anchor = self.anchor()
        for id in ids:
            place = self._places[id]
            place.pane = pane = self._make(place.slot)
            pane.editor.focused.connect(self._come)
            self.made.emit(pane)
        self._arrange(anchor)

    def _come(self) -> None:
        """Make the neighbours of the text that the caret came to, at once: the next key may go there."""
        pane = self._with_focus()
        if pane is not None and self._here != pane.slot.id:
            self._here = pane.slot.id
            self.look()

    def _needed(self) -> list[int]:
        """The ids of the texts that must have a pane, in order."""
        needed = self._kept()
        if self._sheet.isVisible():
            top, bottom = self._sheet.view(NEARBY)
            for gap in self._gaps:
                above = self._sheet.top_of(gap)
                needed.update(gap.between(top - above, bottom - above))
        return [id for id in self._places if id in needed]

    def _kept(self) -> set[int]:
        """The ids of the texts that have a pane wherever they are."""
        ids = list(self._places)
        pane = self._with_focus()
        found = {id for id in (self._here, pane.slot.id if pane else None) if id in self._places}
        beside = {ids.index(id) + step for id in found for step in (-1, 0, 1)}
        between = self._between[0] if self._between else 0
        return {ids[n] for n in {0, between - 1, between, len(ids) - 1, *beside} if 0 <= n < len(ids)}

    def _with_focus(self) -> TextPane | None:
        focused = QApplication.focusWidget()
        return next((p for p in self.panes() if focused is not None and p.isAncestorOf(focused)), None)

    def _leave_far(self) -> None:
        if not self._sheet.isVisible():
            return
        top, bottom = self._sheet.view(FAR)
        kept, far = self._kept(), []
        for id, place in self._places.items():
            if place.pane is not None and id not in kept:
                above = self._sheet.top_of(place.pane)
                if above > bottom or above + place.pane.height() < top:
                    far.append(place)
        anchor = self.anchor() if far else None
        for place in far:
            if (pane := place.pane) is not None and self._places.get(place.slot.id) is place:
                place.height = pane.height()
                self._drop([pane])
                place.pane = None
        if far:
            self._arrange(anchor)

    def _drop(self, panes: Iterable[QWidget | None]) -> None:
        for pane in panes:
            if pane is not None:
                self.leaving.emit(pane)
                self._sheet.take_away(pane)

    def _arrange(self, anchor: tuple[int, int] | None) -> None:
        """Put everything in its place; the text that was found first in view stays there."""
        if self._sheet.put_in_order(list(self._widgets())) or any(gap.is_other for gap in self._gaps):
            self._sheet.settle()
            if anchor is not None:
                self._go_to(anchor)

    def _go_to(self, anchor: tuple[int, int]) -> None:
        if (top := self._top_of(anchor[0])) is not None:
            self._sheet.verticalScrollBar().setValue(top - anchor[1])

    def _widgets(self) -> Iterator[QWidget]:
        """All that is above and between the texts, panes, and gaps for the texts without one."""
        yield from self._above
        gaps, self._gaps = iter(self._gaps), []
        number, beside = self._between or (0, None)
        places = list(self._places.values())
        for stretch, widget in ((places[:number], beside), (places[number:], None)):
            for has_pane, same in groupby(stretch, lambda place: place.pane is not None):
                if has_pane:
                    yield from (place.pane for place in same if place.pane is not None)
                else:
                    gap = next(gaps, None) or Gap(self._sheet.paper)
                    gap.keep(list(same), self._sheet.texts.spacing())
                    self._gaps.append(gap)
                    yield gap
            if widget is not None:
                yield widget
        for gap in gaps:
            self._sheet.take_away(gap)

    def anchor(self) -> tuple[int, int] | None:
        """A text in view, and how far it begins below the top of the view; None at the top of the page.

        It is the first one with a pane, for only that can be seen to move.
        """
        top, bottom = self._sheet.view(0)
        if not top:
            return None
        for pane in self.panes():
            if (above := self._sheet.top_of(pane)) < bottom and above + pane.height() > top:
                return pane.slot.id, above - top
        for gap in self._gaps:
            above = self._sheet.top_of(gap)
            if inside := gap.between(top - above, bottom - above):
                return inside[0], above + (gap.top_of(inside[0]) or 0) - top
        return None

    def _top_of(self, id: int) -> int | None:
        """Where the text begins on the paper."""
        place = self._places.get(id)
        if place is not None and place.pane is not None:
            return self._sheet.top_of(place.pane)
        found = ((gap, gap.top_of(id)) for gap in self._gaps)
        return next((self._sheet.top_of(gap) + inner for gap, inner in found if inner is not None), None)
