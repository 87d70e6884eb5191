"""Dossiers of every released version open, and hold what they held."""

import shutil
from pathlib import Path

import pytest

from tests.files.make_sample import SAMPLES, make
from vgr_desktop.files import glance
from vgr_desktop.files.dossier import Dossier
from vgr_desktop.files.header import SCHEMA_VERSION
from vgr_desktop.files.report_json import report_to_json


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_a_dossier_of_this_version_opens_with_all_that_it_held(tmp_path: Path, version: int) -> None:
    path = Path(shutil.copy(SAMPLES / f"v{version}.vgr", tmp_path))
    held = {file.name: file.read_text(encoding="utf-8") for file in SAMPLES.glob(f"v{version}.*.json")}
    with Dossier.open(path) as dossier:
        reports = dossier.reports()
        assert dossier.verify() == ()
    assert {f"v{version}.{report.edition.key}.json": report_to_json(report) for report in reports} == held
    assert glance.look(path).reports == reports


def test_the_sample_of_the_present_version_can_be_made_anew(tmp_path: Path) -> None:
    make(tmp_path)
    assert {path.suffix for path in tmp_path.iterdir()} == {".vgr", ".json"}
