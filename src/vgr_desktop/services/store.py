"""The open dossier on disk: every write to it, and every read while it is open, goes through its one `Store`.

There must be only one: on Linux, opening the file again and closing it drops the locks that protect a save in progress.
Writing is done on the store's own thread, so that nobody waits for a disk; reading on the thread of the caller.
"""

import datetime as dt
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.replaced import Kept
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import RichText
from vgr_desktop.files.format import header
from vgr_desktop.files.store import glance
from vgr_desktop.files.store.glance import Glimpse

if TYPE_CHECKING:
    from vgr_desktop.core.returning.sent import Sent
    from vgr_desktop.files.store.dossier import Dossier
    from vgr_desktop.files.store.questions import Question
    from vgr_desktop.files.store.versions import Version

T = TypeVar("T")

RETRY_SECONDS = 5.0
FIRST_PAGE_SECONDS = 0.5
"""How long to leave the processor to whoever shows the first page, before getting ready to write."""
SAFE = "Uw tekst is veilig zolang dit venster open is."
BROKEN = f"Opslaan lukt niet door een fout in het programma. {SAFE}"


@dataclass(frozen=True, slots=True)
class Listener:
    """Functions that are called on the store's thread about saving.

    `saved` gets the time (seconds since the epoch) when the file holds all that was wanted. `failed` gets the problem
    when saving failed, also through a fault of the program; the store then tries again by itself. `broken` gets that
    fault.
    """

    saved: Callable[[float], None]
    failed: Callable[[Problem], None]
    broken: Callable[[Exception], None]


