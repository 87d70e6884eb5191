"""The words that are right though no dictionary has them: the officer's own, and those of the dossier."""

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet

from PySide6.QtCore import Signal

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.spelling.word_list import FILE, WordList
from vgr_desktop.spelling.words import simple
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.spelling.actions import SpellingActions


class SpellingLists(Component):
    """Reads and changes both lists. `changed` tells that other words are right."""

    changed = Signal()

    def __init__(self, place: Workplace) -> None:
        """Dialogs are shown over the frame of `place`."""
        super().__init__(place.frame)
        self._frame, self._session = place.frame, place.session
        self._file = WordList(place.settings.beside(FILE))
        self._own: frozenset[str] = frozenset()
        self._of_dossier: frozenset[str] = frozenset()
        self._is_read = False
        self._knows_dossier = False
        """Whether all words of the dossier are known; until then only those that were added here are."""
        actions = place.actions.of(SpellingActions)
        actions.edit_word_list.triggered.connect(self._edit_own)
        actions.edit_dossier_list.triggered.connect(self._edit_of_dossier)
        place.session.opened.connect(self._forget)

    @property
    def right(self) -> frozenset[str]:
        """The words of both."""
        return self._own | self._of_dossier

    def read(self) -> None:
        """Read both, when that was not done yet: that of the dossier in the background."""
        if self._is_read:
            return
        self._is_read = True
        self._read_own()
        self._ask_dossier(lambda: None, lambda _problem: None)  # what is wrong with it is told by whoever writes in it

    def add_to_own(self, word: str) -> None:
        """Call a word right in all dossiers of the officer."""
        self._change_own(lambda: self._file.add(word))

    def add_to_dossier(self, word: str) -> None:
        """Call a word right in this dossier, for everybody."""
        self._change_dossier({simple(word)}, frozenset())

    def _forget(self) -> None:
        self._of_dossier, self._is_read, self._knows_dossier = frozenset(), False, False

    def _take(self, words: Iterable[str]) -> None:
        self._of_dossier = frozenset(words)
        self.changed.emit()

    def _ask_dossier(self, then: Callable[[], None], otherwise: Callable[[Problem], None] | None = None) -> None:
        """Read the words of the dossier in the background, unless all are known, and go on."""
        store = self._session.store
        if store is None or self._knows_dossier:
            then()
            return

        def take(words: Iterable[str]) -> None:
            if store is self._session.store:  # else another dossier was opened meanwhile
                if not self._knows_dossier:  # else they were changed meanwhile
                    self._know(words)
                then()

        self.run(lambda _job: store.words(), take, otherwise)

    def _know(self, words: Iterable[str]) -> None:
        self._knows_dossier = True
        self._take(words)

    def _read_own(self) -> None:
        try:
            self._own = self._file.read()
        except Problem as problem:
            self.refused.emit(str(problem))
        self.changed.emit()

    def _change_own(self, change: Callable[[], None]) -> None:
        try:
            change()
        except Problem as problem:
            self.refused.emit(str(problem))
        self._read_own()

    def _edit_own(self) -> None:
        self._read_own()
        words = self._asked("Eigen woordenlijst", "De lijst geldt voor al uw dossiers op deze computer.", self._own)
        if words is not None:
            self._change_own(lambda: self._file.write(words))

    def _change_dossier(self, more: AbstractSet[str], fewer: AbstractSet[str]) -> None:
        """Add words to the dossier and take others away, in the background; what is added is right at once."""
        store = self._session.store
        if store is None or self._session.is_read_only:
            self.refused.emit("Dit dossier is alleen-lezen geopend; de woordenlijst is gebleven zoals zij was.")
            return
        before = self._of_dossier
        self._take((before | more) - fewer)

        def know(words: Iterable[str]) -> None:
            if store is self._session.store:
                self._know(words)

        def take_back(problem: Problem) -> None:
            if store is self._session.store:
                self._take(before)
            self.refused.emit(str(problem))

        self.run(lambda _job: store.change_words(more, fewer), know, take_back)

    def _edit_of_dossier(self) -> None:
        self._ask_dossier(self._edit_known)

    def _edit_known(self) -> None:
        reach = "De lijst staat in het dossier, en geldt voor iedereen die het opent."
        known = self._of_dossier
        words = self._asked("Woordenlijst van het dossier", reach, known)
        if words is not None:
            wanted = frozenset(map(simple, words))
            self._change_dossier(wanted - known, known - wanted)

    def _asked(self, title: str, reach: str, words: Iterable[str]) -> list[str] | None:
        """The words of a list after the officer changed it; None when that was called off."""
        from vgr_desktop.ui.spelling.word_list_dialog import WordListDialog

        dialog = WordListDialog(title, reach, words, self._frame)
        agreed = dialog.exec() == WordListDialog.DialogCode.Accepted
        dialog.deleteLater()
        return dialog.words() if agreed else None
