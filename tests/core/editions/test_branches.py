from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import reports as small
from tests.reports import assert_sound, drawn, identities, reviewed_report, small_report
from tests.strategies import reports
from vgr_desktop.core.editing import edits
from vgr_desktop.core.editing.several import remove_all
from vgr_desktop.core.editions.branches import copied, outline, place_near, put_in
from vgr_desktop.core.editions.carry import carry_forward
from vgr_desktop.core.model.editions import edition
from vgr_desktop.core.model.problems import Refused
from vgr_desktop.core.model.report import Explanation, Programme, Report
from vgr_desktop.core.model.text import plain
from vgr_desktop.core.model.tree import code_of, everything, index, walk


def codes(report: Report, ids: tuple[int, ...]) -> list[str]:
    known = index(report)
    return [code_of(known, id) for id in ids]


def bodies(report: Report) -> list[str]:
    return sorted(plain(item.body) for item in everything(report) if isinstance(item, Explanation))


class TestCopying:
    def test_a_branch_is_alone_with_what_it_stands_in(self) -> None:
        branches = copied(reviewed_report(), (small.WILLOW, small.PLAYGROUNDS))
        assert branches.tops == (small.lineage(small.PLAYGROUNDS),)
        assert drawn(branches.report)[1:] == [
            "  4 Groen en water",
            "    4A Parken",
            "      4A1 Iedereen heeft groen dicht bij huis",
            "        4A1.3 ▲ Onderhouden van speelplekken",
            "          ▲ Speeltuin De Wilg",
            "          ● Speelveld Oost",
        ]
        assert len(bodies(branches.report)) == 1
        assert [review.owner for review in branches.report.reviews] == ["Sanne"]
        assert len(branches.report.pictures) == 1
        assert_sound(branches.report)

    def test_it_is_told_as_lines(self) -> None:
        branches = copied(small_report(), (small.PLAYGROUNDS, small.STAFF))
        assert list(outline(branches)) == [
            ("4A1.3", "Onderhouden van speelplekken", "Oranje"),
            ("", "Speeltuin De Wilg", "Oranje"),
            ("", "Speelveld Oost", "Groen"),
            ("", "Personele lasten", ""),
        ]

    def test_of_an_explanation_of_several_it_keeps_what_is_about_it(self) -> None:
        report = copied(small_report(), (small.QUAYS,)).report
        assert [item.about for item in everything(report) if isinstance(item, Explanation)] == [(small.QUAYS,)]


class TestPuttingIn:
    def test_in_the_same_report_it_is_a_second_one_with_the_next_number(self) -> None:
        report = small_report()
        made = put_in(report, copied(report, (small.PLAYGROUNDS,)), small.PLAYGROUNDS, identities(200))
        assert codes(made.report, made.ids) == ["4A1.4"]
        assert len({item.lineage for item in everything(made.report)}) == len(list(everything(made.report)))
        assert len(bodies(made.report)) == len(bodies(report)) + 1
        assert_sound(made.report)

    def test_a_free_number_and_the_lineages_stay_in_another_edition(self) -> None:
        there = next_one()
        old = {item.lineage: item.id for item in everything(there)}
        there = edits.remove(there, old[small.lineage(small.PLAYGROUNDS)])
        target = old[small.lineage(small.TREES)]
        made = put_in(there, copied(reviewed_report(), (small.PLAYGROUNDS,)), target, identities(2000))
        assert codes(made.report, made.ids) == ["4A1.3"]
        assert index(made.report).items[made.ids[0]].lineage == small.lineage(small.PLAYGROUNDS)
        assert len(made.report.pictures) == 1
        assert_sound(made.report)

    def test_sub_items_come_after_the_one_that_is_chosen_and_sections_at_the_end(self) -> None:
        report = small_report()
        made = put_in(report, copied(report, (small.EAST, small.STAFF)), small.WILLOW, identities(200))
        assert [line.strip() for line in drawn(made.report, small.PLAYGROUNDS)[1:4]] == [
            "▲ Speeltuin De Wilg",
            "● Speelveld Oost",
            "● Speelveld Oost",
        ]
        assert [section.title for section in made.report.sections] == ["Personele lasten"] * 2

    def test_a_light_that_the_report_does_not_have_is_not_set(self) -> None:
        report = small_report()
        grey = replace(report, scale=(*report.scale, replace(report.scale[0], key="grey", name="Grijs")))
        branches = copied(edits.set_light(grey, small.TREES, "grey"), (small.TREES,))
        made = put_in(report, branches, small.CLEAN, identities(200))
        assert [line.strip() for line in drawn(made.report, small.CLEAN)][-1] == "4A2.2 – Planten van bomen"

    @pytest.mark.parametrize(("what", "target"), [(small.TREES, small.PARKS), (small.NEAR, small.STAFF)])
    def test_where_there_is_no_place_for_it_that_is_said(self, what: int, target: int) -> None:
        with pytest.raises(Refused, match="Kies eerst een"):
            put_in(small_report(), copied(small_report(), (what,)), target, identities(200))

    def test_a_programme_goes_anywhere(self) -> None:
        made = put_in(small_report(), copied(small_report(), (small.GREENERY,)), small.STAFF, identities(200))
        assert codes(made.report, made.ids) == ["5"]
        assert_sound(made.report)
        assert place_near(small_report(), Programme, small.TREES)[1] == 1

    @given(reports(), st.data())
    def test_whatever_is_copied_comes_whole(self, report: Report, data: st.DataObject) -> None:
        nodes = [node for node in walk(report) if node is not report]
        if not nodes:
            return
        chosen = data.draw(st.lists(st.sampled_from(nodes), min_size=1, max_size=3, unique_by=lambda node: node.id))
        branches = copied(report, [node.id for node in chosen])
        assert_sound(branches.report)
        try:
            made = put_in(report, branches, chosen[0].id, identities(100_000))
        except Refused:
            return
        assert_sound(made.report)
        assert drawn(remove_all(made.report, made.ids)) == drawn(report)


def next_one() -> Report:
    return carry_forward(small_report(), identities(1000), edition(2, 2026))
