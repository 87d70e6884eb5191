"""Files that are no sound dossier: each is told apart, and none is touched."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.reports import small_report
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.files.format.errors import Damaged, Unreadable
from vgr_desktop.files.format.header import SCHEMA_VERSION, NotADossier
from vgr_desktop.files.store import glance
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.files.store.health import examine


def read_by_dossier(path: Path) -> tuple[Report, ...]:
    with Dossier.open(path) as dossier:
        return dossier.reports()


def read_at_a_glance(path: Path) -> tuple[Report, ...]:
    return glance.look(path).reports


READERS = [pytest.param(read_by_dossier, id="dossier"), pytest.param(read_at_a_glance, id="glance")]
Reader = Callable[[Path], tuple[Report, ...]]


def sound(path: Path) -> bytes:
    with Dossier.create(path) as dossier:
        dossier.save(None, small_report())
    return path.read_bytes()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def one_byte(path: Path) -> None:
    path.write_bytes(b"\x00")


def a_letter(path: Path) -> None:
    path.write_text("Geachte raad,\n" * 50, encoding="utf-8")


def a_pdf(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(500))


def zeros(path: Path) -> None:
    path.write_bytes(bytes(len(sound(path))))


def encrypted(path: Path) -> None:
    content = sound(path)
    path.write_bytes(bytes(byte ^ (i * 167 + 91) & 0xFF for i, byte in enumerate(content)))


def cut_in_its_header(path: Path) -> None:
    path.write_bytes(sound(path)[:60])


def cut_in_the_middle(path: Path) -> None:
    path.write_bytes(sound(path)[:-5000])


def of_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE report (id INTEGER)")
        connection.commit()


def of_a_newer_version(path: Path) -> None:
    sound(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")


NOT_A_DOSSIER = [
    (empty, "is leeg; er staat geen dossier in"),
    (one_byte, "is geen dossier van VGR Desktop"),
    (a_letter, "is geen dossier van VGR Desktop"),
    (a_pdf, "is geen dossier van VGR Desktop maar een PDF"),
    (zeros, "begint met nullen"),
    (encrypted, "is versleuteld of beschadigd"),
    (cut_in_its_header, "is niet compleet: het bestand is afgebroken"),
    (cut_in_the_middle, "is niet compleet: het bestand is afgebroken"),
    (of_another_program, "is een bestand van een ander programma"),
    (of_a_newer_version, "is gemaakt met een nieuwere versie van VGR Desktop"),
]


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(("make", "message"), NOT_A_DOSSIER, ids=[make.__name__ for make, _ in NOT_A_DOSSIER])
def test_what_is_no_dossier_is_told_and_left_alone(
    tmp_path: Path, make: Callable[[Path], None], message: str, read: Reader
) -> None:
    path = tmp_path / "Proef.vgr"
    make(path)
    content, changed = path.read_bytes(), path.stat().st_mtime_ns
    with pytest.raises(NotADossier, match=message):
        read(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (content, changed)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("read", READERS)
def test_a_file_that_is_not_there_is_told_and_not_made(tmp_path: Path, read: Reader) -> None:
    with pytest.raises(NotADossier, match="bestaat niet"):
        read(tmp_path / "Proef.vgr")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("read", READERS)
def test_a_folder_is_told(tmp_path: Path, read: Reader) -> None:
    with pytest.raises(NotADossier, match="is een map en geen dossier"):
        read(tmp_path)


@pytest.mark.parametrize("read", READERS)
def test_a_path_through_a_file_is_told(tmp_path: Path, read: Reader) -> None:
    empty(tmp_path / "brief")
    with pytest.raises(Unreadable, match="kan niet worden gelezen"):
        read(tmp_path / "brief" / "Proef.vgr")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("read", READERS)
def test_a_pipe_is_told_and_not_waited_for(tmp_path: Path, read: Reader) -> None:
    path = tmp_path / "Proef.vgr"
    os.mkfifo(path)
    with pytest.raises(NotADossier, match="is geen gewoon bestand"):
        read(path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("read", READERS)
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, read: Reader) -> None:
    path = tmp_path / "Proef.vgr"
    sound(path)
    path.chmod(0)
    with pytest.raises(Unreadable, match="kan niet worden gelezen"):
        read(path)


def test_a_file_that_cannot_be_read_is_told_with_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "Proef.vgr"
    sound(path)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(Unreadable, match=r"kan niet worden gelezen \(u hebt er geen rechten voor"):
        Dossier.open(path)


# What follows has a sound header, so only reading shows what is wrong.


def overwritten(path: Path) -> None:
    content = sound(path)
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))


def without_a_table(path: Path) -> None:
    changed(path, "DROP TABLE goal")


def with_a_text_that_is_no_json(path: Path) -> None:
    changed(path, "UPDATE text SET body = 'tekst'")


def with_a_text_of_another_form(path: Path) -> None:
    changed(path, """UPDATE text SET body = '[{"runs": ["x"], "colour": "red"}]'""")


def with_a_text_that_is_very_deep(path: Path) -> None:
    changed(path, "UPDATE text SET body = replace(hex(zeroblob(50000)), '0', '[')")


def with_a_text_that_is_not_utf_8(path: Path) -> None:
    changed(path, "UPDATE programme SET name = CAST(x'ff00fe' AS TEXT)")


def with_bytes_for_a_title(path: Path) -> None:
    changed(path, "UPDATE programme SET name = x'ff00fe'")


def with_an_amount_that_is_none(path: Path) -> None:
    changed(path, "UPDATE deviation SET amount = 'veel'")


def with_an_edition_that_is_none(path: Path) -> None:
    changed(path, "UPDATE report SET edition = '[1]'")


def without_the_texts_of_a_programme(path: Path) -> None:
    changed(path, "DELETE FROM text")


def changed(path: Path, statement: str) -> None:
    sound(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()


DAMAGED = [
    overwritten,
    without_a_table,
    with_a_text_that_is_no_json,
    with_a_text_of_another_form,
    with_a_text_that_is_very_deep,
    with_a_text_that_is_not_utf_8,
    with_bytes_for_a_title,
    with_an_amount_that_is_none,
    with_an_edition_that_is_none,
    without_the_texts_of_a_programme,
]


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("damage", DAMAGED)
def test_what_is_damaged_is_told_and_left_alone(tmp_path: Path, damage: Callable[[Path], None], read: Reader) -> None:
    path = tmp_path / "Proef.vgr"
    damage(path)
    content = path.read_bytes()
    with pytest.raises(Damaged, match=r"Proef\.vgr kan niet worden gelezen: .*reservekopie"):
        read(path)
    assert path.read_bytes() == content


@pytest.mark.parametrize("damage", DAMAGED)
def test_the_check_of_a_damaged_dossier_says_so(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    path = tmp_path / "Proef.vgr"
    damage(path)
    assert checked(path) != ()


def checked(path: Path) -> tuple[str, ...]:
    """What the check of a dossier says."""
    return examine(path).faults


@pytest.mark.parametrize("parent", ["999", "id", "(SELECT MIN(id) FROM sub_item)"])
@pytest.mark.parametrize("read", READERS)
def test_what_stands_under_nothing_or_under_itself_is_damage(tmp_path: Path, parent: str, read: Reader) -> None:
    path = tmp_path / "Proef.vgr"
    changed(path, f"UPDATE goal SET parent = {parent}")  # noqa: S608  # our own words
    before = path.read_bytes()
    with pytest.raises(Damaged, match="de inhoud klopt niet"):
        read(path)
    assert any("de inhoud klopt niet" in line for line in checked(path))
    assert path.read_bytes() == before


def test_a_number_that_is_used_twice_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "Proef.vgr"
    changed(path, "UPDATE goal SET id = (SELECT id FROM section) WHERE id = (SELECT MAX(id) FROM goal)")
    assert any("de inhoud klopt niet" in line for line in checked(path))
    with pytest.raises(Damaged, match="de inhoud klopt niet"):
        glance.look(path)


@pytest.mark.parametrize(
    "statement", ["DELETE FROM dossier", "UPDATE dossier SET value = 'veel'", "DROP TABLE dossier"]
)
def test_a_dossier_that_does_not_know_its_next_number_is_damaged(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "Proef.vgr"
    changed(path, statement)
    for ask in (lambda: Dossier.open(path).identities(), lambda: glance.look(path)):
        with pytest.raises(Damaged):
            ask()


def test_every_problem_is_told_in_one_line(tmp_path: Path) -> None:
    for make, _ in NOT_A_DOSSIER:
        path = tmp_path / f"{make.__name__}.vgr"
        make(path)
        with pytest.raises(Problem) as problem:
            Dossier.open(path)
        assert "\n" not in str(problem.value)
