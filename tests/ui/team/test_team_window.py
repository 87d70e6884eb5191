"""A window on a dossier of a team: a colleague's work comes in by itself, one's own goes out, and nothing is asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests import reports as small
from tests.services.test_team import Desk
from tests.windows import Desktop, answer, desktop, the, wait_until, work_off
from vgr_desktop.core.model.text import plain
from vgr_desktop.core.model.tree import index
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.services.team_dossier import link_to, sync_file
from vgr_desktop.team.address import Address
from vgr_desktop.team.hub import Hub
from vgr_desktop.team.news import Presence
from vgr_desktop.ui.merging.dialog import MergeDialog
from vgr_desktop.ui.team.commands import TeamCommands
from vgr_desktop.ui.team.team_dialog import TeamDialog


@pytest.fixture
def colleague(place: Address) -> Iterator[Desk]:
    """Somebody else of the team, who has the report as it was."""
    desk = Desk(place, first_id=7000)
    yield desk
    desk.hub.close()


@pytest.fixture
def desk(desk: Desktop, place: Address, colleague: Desk) -> Desktop:
    """The window, on a dossier that is linked, and has met the team dossier."""
    desk.close()
    with Dossier.open(desk.path) as dossier:
        link_to(dossier, place)
    sync_file(desk.path)
    desk.start()
    colleague.sync()
    met(desk)
    return desk


def team(desk: Desktop) -> TeamCommands:
    return the(TeamCommands, desk.frame)


def status(desk: Desktop) -> str:
    return " ".join(label.text() for label in desk.frame.status.findChildren(QLabel) if label.text().startswith("Team"))


def met(desk: Desktop) -> None:
    """Wait until the window and the team dossier have met."""
    wait_until(lambda: team(desk).is_at_rest)


def synchronise(desk: Desktop) -> None:
    desk.do(desk.actions.sync_team)
    met(desk)


def said(desk: Desktop, id: int = small.STATE) -> str:
    body = getattr(index(desk.report).items[id], "body", None)
    assert body is not None
    return plain(body)


def test_work_of_a_colleague_comes_in_by_itself_and_is_no_step_of_ours(desk: Desktop, colleague: Desk) -> None:
    colleague.write("Van een collega.")
    colleague.sync()
    wait_until(lambda: said(desk) == "Van een collega.")
    met(desk)
    assert not desk.actions.undo.isEnabled()
    assert plain(desk.saved().programmes[0].state_of_affairs.body) == "Van een collega."


def test_what_one_types_is_with_the_colleague_once_it_is_saved(
    desk: Desktop, colleague: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vgr_desktop.ui.team.commands.BREATH", 0.0)
    desk.go_to(small.GREENERY)
    desk.type(" Erbij.", small.STATE)
    assert desk.session.settle()
    wait_until(lambda: team(desk).is_at_rest and not team(desk).is_ahead)
    colleague.sync()
    assert colleague.read().endswith(" Erbij.")


def test_undo_takes_back_ones_own_words_and_leaves_those_of_the_colleague(desk: Desktop, colleague: Desk) -> None:
    before = said(desk)
    desk.go_to(small.GREENERY)
    desk.type(" Erbij.", small.STATE)
    colleague.write("Nieuwe missie.", mission=True)
    colleague.sync()
    wait_until(lambda: said(desk, small.MISSION) == "Nieuwe missie.")
    desk.do(desk.actions.undo)
    assert (said(desk), said(desk, small.MISSION)) == (before, "Nieuwe missie.")


def test_a_colleagues_work_leaves_the_place_and_the_caret_alone(desk: Desktop, colleague: Desk) -> None:
    desk.go_to(small.GREENERY)
    editor = desk.editor(small.STATE)
    editor.put_caret(3)
    colleague.write("Nieuwe missie.", mission=True)
    colleague.sync()
    wait_until(lambda: said(desk, small.MISSION) == "Nieuwe missie.")
    assert (desk.window.desk.item_id, desk.editor is not None, editor.textCursor().position()) == (
        small.GREENERY,
        True,
        3,
    )


class TestWhatBothChanged:
    @pytest.fixture(autouse=True)
    def _apart(self, desk: Desktop, colleague: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        """Both write in one text before they meet."""
        colleague.write("Van de collega.")
        desk.go_to(small.GREENERY)
        with monkeypatch.context() as patched:
            patched.setattr(TeamCommands, "synchronise", lambda _self: None)
            desk.type(" Van ons.", small.STATE)
            colleague.sync()
        synchronise(desk)

    def test_waits_in_a_bar_and_stays_ours_until_one_chooses(self, desk: Desktop) -> None:
        assert "1 onderdeel is door u en door een collega gewijzigd" in desk.message
        assert said(desk).endswith(" Van ons.")
        assert "1 te kiezen" in status(desk)

    @pytest.mark.parametrize(("side", "ends"), [("De &uwe", " Van ons."), ("Van de &collega", "Van de collega.")])
    def test_is_chosen_word_by_word_and_then_equal(self, desk: Desktop, colleague: Desk, side: str, ends: str) -> None:
        def choose(dialog: MergeDialog) -> None:
            buttons = [b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "").startswith("Alles van")]
            (buttons[0] if side == "De &uwe" else buttons[1]).click()
            dialog.accept()

        answer(MergeDialog, choose)
        desk.offer("Bekijken en kiezen").click()
        wait_until(lambda: not desk.actions.settle_team.isEnabled() and team(desk).is_at_rest)
        assert said(desk).endswith(ends)
        colleague.sync()
        assert colleague.read() == said(desk)

    def test_waits_after_a_restart_as_well(self, desk: Desktop) -> None:
        desk.reopened()
        met(desk)
        assert "1 onderdeel is door u en door een collega gewijzigd" in desk.message


def test_when_the_server_is_away_it_is_shown_and_work_goes_on(desk: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    from vgr_desktop.team.troubles import Unreachable

    def away(*_: object) -> None:
        raise Unreachable("Het teamdossier is nu niet bereikbaar.")

    with monkeypatch.context() as patched:
        patched.setattr(Hub, "news", away)
        synchronise(desk)
        assert status(desk) == "Team: niet bereikbaar"
        desk.go_to(small.GREENERY)
        desk.type(" Verder.", small.STATE)
        assert desk.session.settle()
    synchronise(desk)
    assert status(desk).startswith("Team ")


def test_a_colleague_in_the_same_text_is_told_before_one_types(desk: Desktop, colleague: Desk) -> None:
    desk.go_to(small.GREENERY)
    desk.editor(small.STATE)
    report = desk.report
    text = report.programmes[0].state_of_affairs.lineage
    wait_until(lambda: team(desk).is_listening)
    colleague.hub.say(Presence("De Vries", "venster", report.lineage, text).said())
    wait_until(lambda: "De Vries werkt nu ook in deze tekst" in desk.message)
    colleague.hub.say(Presence("De Vries", "venster", report.lineage, "").said())
    wait_until(lambda: "De Vries" not in desk.message)


class TestLinking:
    @pytest.fixture
    def alone(self, tmp_path: Path, qtbot: QtBot) -> Iterator[Desktop]:
        """The program on a dossier that is not linked."""
        assert qtbot
        with desktop(tmp_path) as made:
            yield made

    def link(self, desk: Desktop, address: str) -> None:
        def reply(dialog: TeamDialog) -> None:
            lines = dialog.findChildren(QLineEdit)
            lines[0].setText(address)
            lines[1].clear()
            dialog.accept()

        answer(TeamDialog, reply)
        desk.do(desk.actions.link_team)
        work_off()

    def test_one_asks_for_the_address_and_the_dossier_is_shared(self, alone: Desktop, place: Address) -> None:
        assert not alone.actions.sync_team.isEnabled()
        self.link(alone, str(place))
        wait_until(lambda: alone.actions.sync_team.isEnabled() and team(alone).is_at_rest)
        assert "is gekoppeld" in alone.message
        with Hub(place) as connected:
            fresh = Desk(place, first_id=9000)
            fresh.sync()
            fresh.hub.close()
            assert connected.team()
        assert len(fresh.reports) == 1

    def test_an_address_where_nothing_is_changes_nothing(self, alone: Desktop, tmp_path: Path) -> None:
        self.link(alone, f"postgresql://jansen@/vgr?host={tmp_path}")
        wait_until(lambda: "niet bereikbaar" in alone.message)
        assert not alone.actions.sync_team.isEnabled()

    def test_it_can_be_undone(self, desk: Desktop) -> None:
        desk.do(desk.actions.unlink_team)
        wait_until(lambda: "ontkoppeld" in desk.message)
        assert (desk.actions.sync_team.isEnabled(), status(desk)) == (False, "")
        desk.reopened()
        assert not desk.session.is_linked


def test_synchronising_has_a_key(desk: Desktop) -> None:
    assert desk.actions.sync_team.shortcut().toString() == "F5"
    desk.press(Qt.Key.Key_F5)
    met(desk)
    assert status(desk).startswith("Team ")
