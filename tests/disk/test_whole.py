"""A file is in its place whole, or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from vgr_desktop.disk.whole import whole


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
