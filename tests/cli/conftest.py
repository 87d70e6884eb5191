from pathlib import Path

import pytest

from tests.cli.support import Said, Vgr
from vgr_desktop.cli import main


@pytest.fixture(autouse=True)
def no_paginator(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave page numbers estimates: setting the pages of every document would take minutes."""
    monkeypatch.setattr("vgr_desktop.office.convert.paginator", lambda: None)


@pytest.fixture
def vgr(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Vgr:
    """Runs a command in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Said:
        code = main(arguments)
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    return run
