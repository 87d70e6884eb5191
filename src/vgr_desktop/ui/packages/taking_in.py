"""Taking work packages in: compared in the background, what both changed is asked, and all of it is one step."""

import datetime as dt
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vgr_desktop.core.editions.merging import Names, Side
from vgr_desktop.core.editions.packages import Package
from vgr_desktop.core.model.history import Reports
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.files.format.header import SUFFIX
from vgr_desktop.services.store import Store
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit import file_dialog
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.kit.jobs import Job
from vgr_desktop.ui.kit.turns import NEXT, later
from vgr_desktop.ui.merging.asking import Manner, MergeAsking
from vgr_desktop.ui.merging.dialog import COPY_WORDS, SideWords
from vgr_desktop.ui.packages.actions import PackageActions

if TYPE_CHECKING:
    from vgr_desktop.services.packages import Arrival, Source

STEP = "Werkpakket innemen"
FOLDER = "package"
KINDS = f"Werkpakketten van VGR Desktop (*{SUFFIX});;Alle bestanden (*)"
SAVING_SECONDS, CLOSING_SECONDS = 30.0, 5.0
"""How long to wait until the dossier holds what was done, and how long for a note when it closes."""


@dataclass(slots=True)
class _Taken:
    """A package that was taken in: the value after it, and the number under which the dossier noted it, if it did.

    `is_wanted`: the step was not undone.
    """

    arrival: "Arrival"
    after: Reports
    store: Store
    number: int | None = None
    is_wanted: bool = True
    job: Job[Any] | None = None


