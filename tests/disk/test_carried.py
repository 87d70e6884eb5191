from pathlib import Path

import pytest

from vgr_desktop.disk.carried import MARK, carried_folder
from vgr_desktop.spelling import word_list
from vgr_desktop.ui.kit.folders import data_folder
from vgr_desktop.ui.kit.settings import Settings


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / MARK).touch()
    monkeypatch.setattr("sys.executable", str(tmp_path / "vgr-desktop.exe"))
    return tmp_path


def test_an_installed_program_keeps_its_things_in_the_folders_of_its_user(tmp_path: Path) -> None:
    assert carried_folder(tmp_path / "vgr-desktop.exe") is None


@pytest.mark.usefixtures("qapp")
def test_a_program_that_is_carried_along_keeps_everything_beside_itself(stick: Path) -> None:
    settings = Settings()
    settings.note_opened(Path("Lindeveen.vgr"))
    del settings
    assert (stick / "Gegevens" / "vgr-desktop.ini").is_file()
    assert data_folder() == word_list.own_file().parent == stick / "Gegevens"
