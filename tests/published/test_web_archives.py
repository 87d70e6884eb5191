from pathlib import Path

import pytest

from tests.reports import identities
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.published import read_page
from vgr_desktop.published.web_archive import is_web_archive

HEAD = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n'
PAGE = b"<html><h4>Beleidsterrein 4A Wonen</h4><p>4A1 Huizen</p><p>4A1.1 Caf\xc3\xa9s</p>"


def test_a_page_in_a_web_archive_is_read(tmp_path: Path) -> None:
    path = tmp_path / "pagina.MHT"
    path.write_bytes(HEAD + b"--x\r\nContent-Type: text/html\r\n\r\n" + PAGE + b"\r\n--x--\r\n")
    assert read_page(path, identities()).programmes[0].areas[0].goals[0].deliverables[0].title == "Cafés"


def test_a_web_archive_without_a_page_is_refused_in_so_many_words(tmp_path: Path) -> None:
    path = tmp_path / "pagina.mhtml"
    path.write_bytes(HEAD + b"--x\r\nContent-Type: image/png\r\n\r\nabc\r\n--x--\r\n")
    with pytest.raises(Problem, match=r"In het webarchief “pagina.mhtml” zit geen webpagina\. Er is niets gewijzigd"):
        read_page(path, identities())


def test_a_text_that_only_looks_like_one_is_a_text() -> None:
    assert not is_web_archive(b"Van: iemand\nBeleidsterrein 9A\n")
    assert is_web_archive(
        b"From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;"
    )
