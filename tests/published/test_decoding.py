from pathlib import Path

import pytest

from tests.pages import PAGES, read
from tests.reports import identities
from vgr_desktop.core.intake.reading import kept_lines
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.published import decoding, read_page

PAGE = "waterdam-1e-vgr-2022-programma-8.txt"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_usual_encoding_and_line_end_is_read(tmp_path: Path, encoding: str, newline: str) -> None:
    text = (PAGES / PAGE).read_text("utf-8").replace("\n", newline)
    path = tmp_path / PAGE
    path.write_bytes(text.encode(encoding))
    reading = read_page(path, identities())
    assert list(kept_lines(reading)) == list(kept_lines(read(PAGE)))
    assert reading.notices == read(PAGE).notices


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is leeg"),
        (b" \n\xc2\xa0\n", "is leeg"),
        (b"%PDF-1.7\n...", "is een PDF"),
        (b"PK\x03\x04....", "Word-document"),
        (b"\xd0\xcf\x11\xe0....", "oude Office-versie"),
        (b"SQLite format 3\x00....", "database"),
        (b"{\\rtf1 tekst}", "RTF"),
        (bytes(range(256)), "geen tekstbestand"),
        (b"Beste lezer, dit is een brief.", "geen rapportage herkend"),
        (b"<html><p>Recept voor soep</p></html>", "geen rapportage herkend"),
        (b"1e Voortgangsrapportage 2022", "geen rapportage herkend"),
    ],
)
def test_what_is_no_page_is_refused_in_so_many_words(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "pagina.txt"
    path.write_bytes(data)
    with pytest.raises(Problem, match=message) as raised:
        read_page(path, identities())
    assert "Er is niets gewijzigd." in str(raised.value)
    assert "pagina.txt" in str(raised.value)


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "LARGEST_PAGE", 10)
    path = tmp_path / "pagina.txt"
    path.write_bytes(b"Beleidsterrein 9A")
    with pytest.raises(Problem, match="groter dan"):
        read_page(path, identities())


def test_a_page_of_more_lines_than_any_report_has_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vgr_desktop.core.intake.lines.MOST_LINES", 5)
    with pytest.raises(Problem, match="meer dan 5 regels"):
        read(PAGE)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="kan niet worden gelezen \\(de map of het bestand bestaat niet\\)"):
        read_page(tmp_path / "weg.txt", identities())


def test_a_stray_control_character_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / PAGE
    path.write_bytes((PAGES / PAGE).read_bytes().replace(b"sportvelden", b"sport\x01velden"))
    assert "Beheren van sportvelden" in list(kept_lines(read_page(path, identities())))
