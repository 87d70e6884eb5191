import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from tests.pages import PAGES
from tests.reports import PLAYGROUNDS, identities, small_report
from vgr_desktop.core.editing.edits import rename
from vgr_desktop.core.editing.reviewing import adopt
from vgr_desktop.core.intake.counts import Counts
from vgr_desktop.core.intake.reading import Reading
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.problems import Cancelled, Problem
from vgr_desktop.core.model.report import Programme, Report, Text
from vgr_desktop.files.format.exchange import read_report, write_report
from vgr_desktop.services.importing import Lack, Tray, Unplaced, answered, fits, lacks, read

PAGE = PAGES / "waterdam-1e-vgr-2022-programma-8.txt"


def page(*numbers: str, known: bool = True) -> Reading:
    """What a page says of programmes with these numbers; "": the page does not say it."""
    source = identities(500)
    programmes = tuple(
        Programme(
            *source.new(),
            number=number,
            name=f"Programma {place}",
            mission=Text(*source.new()),
            state_of_affairs=Text(*source.new()),
        )
        for place, number in enumerate(numbers)
    )
    return Reading("pagina.txt", edition(1, 2026) if known else None, programmes)


def tray(*reports: Report) -> Tray:
    return Tray("Proef.vgr", reports, identities(1_000))


class TestReading:
    @pytest.mark.parametrize("name", ["uit.json", "UIT.JSON"])
    def test_a_report_is_known_by_its_suffix(self, tmp_path: Path, name: str) -> None:
        write_report(small_report(), tmp_path / name)
        found = read(tmp_path / name, identities(500))
        assert isinstance(found, Report)
        assert found.edition == small_report().edition

    def test_everything_else_is_a_page(self) -> None:
        found = read(PAGE, identities())
        assert isinstance(found, Reading)
        assert found.source == PAGE.name

    def test_it_stops_within_a_page_when_it_is_called_off(self) -> None:
        asked: list[int] = []

        def third_time() -> bool:
            asked.append(1)
            return len(asked) == 3

        with pytest.raises(Cancelled):
            read(PAGE, identities(), third_time)
        assert len(asked) == 3

    def test_nothing_comes_of_a_report_that_was_called_off(self, tmp_path: Path) -> None:
        write_report(small_report(), tmp_path / "uit.json")
        with pytest.raises(Cancelled):
            read(tmp_path / "uit.json", identities(), lambda: True)


class TestAnswering:
    @pytest.mark.parametrize(
        ("reading", "missing"),
        [
            (page("9"), set()),
            (page("9", ""), {Lack.NUMBER}),
            (page("9", known=False), {Lack.EDITION}),
            (page("", known=False), {Lack.EDITION, Lack.NUMBER}),
        ],
    )
    def test_what_a_page_does_not_say_is_asked(self, reading: Reading, missing: set[Lack]) -> None:
        assert lacks(reading) == missing

    def test_what_the_page_says_is_believed_first(self) -> None:
        assert answered(page("9"), edition(2, 2020), "7") == page("9")

    def test_the_answers_complete_the_page(self) -> None:
        told = answered(page("", known=False), edition(2, 2020), " 07 ")
        assert (told.edition, [one.number for one in told.programmes]) == (edition(2, 2020), ["7"])

    @pytest.mark.parametrize("number", ["9", "09", "9a", "0", "", "100"])
    def test_a_number_that_is_none_or_that_of_another_programme_changes_nothing(self, number: str) -> None:
        reading = page("9", "")
        assert not fits(reading, number)
        assert answered(reading, None, number) == reading

    def test_one_number_is_given_to_one_programme(self) -> None:
        assert [one.number for one in answered(page("", ""), None, "ad/oh").programmes] == ["AD/OH", ""]


class TestTaking:
    def test_a_page_begins_a_report_when_there_is_none_of_its_edition(self) -> None:
        work = tray()
        taken = work.take(page("9"), "pagina.txt")
        assert taken.is_new
        assert taken.changed
        assert taken.programmes == ("9",)
        assert taken.place == taken.after.programmes[0].id
        assert work.changes() == [(None, taken.after)]

    def test_two_pages_of_one_edition_go_into_one_report(self) -> None:
        work = tray()
        first, second = work.take(page("9"), "negen.txt"), work.take(page("10"), "tien.txt")
        assert (first.is_new, second.is_new) == (True, False)
        assert second.before == first.after
        assert [one.number for one in second.after.programmes] == ["9", "10"]
        assert work.changes() == [(None, second.after)]

    def test_a_page_that_is_there_already_changes_nothing(self) -> None:
        once = tray().take(page("9"), "pagina.txt").after
        work = tray(once)
        assert not work.take(page("9"), "pagina.txt").changed
        assert work.changes() == []

    def test_a_page_without_a_programme_shows_the_report(self) -> None:
        taken = tray(small_report()).take(page(), "pagina.txt")
        assert taken.place == small_report().id

    @pytest.mark.parametrize(("reading", "lack"), [(page(""), Lack.NUMBER), (page("9", known=False), Lack.EDITION)])
    def test_a_page_without_a_place_is_not_guessed_at(self, reading: Reading, lack: Lack) -> None:
        work = tray(small_report())
        with pytest.raises(Unplaced, match=r"pagina\.txt zegt niet bij welk.* Er is niets gewijzigd") as caught:
            work.take(reading, "pagina.txt")
        assert caught.value.lack is lack
        assert work.changes() == []

    def test_what_is_adopted_stays_as_it_is(self) -> None:
        adopted = adopt(small_report(), identities().new(), "Sanne", dt.datetime(2026, 6, 2, tzinfo=dt.UTC))
        work = tray(adopted)
        with pytest.raises(Problem, match="is vastgesteld"):
            work.take(page("99"), "pagina.txt")
        assert not work.take(replace(page(), edition=adopted.edition), "pagina.txt").changed
        assert work.changes() == []

    def test_a_report_comes_in_as_it_is(self) -> None:
        work = tray()
        taken = work.take(small_report(), "uit.json")
        assert (taken.before, taken.after, taken.is_new) == (None, small_report(), True)
        assert taken.added == taken.read
        assert work.changes() == [(None, small_report())]

    def test_a_report_that_is_there_already_is_all_there(self, tmp_path: Path) -> None:
        write_report(small_report(), tmp_path / "uit.json")
        work = tray(small_report())
        taken = work.take(read_report(tmp_path / "uit.json", identities(500)), "uit.json")
        assert (taken.changed, taken.added, work.changes()) == (False, Counts(), [])

    def test_a_report_that_is_there_with_other_content_is_refused(self) -> None:
        work = tray(small_report())
        with pytest.raises(Problem, match=r"uit\.json: .* staat al in Proef\.vgr, met een andere inhoud"):
            work.take(rename(small_report(), PLAYGROUNDS, "Iets anders"), "uit.json")
        assert work.changes() == []
