"""Pictures in the editor, as an officer meets them."""

import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QPoint, QSize, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QTransform
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QSpinBox
from pytestqt.qtbot import QtBot

from tests.reports import MISSION, SQUARE, STATE
from tests.windows import Desktop, answer, wait_until
from vgr_desktop.core.model.limits import MOST_KEPT, MOST_PIXELS
from vgr_desktop.core.model.pictures import kind_of, size_of
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import PictureKind, Text
from vgr_desktop.core.model.text import Image, Paragraph, RichText, Run, Table, rich
from vgr_desktop.core.model.tree import index
from vgr_desktop.files.format.codec import text_from_json
from vgr_desktop.ui.kit import file_dialog
from vgr_desktop.ui.text.editor import PICTURES_MIME_TYPE
from vgr_desktop.ui.text.paste import MIME_TYPE
from vgr_desktop.ui.text.pictures import reading
from vgr_desktop.ui.text.pictures.dialog import PictureDialog
from vgr_desktop.ui.text.pictures.reading import keep, read, read_file
from vgr_desktop.ui.text.pictures.store import PictureStore

MISSION_WORDS = "Een groene stad waar iedereen droge voeten houdt."


def painted(width: int, height: int) -> QImage:
    """A picture of which the upper left corner is red and the rest blue."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    for x in range(width // 4):
        for y in range(height // 4):
            image.setPixelColor(x, y, Qt.GlobalColor.red)
    return image


def encoded(image: QImage, kind: str = "png", **texts: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, kind.encode())
    for key, text in texts.items():
        writer.setText(key, text)
    assert writer.write(image)
    return bytes(buffer.data().data())


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def turned(content: bytes, *, place: bytes = b"") -> bytes:
    """A JPEG that says that its camera was held on its side, with some more about where that was."""
    entries = struct.pack(">H", 1) + struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0) + bytes(4)
    exif = b"Exif\0\0MM\0*" + struct.pack(">I", 8) + entries + place
    return content[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + content[2:]


@pytest.mark.usefixtures("qapp")
class TestReading:
    def test_what_is_no_picture_is_refused_whatever_its_name(self, tmp_path: Path) -> None:
        path = tmp_path / "kade.png"
        for content in (b"GIF89a" + bytes(50), b"<svg/>", b""):
            path.write_bytes(content)
            with pytest.raises(Problem, match="geen PNG- of JPEG-afbeelding"):
                read_file(path)

    def test_half_a_picture_is_refused(self) -> None:
        for content in (SQUARE[:20], SQUARE[:50], encoded(painted(40, 40), "jpeg")[:30]):
            with pytest.raises(Problem, match="beschadigd"):
                read(content, "kade.png")

    def test_a_small_file_that_claims_to_be_huge_is_refused_before_it_is_unpacked(self) -> None:
        header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
        bomb = SQUARE[:8] + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
        with pytest.raises(Problem, match=f"meer dan {MOST_PIXELS // 1_000_000} miljoen"):
            read(bomb, "kade.png")

    def test_a_file_that_is_too_large_or_not_there_is_refused(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with pytest.raises(Problem, match="kan niet worden gelezen"):
            read_file(tmp_path / "weg.png")
        (tmp_path / "kade.png").write_bytes(SQUARE)
        monkeypatch.setattr(reading, "LARGEST_PICTURE_FILE", 10)
        with pytest.raises(Problem, match="te groot"):
            read_file(tmp_path / "kade.png")

    def test_a_large_picture_is_kept_as_large_as_print_needs(self) -> None:
        for kind in ("png", "jpeg"):
            read_kind, content = read(encoded(painted(4000, 1000), kind), "kade")
            assert read_kind.value == kind
            assert size_of(content) == (MOST_KEPT, MOST_KEPT // 4)

    def test_a_photo_stands_upright(self) -> None:
        plain = encoded(painted(80, 40), "jpeg")
        _, content = read(turned(plain), "kade.jpg")
        upright = painted(80, 40).transformed(QTransform().rotate(90))
        assert size_of(content) == (40, 80)
        found = QImage.fromData(content)
        for place in (QPoint(4, 4), QPoint(36, 4), QPoint(4, 76)):
            assert abs(found.pixelColor(place).red() - upright.pixelColor(place).red()) < 60

    def test_where_and_by_whom_it_was_made_stays_behind(self) -> None:
        photo = turned(encoded(painted(80, 40), "jpeg"), place=b"GPS 52.16 N 4.49 E Camera van Sanne")
        drawing = encoded(painted(80, 40), Author="Sanne", Software="Tekenaar")
        for content in (read(photo, "kade.jpg")[1], read(drawing, "kade.png")[1]):
            for word in (b"Exif", b"GPS", b"Sanne", b"Tekenaar"):
                assert word not in content

    def test_what_is_see_through_stays_so(self) -> None:
        image = QImage(QSize(10, 10), QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        _, content = read(encoded(image), "kade.png")
        assert QImage.fromData(content).pixelColor(3, 3).alpha() == 0

    def test_what_is_too_large_as_png_is_kept_as_jpeg_and_what_is_too_large_still_is_refused(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        pixels = Random(1).randbytes(80 * 80 * 4)  # noqa: S311  # nothing is kept secret with it
        noise = QImage(pixels, 80, 80, QImage.Format.Format_RGB32)
        monkeypatch.setattr(reading, "LARGEST_KEPT", len(encoded(noise)) * 3 // 4)
        assert keep(noise)[0] is PictureKind.JPEG
        monkeypatch.setattr(reading, "LARGEST_KEPT", 100)
        with pytest.raises(Problem, match="te groot"):
            keep(noise)


def told(alt: str = "", width: int = 100) -> Callable[[PictureDialog], None]:
    """Say what a picture shows and how wide it is, and agree."""

    def reply(dialog: PictureDialog) -> None:
        (field,), (spin,) = dialog.findChildren(QPlainTextEdit), dialog.findChildren(QSpinBox)
        field.setPlainText(alt)
        spin.setValue(width)
        dialog.accept()

    return reply


def paragraphs_with_images(text: RichText) -> list[Image]:
    return [block.image for block in text.blocks if isinstance(block, Paragraph) and block.image]


def body(shown: Desktop, text_id: int = MISSION) -> RichText:
    item = index(shown.report).items[text_id]
    assert isinstance(item, Text)
    return item.body


def images(shown: Desktop, text_id: int = MISSION) -> list[Image]:
    return paragraphs_with_images(body(shown, text_id))


@pytest.fixture
def shown(desk: Desktop) -> Desktop:
    desk.go_to(index(desk.report).parents[MISSION])
    return desk


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kade.png"
    path.write_bytes(encoded(painted(80, 40)))
    return path


def insert(shown: Desktop, path: Path, alt: str = "", width: int = 100) -> None:
    """Put the picture in a file at the end of the mission."""
    shown.editor(MISSION)
    count = len(images(shown))
    answer(PictureDialog, told(alt, width))
    shown.window.picture_commands.take(path)
    wait_until(lambda: len(images(shown)) > count)


class TestInserting:
    def test_it_stands_in_the_text_the_report_and_the_file(self, shown: Desktop, file: Path) -> None:
        insert(shown, file, "De kade", 40)
        (picture,) = shown.report.pictures
        assert images(shown) == [Image(picture.lineage, "De kade", 40)]
        assert kind_of(picture.content) is picture.kind is PictureKind.PNG
        assert shown.saved() == shown.report

    def test_its_caption_is_typed_under_it_and_enter_leaves_the_caption(self, shown: Desktop, file: Path) -> None:
        insert(shown, file, "De kade")
        QTest.keyClicks(shown.pane(MISSION).editor, "Onderschrift")
        QTest.keyClick(shown.pane(MISSION).editor, Qt.Key.Key_Return)
        QTest.keyClicks(shown.pane(MISSION).editor, "Verder")
        shown.session.hand_in()
        (image,) = images(shown)
        words, verder = Paragraph((Run(MISSION_WORDS),)), Paragraph((Run("Verder"),))
        assert body(shown) == rich([words, Paragraph((Run("Onderschrift"),), image=image), verder])

    def test_enter_before_a_picture_moves_it_down(self, shown: Desktop, file: Path) -> None:
        insert(shown, file)
        QTest.keyClick(shown.pane(MISSION).editor, Qt.Key.Key_Left)
        QTest.keyClick(shown.pane(MISSION).editor, Qt.Key.Key_Return)
        shown.session.hand_in()
        (image,) = images(shown)
        assert body(shown) == rich([Paragraph((Run(MISSION_WORDS),)), Paragraph(), Paragraph(image=image)])

    def test_undo_takes_it_out_of_text_and_report_in_one_step(self, shown: Desktop, file: Path) -> None:
        insert(shown, file)
        shown.do(shown.actions.undo)
        assert (images(shown), shown.report.pictures) == ([], ())
        assert shown.saved().pictures == ()
        shown.do(shown.actions.redo)
        assert [picture.lineage for picture in shown.report.pictures] == [image.picture for image in images(shown)]
        assert shown.saved() == shown.report

    def test_it_is_chosen_from_a_file(self, shown: Desktop, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(file_dialog, "ask_file", lambda *_: file)
        shown.editor(MISSION)
        answer(PictureDialog, told())
        shown.do(shown.actions.picture)
        wait_until(lambda: bool(images(shown)))

    def test_what_is_no_picture_is_told_and_changes_nothing(self, shown: Desktop, tmp_path: Path) -> None:
        (tmp_path / "nep.png").write_bytes(b"nee")
        shown.editor(MISSION)
        shown.window.picture_commands.take(tmp_path / "nep.png")
        wait_until(lambda: "geen PNG- of JPEG-afbeelding" in shown.message)
        assert body(shown) == rich([Paragraph((Run(MISSION_WORDS),))])

    def test_not_in_a_table(self, shown: Desktop) -> None:
        cell = (Paragraph((Run("cel"),)),)
        shown.editor(MISSION).insert_text(rich([Table(((cell, cell),))]), "Plakken")
        editor = shown.pane(MISSION).editor
        editor.setTextCursor(editor.document().find("cel"))
        shown.do(shown.actions.picture)
        assert "In een tabel" in shown.message

    def test_a_picture_on_the_clipboard_is_pasted(self, shown: Desktop) -> None:
        shown.editor(MISSION)
        QGuiApplication.clipboard().setImage(painted(30, 30))
        answer(PictureDialog, told("Schermafdruk"))
        shown.do(shown.actions.paste)
        wait_until(lambda: bool(images(shown)))
        assert size_of(shown.report.pictures[0].content) == (30, 30)
        QGuiApplication.clipboard().clear()

    def test_files_that_are_dropped_on_the_text_are_taken_in_when_they_are_pictures(
        self, shown: Desktop, file: Path
    ) -> None:
        editor, data = shown.editor(MISSION), QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file.with_suffix(".vgr")))])
        assert not editor.canInsertFromMimeData(data)
        data.setUrls([QUrl.fromLocalFile(str(file))])
        assert editor.canInsertFromMimeData(data)
        answer(PictureDialog, told("De kade"))
        editor.insertFromMimeData(data)
        wait_until(lambda: bool(images(shown)))


class TestChanging:
    def test_what_it_shows_and_how_wide_it_is_can_be_changed(self, shown: Desktop, file: Path) -> None:
        insert(shown, file)
        answer(PictureDialog, told("De nieuwe kade", 50))
        shown.do(shown.actions.picture_properties)
        assert [(image.alt, image.width) for image in images(shown)] == [("De nieuwe kade", 50)]
        assert shown.actions.undo.text().endswith("Afbeelding wijzigen")

    def test_a_double_click_opens_it(self, shown: Desktop, file: Path) -> None:
        insert(shown, file)
        editor = shown.editor(MISSION)
        answer(PictureDialog, told("De kade"))
        place = editor.cursorRect().center() - QPoint(90, 20)
        QTest.mouseDClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert [image.alt for image in images(shown)] == ["De kade"]

    def test_without_a_picture_by_the_caret_it_says_where_to_go(self, shown: Desktop) -> None:
        shown.editor(MISSION)
        shown.do(shown.actions.picture_properties)
        assert "bij een afbeelding" in shown.message

    def test_a_list_or_heading_cannot_be_made_of_it(self, shown: Desktop, file: Path) -> None:
        insert(shown, file)
        before = body(shown)
        shown.do(shown.actions.bullets)
        shown.do(shown.actions.heading)
        assert body(shown) == before


class TestSharing:
    def test_it_can_be_cut_here_and_pasted_there(self, shown: Desktop, file: Path) -> None:
        insert(shown, file, "De kade")
        editor = shown.editor(MISSION)
        editor.selectAll()
        data = editor.createMimeDataFromSelection()
        editor.do("Knippen", lambda cursor: cursor.removeSelectedText())
        assert images(shown) == []
        shown.editor(STATE).insertFromMimeData(data)
        (picture,) = shown.report.pictures
        assert [image.picture for image in images(shown, STATE)] == [picture.lineage]
        assert shown.saved() == shown.report

    def test_it_goes_along_to_another_window_of_the_program(self, shown: Desktop, file: Path) -> None:
        insert(shown, file, "De kade")
        shown.editor(MISSION).selectAll()
        data = shown.pane(MISSION).editor.createMimeDataFromSelection()
        (picture,) = shown.report.pictures
        shown.do(shown.actions.undo)
        elsewhere = shown.window.desk.pictures = PictureStore(shown.window.desk)
        elsewhere.unpack(bytes(data.data(PICTURES_MIME_TYPE).data()))
        (image,) = paragraphs_with_images(text_from_json(bytes(data.data(MIME_TYPE).data()).decode()))
        text = rich([Paragraph(image=image)])
        (brought,) = elsewhere.missing(shown.report, text, shown.session.identities)
        assert (brought.lineage, brought.kind, brought.content) == (picture.lineage, picture.kind, picture.content)

    @pytest.mark.usefixtures("qapp")
    @pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"a": 1}', b'{"a": "?"}', b'{"a": "R0lGODlh"}'])
    def test_what_is_no_picture_does_not_come_along(self, data: bytes) -> None:
        store = PictureStore()
        store.unpack(data)
        assert not store.has("a")

    def test_it_is_drawn_once_it_is_read(self, shown: Desktop, file: Path, qtbot: QtBot) -> None:
        insert(shown, file, "De kade")
        editor = shown.pane(MISSION).editor

        def red_and_blue() -> bool:
            found = editor.grab().toImage()
            colours = {
                found.pixelColor(x, y).name() for x in range(0, found.width(), 9) for y in range(0, found.height(), 9)
            }
            return {"#ff0000", "#0000ff"} <= colours

        qtbot.waitUntil(red_and_blue)

    def test_of_one_that_is_not_there_a_frame_is_shown(self, shown: Desktop) -> None:
        before = shown.editor(MISSION).height()
        shown.pane(MISSION).editor.insert_text(rich([Paragraph(image=Image("weg", "De kade"))]), "Plakken")
        assert shown.pane(MISSION).editor.height() > before + 40
        assert not shown.pane(MISSION).editor.grab().isNull()
        assert shown.report.pictures == ()
