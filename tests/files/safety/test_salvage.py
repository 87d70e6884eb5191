"""Of a damaged dossier everything that can be read comes out, and the officer hears what does not."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reports import DRY_FEET, FOREWORD, GREENERY, PUMPS, REPORT, STATE, reviewed_report, small_report
from tests.strategies import reports
from vgr_desktop.core.editing.edits import new_report
from vgr_desktop.core.editing.writing import write
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Deliverable, Goal, Report
from vgr_desktop.core.model.text import (
    ExplanationPart,
    Image,
    Kind,
    Mark,
    Paragraph,
    RichText,
    Run,
    Table,
    from_plain,
    plain,
    rich,
)
from vgr_desktop.core.model.tree import everything, index
from vgr_desktop.files.format.codec import text_to_json
from vgr_desktop.files.format.errors import SavingFailed
from vgr_desktop.files.format.header import NotADossier
from vgr_desktop.files.format.report_json import report_from_json, report_to_json
from vgr_desktop.files.format.rows import TABLES
from vgr_desktop.files.safety.broken_text import words_in
from vgr_desktop.files.safety.salvage import read_what_is_left, salvage
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.files.store.glance import look
from vgr_desktop.files.store.health import examine

LONG = " ".join(f"Zin {number} van een toelichting die meer dan een bladzijde vult." for number in range(200))


def long_report() -> Report:
    return write(small_report(), STATE, from_plain(LONG))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return sound(tmp_path / "Proef.vgr", long_report())


def sound(path: Path, report: Report) -> Path:
    with Dossier.create(path) as dossier:
        dossier.save(None, report)
        ids = dossier.identities()
        dossier.save(None, new_report([ids.new(), ids.new(), ids.new()], edition(2, 2025), "Lindeveen"))
    return path


def changed(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def page_of(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", [table]).fetchone()[0])


def zeroed(path: Path, page: int) -> None:
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = bytes(4096)
    path.write_bytes(content)


def words(reports: tuple[Report, ...]) -> str:
    return "\n".join(plain(i.body) for report in reports for i in everything(report) if hasattr(i, "body"))


def test_of_a_sound_dossier_everything_comes_out_as_it_is(path: Path) -> None:
    found = read_what_is_left(path)
    held = look(path)
    assert found.reports == held.reports
    assert (found.facts.lineage, found.facts.next_id) == (held.lineage, held.next_id)
    assert found.lost == ()


@given(report=reports())
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_of_any_sound_dossier_everything_comes_out_as_it_is(
    tmp_path_factory: pytest.TempPathFactory, report: Report
) -> None:
    path = sound(tmp_path_factory.mktemp("sound") / "Proef.vgr", report)
    found = read_what_is_left(path)
    assert found.reports == look(path).reports
    assert found.lost == ()


def test_what_is_left_goes_into_a_new_dossier_that_is_known_as_the_same(path: Path, tmp_path: Path) -> None:
    lineage = look(path).lineage
    zeroed(path, page_of(path, "goal"))
    content = path.read_bytes()
    found = salvage(path, tmp_path / "Gered.vgr")
    with Dossier.open(tmp_path / "Gered.vgr") as dossier:
        assert examine(dossier.path).faults == ()
        assert dossier.reports() == found.reports
        assert dossier.lineage == lineage
        assert dossier.identities().new().id == look(path.with_name("Gered.vgr")).next_id
    assert path.read_bytes() == content


@pytest.mark.parametrize("table", ["report", "programme", "policy_area", "goal", "deliverable"])
def test_when_a_table_is_lost_every_text_still_comes_out(path: Path, table: str) -> None:
    before = words(look(path).reports)
    zeroed(path, page_of(path, table))
    found = read_what_is_left(path)
    assert sorted(words(found.reports).split()) == sorted(before.split())
    assert any("is niet teruggevonden" in line for line in found.lost)


def test_when_goals_are_lost_their_deliverables_stay_together(path: Path) -> None:
    zeroed(path, page_of(path, "goal"))
    (report, _) = sorted(read_what_is_left(path).reports, key=lambda r: r.id)
    (goal,) = index(report).path(PUMPS)[-2:-1]
    assert (goal.id, goal.title) == (DRY_FEET, "Teruggevonden")  # type: ignore[union-attr]


def test_when_texts_are_lost_they_are_empty_and_named(path: Path) -> None:
    changed(path, "DELETE FROM text WHERE id = (SELECT MIN(id) FROM text WHERE parent = 4)")
    found = read_what_is_left(path)
    assert "niet op zijn plaats gevonden: de missie" in "\n".join(found.lost)
    programme = next(p for r in found.reports for p in r.programmes if p.state_of_affairs.id == STATE)
    assert plain(programme.mission.body) == ""


def test_when_the_first_page_is_lost_everything_else_is_known_by_its_shape(path: Path) -> None:
    before = look(path).reports
    zeroed(path, 1)
    assert read_what_is_left(path).reports == before


def test_a_dossier_that_is_cut_off_gives_what_came_before(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    found = read_what_is_left(path)
    assert found.reports
    assert found.lost != ()


def test_a_text_whose_form_is_broken_keeps_its_words(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        broken = r'[{"runs":["Eerste zin.",{"text":"Tweede \"zin\"." '
        connection.execute("UPDATE text SET body = ? WHERE id = ?", [broken, STATE])
    found = read_what_is_left(path)
    assert 'Eerste zin.\nTweede "zin".' in words(found.reports)
    assert any("niet (geheel) leesbaar: de tekst" in line for line in found.lost)


def everything_said() -> RichText:
    """A text with all that the present version can say."""
    noted = Run("dat is 12% minder", frozenset({Mark.BOLD, Mark.ITALIC}), note="Brief van 3 maart.")
    linked = Run("het plan", link="https://www.example.nl/plan")
    picture = Image("3f2a1c9e-0d1b-4c5d-8e7f-0123456789ab", "De kade in de zon", 60)
    cells = [["Wijk", "Bomen"], ["", "120"]]
    table = Table(tuple(tuple((Paragraph((Run(cell),)),) for cell in row) for row in cells))
    return rich((
        Paragraph((Run("Vooruitblik"),), Kind.HEADING, 1),
        Paragraph((Run("Er zijn "), Run("5", field="count:red"), Run(" prestaties, "), noted, Run("."))),
        Paragraph((Run("Zie "), linked), Kind.BULLET, 1),
        Paragraph((Run("De levering is laat."),), part=ExplanationPart.CAUSE),
        Paragraph((Run("De kade in maart"),), Kind.PICTURE, image=picture),
        table,
    ))  # fmt: skip


WORDS = [
    "Vooruitblik", "Er zijn", "5", "prestaties,", "dat is 12% minder", "Brief van 3 maart.", "Zie", "het plan",
    "De levering is laat.", "De kade in de zon", "De kade in maart", "Wijk", "Bomen", "120",
]  # fmt: skip


def test_of_a_broken_text_of_the_present_version_only_the_words_come_out(path: Path) -> None:
    broken = text_to_json(everything_said())[:-1]
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE text SET body = ? WHERE id = ?", [broken, STATE])
    (body,) = [i.body for r in read_what_is_left(path).reports for i in everything(r) if i.id == STATE]  # type: ignore[union-attr]
    assert said_in(body) == WORDS


def said_in(body: RichText) -> list[str]:
    return [line.strip() for line in plain(body).split("\n")]


def test_wherever_a_text_breaks_off_no_word_of_the_form_is_taken_for_one_of_the_officer() -> None:
    whole = text_to_json(everything_said())
    for end in range(len(whole)):
        *said, broken_off = said_in(words_in(whole[:end]))
        assert said == WORDS[: len(said)]
        assert broken_off in whole


def test_the_end_of_a_long_text_can_be_lost_without_its_beginning(path: Path) -> None:
    zeroed(path, path.read_bytes().index(b"Zin 150 ") // 4096 + 1)
    found = read_what_is_left(path)
    assert "Zin 3 van een toelichting" in words(found.reports)
    assert any("de tekst" in line for line in found.lost)


def test_what_was_deleted_does_not_come_back(path: Path) -> None:
    report = long_report()
    with Dossier.open(path) as dossier:
        dossier.save(report, write(report, STATE, from_plain("Kort.")))
    assert LONG.strip() not in words(read_what_is_left(path).reports)


def test_lost_rows_are_counted_by_their_index(path: Path) -> None:
    held = len([i for r in look(path).reports for i in everything(r) if type(i).__name__ == "SubItem"])
    zeroed(path, page_of(path, "sub_item"))
    assert any(f"Niet teruggevonden: {held} onder" in line for line in read_what_is_left(path).lost)


def test_an_explanation_of_something_lost_stays_in_its_area(path: Path) -> None:
    before = words(look(path).reports)
    changed(path, "UPDATE explanation SET about = '[999]' WHERE about != '[]'")
    found = read_what_is_left(path)
    assert any("hoort bij iets dat niet is teruggevonden" in line for line in found.lost)
    assert sorted(words(found.reports).split()) == sorted(before.split())


def test_a_save_that_was_cut_off_is_undone_in_a_copy(path: Path) -> None:
    before = look(path).reports
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_spill=1")
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN")
        connection.execute("UPDATE text SET body = replace(hex(zeroblob(40000)), '00', 'x')")
        halfway = path.with_name("Halverwege.vgr")
        halfway.write_bytes(path.read_bytes())
        halfway.with_name("Halverwege.vgr-journal").write_bytes(path.with_name("Proef.vgr-journal").read_bytes())
        connection.execute("ROLLBACK")
    content = halfway.read_bytes()
    assert content != path.read_bytes()
    assert read_what_is_left(halfway).reports == before
    assert halfway.read_bytes() == content


def letter(path: Path) -> None:
    path.write_text("Geachte raad, " * 1000, encoding="utf-8")


def nothing(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("make", [letter, nothing])
def test_a_file_without_anything_of_a_dossier_is_told(path: Path, make: Callable[[Path], None]) -> None:
    make(path)
    with pytest.raises(NotADossier, match="niets van een dossier teruggevonden"):
        read_what_is_left(path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="kan niet worden gelezen"):
        read_what_is_left(tmp_path / "Weg.vgr")


def test_a_file_that_is_far_too_large_is_told(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(2_000_000_000)
    with pytest.raises(Problem, match=r"te groot om te herstellen: groter dan 1 GB\. Het bestand is niet gewijzigd"):
        read_what_is_left(path)


def test_salvaging_overwrites_nothing(path: Path) -> None:
    content = path.read_bytes()
    with pytest.raises(Problem, match="Er bestaat al een bestand"):
        salvage(path, path)
    assert path.read_bytes() == content


spots = st.tuples(st.integers(0, 2**20), st.integers(1, 5000), st.sampled_from([0, 255, 13, 5, None]))


@given(damage=st.lists(spots, min_size=1, max_size=6), cut=st.none() | st.integers(1, 2**20), fill=st.randoms())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_no_damage_makes_it_fail(
    tmp_path_factory: pytest.TempPathFactory, damage: list[tuple[int, int, int | None]], cut: int | None, fill: Any
) -> None:
    path = tmp_path_factory.mktemp("damaged") / "Proef.vgr"
    content = bytearray(sample(tmp_path_factory))
    for spot, extent, byte in damage:
        at = spot % len(content)
        length = min(extent, len(content) - at)
        content[at : at + length] = fill.randbytes(length) if byte is None else bytes([byte]) * length
    path.write_bytes(content[: cut % len(content) if cut else None])
    before = path.read_bytes()
    target = path.with_name("Gered.vgr")
    try:
        found = salvage(path, target)
    except NotADossier:
        assert not target.exists()
    else:
        with Dossier.open(target) as dossier:
            assert examine(dossier.path).faults == ()
            assert dossier.reports() == found.reports
    assert path.read_bytes() == before


@given(pages=st.sets(st.integers(2, 40), max_size=6))
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_damage_to_some_pages_costs_nothing_that_stands_in_others(
    tmp_path_factory: pytest.TempPathFactory, pages: set[int]
) -> None:
    path = tmp_path_factory.mktemp("pages") / "Proef.vgr"
    content = sample(tmp_path_factory)
    path.write_bytes(content)
    readable = {line for line in words(look(path).reports).split("\n") if line}
    for page in pages:
        if page * 4096 <= len(content):
            zeroed(path, page)
    left = path.read_bytes()
    expected = {line for line in readable if len(line) > 20 and line.encode() in left}
    assert expected <= set(words(read_what_is_left(path).reports).split("\n"))


ODD = [None, 0, -1, 3, 2**62, 1.5, b"\xff", "", "x", "[1]", "[]", '["a"]', "{", "NaN", "veel", '[["a"]]', "\x00\x01"]
PLACES = [
    (spec.name, column)
    for spec in TABLES
    for column in ("id", "lineage", "report", "parent", "position", *(column.name for column in spec.columns))
]


@given(changes=st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(ODD), st.booleans()), max_size=5))
def test_whatever_rows_say_sound_reports_come_out(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[tuple[str, str], object, bool]]
) -> None:
    path = tmp_path_factory.mktemp("rows") / "Proef.vgr"
    path.write_bytes(sample(tmp_path_factory))
    with closing(sqlite3.connect(path)) as connection, connection:
        for (table, column), value, everywhere in changes:
            some = "" if everywhere else f" WHERE id = (SELECT MAX(id) FROM {table})"  # noqa: S608  # names from this program
            with suppress(sqlite3.IntegrityError):
                connection.execute(f"UPDATE {table} SET {column} = ?{some}", [value])  # noqa: S608  # the same
    salvage(path, path.with_name("Gered.vgr"))
    with Dossier.open(path.with_name("Gered.vgr")) as dossier:
        assert examine(dossier.path).faults == ()
        for report in dossier.reports():
            assert report_from_json(report_to_json(report), Identities())


def test_an_odd_field_is_named_and_the_rest_of_its_item_kept(path: Path) -> None:
    before = look(path).reports
    changed(path, "UPDATE deviation SET amount = 'veel'", "UPDATE section SET kind = 'x'")
    found = read_what_is_left(path)
    assert found.lost == (
        "Afwijking “Water geven in de zomer”: niet (geheel) leesbaar: het bedrag.",
        "Paragraaf of bijlage “Personele lasten”: niet (geheel) leesbaar: de soort.",
    )
    assert words(found.reports) == words(before)


@pytest.mark.parametrize(
    ("table", "column", "value", "name"),
    [
        ("report", "scale", "[]", "de betekenis van de stoplichten"),
        ("report", "edition", '["Voortgangsrapportage", 1, 26, "x"]', "de editie"),
        ("programme", "committees", "[1]", "de commissies"),
        ("deviation", "amount", "NaN", "het bedrag"),
        ("adoption", "moment", "2026-06-02T14:30:00", "het moment"),
    ],
)
def test_what_can_be_read_but_says_no_such_thing_is_named(
    tmp_path: Path, table: str, column: str, value: str, name: str
) -> None:
    path = sound(tmp_path / "Proef.vgr", reviewed_report())
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE id < 1000", [value])  # noqa: S608  # names from this program
    found = read_what_is_left(path)
    assert any(line.endswith(f"niet (geheel) leesbaar: {name}.") for line in found.lost)
    assert report_from_json(report_to_json(found.reports[-1]), Identities())


def test_words_are_kept_without_the_characters_that_no_text_may_hold(tmp_path: Path) -> None:
    path = sound(tmp_path / "Proef.vgr", reviewed_report())
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE section SET title = ?", ["Personele\x01 lasten"])
        connection.execute("UPDATE review SET note = ? WHERE note != ''", ["Eerst dit.\x02\nDan dat."])
    found = read_what_is_left(path)
    report = next(report for report in found.reports if report.id == REPORT)
    assert report.sections[0].title == "Personele lasten"
    assert report.reviews[0].note == "Eerst dit.\nDan dat."
    assert len(found.lost) == 2


def test_a_light_that_the_scale_does_not_have_is_named_and_not_set(path: Path) -> None:
    changed(path, "UPDATE deliverable SET light = 'paars' WHERE light = 'orange'")
    found = read_what_is_left(path)
    report = next(report for report in found.reports if report.id == REPORT)
    assert {item.light for item in everything(report) if isinstance(item, Deliverable)} == {"green", None}
    assert found.lost == ("Prestatie “Onderhouden van speelplekken”: niet (geheel) leesbaar: het stoplicht.",)


def test_the_words_of_what_was_kept_about_something_lost_are_told(tmp_path: Path) -> None:
    path = sound(tmp_path / "Proef.vgr", reviewed_report())
    changed(path, "UPDATE review SET subject = 999 WHERE note != ''")
    lost = read_what_is_left(path).lost
    assert "Notitie over de voortgang: hoort bij iets dat niet is teruggevonden (“Bedrag navragen bij Bram.”)." in lost


def test_items_that_have_the_same_lineage_get_one_each(path: Path) -> None:
    changed(path, "UPDATE goal SET lineage = 'een'")
    reports = read_what_is_left(path).reports
    for report in reports:
        assert report_from_json(report_to_json(report), Identities())
    goals = [item.lineage for report in reports for item in everything(report) if isinstance(item, Goal)]
    assert len(goals) == len(set(goals)) == 3


def test_a_row_without_lineage_or_place_is_kept(path: Path) -> None:
    before = look(path).reports
    changed(path, "UPDATE goal SET lineage = x'ff', position = 'x'")
    assert words(read_what_is_left(path).reports) == words(before)


def test_a_third_text_of_a_programme_waits_for_a_place(path: Path) -> None:
    changed(path, f"UPDATE text SET parent = {GREENERY} WHERE id = {FOREWORD}")  # noqa: S608  # numbers of our own
    found = read_what_is_left(path)
    report = next(report for report in found.reports if report.id == REPORT)
    assert "Teruggevonden" in {leftover.source for leftover in report.leftovers}


def test_when_the_new_dossier_cannot_be_written_nothing_is_left(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise SavingFailed("Opslaan lukt niet.", "de schijf is vol. Maak ruimte vrij")

    monkeypatch.setattr(Dossier, "save_all", full)
    with pytest.raises(Problem, match=r"Gered.vgr kan niet worden gemaakt: de schijf is vol\. Maak ruimte vrij\."):
        salvage(path, tmp_path / "Gered.vgr")
    assert not (tmp_path / "Gered.vgr").exists()


def sample(factory: pytest.TempPathFactory) -> bytes:
    path = factory.mktemp("sample") / "Proef.vgr"
    return sound(path, long_report()).read_bytes()
