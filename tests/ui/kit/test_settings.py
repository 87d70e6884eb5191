from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from vgr_desktop.ui.kit.settings import MOST_RECENT, Settings


class Store:
    """Settings in a file, as they are after the program was started again."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def settings(self) -> Settings:
        return Settings(QSettings(str(self.path), QSettings.Format.IniFormat))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "settings.ini")


def test_the_latest_dossiers_come_first_each_once(store: Store) -> None:
    paths = [Path(f"/map/{number}.vgr") for number in range(MOST_RECENT + 2)]
    for path in (*paths, paths[5]):
        store.settings().note_opened(path)
    assert store.settings().recent() == [paths[5], *[p for p in reversed(paths) if p != paths[5]]][:MOST_RECENT]


def test_one_dossier_is_a_list_of_one_and_none_is_empty(store: Store) -> None:
    path = Path("/map/a, b.vgr")
    assert store.settings().recent() == []
    store.settings().note_opened(path)
    assert store.settings().recent() == [path]
    store.settings().forget(path)
    assert store.settings().recent() == []


def test_the_place_in_a_dossier(store: Store) -> None:
    assert (store.settings().open_report("abc"), store.settings().place("abc", 3)) == (0, 0)
    store.settings().set_place("abc", 3, 14)
    store.settings().set_place("abc", 4, 15)
    store.settings().set_place("def", 1, 2)
    assert store.settings().open_report("abc") == 4
    assert [store.settings().place("abc", report) for report in (3, 4)] == [14, 15]


@pytest.mark.parametrize("ids", [set(), {7}, {1, 2, 3}])
def test_what_is_unfolded_also_when_nothing_is(store: Store, ids: set[int]) -> None:
    assert store.settings().unfolded("abc", 1) is None
    store.settings().set_unfolded("abc", 1, ids)
    assert store.settings().unfolded("abc", 1) == ids
    assert store.settings().unfolded("abc", 2) is None


def test_the_layout_of_the_window(store: Store) -> None:
    assert store.settings().layout("geometry") is None
    store.settings().set_layout("geometry", QByteArray(b"\x00\x01\xff"))
    assert store.settings().layout("geometry") == QByteArray(b"\x00\x01\xff")


def test_a_folder_that_is_gone_is_not_offered(store: Store, tmp_path: Path) -> None:
    assert store.settings().folder("export") is None
    folder = tmp_path / "map"
    folder.mkdir()
    store.settings().set_folder("export", folder)
    assert store.settings().folder("export") == folder
    folder.rmdir()
    assert store.settings().folder("export") is None


def test_a_file_that_somebody_spoiled_is_as_good_as_none(store: Store) -> None:
    store.path.write_text(
        "[window]\ngeometry=hallo\n[dossiers]\nabc\\open=x\nabc\\place1=y\nabc\\unfolded1=?\n[folders]\nexport=1\n"
    )
    settings = store.settings()
    assert settings.layout("geometry") is None
    assert (settings.open_report("abc"), settings.place("abc", 1)) == (0, 0)
    assert settings.unfolded("abc", 1) == set()
    assert settings.folder("export") is None


def test_by_default_they_are_in_the_users_own_folder(own_home: Path) -> None:
    Settings().note_opened(Path("/map/x.vgr"))
    assert Settings().recent() == [Path("/map/x.vgr")]
    assert list(own_home.rglob("*.ini")) != []


def test_what_somebody_else_wrote_into_them_does_no_harm(store: Store) -> None:
    odd = QSettings(str(store.path), QSettings.Format.IniFormat)
    odd.setValue("recent", [f"/map/{number}.vgr" for number in range(5000)])
    odd.setValue("dossiers/x/unfolded1", ["²", "9" * 5000, "-1", "7", "", "x"])
    odd.setValue("dossiers/x/open", "²")
    odd.setValue("window/geometry", "geen bytes")
    odd.setValue("folders/dossier", ["a", "b"])
    odd.sync()
    settings = store.settings()
    assert len(settings.recent()) == MOST_RECENT
    assert settings.unfolded("x", 1) == {7}
    assert settings.open_report("x") == 0
    assert settings.layout("geometry") is None
    assert settings.folder("dossier") is None
