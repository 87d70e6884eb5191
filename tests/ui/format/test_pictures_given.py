"""Pictures that are dropped or pasted and cannot be used: it is told why, and what is too large is not decoded."""

from pathlib import Path
from struct import pack

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication

from tests.reports import MISSION, SQUARE
from tests.windows import Desktop, answer, wait_until
from vgr_desktop.core.model.limits import MOST_PIXELS
from vgr_desktop.core.model.picture_sizes import PNG
from vgr_desktop.core.model.report import PictureKind
from vgr_desktop.core.model.tree import index
from vgr_desktop.ui.text.pictures.dialog import PictureDialog
from vgr_desktop.ui.text.pictures.reading import OTHER_SUFFIXES, read_image
from vgr_desktop.ui.text.pictures.store import PictureStore

HUGE = PNG + pack(">II", 20_000, 20_000) + bytes(5)
TOLD = "kade.png heeft meer dan 50 miljoen beeldpunten (20.000 × 20.000). Er is niets ingevoegd"


@pytest.fixture
def huge(tmp_path: Path) -> Path:
    path = tmp_path / "kade.png"
    path.write_bytes(HUGE)
    return path


@pytest.fixture
def shown(desk: Desktop) -> Desktop:
    desk.go_to(index(desk.report).parents[MISSION])
    return desk


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop_on_window(desk: Desktop, *paths: Path) -> None:
    data, buttons, keys = files(*paths), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(desk.frame, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(desk.frame, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))


def test_a_picture_with_too_many_pixels_that_is_dropped_on_the_text_is_told(shown: Desktop, huge: Path) -> None:
    shown.editor(MISSION).insertFromMimeData(files(huge))
    wait_until(lambda: TOLD in shown.message)


def test_one_that_is_dropped_beside_the_text_is_told_as_well(shown: Desktop, huge: Path) -> None:
    shown.editor(MISSION)
    drop_on_window(shown, huge)
    wait_until(lambda: TOLD in shown.message)


def test_a_picture_that_is_dropped_beside_the_text_comes_where_the_caret_is(shown: Desktop, tmp_path: Path) -> None:
    (tmp_path / "plein.png").write_bytes(SQUARE)
    shown.editor(MISSION)
    answer(PictureDialog, PictureDialog.accept)
    drop_on_window(shown, tmp_path / "plein.png")
    wait_until(lambda: len(shown.report.pictures) == 1)


def test_without_a_text_it_is_told_where_it_belongs(desk: Desktop, huge: Path) -> None:
    desk.window.desk.show_item(None)
    drop_on_window(desk, huge)
    assert desk.message == "kade.png is niet ingevoegd. Zet de cursor in de tekst waarin de afbeelding moet."


@pytest.mark.parametrize("suffix", OTHER_SUFFIXES)
def test_a_picture_of_another_kind_is_told_what_to_do(shown: Desktop, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"kade{suffix}"
    path.write_bytes(b"GIF89a" + bytes(50))
    shown.editor(MISSION)
    drop_on_window(shown, path)
    wait_until(lambda: f"kade{suffix} is geen PNG- of JPEG-afbeelding." in shown.message)
    assert "Sla de afbeelding op als PNG of JPEG." in shown.message


def test_an_image_that_qt_did_not_decode_is_told(shown: Desktop) -> None:
    """As it is for 20,000 by 20,000 pixels from another program: Qt takes no more than 256 MB."""
    shown.editor(MISSION).picture_given.emit(QImage())
    wait_until(lambda: "zij is beschadigd, of heeft meer dan 50 miljoen beeldpunten" in shown.message)


def test_an_image_with_too_many_pixels_is_refused() -> None:
    image = QImage(QSize(MOST_PIXELS // 1000 + 1, 1000), QImage.Format.Format_Mono)
    with pytest.raises(Exception, match=r"De afbeelding heeft meer dan 50 miljoen beeldpunten \(50\.001 × 1\.000\)"):
        read_image(image)


@pytest.mark.usefixtures("qapp")
def test_a_picture_of_a_dossier_with_too_many_pixels_is_not_decoded() -> None:
    store = PictureStore()
    store.add("kade", (PictureKind.PNG, HUGE))
    assert (store.has("kade"), store.size("kade"), store.image("kade")) == (True, None, None)
    assert not store._begun