class Store:
    """Brings the file up to the newest wanted value of each report; values in between are skipped."""

    def __init__(self, path: Path, held: Iterable[Report], listener: Listener, *, writable: bool = True) -> None:
        """The file at `path` holds the reports `held`. If it is not `writable` it is only read, never changed."""
        self._path = path
        self._listener = listener
        self._writable = writable
        self._held = {report.id: report for report in held}
        self._wanted = dict(self._held)
        self._kept: dict[int, tuple[Kept, ...]] = {}
        self._put_back: dict[int, dict[int, RichText]] = {}
        self._last: dict[int, Report] = {}
        self._news = threading.Condition()
        self._opening = threading.Lock()
        self._dossier: Dossier | None = None
        self._writing = False
        self._attempt = 0
        self._failed_attempt = 0
        self._hurried = False
        self._stopping = False
        self._is_broken = False
        # A daemon: when a save never ends, the program can end anyway.
        self._thread = threading.Thread(target=self._run, name="store", daemon=True)

    def start(self) -> None:
        """Start writing what is wanted."""
        if self._writable:
            self._thread.start()

    def want(self, report: Report, kept: Iterable[Kept] = (), put_back: Mapping[int, RichText] | None = None) -> None:
        """Have this value of the report written to the file, and `kept` as versions of its texts.

        What was `put_back` by undo or redo, by the ids of the texts, does not become a version: nobody wrote it now.
        """
        with self._news:
            self._put_back.setdefault(report.id, {}).update(put_back or {})
            self._wanted[report.id] = report
            self._kept[report.id] = (*self._kept.get(report.id, ()), *kept)
            self._news.notify_all()

    def drop(self, report_id: int) -> None:
        """Have the report with this id removed from the file, after its last value is in the versions of its texts."""
        with self._news:
            last = self._wanted.pop(report_id, None)
            if last is not None:
                self._last[report_id] = last
            self._news.notify_all()

    def held(self) -> dict[int, Report]:
        """The reports in the file when it was last read or written, by id."""
        with self._news:
            return dict(self._held)

    def hold(self, reports: Iterable[Report]) -> None:
        """Take note that the file was read again and holds these reports; what is wanted is written over them.

        A report that is not wanted is removed.
        """
        with self._news:
            self._held = {report.id: report for report in reports}
            self._hurried = True
            self._news.notify_all()

    def hurry(self) -> int:
        """Try at once what waits for another attempt. Return the number of the present attempt, for `outcome`."""
        with self._news:
            self._hurried = True
            self._news.notify_all()
            return self._attempt

    def outcome(self, attempt: int) -> bool | None:
        """Whether the file holds all that was wanted; None while that is not decided.

        It is False when an attempt after the number `attempt`, or the store itself, has ended without it.
        """
        with self._news:
            return self._outcome(attempt)

    def settle(self, seconds: float) -> bool:
        """Wait until the file holds all that was wanted. False when that fails or takes longer than this."""
        attempt = self.hurry()  # the present attempt may be about to fail for a reason that no longer exists
        with self._news:
            self._news.wait_for(lambda: self._outcome(attempt) is not None, seconds)
            return self._is_settled()

    def stop(self, seconds: float) -> bool:
        """Write what is wanted if that works at once, close the file and end.

        Return False when a save in progress does not end within `seconds`. It is then left alone, and not reported any
        more: a network folder may never answer.
        """
        with self._news:
            self._stopping = True
            self._news.notify_all()
        if self._thread.is_alive():
            self._thread.join(seconds)
        if self._thread.is_alive():
            self._listener = _NOBODY
            return False
        self._let_go()
        return True

    def versions(self, text: int) -> "tuple[Version, ...]":
        """The earlier versions of the text with this id, newest first. Raises `Problem` when they cannot be read."""
        return self._read(lambda dossier: dossier.versions(text), ())

    def written_since(self, moment: dt.datetime) -> dict[int, dt.datetime]:
        """For the ids of the texts that were changed since `moment`, the time of the last change. Raises `Problem`."""
        return self._read(lambda dossier: dossier.written_since(moment), {})

    def keep_sent(self, sent: "Sent") -> None:
        """Keep what went out for review, to be compared with what comes back. Raises `Problem` when it cannot be."""
        self._open_to_write().keep_sent(sent)

    def ask(self, question: "Question[T]") -> T:
        """The answer to a question about what is kept beside the reports. Raises `Problem` when it cannot be read."""
        dossier = self._open()
        if dossier is None:
            raise Problem(f"{self._path.name} is van een oudere versie, en alleen-lezen geopend.")
        return dossier.ask(question)

    def tell(self, change: "Question[T]") -> T:
        """Change what is kept beside the reports; return the result. Raises `Problem` when that is not possible."""
        return self._open_to_write().tell(change)

    def words(self) -> tuple[str, ...]:
        """The words that are right in this dossier, though no dictionary has them. Raises `Problem`."""
        return self._read(lambda dossier: dossier.words(), ())

    def change_words(self, more: Iterable[str], fewer: Iterable[str]) -> tuple[str, ...]:
        """Add words to these, and take others away, in the file. Return those there are then.

        Raises `Problem` when that is not possible. What others call right stays, whether it was read before or not.
        """
        return self._open_to_write().change_words(more, fewer)

    def look(self) -> Glimpse:
        """The content of the file now, whoever wrote it. Raises `Problem` when it cannot be read."""
        return self._read(lambda dossier: dossier.look(), None) or glance.look(self._path)

    def copy_to(self, path: Path, reports: Iterable[Report]) -> str:
        """Make a dossier at `path` with `reports` and the earlier versions of their texts.

        When the versions cannot be read, the reports are saved without them, and the reason is returned; else it is
        empty. Raises `Problem` when the new dossier cannot be made.
        """
        from vgr_desktop.files.store.copying import copy_dossier

        try:
            source, why = self._open(), ""
        except Problem as problem:
            source, why = None, str(problem)
        return copy_dossier(path, source, reports) or why

    def _read(self, ask: "Callable[[Dossier], T]", otherwise: T) -> T:
        """Ask the dossier. Return `otherwise` for an old one that is only read, and so is not brought up to date."""
        dossier = self._open()
        return otherwise if dossier is None else ask(dossier)

    def _open(self) -> "Dossier | None":
        """The dossier, opened when it is first needed: that loads SQLAlchemy."""
        from vgr_desktop.files.format.errors import GONE, saving_failed
        from vgr_desktop.files.store.dossier import Dossier

        with self._opening:
            if self._dossier is None:
                if not self._path.exists():
                    raise saving_failed(self._path, GONE)
                if not self._writable and header.check(self._path) != header.SCHEMA_VERSION:
                    return None
                self._dossier = Dossier.open(self._path)
            return self._dossier

    def _let_go(self) -> None:
        with self._opening:
            if self._dossier is not None:
                self._dossier.close()
                self._dossier = None

    def _run(self) -> None:
        """The work of the thread: wait for something to write, and write it."""
        self._get_ready()
        while work := self._next_work():
            try:
                self._write(self._open_to_write(), work)
            except Problem as problem:
                self._listener.failed(problem)
                self._pause()
            except Exception as error:  # noqa: BLE001  # a fault of the program: passed on to be reported
                self._tell_broken(error)
                self._pause()

    def _get_ready(self) -> None:
        """Load what writes and read the file, before the first key: else the first save takes too long.

        What is wrong with the file is told when there is something to save.
        """
        with self._news:
            self._news.wait_for(lambda: self._stopping or self._open_work(), FIRST_PAGE_SECONDS)
            if self._stopping:
                return
        try:
            if header.check(self._path) == header.SCHEMA_VERSION:  # an older file is left as it is until it must change
                self._open_to_write().get_ready()
        except Problem:
            return
        except Exception as error:  # noqa: BLE001  # a fault of the program: passed on to be reported
            self._tell_broken(error)

    def _open_to_write(self) -> "Dossier":
        from vgr_desktop.files.format.errors import SavingFailed

        try:
            dossier = self._open()
        except SavingFailed:
            raise
        except Problem as problem:  # another file has come in its place
            raise Problem(f"{problem} {SAFE}") from problem
        assert dossier is not None  # noqa: S101  # only what is not writable stays closed
        return dossier

    def _tell_broken(self, error: Exception) -> None:
        """Pass on a fault of the program, the first time; report each time that nothing is saved."""
        if not self._is_broken:
            self._is_broken = True
            self._listener.broken(error)
        self._listener.failed(Problem(BROKEN))

    def _outcome(self, attempt: int) -> bool | None:
        if self._is_settled():
            return True
        failed = self._failed_attempt > attempt or (self._stopping and not self._thread.is_alive())
        return False if failed else None

    def _is_settled(self) -> bool:
        # The value being written may no longer be the wanted one, which then follows.
        return not self._writing and not self._open_work()

    def _open_work(self) -> list[int]:
        """The ids of the reports to write, and then of those to remove, so that one that takes a place is there."""
        to_write = [id for id, report in self._wanted.items() if self._held.get(id) is not report or self._kept.get(id)]
        return [*to_write, *(id for id in self._held if id not in self._wanted)]

    def _next_work(self) -> list[int]:
        """The ids of the reports to write or remove, once there are any; empty: the thread must end."""
        with self._news:
            self._news.wait_for(lambda: self._stopping or self._open_work())
            work = self._open_work()
            self._writing = bool(work)
            self._attempt += 1
            self._hurried = False
            return work

    def _write(self, dossier: "Dossier", work: list[int]) -> None:
        for id in work:
            self._write_one(dossier, id)
        with self._news:
            self._writing = False
            done = self._is_settled()
            self._news.notify_all()
        if done:
            self._listener.saved(time.time())

    def _write_one(self, dossier: "Dossier", id: int) -> None:
        with self._news:
            held, wanted, kept = self._held.get(id), self._wanted.get(id), self._kept.get(id, ())
            put_back = dict(self._put_back.get(id, {}))
            last = wanted or self._last.get(id) or held
        if last is not None:
            dossier.save(held, last, kept, put_back)
            with self._news:
                self._held[id] = last
                later = self._put_back.pop(id, {}).items()
                self._put_back[id] = {text: body for text, body in later if put_back.get(text) is not body}
                self._kept[id] = self._kept.get(id, ())[len(kept) :]
        if wanted is None and last is not None:
            dossier.remove(last)
            with self._news:
                self._held.pop(id, None)
                self._last.pop(id, None)

    def _pause(self) -> None:
        """Wait before trying again, unless somebody is waiting for the result; stop when the thread must end."""
        with self._news:
            self._writing = False
            self._failed_attempt = self._attempt
            self._news.notify_all()
            if self._stopping:
                self._wanted, self._kept = dict(self._held), {}
            else:
                self._news.wait_for(lambda: self._stopping or self._hurried, RETRY_SECONDS)


_NOBODY = Listener(lambda _when: None, lambda _problem: None, lambda _error: None)
