"""A team dossier in a real PostgreSQL: what travels, who comes first, and who may do what."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.postgres import address, new_database, run_sql
from tests.reports import reviewed_report
from tests.teams import Laptop, PaperHub, by_lineage
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import from_plain
from vgr_desktop.core.model.tree import everything
from vgr_desktop.files.format import header, migrations
from vgr_desktop.files.format.rows import table_of, to_row
from vgr_desktop.files.format.team_link import Revision, SharedRow, TeamLink
from vgr_desktop.services.team import Meeting
from vgr_desktop.team import hub, layout
from vgr_desktop.team.address import Address
from vgr_desktop.team.hub import Hub, Rights
from vgr_desktop.team.rights import grants_sql
from vgr_desktop.team.troubles import NotAllowed, OtherTeam, Overtaken, Unreachable

FIRST = Revision(1, "eerste")


@pytest.fixture
def team(place: Address) -> Iterator[Hub]:
    with Hub(place) as connected:
        yield connected


def rows_of(report: Report) -> dict[int, SharedRow]:
    """The rows of a report that nobody has yet."""
    together = Laptop("", (report,), identities=Identities(9000)).meet(PaperHub())
    return {
        put.entry.item.id: SharedRow(table_of(put.entry.item), to_row(put.entry, put.report)) for put in together.put
    }


ROWS = rows_of(reviewed_report())
NEXT = max(ROWS) + 1
OWN = reviewed_report().programmes[0].number


def test_a_new_one_is_empty_and_who_made_it_controls_it(team: Hub) -> None:
    news = team.news(Revision())
    assert (news.revision, news.rows, news.next_id) == (Revision(), {}, 1)
    assert team.rights() == Rights(controls=True, writes=True)


def test_what_is_written_is_read_as_it_was(team: Hub) -> None:
    team.write(FIRST, NEXT, ROWS.values(), [])
    news = team.news(Revision())
    assert news.rows == ROWS
    assert (news.revision, news.next_id, set(news.authors.values())) == (FIRST, NEXT, {"beheer"})


def test_only_what_changed_since_is_read(team: Hub) -> None:
    team.write(FIRST, NEXT, ROWS.values(), [])
    text = next(each for each in ROWS.values() if each.table == "text")
    comment = next(each for each in ROWS.values() if each.table == "reply")
    changed = replace(text, row={**text.row, "body": '[{"runs":["Anders."]}]'})
    team.write(Revision(2, "tweede"), NEXT, [changed], [comment])
    news = team.news(FIRST)
    assert news.rows == {text.row["id"]: changed}
    assert news.gone == {comment.row["id"]}
    assert news.newest == {text.row["id"]: 2}


def test_of_two_who_write_at_once_one_is_first(place: Address, team: Hub) -> None:
    with Hub(place) as other:
        team.write(FIRST, NEXT, ROWS.values(), [])
        with pytest.raises(Overtaken):
            other.write(Revision(1, "ook eerste"), NEXT, [], [])
        assert other.news(Revision()).revision == FIRST


def test_a_revision_that_leaves_one_out_or_hands_out_ids_again_is_not_taken(team: Hub) -> None:
    team.write(FIRST, NEXT, [], [])
    for wrong, next_id in ((Revision(3, ""), NEXT), (Revision(2, ""), 1)):
        with pytest.raises(Overtaken):
            team.write(wrong, next_id, [], [])


def test_it_says_which_revisions_it_knows(team: Hub) -> None:
    team.write(FIRST, NEXT, [], [])
    assert team.news(Revision(), [FIRST]).known == {0, 1}
    assert team.news(Revision(1, "een andere")).known == set()


def test_a_database_without_one_is_told(server: Path) -> None:
    with Hub(Address.read(new_database(server))) as empty, pytest.raises(OtherTeam, match="vgr team create"):
        empty.team()


def test_a_server_that_is_not_there_is_told(tmp_path: Path) -> None:
    with Hub(Address.read(address(tmp_path, "vgr"))) as away, pytest.raises(Unreachable, match="uw eigen dossier"):
        away.team()


@pytest.mark.parametrize(("version", "said"), [(header.SCHEMA_VERSION + 1, "nieuwere"), (1, "oudere")])
def test_one_of_another_version_is_left_alone(place: Address, team: Hub, version: int, said: str) -> None:
    run_sql(str(place), f"UPDATE vgr.dossier SET value = '{version}' WHERE key = 'version'")  # noqa: S608
    with pytest.raises(OtherTeam, match=said):
        team.team()


def test_a_server_that_is_read_only_is_told(place: Address, team: Hub) -> None:
    run_sql(str(place), f"ALTER DATABASE {place.url.database} SET default_transaction_read_only = on")
    with pytest.raises(Unreachable, match="alleen-lezen"):
        team.write(FIRST, NEXT, ROWS.values(), [])


def test_a_lost_connection_is_told_and_made_anew(place: Address, team: Hub) -> None:
    team.team()
    others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
    run_sql(str(place), f"{others} AND pid <> pg_backend_pid()")
    with pytest.raises(Unreachable):
        team.team()
    assert team.team()


def test_an_older_one_is_brought_up_to_date_by_the_same_steps(
    place: Address, team: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    team.write(FIRST, NEXT, ROWS.values(), [])
    newer = header.SCHEMA_VERSION + 1
    step = "ALTER TABLE goal ADD COLUMN later BLOB"
    monkeypatch.setattr(migrations, "STEPS", {**migrations.STEPS, header.SCHEMA_VERSION: (step,)})
    monkeypatch.setattr(layout, "STEPS", migrations.STEPS)
    monkeypatch.setattr(header, "SCHEMA_VERSION", newer)
    assert hub.create(place) == newer - 1
    assert team.team()
    assert len(team.news(Revision()).rows) == len(ROWS)


class TestRights:
    """Jansen writes in one programme, De Vries reads, and nobody else comes in."""

    @pytest.fixture(autouse=True)
    def _roles(self, place: Address, team: Hub) -> Iterator[None]:
        team.write(FIRST, NEXT, ROWS.values(), [])
        for name, role in (("jansen", "vgr_schrijven"), ("devries", "vgr_lezen")):
            run_sql(str(place), f"DROP ROLE IF EXISTS {name}")
            run_sql(str(place), f"CREATE ROLE {name} LOGIN IN ROLE {role}")
        run_sql(str(place), "DROP ROLE IF EXISTS vreemde")
        run_sql(str(place), "CREATE ROLE vreemde LOGIN")
        assert team.allow("jansen", {OWN}) == {OWN}
        run_sql(str(place), grants_sql())
        yield
        run_sql(str(place), "DROP OWNED BY jansen, devries, vreemde; DROP ROLE jansen, devries, vreemde")

    @pytest.fixture
    def jansen(self, place: Address) -> Iterator[Hub]:
        with Hub(place.with_user("jansen")) as connected:
            yield connected

    def changed(self, change: Callable[[Report], Report]) -> list[SharedRow]:
        """The rows that this change of the report writes."""
        paper = PaperHub()
        laptop = Laptop("", (reviewed_report(),), identities=Identities(9000))
        laptop.sync(paper)
        laptop.reports = (change(laptop.reports[0]),)
        return [SharedRow(table_of(put.entry.item), to_row(put.entry, put.report)) for put in laptop.meet(paper).put]

    def test_one_may_write_in_ones_own_programmes(self, jansen: Hub) -> None:
        own = reviewed_report().programmes[0]
        assert jansen.rights() == Rights(controls=False, writes=True, chapters=frozenset({own.lineage}))
        deliverable = own.areas[0].goals[0].deliverables[0]

        def change(report: Report) -> Report:
            report = edits.rename(report, deliverable.id, "Anders")
            report = edits.add_child(report, own.areas[0].id, Identities(9100).new(), "Nieuw doel")
            return writing.write(report, own.mission.id, from_plain("Missie."))

        rows = self.changed(change)
        jansen.write(Revision(2, "b"), 9999, rows, [])
        news = jansen.news(FIRST)
        assert len(news.rows) == 3
        assert set(news.authors.values()) == {"jansen"}

    def test_and_nowhere_else(self, jansen: Hub) -> None:
        report = reviewed_report()
        other = report.programmes[1]
        for change in (
            lambda report: edits.rename(report, other.id, "Gekaapt"),
            lambda report: writing.write(report, other.mission.id, from_plain("Gekaapt")),
            lambda report: writing.write(report, report.foreword.id, from_plain("Gekaapt")),
            lambda report: replace(report, municipality="Gekaapt"),
            lambda report: edits.add_child(report, other.id, Identities(9100).new(), "Gekaapt"),
        ):
            with pytest.raises(NotAllowed):
                jansen.write(Revision(2, "b"), 9999, self.changed(change), [])
        assert jansen.news(FIRST).rows == {}

    def test_a_programme_of_another_cannot_be_removed_nor_be_taken_into_ones_own(self, jansen: Hub, team: Hub) -> None:
        area = next(row for row in ROWS.values() if row.table == "policy_area")
        text = [row for row in ROWS.values() if row.table == "text"]
        own = next(row for row in ROWS.values() if row.table == "programme" and row.row["number"] == OWN)
        foreign = next(row for row in text if row.row["parent"] != own.row["id"])
        with pytest.raises(NotAllowed):
            jansen.write(Revision(2, "b"), 9999, [], [foreign])
        stolen = replace(foreign, row={**foreign.row, "parent": own.row["id"]})
        with pytest.raises(NotAllowed):
            jansen.write(Revision(2, "b"), 9999, [stolen], [])
        jansen.write(Revision(2, "b"), 9999, [], [area])
        assert team.news(Revision()).rows[foreign.row["id"]] == foreign

    def test_a_change_without_a_revision_is_refused(self, place: Address) -> None:
        with pytest.raises(Exception, match="belongs to a revision"):
            run_sql(str(place.with_user("jansen")), "UPDATE vgr.goal SET title = 'Stil'")

    def test_one_cannot_write_under_another_name_or_give_oneself_rights(self, place: Address) -> None:
        for statement in (
            "INSERT INTO vgr.revision (number, mark, next_id, author) VALUES (2, '', 9999, 'beheer')",
            "INSERT INTO vgr.writer (role, chapter) VALUES ('jansen', '')",
            "UPDATE vgr.place SET chapter = ''",
            "DELETE FROM vgr.revision",
        ):
            with pytest.raises(Exception, match="permission denied"):
                run_sql(str(place.with_user("jansen")), statement)

    def test_a_picture_that_a_text_shows_stays(self, jansen: Hub) -> None:
        shown = [row for row in ROWS.values() if row.table == "picture"]
        assert shown
        with pytest.raises(NotAllowed):
            jansen.write(Revision(2, "b"), 9999, [], shown[:1])

    def test_who_reads_can_send_nothing(self, place: Address) -> None:
        with Hub(place.with_user("devries")) as reader:
            assert reader.rights() == Rights(controls=False, writes=False)
            assert len(reader.news(Revision()).rows) == len(ROWS)
            with pytest.raises(NotAllowed):
                reader.write(Revision(2, "b"), 9999, [], [])

    def test_who_has_no_role_does_not_come_in(self, place: Address) -> None:
        with Hub(place.with_user("vreemde")) as stranger, pytest.raises(NotAllowed):
            stranger.news(Revision())

    def test_who_is_not_known_does_not_come_in(self, place: Address) -> None:
        with Hub(place.with_user("niemand")) as nobody, pytest.raises(NotAllowed, match="niemand"):
            nobody.team()

    def test_a_revoked_colleague_keeps_his_copy_and_sends_nothing(self, place: Address, jansen: Hub) -> None:
        laptop = Laptop("jansen", identities=Identities(1))
        meeting = Meeting(jansen, TeamLink(str(place), jansen.team()), {})
        laptop.reports = meeting.meet((), laptop.identities).together.ours
        run_sql(str(place), "REVOKE vgr_schrijven FROM jansen; ALTER ROLE jansen NOLOGIN")
        meeting.close()
        text = laptop.reports[0].programmes[0].mission
        changed = (writing.write(laptop.reports[0], text.id, from_plain("Nog iets.")),)
        with pytest.raises(NotAllowed, match="Uw eigen dossier"):
            meeting.meet(changed, laptop.identities)
        assert len(list(everything(changed[0]))) == len(list(everything(reviewed_report())))
        assert by_lineage(changed) != by_lineage([reviewed_report()])
