"""Offers rescue copies of earlier sessions: to compare and merge them, to keep them, or to remove them."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal

from vgr_desktop.core.dutch.wording import said_moment
from vgr_desktop.files.safety.rescue import Rescue, discard, keep, rescues_for, rescues_of
from vgr_desktop.files.store.glance import Glimpse
from vgr_desktop.ui.dossiers.merge_commands import MergeCommands
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.kit.question import agrees
from vgr_desktop.ui.window.message_bar import Offer


class RescueOffers(Component):
    """Looks for rescue copies whenever a dossier is opened, or is not where it was.

    `offered` gives what to say and what can be done; without words, there is nothing to offer any more. `look_wanted`
    asks to show a copy, `open_wanted` to make a dossier of one at a path that the officer chooses.
    """

    offered = Signal(str, list)
    look_wanted = Signal(Path)
    restore_wanted = Signal(Path, Path)

    def __init__(self, place: Workplace, folder: Path, merges: MergeCommands) -> None:
        """The copies are in `folder`, and are compared with `merges`."""
        super().__init__(place.frame)
        self._session = place.session
        self._window = place.frame
        self._folder = folder
        self._merges = merges
        self._opened: Path | None = None
        self._copies: list[Rescue] = []
        self._merged: Path | None = None
        place.session.opened.connect(self._look)
        place.session.saved.connect(self._remove_merged)
        merges.merged.connect(self._note_merged)

    def look_for(self, path: Path) -> None:
        """Offer the copies of a dossier if it is no longer at `path`."""
        self.run(lambda _job: () if path.exists() else rescues_for(path, self._folder), partial(self._offer_lost, path))

    def _look(self) -> None:
        """Begin again for another dossier, but not for another report of the same one."""
        path, session = self._session.path, self._session
        if path == self._opened:
            return
        self._opened, self._copies = path, []
        if path is not None and path.parent != self._folder and session.store is not None:
            opened = Glimpse(path, session.lineage, session.identities.next_id, session.reports)
            self.run(lambda _job: rescues_of(opened, self._folder), partial(self._take, path))

    def _take(self, path: Path, copies: tuple[Rescue, ...]) -> None:
        if path == self._session.path:
            self._copies = list(copies)
            self._offer()

    def _offer(self) -> None:
        """Offer the newest of the copies; the others follow when that is settled."""
        path = self._session.path
        if not self._copies or path is None:
            self.offered.emit("", [])
            return
        copy, count = self._copies[0], len(self._copies)
        newer = copy.is_newer_than(path)
        which = "is er een noodkopie" if count == 1 else f"zijn er {count} noodkopieën; de nieuwste is"
        since = "" if newer else " Daarna is het dossier zelf ook nog opgeslagen."
        said = (
            f"Van dit dossier {which} van {said_moment(copy.made)}, met werk dat toen niet kon worden opgeslagen."
            f"{since} Bekijk wat er verschilt voordat u verdergaat; er gaat niets verloren."
        )
        offers: list[Offer] = [("Bekijken", lambda: self.look_wanted.emit(copy.path))]
        if not self._session.is_read_only:
            offers = [
                (
                    "Vergelijken en samenvoegen…",
                    lambda: self._merges.merge_rescue(copy.path, _source(copy), newer=newer),
                ),
                *offers,
                ("Apart bewaren", lambda: self._keep(copy)),
                ("Weggooien…", lambda: self._ask_to_discard(copy)),
            ]
        self.offered.emit(said, offers)

    def _offer_lost(self, path: Path, copies: tuple[Rescue, ...]) -> None:
        if copies:
            copy = copies[0]
            said = (
                f"Het dossier {path} is er niet meer. Er is een noodkopie van uw werk van {said_moment(copy.made)}, "
                "waarmee u verder kunt."
            )
            offers: list[Offer] = [
                ("Verder met de noodkopie", lambda: self.restore_wanted.emit(copy.path, path)),
                ("Bekijken", lambda: self.look_wanted.emit(copy.path)),
            ]
            self.offered.emit(said, offers)

    def _keep(self, copy: Rescue) -> None:
        def tell(kept: Path) -> None:
            self.told.emit(f"De noodkopie is bewaard als {kept}.", [])
            self._settle(copy.path)

        self.run(lambda _job: keep(copy.path), tell)

    def _ask_to_discard(self, copy: Rescue) -> None:
        question = f"De noodkopie van {said_moment(copy.made)} weggooien?"
        more = "Wat daarin staat en niet in het dossier, is dan weg. Dat kunt u niet ongedaan maken."
        if agrees(self._window, "Noodkopie weggooien", question, more, "Weggooien", loses=True):
            self._discard(copy.path)

    def _note_merged(self, path: Path) -> None:
        """A copy was merged: it is removed once the dossier on disk has what came of it."""
        if any(copy.path == path for copy in self._copies):
            self._merged = path
            if not self._session.is_unsaved:
                self._remove_merged()

    def _remove_merged(self) -> None:
        if self._merged is not None:
            self._discard(self._merged)
            self._merged = None

    def _discard(self, path: Path) -> None:
        self.run(lambda _job: discard(path), lambda _done: self._settle(path))

    def _settle(self, path: Path) -> None:
        """A copy is done with: go on to the next."""
        self._copies = [copy for copy in self._copies if copy.path != path]
        self._offer()


def _source(copy: Rescue) -> str:
    return f"uit de noodkopie van {said_moment(copy.made)}"
