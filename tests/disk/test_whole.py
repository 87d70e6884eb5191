"""A file is in its place whole, or not at all."""

import errno
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Never

import pytest

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.disk.whole import replacing, whole


@pytest.fixture(params=["disk", "memory stick"])
def target(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A place on a disk that gives a file as many names as one likes, or only one."""

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    if request.param == "memory stick":
        monkeypatch.setattr(Path, "hardlink_to", refuse)
    target = tmp_path / "brief"
    yield target
    assert set(tmp_path.iterdir()) <= {target}


def put(target: Path, content: bytes, *, meanwhile: bytes = b"") -> None:
    """Write a new file; with `meanwhile` somebody else does so as well, and is ready first."""
    with whole(target, replace=False) as unfinished:
        unfinished.write_bytes(content)
        assert not target.exists()
        if meanwhile:
            target.write_bytes(meanwhile)


def fail(target: Path) -> None:
    """Begin to write a file that does not get finished."""
    with whole(target) as unfinished:
        unfinished.write_bytes(b"hal")
        raise OSError("vol")


def test_a_new_file_comes_where_nothing_is(target: Path) -> None:
    put(target, b"nieuw")
    assert target.read_bytes() == b"nieuw"


def test_a_file_that_came_first_stays(target: Path) -> None:
    with pytest.raises(FileExistsError):
        put(target, b"nieuw", meanwhile=b"eerder")
    assert target.read_bytes() == b"eerder"


def test_nothing_is_left_of_a_file_that_was_never_finished(target: Path) -> None:
    with pytest.raises(OSError, match="vol"):
        fail(target)
    assert not target.exists()


def folders_fail(number: int) -> Callable[[int], None]:
    """A disk that flushes files, and says this when it is asked to flush a folder."""
    flush = os.fsync

    def fsync(handle: int) -> None:
        if Path(f"/proc/self/fd/{handle}").is_dir():
            raise OSError(number, os.strerror(number))
        flush(handle)

    return fsync


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a handle is of")
@pytest.mark.parametrize("number", [errno.EINVAL, errno.EPERM])
def test_a_disk_that_cannot_flush_a_folder_takes_the_file(
    target: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(os, "fsync", folders_fail(number))
    save(target)
    assert target.read_bytes() == b"nieuw"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a handle is of")
def test_a_disk_that_fails_when_it_flushes_the_folder_is_told(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", folders_fail(errno.EIO))
    with pytest.raises(Problem, match="De computer meldt"):
        save(target)


def test_a_name_as_long_as_the_disk_takes_is_no_trouble(tmp_path: Path) -> None:
    target = tmp_path / ("n" * 250 + ".docx")
    save(target)
    assert target.read_bytes() == b"nieuw"


def save(target: Path, content: bytes = b"nieuw") -> None:
    with replacing(target) as stream:
        stream.write(content)


def fail_halfway(target: Path) -> None:
    with replacing(target) as stream:
        stream.write(b"half")
        raise ZeroDivisionError


def test_a_file_is_put_in_its_place(tmp_path: Path) -> None:
    target = tmp_path / "r.docx"
    save(target, b"oud")
    save(target)
    assert target.read_bytes() == b"nieuw"
    assert [file.name for file in tmp_path.iterdir()] == ["r.docx"]


def test_when_the_writing_fails_the_old_file_stays(tmp_path: Path) -> None:
    target = tmp_path / "r.docx"
    save(target, b"oud")
    with pytest.raises(ZeroDivisionError):
        fail_halfway(target)
    assert target.read_bytes() == b"oud"
    assert [file.name for file in tmp_path.iterdir()] == ["r.docx"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"niet opgeslagen\. De map .*weg bestaat niet\..*niet veranderd"):
        save(tmp_path / "weg" / "r.docx")


@pytest.mark.parametrize("number", [errno.ENOTDIR, errno.ENOENT])
def test_a_folder_that_is_a_file_is_told_on_windows_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refused(*_: object) -> Never:
        raise OSError(number, os.strerror(number))

    (tmp_path / "map").write_text("", encoding="utf-8")
    monkeypatch.setattr(Path, "open", refused)  # as the one or the other system does
    monkeypatch.setattr(Path, "unlink", lambda *_, **__: None)
    with pytest.raises(Problem, match="is geen map"):
        save(tmp_path / "map" / "r.docx")


def test_a_name_that_a_folder_has_is_told(tmp_path: Path) -> None:
    (tmp_path / "r.docx").mkdir()
    with pytest.raises(Problem, match=r"r\.docx is een map|nog open"):
        save(tmp_path / "r.docx")
    assert [file.name for file in tmp_path.iterdir()] == ["r.docx"]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(Path, "open", denied)
    with pytest.raises(Problem, match="kan niet worden geschreven"):
        save(tmp_path / "r.docx")


def test_a_document_that_is_open_in_word_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(beside: Path, place: Path) -> None:
        raise PermissionError(errno.EACCES, "in use", str(beside), None, str(place))

    target = tmp_path / "r.docx"
    save(target, b"oud")
    monkeypatch.setattr(Path, "replace", denied)
    with pytest.raises(Problem, match=r"r\.docx is niet opgeslagen\. Het is nog open in een ander programma"):
        save(target)
    assert target.read_bytes() == b"oud"
    assert [file.name for file in tmp_path.iterdir()] == ["r.docx"]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "De schijf is vol"),
        (errno.EDQUOT, "schijfruimte"),
        (errno.EROFS, "kan niet worden geschreven"),
        (errno.EIO, "De computer meldt"),
    ],
)
def test_what_the_disk_says_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str) -> None:
    def failing(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(Problem, match=said):
        save(tmp_path / "r.docx")
    assert not list(tmp_path.iterdir())


def test_what_a_program_left_that_was_killed_is_removed_a_day_later(tmp_path: Path) -> None:
    """Nothing else is: neither a file that is being written, nor one of somebody else."""
    old, new, theirs = (tmp_path / name for name in (f"~{'a' * 16}.deel", f"~{'b' * 16}.deel", "~$rapport.deel"))
    for file in (old, new, theirs):
        file.write_bytes(b"half")
    for file in (old, theirs):
        os.utime(file, (0, 0))
    save(tmp_path / "r.docx")
    assert {file.name for file in tmp_path.iterdir()} == {"r.docx", new.name, theirs.name}


def test_what_cannot_be_removed_is_no_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = tmp_path / f"~{'a' * 16}.deel"
    left.write_bytes(b"half")
    os.utime(left, (0, 0))
    unlink = Path.unlink

    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        if path == left:
            raise PermissionError(errno.EACCES, "denied")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    save(tmp_path / "r.docx")
    assert (tmp_path / "r.docx").read_bytes() == b"nieuw"
