"""One odd value in any column, or one flipped bit anywhere: the file is told as damaged, or read as what it says."""

import datetime as dt
import shutil
import sqlite3
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from decimal import Decimal
from pathlib import Path

import pytest

from tests.reports import STATE, reviewed_report
from vgr_desktop.core.editing.edits import new_report
from vgr_desktop.core.editing.writing import write
from vgr_desktop.core.model.changes import placed_items
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.text import from_plain
from vgr_desktop.files.format.codec import text_from_json, text_to_json
from vgr_desktop.files.format.errors import Damaged
from vgr_desktop.files.format.rows import TABLES, table_of, to_row
from vgr_desktop.files.safety.salvage import read_what_is_left
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.files.store.glance import Glimpse, look
from vgr_desktop.files.store.health import examine, look_carefully

ODD: tuple[object, ...] = (
    *(None, -1, 0, 1, 999, 2**40, -(2**63), 1.5, "", " ", "purple", "[]", "[999]", '["a", 1]', '"abc"', "null"),
    *("1E+999999", "[" * 2000, '[{"runs": [1]}]', '[{"table": 1}]', "2026-02-31", "2026-05-04T09:00:00", "a\x01b"),
    *(b"", b"\xff\xfe"),
)
COLUMNS = [
    *((table.name, column) for table in TABLES for column in ("id", "lineage", "report", "parent", "position")),
    *((table.name, column.name) for table in TABLES for column in table.columns),
    *(("dossier", column) for column in ("key", "value")),
]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "Proef.vgr"
    with Dossier.create(path) as dossier:
        dossier.save(None, reviewed_report())
        ids = dossier.identities()
        dossier.save(None, new_report([ids.new(), ids.new(), ids.new()], edition(2, 2025), "Lindeveen"))
    return path


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=[".".join(names) for names in COLUMNS])
def test_an_odd_value_is_read_as_it_is_or_told(tmp_path: Path, sound: Path, table: str, column: str) -> None:
    path, told = tmp_path / "Proef.vgr", 0
    for odd in ODD:
        shutil.copyfile(sound, path)
        if put(path, table, column, odd):
            try:
                assert says_what_is_in(look(path), path), odd
            except Damaged:
                told += 1
    assert told, "something is not valid in any column"


def put(path: Path, table: str, column: str, value: object) -> bool:
    """Put the value in the last row of the table, if SQLite itself lets it be there."""
    change = f'UPDATE {table} SET "{column}" = ? WHERE rowid = (SELECT MAX(rowid) FROM {table})'  # noqa: S608  # names from this program
    with closing(sqlite3.connect(path)) as connection:
        try:
            with connection:
                connection.execute(change, [value])
        except sqlite3.IntegrityError:
            return False
    return True


def says_what_is_in(glimpse: Glimpse, path: Path) -> bool:
    """Whether the reports are exactly the rows in the file, whatever their places."""
    found = {table.name: set[tuple[object, ...]]() for table in TABLES}
    for report in glimpse.reports:
        for entry in placed_items(report).values():
            found[table_of(entry.item)].add(_values(to_row(entry, report.id)))
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        queries = {table.name: f"SELECT * FROM {table.name}" for table in TABLES}  # noqa: S608  # names from this program
        held = {name: {_values(dict(row)) for row in connection.execute(query)} for name, query in queries.items()}
    return found == held


def _values(row: dict[str, object]) -> tuple[object, ...]:
    said = {name: value for name, value in row.items() if name != "position"}
    if isinstance(body := said.get("body"), str):  # which need not be in normal form
        said["body"] = text_to_json(text_from_json(body))
    if isinstance(amount := said.get("amount"), str):
        said["amount"] = str(Decimal(amount))
    return tuple((isinstance(value, str), value) for _, value in sorted(said.items()))


@pytest.mark.parametrize("column", ["number", "item", "began", "saved", "author", "body"])
def test_an_odd_value_in_a_version_is_told_and_keeps_nobody_from_saving(
    tmp_path: Path, sound: Path, column: str
) -> None:
    path, now = tmp_path / "Proef.vgr", dt.datetime(2026, 5, 4, 12, tzinfo=dt.UTC)
    report = look(sound).reports[-1]
    after = write(report, STATE, from_plain("Eerst."))
    for odd in ODD:
        shutil.copyfile(sound, path)
        with Dossier.open(path) as dossier:
            dossier.save_all([(report, after)], now)
        if put(path, "version", column, odd):
            with Dossier.open(path) as dossier:
                with suppress(Damaged):
                    dossier.versions(STATE)
                dossier.written_since(now - dt.timedelta(days=1))
                dossier.save_all([(after, write(after, STATE, from_plain("Later.")))], now + dt.timedelta(hours=1))


