"""The power is cut at any moment of a day's work: the last save that was reported is there, or the one under way."""

import datetime as dt
import random
import re
from pathlib import Path

import pytest

from tests.files.store.power_cuts import Disk, recorded
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import plain
from vgr_desktop.files.safety.opening import open_to_work
from vgr_desktop.files.store.glance import look
from vgr_desktop.spelling.word_list import WordList

_WORKS = """
import datetime as dt, os, sys
from pathlib import Path
from tests.reports import STATE, small_report
from vgr_desktop.core.editing.writing import write
from vgr_desktop.core.model.text import from_plain
from vgr_desktop.files.format.rows import DossierFacts
from vgr_desktop.files.safety.backups import back_up
from vgr_desktop.files.safety.lock import Lock
from vgr_desktop.files.safety.rescue import rescue
from vgr_desktop.files.safety.restoring import restore_in_place
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.files.store.making import make_dossier
from vgr_desktop.spelling.word_list import WordList

folder = Path(sys.argv[1])
path, backups = folder / "Proef.vgr", folder / "kopieen"
backups.mkdir()
facts = DossierFacts("0c42541f-0000-4000-8000-000000000000", 1)

def now(second):
    return dt.datetime(2026, 5, 4, 12, 0, second, tzinfo=dt.UTC)

def told(what):
    os.write(1, f"{what};".encode())

def value(number):
    return write(small_report(), STATE, from_plain(f"{number} " * 3000))

make_dossier(path, [value(0)], facts)
told("save 0")
lock = Lock.take(path, now(0))
with Dossier.open(path) as dossier:
    for number in range(1, 4):
        dossier.save(value(number - 1), value(number))
        told(f"save {number}")
    backup = back_up(path, facts.lineage, backups, now(1))
    told("backup 3")
    dossier.save(value(3), value(4))
    told("save 4")
words = WordList(folder / "woorden.txt")
words.write(["een"])
told("words een")
words.write(["een", "twee"])
told("words een twee")
lock.renew(now(2))
copy = rescue([value(7)], DossierFacts(facts.lineage, 1000), path, folder, now(3))
told("rescue 7")
copy = rescue([value(8)], DossierFacts(facts.lineage, 1000), path, folder, now(3))
told("rescue 8")
restore_in_place(backup.path, path, backups, now(4))
told("save 3")
lock.release()
told("end")
"""
SHARES = (0.0, 0.5, 1.0)


def test_what_was_reported_is_there_after_any_cut(tmp_path: Path) -> None:
    work, after = tmp_path / "werk", tmp_path / "na"
    work.mkdir()
    lines = recorded(_WORKS, work, tmp_path / "log")
    if lines is None:
        pytest.skip("strace records what a program asks of the disk, and is not here")
    disk, choose = Disk(work), random.Random(4)  # noqa: S311  # the same cuts every time
    seen: set[int] = set()
    for line in lines:
        for share in SHARES if disk.obey(line) else ():
            left = disk.after_cut(choose, share)
            if (state := hash((disk.said, *sorted(left.items())))) not in seen:
                seen.add(state)
                put(left, work, after)
                check(after, disk.said, f"cut {len(seen)}, share {share}, after {disk.said[-30:]} {line[:60]}")
    assert disk.said.endswith("end;")
    assert {Path(name).name for name in disk.names if name.endswith(".vgr")} >= {"Proef.vgr"}
    assert len(seen) > 100


def put(files: dict[str, bytes], work: Path, after: Path) -> None:
    """The disk after a cut, in a folder of its own."""
    for old in list(after.rglob("*")):
        if old.is_file():
            old.unlink()
    for name, content in files.items():
        path = after / Path(name).relative_to(work)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def check(folder: Path, said: str, when: str) -> None:
    """Each file is there, and whole, as it was last reported or as it was about to be."""
    path = folder / "Proef.vgr"
    last = latest(said, "save")
    if path.exists() or last is not None:
        opened = open_to_work(path, dt.datetime(2026, 5, 4, 13, tzinfo=dt.UTC))
        if opened.lock is not None:
            opened.lock.release()
        assert number(opened.glimpse.reports) in following(last, ("0", "1", "2", "3", "4", "3")), when
    rescued = latest(said, "rescue")
    for copy in folder.glob("Proef (noodkopie*.vgr"):
        assert number(look(copy).reports) in ({"7", "8"} if rescued != "8" else {"8"}), when
    assert rescued is None or list(folder.glob("Proef (noodkopie*.vgr")), when
    copies = [number(look(copy).reports) for copy in folder.glob("kopieen/*/*.vgr")]
    assert "backup" not in said or "3" in copies, when
    words = latest(said, "words")
    held = " ".join(sorted(WordList(folder / "woorden.txt").read()))
    assert held in {"": {"", "een"}, "een": {"een", "een twee"}, "een twee": {"een twee"}}[words or ""], when


def latest(said: str, what: str) -> str | None:
    found = re.findall(rf"{what} ([^;]+);", said)
    return str(found[-1]) if found else None


def following(last: str | None, order: tuple[str, ...]) -> set[str]:
    """The value that was reported last, and the next one."""
    if last is None:
        return {order[0]}
    return {each for at, each in enumerate(order) if each == last or (at and order[at - 1] == last)}


def number(reports: tuple[Report, ...]) -> str:
    """Which value it is."""
    (report,) = reports
    words = set(plain(report.programmes[0].state_of_affairs.body).split())
    (only,) = words
    return only
