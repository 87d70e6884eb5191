"""What the organisation has set on this computer holds in the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLineEdit, QPushButton

from tests.windows import Desktop, answer
from vgr_desktop.disk import policy as policy_of_computer
from vgr_desktop.disk.policy import NO_SPELLING, Policy, Subject
from vgr_desktop.ui import app
from vgr_desktop.ui.exports.dialog import ExportDialog
from vgr_desktop.ui.kit.policy_field import FIXED, keep_to
from vgr_desktop.ui.kit.settings import Settings
from vgr_desktop.ui.session.export_memory import Memory, kept_to
from vgr_desktop.ui.spelling.commands import OFF


def field(policy: Policy, said: str) -> QLineEdit:
    line = QLineEdit(said)
    keep_to(policy, Subject.MUNICIPALITY, line)
    return line


@pytest.mark.usefixtures("qapp")
def test_a_field_proposes_and_keeps_to_what_is_fixed() -> None:
    proposes, fixes = Policy({Subject.MUNICIPALITY: "Waterrade"}), Policy({}, {Subject.MUNICIPALITY: "Waterrade"})
    assert [field(proposes, said).text() for said in ("", "Lindeveen")] == ["Waterrade", "Lindeveen"]
    assert [field(fixes, said).text() for said in ("", "Lindeveen")] == ["Waterrade", "Waterrade"]
    assert [field(policy, "").isReadOnly() for policy in (Policy(), proposes, fixes)] == [False, False, True]


def test_dossiers_go_where_they_went_last_or_else_where_the_organisation_says(tmp_path: Path) -> None:
    used, set_ = tmp_path / "gebruikt", tmp_path / "gedeeld"
    set_.mkdir()
    store = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    settings = Settings(store, Policy({Subject.FOLDER: str(set_)}))
    assert settings.dossier_folder() == set_
    used.mkdir()
    settings.set_folder("dossier", used)
    assert settings.dossier_folder() == used
    assert Settings(store, Policy({}, {Subject.FOLDER: str(set_)})).dossier_folder() == set_
    assert Settings(store, Policy({}, {Subject.FOLDER: str(tmp_path / "weg")})).dossier_folder() is None


def test_the_house_style_is_that_of_the_organisation_until_one_chose_another() -> None:
    proposes, fixes = Policy({Subject.TEMPLATE: "huis.dotx"}), Policy({}, {Subject.TEMPLATE: "huis.dotx"})
    own, ours = Memory(template="eigen.docx").as_json(), Memory().as_json()
    assert [kept_to(proposes, line).template for line in ("", own, ours)] == ["huis.dotx", "eigen.docx", ""]
    assert {kept_to(fixes, line).template for line in ("", own, ours)} == {"huis.dotx"}


def test_the_window_keeps_to_it(desk: Desktop, tmp_path: Path) -> None:
    house = tmp_path / "Huisstijl van Waterrade.docx"
    desk.settings.policy = Policy({}, {Subject.SPELLING: NO_SPELLING, Subject.TEMPLATE: str(house)})
    desk.settings.switch(OFF, on=False)
    desk.reopened()
    assert not desk.actions.check_spelling.isChecked()
    assert not desk.actions.check_spelling.isEnabled()
    seen: list[str] = []

    def look(dialog: ExportDialog) -> None:
        seen.extend(button.toolTip() for button in dialog.findChildren(QPushButton) if not button.isEnabled())
        dialog.reject()

    answer(ExportDialog, look)
    desk.do(desk.actions.export_word)
    assert FIXED in seen


def test_a_policy_that_cannot_be_understood_is_told_and_the_program_starts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "beleid.toml"
    file.write_text("[vast]\nstad = 'Waterrade'", "utf-8")
    monkeypatch.setattr(policy_of_computer, "policy_file", lambda: file)
    policy, trouble = app._policy()
    assert policy == Policy()
    assert "Het programma werkt met uw eigen instellingen" in trouble
