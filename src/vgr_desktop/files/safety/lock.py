"""Who has a dossier open: a small file beside it, `<name>.vgr.in-gebruik`.

The name explains itself in the folder. It is an ordinary name, so that cloud folders copy it to other computers (they
skip names such as `~$…` and `.tmp`), and it does not have the suffix of a dossier. A lock that was left behind on this
computer also shows that the program did not end normally.
"""

import errno
import json
import os
import platform
import secrets
import stat
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

from vgr_desktop.core.model.problems import Problem, trouble
from vgr_desktop.core.model.text import one_line
from vgr_desktop.disk.processes import birth, is_running
from vgr_desktop.disk.user import user_name
from vgr_desktop.disk.whole import UNFINISHED, whole

SUFFIX = ".in-gebruik"

STALE_AFTER = timedelta(hours=24)
"""The age after which a lock of another computer that was not renewed probably means nothing any more."""

_LONGEST = 4096
_LONGEST_NAME = 60
_LARGEST_PROCESS = 2**32 - 1
_ATTEMPTS = 3
_UNKNOWN = "onbekend"


@dataclass(frozen=True, slots=True)
class Holder:
    """A program with the dossier open, since when, and when it last renewed this. `born`: the start of its process."""

    user: str
    computer: str
    process: int
    born: str
    since: datetime
    seen: datetime
    token: str

    @property
    def is_known(self) -> bool:
        """Whether the lock says who it is; an empty or damaged one does not."""
        return bool(self.token)

    def is_here(self) -> bool:
        """Whether the program runs, or ran, on this computer."""
        return self.computer == platform.node()

    def is_gone(self) -> bool:
        """Whether the program ran on this computer and has ended."""
        return self.is_here() and not is_running(self.process, self.born)


class InUse(Problem):
    """Another program has the dossier open. `stale`: probably not any more, so that it can be opened here."""

    def __init__(self, dossier: Path, holder: Holder, *, stale: bool) -> None:
        super().__init__(_said(dossier, holder, stale=stale))
        self.holder = holder
        self.stale = stale


class NotLocked(Problem):
    """No lock can be made beside the dossier. `denied`: nothing may be written there at all, by this user."""

    def __init__(self, dossier: Path, error: OSError) -> None:
        super().__init__(
            f"Naast {dossier.name} kan geen bestand worden gemaakt dat anderen laat zien dat u het open hebt "
            f"({trouble(error)}). Werk er met één persoon tegelijk in."
        )
        self.denied = error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}


def _said(dossier: Path, holder: Holder, *, stale: bool) -> str:
    to_read = "U kunt het alleen-lezen openen, zodat u elkaars werk niet overschrijft."
    if not holder.is_known:
        return (
            f"Naast {dossier.name} staat het bestand {_place(dossier).name}, maar het is leeg of onleesbaar: daaruit "
            f"blijkt niet wie het dossier open heeft. Weet u dat niemand erin werkt, open het dan toch. {to_read}"
        )
    since = holder.since.astimezone()
    message = (
        f"{dossier.name} is sinds {since:%d-%m-%Y} om {since:%H.%M} uur open "
        f"bij {holder.user} op computer {holder.computer}. "
    )
    if stale:
        seen = holder.seen.astimezone()
        message += f"Die computer heeft zich sinds {seen:%d-%m-%Y} om {seen:%H.%M} uur niet meer gemeld. "
    return message + to_read


