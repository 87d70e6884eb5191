"""The size of the text, the width of its lines, the room for it, and how much there is to read."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from vgr_desktop.core.figures.reading import reading_minutes
from vgr_desktop.core.model.replaced import bodies
from vgr_desktop.core.model.text import word_count
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit import theme
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.kit.theme import chosen_colours
from vgr_desktop.ui.viewing.actions import NORMAL, SIZES, ViewingActions


class ViewingCommands(Component):
    """Connects the actions, and remembers size and width for the next start."""

    def __init__(self, place: Workplace) -> None:
        """See the page as the last time."""
        super().__init__(place.frame)
        self._session = place.session
        self._settings = place.settings
        self._frame = place.frame
        self._desk = place.desk
        self._actions = a = place.actions.of(ViewingActions)
        self._size = place.settings.number("text-size", NORMAL, SIZES)
        a.wide_lines.setChecked(place.settings.is_on("wide-lines"))
        a.text_larger.triggered.connect(lambda: self._step(1))
        a.text_smaller.triggered.connect(lambda: self._step(-1))
        a.text_normal.triggered.connect(lambda: self._resize(NORMAL))
        for size, action in zip(SIZES, a.sizes, strict=True):
            action.triggered.connect(partial(self._resize, size))
        a.wide_lines.toggled.connect(self._widen)
        a.quiet.toggled.connect(place.frame.quiet.show_only_page)
        a.full_screen.toggled.connect(place.frame.quiet.fill_screen)
        a.count.triggered.connect(self._count)
        place.frame.quiet.ended.connect(self._end_quiet)
        place.desk.scale.wanted.connect(self._step)
        self._offer_colours(a)
        self._show()

    def _offer_colours(self, actions: ViewingActions) -> None:
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        actions.colours[chosen_colours(self._settings)].setChecked(True)
        for choice, action in zip(theme.Choice, actions.colours, strict=True):
            action.triggered.connect(partial(self._colour, choice))
        self._follower = theme.Follower(app, lambda: chosen_colours(self._settings), self)

    def _colour(self, choice: theme.Choice, _on: bool = True) -> None:  # noqa: FBT001, FBT002
        self._settings.set_number("colours", choice)
        self._follower.dress_again()

    def _step(self, by: int) -> None:
        """Make the text a step larger (1) or smaller (-1)."""
        place = SIZES.index(self._size) + by
        self._resize(SIZES[min(max(place, 0), len(SIZES) - 1)])

    def _resize(self, size: int, _on: bool = True) -> None:  # noqa: FBT001, FBT002  # Qt's signal
        self._size = size
        self._settings.set_number("text-size", size)
        self._show()

    def _widen(self, wide: bool) -> None:  # noqa: FBT001  # Qt's signal
        self._settings.switch("wide-lines", on=wide)
        self._show()

    def _show(self) -> None:
        self._actions.sizes[SIZES.index(self._size)].setChecked(True)
        self._desk.scale.set(self._size, wide=self._actions.wide_lines.isChecked())

    def _end_quiet(self) -> None:
        for action in (self._actions.quiet, self._actions.full_screen):
            action.setChecked(False)

    def _count(self) -> None:
        """Tell how many words there are to read, in the text with the caret, on the page and in the report."""
        report, pane = self._session.present(), self._desk.pane_here
        if report is None:
            return
        texts = bodies(report)
        said = [f"de hele rapportage {_said(sum(map(word_count, texts.values())))}"]
        if pane is not None:
            said = [f"de pagina {_said(self._desk.texts.word_count())}", *said]
            said = [f"Deze tekst heeft {_said(word_count(texts.get(pane.slot.id, pane.shown)))}", *said]
        whole = ", ".join(said)
        self.told.emit(f"{whole[0].upper()}{whole[1:]}.", [])
        self._frame.setFocus(Qt.FocusReason.OtherFocusReason) if pane is None else pane.editor.setFocus()


def _said(words: int) -> str:
    """So many words and the time to read them."""
    minutes = reading_minutes(words)
    return f"{words:,} {'woord' if words == 1 else 'woorden'} ({minutes} min. lezen)".replace(",", ".")
