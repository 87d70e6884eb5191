"""The one owner of the open dossier: what it writes, reads, and does when the disk does not answer."""

import datetime as dt
import queue
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests import reports as small
from tests.reports import identity, small_report
from vgr_desktop.core.editing import edits
from vgr_desktop.core.editing.writing import write
from vgr_desktop.core.model.changes import Changes
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.replaced import Kept
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import RichText, from_plain
from vgr_desktop.files.format.errors import ChangedElsewhere
from vgr_desktop.files.store import connecting, differences, glance
from vgr_desktop.files.store import dossier as dossiers
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.services import store as stores
from vgr_desktop.services.store import Listener, Store

ENOUGH = 5.0
OLD_DOSSIER = Path(__file__).parents[1] / "data" / "dossiers" / "v1.vgr"


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait long for another program, nor before trying again."""
    monkeypatch.setattr(connecting, "BUSY_SECONDS", 0.05)
    monkeypatch.setattr(stores, "RETRY_SECONDS", 0.05)


class Heard:
    """What a store told, as it comes."""

    def __init__(self) -> None:
        self.saved: queue.SimpleQueue[float] = queue.SimpleQueue()
        self.failed: queue.SimpleQueue[Problem] = queue.SimpleQueue()
        self.broken: queue.SimpleQueue[Exception] = queue.SimpleQueue()

    def listener(self) -> Listener:
        return Listener(self.saved.put, self.failed.put, self.broken.put)


def stored(path: Path) -> tuple[Report, ...]:
    return glance.look(path).reports


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "Lindeveen.vgr"
    with Dossier.create(made) as dossier:
        dossier.save(None, small_report())
    return made


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def store(path: Path, heard: Heard) -> Iterator[Store]:
    made = Store(path, stored(path), heard.listener())
    made.start()
    yield made
    made.stop(ENOUGH)


@contextmanager
def held_by_another(path: Path) -> Iterator[None]:
    """Another program holds the file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


def lit(key: str) -> Report:
    """The report with the light of a deliverable set."""
    return edits.set_light(small_report(), small.TREES, key)


def test_what_is_wanted_is_written(store: Store, heard: Heard, path: Path) -> None:
    wanted = lit("red")
    store.want(wanted)
    assert heard.saved.get(timeout=ENOUGH)
    assert stored(path) == (wanted,)