BROKEN = {
    "a light that is not on the scale": "UPDATE deliverable SET light = 'purple'",
    "an explanation of nothing": "UPDATE explanation SET about = '[999]' WHERE about <> '[]'",
    "an explanation of a goal": "UPDATE explanation SET about = (SELECT '[' || id || ']' FROM goal)",
    "one lineage twice": "UPDATE goal SET lineage = 'x'",
    "a lineage that is none": "UPDATE section SET lineage = ''",
    "one place twice": "UPDATE deliverable SET position = 0",
    "texts in another place": "UPDATE text SET position = position + 1",
    "a place before the first": "UPDATE goal SET position = position - 100",
    "an item of another report": "UPDATE goal SET report = 999",
    "an id still to be handed out": "UPDATE dossier SET value = '5' WHERE key = 'next_id'",
    "a next id beyond all": "UPDATE dossier SET value = '99999999999999999999' WHERE key = 'next_id'",
    "a dossier without a lineage": "UPDATE dossier SET value = '' WHERE key = 'lineage'",
    "a picture that is none": "UPDATE picture SET content = x'00'",
    "a table that is mostly missing": "UPDATE text SET body = '[{\"table\": [[' || substr(replace(hex(zeroblob(5000)), "
    "'00', ',[]'), 2) || ']' || replace(hex(zeroblob(5000)), '00', ',[]') || ']}]'",
    "yes or no that is neither": "UPDATE adoption SET frozen = 2",
}


@pytest.mark.parametrize("change", BROKEN.values(), ids=BROKEN)
def test_what_does_not_go_together_is_damage_and_salvaged(tmp_path: Path, sound: Path, change: str) -> None:
    path = Path(shutil.copy(sound, tmp_path))
    with closing(sqlite3.connect(path)) as connection, connection:
        assert connection.execute(change).rowcount > 0
    with pytest.raises(Damaged, match="de inhoud klopt niet"):
        look(path)
    assert any("de inhoud klopt niet" in line for line in examine(path).faults)
    saved = read_what_is_left(path)
    assert {report.edition.key for report in saved.reports} == {"2026-1", "2025-2"}
    again = tmp_path / "Gered.vgr"
    with Dossier.create(again, saved.facts) as dossier:
        dossier.save_all((None, report) for report in saved.reports)
    assert examine(again).faults == ()


def spots(length: int) -> Iterator[int]:
    """The whole header, and places all over the rest."""
    yield from range(100)
    yield from range(100, length, 997)


@pytest.mark.parametrize("bit", [0, 3, 7])
def test_a_flipped_bit_is_told_or_only_changes_what_is_read(tmp_path: Path, sound: Path, bit: int) -> None:
    path, content = tmp_path / "Proef.vgr", sound.read_bytes()
    for at in spots(len(content)):
        path.write_bytes(content[:at] + bytes([content[at] ^ 1 << bit]) + content[at + 1 :])
        try:
            glimpse = look_carefully(path, thorough=False)
        except Problem:
            continue
        assert says_what_is_in(glimpse, path), at


def test_a_missing_picture_is_named_by_the_check(tmp_path: Path, sound: Path) -> None:
    path = Path(shutil.copy(sound, tmp_path))
    shown = '[{"kind": "picture", "image": {"picture": "weg", "alt": "De kade"}, "runs": []}]'
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE text SET body = ? WHERE id = (SELECT MIN(id) FROM text)", [shown])
    assert examine(path).remarks == ("In het voorwoord (1e Voortgangsrapportage 2026) ontbreekt een afbeelding.",)


@pytest.mark.parametrize("read", [look, lambda path: Dossier.open(path).reports()], ids=["glance", "dossier"])
def test_a_small_file_in_which_one_large_row_is_there_a_thousand_times_takes_little_memory(
    tmp_path: Path, sound: Path, read: Callable[[Path], object]
) -> None:
    path = Path(shutil.copy(sound, tmp_path))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE leftover SET text = replace(hex(zeroblob(500000)), '0', 'x')")
        (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'leftover'").fetchone()
    content, start, times = bytearray(path.read_bytes()), (root - 1) * 4096, 700
    assert content[start] == 0x0D
    content[start + 3 : start + 5] = times.to_bytes(2, "big")
    content[start + 8 : start + 8 + 2 * times] = bytes(content[start + 8 : start + 10]) * times
    path.write_bytes(content)
    tracemalloc.start()
    try:
        with pytest.raises(Damaged):
            read(path)
        assert tracemalloc.get_traced_memory()[1] < 50_000_000
    finally:
        tracemalloc.stop()
