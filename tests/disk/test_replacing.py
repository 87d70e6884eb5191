import errno
import os
from pathlib import Path

import pytest

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.disk.replacing import replacing


def put(target: Path, content: bytes = b"nieuw") -> None:
    with replacing(target) as stream:
        stream.write(content)


def fail_halfway(target: Path) -> None:
    with replacing(target) as stream:
        stream.write(b"half")
        raise ZeroDivisionError


def test_a_file_is_put_in_its_place(tmp_path: Path) -> None:
    target = tmp_path / "r.docx"
    put(target, b"oud")
    put(target)
    assert target.read_bytes() == b"nieuw"
    assert [file.name for file in tmp_path.iterdir()] == ["r.docx"]


def test_when_the_writing_fails_the_old_file_stays(tmp_path: Path) -> None:
    target = tmp_path / "r.docx"
    put(target, b"oud")
    with pytest.raises(ZeroDivisionError):
        fail_halfway(target)
    assert target.read_bytes() == b"oud"
    assert [file.name for file in tmp_path.iterdir()] == ["r.docx"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"niet opgeslagen\. De map .*weg bestaat niet\..*niet veranderd"):
        put(tmp_path / "weg" / "r.docx")


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "map").write_text("", encoding="utf-8")
    with pytest.raises(Problem, match="is geen map"):
        put(tmp_path / "map" / "r.docx")


def test_a_name_that_a_folder_has_is_told(tmp_path: Path) -> None:
    (tmp_path / "r.docx").mkdir()
    with pytest.raises(Problem, match=r"r\.docx is een map|nog open"):
        put(tmp_path / "r.docx")
    assert [file.name for file in tmp_path.iterdir()] == ["r.docx"]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(Path, "open", denied)
    with pytest.raises(Problem, match="kan niet worden geschreven"):
        put(tmp_path / "r.docx")


def test_a_document_that_is_open_in_word_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object) -> None:
        raise PermissionError(errno.EACCES, "in use")

    target = tmp_path / "r.docx"
    put(target, b"oud")
    monkeypatch.setattr(Path, "replace", denied)
    with pytest.raises(Problem, match=r"r\.docx is niet opgeslagen\. Het is nog open in een ander programma"):
        put(target)
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
        put(tmp_path / "r.docx")
    assert not list(tmp_path.iterdir())