class Lock:
    """Our lock, until it is released. `left_behind`: the program that had it before did not end normally."""

    def __init__(self, place: Path, holder: Holder, *, left_behind: bool) -> None:
        """Use `take`."""
        self._place = place
        self._holder = holder
        self.left_behind = left_behind

    @classmethod
    def take(cls, dossier: Path, now: datetime, over: Holder | None = None) -> Self:
        """Lock the dossier from `now` on, even if `over` is its holder.

        A holder that ran on this computer and has ended does not matter. Raises `InUse` when somebody else has it, and
        `NotLocked` when no file can be made in that folder, which alone is no reason not to open the dossier.
        """
        place = _place(dossier)
        me = _ourselves(now)
        left_behind = False
        for _ in range(_ATTEMPTS):
            try:
                _create(place, me)
            except FileExistsError:
                other = _read(place)
                if other is None:
                    continue
                if not (other.is_gone() or other == over):
                    raise _in_use(dossier, other, now) from None
                left_behind |= other.is_gone()
                _put_aside(place, other)
            except OSError as error:
                raise NotLocked(dossier, error) from error
            else:
                return cls(place, me, left_behind=left_behind)
        raise _in_use(dossier, _read(place) or _unknown(now), now)

    def renew(self, now: datetime) -> bool:
        """Renew the lock; call this at least every hour. Return False when somebody has taken it over."""
        if not self.is_ours():
            return False
        self._holder = replace(self._holder, seen=now)
        with suppress(OSError), whole(self._place) as unfinished:  # if that fails, the older file stays
            unfinished.write_bytes(_written(self._holder))
        return True

    def is_ours(self) -> bool:
        """Whether nobody has taken the lock over. A deleted lock is still ours."""
        other = _read(self._place)
        return other is None or other.token == self._holder.token

    def release(self) -> None:
        """Release the lock. A file that cannot be removed now does no harm: its process will have ended."""
        other = _read(self._place)
        if other is not None and other.token == self._holder.token:
            with suppress(OSError):
                self._place.unlink()


def holder_of(dossier: Path) -> Holder | None:
    """Who has the dossier open, including this program; None when there is no lock, or its program has ended."""
    holder = _read(_place(dossier))
    return None if holder is None or holder.is_gone() else holder


def _place(dossier: Path) -> Path:
    return dossier.with_name(dossier.name + SUFFIX)


def _in_use(dossier: Path, other: Holder, now: datetime) -> InUse:
    # A lock gets its name with all it says, so one that says nothing is none that is being made.
    # One that was renewed in a time to come has a clock that is wrong, or is made up.
    stale = not other.is_known or (not other.is_here() and abs(now - other.seen) > STALE_AFTER)
    return InUse(dossier, other, stale=stale)


def _ourselves(now: datetime) -> Holder:
    process = os.getpid()
    return Holder(
        user_name() or _UNKNOWN, platform.node(), process, birth(process) or "", now, now, secrets.token_hex(8)
    )


def _unknown(since: datetime) -> Holder:
    return Holder(_UNKNOWN, _UNKNOWN, 0, "", since, since, "")


def _create(place: Path, holder: Holder) -> None:
    """Make the file with its whole content at once. Raises `FileExistsError` when there is one."""
    with whole(place, replace=False) as unfinished:
        unfinished.write_bytes(_written(holder))


def _put_aside(place: Path, expected: Holder) -> None:
    """Remove this lock, but not another one that replaced it meanwhile."""
    aside = place.with_name(f"{place.name}.{secrets.token_hex(4)}{UNFINISHED}")
    with suppress(FileNotFoundError):
        place.rename(aside)
        if _read(aside) == expected:
            with suppress(IsADirectoryError, PermissionError):  # no lock of ours; it is out of the way
                aside.unlink()
        else:
            aside.rename(place)


def _written(holder: Holder) -> bytes:
    said = asdict(holder) | {"since": holder.since.isoformat(), "seen": holder.seen.isoformat()}
    return json.dumps(said, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _read(place: Path) -> Holder | None:
    """The holder in the lock file: an unknown one when the file cannot be understood, None when there is no file."""
    try:
        status = place.stat()
        changed = datetime.fromtimestamp(status.st_mtime, UTC)
        if not stat.S_ISREG(status.st_mode):  # opening a pipe would wait until somebody writes to it
            return _unknown(changed)
        with place.open("rb") as file:
            content = file.read(_LONGEST)
    except FileNotFoundError:
        return None
    except OSError:
        return _unknown(datetime.now(UTC))
    try:
        return _understood(json.loads(content))
    except (ArithmeticError, KeyError, RecursionError, TypeError, ValueError):
        return _unknown(changed)


def _understood(said: dict[str, object]) -> Holder:
    user, computer = (one_line(str(said[key]))[:_LONGEST_NAME] or _UNKNOWN for key in ("user", "computer"))
    process = said["process"] if isinstance(said["process"], int) and 0 < said["process"] <= _LARGEST_PROCESS else 0
    since, seen = (datetime.fromisoformat(str(said[key])).astimezone() for key in ("since", "seen"))
    return Holder(user, computer, process, str(said["born"]), since, seen, str(said["token"]))
