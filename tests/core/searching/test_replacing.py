"""Other words in the place of those that were found."""

from dataclasses import replace

import pytest

from tests import reports as small
from tests.core.searching.test_finding import match_here
from tests.editions import later
from tests.reports import assert_sound, reviewed_report, small_report
from vgr_desktop.core.editing import writing
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Explanation, Report, Written
from vgr_desktop.core.model.text import Image, Mark, Paragraph, RichText, Run, Table, from_plain, plain, rich
from vgr_desktop.core.model.tree import index, title_of
from vgr_desktop.core.searching.finding import Finder, Query
from vgr_desktop.core.searching.replacing import Left, Replaced, changes, replaced


def replace_in(*reports: Report, find: Query, words: str) -> Replaced:
    found = Finder(match_here).find(reports, find)
    return replaced(reports, changes(found.hits, find, words))


def body_after(body: RichText, find: Query, words: str) -> RichText:
    """The body of a text in which `words` took the place of what was found."""
    done = replace_in(writing.write(small_report(), small.STATE, body), find=find, words=words)
    item = index(done.reports[0]).items[small.STATE]
    assert isinstance(item, Written)
    return item.body


def said_after(text: str, find: Query, words: str) -> str:
    return plain(body_after(from_plain(text), find, words))


def test_where_one_may_not_change_anything_words_stay_and_are_told() -> None:
    found = Finder(match_here).find((small_report(),), Query("de"))
    wanted = changes(found.hits, Query("de"), "het")
    done = replaced((small_report(),), wanted, lambda _report, spot: spot.item == small.STATE)
    assert done.done
    assert {change.hit.spot.item for change in done.done} == {small.STATE}
    assert {why for _, why in done.left} == {Left.OUTSIDE}
    assert len(done.done) + len(done.left) == len(wanted)


def test_all_places_are_replaced() -> None:
    done = replace_in(small_report(), find=Query("toestel"), words="speeltoestel")
    assert len(done.done) == 2
    assert not done.left
    assert [title for title in small.explained(done.reports[0]) if "speeltoestel" in title] == [
        "4A | 4A1.3 | De levering van speeltoestellen is vertraagd. / Twee plekken blijven dit jaar dicht. / "
        "Wij huren tijdelijke speeltoestellen."
    ]
    assert_sound(done.reports[0])


def test_capitals_are_kept_unless_they_matter() -> None:
    assert said_after("Raad, raad, RAAD", Query("raad"), "college") == "College, college, COLLEGE"
    assert said_after("Raad, RAAD", Query("raad"), "B en W") == "B en W, B en W"
    assert said_after("Raad, raad", Query("Raad"), "college") == "college, college"
    assert said_after("Raad, raad", Query("raad", exact=True), "college") == "Raad, college"
    assert said_after("Raad", Query("raad"), "") == ""


def test_groups_of_an_expression_can_be_used() -> None:
    find = Query(r"(\d+) (euro)?", pattern=True)
    assert said_after("Het kost 5 euro.", find, r"€ \1\\") == "Het kost € 5\\."
    assert said_after("Het kost 5 of", find, r"[\0|\2]") == "Het kost [5 |]of"
    with pytest.raises(Problem, match="geen groep 3"):
        said_after("5 euro", find, r"\3")


def test_what_is_put_looks_like_what_it_replaces_and_footnotes_stay() -> None:
    bold = frozenset({Mark.BOLD})
    body = rich((Paragraph((Run("wa", bold), Run("", note="Zoet."), Run("terschap"), Run(" is er"))),))
    assert body_after(body, Query("waterschap"), "bedrijf") == rich(
        (Paragraph((Run("bedrijf", bold), Run("", note="Zoet."), Run(" is er"))),)
    )


def test_in_tables_and_after_them_the_right_words_are_replaced() -> None:
    def table(first: str, last: str) -> Table:
        return Table((((Paragraph((Run(first),)),), (Paragraph((Run("x"),)), Paragraph((Run(last),)))),))

    body = rich((Paragraph((Run("oud"),)), table("oud", "oud oud"), Paragraph((Run("na: oud"),))))
    assert body_after(body, Query("oud"), "nieuw") == rich(
        (Paragraph((Run("nieuw"),)), table("nieuw", "nieuw nieuw"), Paragraph((Run("na: nieuw"),)))
    )


def test_footnotes_and_descriptions_are_replaced_and_never_emptied_into_nothing() -> None:
    report = replace(reviewed_report(), adoptions=())
    done = replace_in(report, find=Query("Stand in maart."), words="")
    assert [why for _, why in done.left] == [Left.EMPTY]
    done = replace_in(report, find=Query("maart"), words="april")
    done = replace_in(*done.reports, find=Query("lege"), words="volle")
    item = index(done.reports[0]).items[small.ABOUT_PLAYGROUNDS]
    assert isinstance(item, Explanation)
    noted, shown = item.body.blocks
    assert isinstance(noted, Paragraph)
    assert isinstance(shown, Paragraph)
    assert [run.note for run in noted.runs if run.note] == ["Stand in april."]
    assert shown.image == Image(report.pictures[0].lineage, "Een volle speeltuin", 40)


def test_titles_and_names_are_replaced() -> None:
    done = replace_in(small_report(), find=Query("water"), words="vocht")
    report = done.reports[0]
    assert title_of(report.programmes[0]) == "Groen en vocht"
    assert report.programmes[0].portfolios == ("Groen, vocht en dieren",)
    assert report.programmes[0].areas[1].committees == ("Stad en vocht",)
    assert report.programmes[0].deviations[0].title == "Vocht geven in de zomer"
    assert not done.left


def test_a_title_is_never_emptied_but_a_committee_can_go() -> None:
    done = replace_in(small_report(), find=Query("Parken"), words="")
    assert {why for _, why in done.left} == {Left.EMPTY}
    done = replace_in(small_report(), find=Query("Leefomgeving"), words="")
    assert done.reports[0].programmes[0].committees == ()


def test_a_leftover_keeps_its_lines() -> None:
    report = small_report()
    left = replace(report.leftovers[0], text="een gracht\ntwee grachten")
    done = replace_in(replace(report, leftovers=(left,)), find=Query("gracht"), words="kade")
    assert done.reports[0].leftovers[0].text == "een kade\ntwee kadeen"


def test_adopted_editions_are_left_alone() -> None:
    done = replace_in(reviewed_report(), later(), find=Query("gras"), words="gazon")
    assert [why for _, why in done.left] == [Left.ADOPTED]
    assert [change.hit.report for change in done.done] == [later().id]
    assert done.reports[0] == reviewed_report()


def test_a_field_keeps_what_the_program_says() -> None:
    report = replace(reviewed_report(), adoptions=())
    done = replace_in(report, find=Query("zijn 5"), words="waren 6")
    assert [why for _, why in done.left] == [Left.FIELD]
    assert done.reports == (report,)


def test_what_was_changed_meanwhile_is_left_alone() -> None:
    report, find = small_report(), Query("dor")
    wanted = changes(Finder(match_here).find((report,), find).hits, find, "groen")
    changed = writing.write(report, small.ABOUT_DROUGHT, from_plain("Nat."))
    gone = writing.remove_text(report, small.ABOUT_DROUGHT)
    for now in (changed, gone):
        done = replaced((now,), wanted)
        assert [why for _, why in done.left] == [Left.CHANGED]
        assert done.reports == (now,)
