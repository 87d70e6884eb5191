import zipfile
from pathlib import Path

import pytest
from compare_builds import main


def build(folder: Path, *, part: str = "same", more: bool = False) -> Path:
    """What a build could have made."""
    folder.mkdir()
    (folder / "thing.msi").write_text("same")
    with zipfile.ZipFile(folder / "thing.zip", "w") as archive:
        archive.writestr(zipfile.ZipInfo("app/part.pyc"), part)
    if more:
        (folder / "more.deb").write_text("more")
    return folder


@pytest.mark.parametrize(
    ("part", "more", "told"),
    [
        ("same", False, ["OK: 2 files are the same"]),
        ("other", True, ["more.deb is only in the second", "thing.zip differs", "    app/part.pyc differs"]),
    ],
)
def test_two_builds_are_told_apart_by_what_differs_in_them(
    *,
    part: str,
    more: bool,
    told: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folders = build(tmp_path / "one"), build(tmp_path / "other", part=part, more=more)
    monkeypatch.setattr("sys.argv", ["compare_builds.py", *map(str, folders)])
    assert main() == (0 if told[0].startswith("OK") else 1)
    assert capsys.readouterr().out.splitlines() == told