class TakeInCommands(Component):
    """Takes packages in, and has the dossier note it, or forget it again when that is undone.

    It is noted after the dossier holds what came of it. When a package was opened that comes from the dossier that was
    open before, it offers to go back and take it in.
    """

    def __init__(self, place: Workplace, asking: MergeAsking) -> None:
        """Dialogs are shown over the frame; `asking` asks about what both changed."""
        super().__init__(place.frame)
        self._session, self._settings = place.session, place.settings
        self._progress, self._window = place.progress, place.frame
        self._empty, self._asking = place.empty, asking
        self._taken: list[_Taken] = []
        self._left: tuple[Path, str] | None = None
        self._wanted: Path | None = None
        place.actions.of(PackageActions).take_in.triggered.connect(self._ask)
        place.session.closing.connect(self._close)
        place.session.opened.connect(lambda: later(self, self._come, NEXT))  # after the page and its messages
        place.session.changed.connect(lambda _change: self._follow_history())

    def source(self) -> "Source":
        """The open dossier as one that issues packages and takes them in."""
        from vgr_desktop.services.packages import Source

        session = self._session
        assert session.path is not None  # noqa: S101  # a dossier is open
        return Source(session.path, session.lineage, session.reports, session.identities.next_id)

    def folder(self) -> Path:
        """Where packages go and come from: where the last one did, or else beside the dossier."""
        here = self._session.path
        return self._settings.folder(FOLDER) or (here.parent if here is not None else Path.home())

    def take_own(self, paths: list[Path]) -> bool:
        """Take in the first of these, if it is a package of the open dossier. Return whether it is."""
        from vgr_desktop.files.store.package_glance import package_at

        package = package_at(paths[0]) if self._session.path is not None else None
        if package is None or not (package.source == self._session.lineage or self._issued(package)):
            return False
        self.take(paths[0])
        return True

    def _issued(self, package: Package) -> bool:
        """Whether the open dossier issued the package, perhaps before it was saved under another name."""
        from vgr_desktop.services.packages import kept_by

        store = self._session.store
        try:
            known = kept_by(store).issued if store is not None else ()
        except Problem:  # then opening it, or taking it in, says why
            return False
        return any(each.package.lineage == package.lineage for each in known)

    def take(self, path: Path, *, again: bool = False) -> None:
        """Take the package at `path` in; `again` also when that was done before."""
        from vgr_desktop.services.packages import arrived, kept_by

        session, store = self._session, self._session.store
        if why := self._why_not():
            self.refused.emit(why)
        if why or store is None:
            return
        session.hand_in()
        source, identities, now = self.source(), session.identities, dt.datetime.now(tz=dt.UTC)
        job = self.run(
            lambda _job: arrived(path, source, kept_by(store), identities, now, again=again),
            partial(self._offer, store),
            partial(self._explain, path),
        )
        self._progress.follow(f"{path.name} vergelijken", job)

    def _why_not(self) -> str:
        if self._session.is_read_only:
            return "Dit dossier is alleen-lezen geopend; er is niets ingenomen."
        if self._session.package is not None:
            return "Dit is zelf een werkpakket. Open het dossier waaruit het is uitgegeven."
        return "" if self._session.path is not None else "Open eerst het dossier waaruit het is uitgegeven."

    def _ask(self) -> None:
        path = file_dialog.ask_file(self._window, STEP, self.folder(), KINDS)
        if path is not None:
            self._settings.set_folder(FOLDER, path.parent)
            self.take(path)

    def _explain(self, path: Path, problem: Problem) -> None:
        from vgr_desktop.services.packages import TakenAlready

        if isinstance(problem, TakenAlready):
            self.told.emit(str(problem), [("Toch vergelijken…", partial(self.take, path, again=True))])
        else:
            self.refused.emit(str(problem))

    def _offer(self, store: Store, arrival: "Arrival") -> None:
        if self._session.store is not store:  # another dossier was opened meanwhile
            return
        if not (arrival.other.mergings or arrival.other.added):
            self.told.emit(f"{arrival.other.glimpse.path.name} heeft niets wat hier nog niet staat.", [])
            self._taken.append(_Taken(arrival, (*self._session.reports,), store))  # a value that no step leads to
            self._note(self._taken[-1])
            return
        self._asking.begin(arrival.other, _manner(arrival), partial(self._finish, store, arrival))

    def _finish(self, store: Store, arrival: "Arrival") -> None:
        """It was taken in: say so, and have it noted."""
        taken = _Taken(arrival, self._session.reports, store)
        self._taken.append(taken)
        self._note(taken)
        whose = f" van {arrival.recipient}" if arrival.recipient else ""
        name = arrival.other.glimpse.path.name
        is_copy = arrival.other.scope is None
        said = (
            f"{name} is samengevoegd met dit dossier." if is_copy else f"Het werkpakket{whose} ({name}) is ingenomen."
        )
        self.done.emit(f"{said} Wat er stond, vindt u bij Eerdere versies.")

    def _follow_history(self) -> None:
        """Forget what was undone, and note it again when it is done again."""
        undo, redo = self._session.undo_step, self._session.redo_step
        for taken in self._taken:
            if redo is not None and redo.after is taken.after:
                taken.is_wanted = False
            elif undo is not None and undo.after is taken.after:
                taken.is_wanted = True
            self._note(taken)

    def _note(self, taken: _Taken) -> None:
        """Have the dossier note a taking in, or forget it, if that is still to be done."""
        from vgr_desktop.services.packages import forget_note, take_note

        is_noted = taken.number is not None
        if taken.job is not None or is_noted is taken.is_wanted or taken.arrival.record is None:
            return
        store, number = taken.store, taken.number

        def work(_job: Job[int | None]) -> int | None:
            if number is not None:
                forget_note(store, number)
                return None
            if not store.settle(SAVING_SECONDS):  # it can be taken in again
                return None
            return take_note(store, taken.arrival)

        taken.job = self.run(work, partial(self._note_done, taken, number))

    def _note_done(self, taken: _Taken, before: int | None, number: int | None) -> None:
        taken.job, taken.number = None, number
        if number != before:
            self._note(taken)  # it may have been undone meanwhile

    def _close(self) -> None:
        """Let what is being noted end before the dossier closes, and remember which one that is."""
        for taken in self._taken:
            if taken.job is not None:
                taken.job.wait(CLOSING_SECONDS)
        self._taken = []
        path = self._session.path
        self._left = (path, self._session.lineage) if path is not None and self._session.package is None else None

    def _come(self) -> None:
        """Take in what one came back for, or offer to go back to the dossier that was open before."""
        self._follow_history()
        package, path, wanted = self._session.package, self._session.path, self._wanted
        if path is None:
            return
        self._wanted = None
        if wanted is not None and package is None:
            self.take(wanted)
        elif package is not None and self._left is not None and self._left[1] == package.source:
            back, self._left = self._left[0], None
            said = f"U hebt een werkpakket geopend dat uit {back.name} is uitgegeven."
            self.told.emit(said, [(f"Terug naar {back.name} en innemen", partial(self._go_back, back, path))])

    def _go_back(self, back: Path, package: Path) -> None:
        self._wanted = package
        self._empty.chosen.emit(back)


def _manner(arrival: "Arrival") -> Manner:
    """How to ask about what both changed."""
    who = arrival.recipient
    names = Names("Uw versie", f"De versie {arrival.other.source}")
    if not who:
        return Manner(names, step=STEP)
    theirs = SideWords(f"De versie van {who}", f"Alles van {who}", f"van {who}", f"alleen bij {who}")
    sides = {Side.OURS: COPY_WORDS[Side.OURS], Side.THEIRS: theirs}
    return Manner(names, sides, step=STEP)