def test_it_gets_ready_before_there_is_anything_to_write(
    path: Path, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready, really = threading.Event(), Dossier.get_ready

    def get_ready(dossier: Dossier) -> None:
        really(dossier)
        ready.set()

    monkeypatch.setattr(Dossier, "get_ready", get_ready)
    store = Store(path, stored(path), heard.listener())
    store.start()
    assert ready.wait(ENOUGH)
    store.stop(ENOUGH)


@pytest.mark.parametrize("trouble", ["gone", "older"])
def test_getting_ready_changes_and_tells_nothing(
    tmp_path: Path, heard: Heard, monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    monkeypatch.setattr(stores, "FIRST_PAGE_SECONDS", 0.0)
    path = Path(shutil.copy(OLD_DOSSIER, tmp_path / "Oud.vgr"))
    store = Store(path, stored(path), heard.listener())
    before = path.read_bytes()
    if trouble == "gone":
        path.unlink()
    store.start()
    assert store.settle(ENOUGH)
    store.stop(ENOUGH)
    assert heard.failed.empty()
    assert [file.read_bytes() for file in tmp_path.iterdir()] == ([] if trouble == "gone" else [before])


def test_values_in_between_are_skipped(path: Path, heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[Report] = []
    save = Dossier.save

    def note(
        dossier: Dossier, before: Report | None, after: Report, kept: Sequence[Kept], put_back: Mapping[int, RichText]
    ) -> None:
        written.append(after)
        save(dossier, before, after, kept, put_back)

    monkeypatch.setattr(Dossier, "save", note)
    store = Store(path, stored(path), heard.listener())
    values = [lit(key) for key in ("orange", "red", "orange", "red")]
    for value in values:
        store.want(value)
    store.start()
    assert store.settle(ENOUGH)
    assert store.stop(ENOUGH)
    assert written == [values[-1]]


def test_settling_waits_until_the_file_holds_it(store: Store, path: Path) -> None:
    for key in ("orange", "red", "green", "red"):
        wanted = lit(key)
        store.want(wanted)
        assert store.settle(ENOUGH)
        assert stored(path) == (wanted,)


def test_going_back_to_what_the_file_holds_is_settled_once_it_holds_it_again(store: Store, path: Path) -> None:
    held = store.held()[small.REPORT]
    for key in ("orange", "red") * 5:
        store.want(edits.set_light(held, small.TREES, key))
        store.want(held)
        assert store.settle(ENOUGH)
        assert stored(path) == (held,)


def test_a_failure_is_told_and_tried_again(store: Store, heard: Heard, path: Path) -> None:
    wanted = lit("red")
    with held_by_another(path):
        store.want(wanted)
        assert "lukt niet" in str(heard.failed.get(timeout=ENOUGH))
        assert heard.failed.get(timeout=ENOUGH)
        assert not store.settle(ENOUGH)
    assert store.settle(ENOUGH)
    assert stored(path) == (wanted,)


def test_settling_does_not_wait_for_the_next_attempt(path: Path, heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "RETRY_SECONDS", 60.0)
    store = Store(path, stored(path), heard.listener())
    store.start()
    with held_by_another(path):
        store.want(lit("red"))
        assert heard.failed.get(timeout=ENOUGH)
    assert store.settle(ENOUGH)
    assert store.stop(ENOUGH)


def test_it_ends_also_when_it_cannot_write(path: Path, heard: Heard) -> None:
    store = Store(path, stored(path), heard.listener())
    store.start()
    with held_by_another(path):
        store.want(lit("red"))
        assert heard.failed.get(timeout=ENOUGH)
        assert store.stop(ENOUGH)
    assert stored(path) == (small_report(),)


def test_an_error_of_ours_is_handed_on_once_and_what_can_be_written_still_is(
    store: Store, heard: Heard, path: Path
) -> None:
    broken = lit("red")
    object.__setattr__(broken.programmes[0], "areas", None)
    store.want(broken)
    assert "fout in het programma" in str(heard.failed.get(timeout=ENOUGH))
    assert heard.failed.get(timeout=ENOUGH)
    assert not store.settle(ENOUGH)
    assert isinstance(heard.broken.get(timeout=ENOUGH), TypeError)
    assert heard.broken.empty()
    store.want(lit("orange"))
    assert store.settle(ENOUGH)
    assert stored(path) == (lit("orange"),)


class Held:
    """A save that stands still in the middle of its transaction, as on a network folder that does not answer."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self._go_on = threading.Event(), threading.Event()
        write = differences.write

        def wait(connection: sa.Connection, difference: Changes, report_id: int) -> int:
            changed = write(connection, difference, report_id)
            self.begun.set()
            self._go_on.wait()
            return changed

        monkeypatch.setattr(dossiers, "write", wait)

    def go_on(self) -> None:
        self._go_on.set()


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    made = Held(monkeypatch)
    yield made
    made.go_on()


def test_it_does_not_wait_for_ever_for_a_save_that_does_not_end(path: Path, heard: Heard, held: Held) -> None:
    store = Store(path, stored(path), heard.listener())
    store.start()
    store.want(lit("red"))
    assert held.begun.wait(ENOUGH)
    assert not store.settle(0.01)
    assert not store.stop(0.01)


INTRUDE = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
connection.execute("INSERT INTO dossier VALUES ('van', 'een ander')")
connection.execute("COMMIT")
"""


def is_let_in(path: Path) -> bool:
    """Whether another program can write to the dossier now."""
    return subprocess.run([sys.executable, "-c", INTRUDE, path], capture_output=True, check=False).returncode == 0


QUESTIONS: list[Callable[[Store], object]] = [
    lambda store: store.versions(small.STATE),
    lambda store: store.written_since(dt.datetime(2026, 1, 1, tzinfo=dt.UTC)),
    Store.look,
]


@pytest.mark.parametrize("ask", QUESTIONS)
def test_what_is_asked_during_a_save_does_not_let_another_program_in(
    store: Store, path: Path, held: Held, ask: Callable[[Store], object]
) -> None:
    """On Linux, opening and closing the file once more would drop the locks of the save."""
    ask(store)
    store.want(lit("red"))
    assert held.begun.wait(ENOUGH)
    asking = threading.Thread(target=ask, args=(store,))
    asking.start()
    asking.join(0.2)  # it gets its answer when the save has ended
    assert not is_let_in(path)
    held.go_on()
    asking.join(ENOUGH)
    assert store.settle(ENOUGH)
    assert stored(path) == (lit("red"),)
    assert is_let_in(path)


def test_it_answers_what_the_file_holds(store: Store, path: Path) -> None:
    store.want(lit("red"))
    assert store.settle(ENOUGH)
    assert store.look() == glance.look(path)


def test_a_copy_takes_versions_along(store: Store, path: Path, tmp_path: Path) -> None:
    changed = write(small_report(), small.STATE, from_plain("Anders."))
    store.want(changed)
    assert store.settle(ENOUGH)
    assert store.copy_to(tmp_path / "Kopie.vgr", [changed]) == ""
    with Dossier.open(tmp_path / "Kopie.vgr") as copy:
        assert copy.versions(small.STATE)[0].body == from_plain("Anders.")


def test_a_copy_is_made_although_the_file_has_gone(path: Path, heard: Heard, tmp_path: Path) -> None:
    store = Store(path, stored(path), heard.listener())
    path.unlink()
    assert "Lindeveen.vgr" in store.copy_to(tmp_path / "Kopie.vgr", [small_report()])
    assert stored(tmp_path / "Kopie.vgr") == (small_report(),)
    assert store.stop(ENOUGH)


def test_an_older_dossier_that_is_only_looked_at_stays_as_it_is(tmp_path: Path, heard: Heard) -> None:
    old = tmp_path / "oud.vgr"
    shutil.copy(OLD_DOSSIER, old)
    before = old.read_bytes()
    store = Store(old, stored(old), heard.listener(), writable=False)
    store.start()
    assert store.versions(1) == ()
    assert store.written_since(dt.datetime(2026, 1, 1, tzinfo=dt.UTC)) == {}
    assert store.look() == glance.look(old)
    assert store.stop(ENOUGH)
    assert old.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["oud.vgr"]


def test_what_another_program_wrote_is_not_written_over_until_it_was_taken_in(
    store: Store, heard: Heard, path: Path
) -> None:
    with Dossier.open(path) as other:
        other.save(small_report(), lit("orange"))
    store.want(lit("red"))
    assert isinstance(heard.failed.get(timeout=ENOUGH), ChangedElsewhere)
    attempt = store.hurry()
    assert store.outcome(attempt) is not True
    store.hold([lit("orange")])
    assert store.settle(ENOUGH)
    assert store.outcome(store.hurry()) is True
    assert stored(path) == (lit("red"),)


def test_another_file_in_its_place_is_told_and_never_written_to(path: Path, heard: Heard) -> None:
    store = Store(path, stored(path), heard.listener())
    path.write_text("Geen dossier.", encoding="utf-8")
    store.start()
    store.want(lit("red"))
    said = str(heard.failed.get(timeout=ENOUGH))
    assert "geen dossier" in said
    assert "Uw tekst is veilig" in said
    assert store.stop(ENOUGH)
    assert path.read_text(encoding="utf-8") == "Geen dossier."


def test_a_report_that_is_dropped_is_removed_and_can_come_back_with_the_versions_of_its_texts(
    store: Store, path: Path
) -> None:
    store.want(write(small_report(), small.STATE, from_plain("Nieuw.")))
    store.drop(small.REPORT)
    assert store.settle(ENOUGH)
    assert stored(path) == ()
    store.want(small_report())
    assert store.settle(ENOUGH)
    assert stored(path) == (small_report(),)
    assert len(store.versions(small.STATE)) == 2


def test_one_that_was_never_written_leaves_nothing(store: Store, path: Path) -> None:
    other = edits.new_report([identity(100), identity(101), identity(102)], edition(2, 2026))
    store.want(other)
    store.drop(other.id)
    assert store.settle(ENOUGH)
    assert stored(path) == (small_report(),)


def test_what_was_replaced_is_kept_however_soon_and_also_when_it_came_back(store: Store) -> None:
    moment = dt.datetime(2026, 3, 18, 9, 0, tzinfo=dt.UTC)
    own, theirs = from_plain("Van mij."), from_plain("Van een ander.")
    store.want(small_report(), (Kept(small.STATE, own, "", moment), Kept(small.STATE, theirs, "uit een kopie", moment)))
    assert store.settle(ENOUGH)
    newest, before, first = store.versions(small.STATE)
    assert (newest.author, newest.body, before.body) == ("uit een kopie", theirs, own)
    assert first.saved is None


def test_what_is_kept_does_not_hold_up_the_end_when_nothing_can_be_saved(path: Path, heard: Heard) -> None:
    store = Store(path, stored(path), heard.listener())
    store.start()
    with held_by_another(path):
        store.want(lit("red"), (Kept(small.STATE, from_plain("x"), "y", dt.datetime.now(tz=dt.UTC)),))
        assert heard.failed.get(timeout=ENOUGH)
        assert store.stop(ENOUGH)
