"""What reviewers did is proposed at the right text, and what is uncertain nowhere."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.printed import full_report
from tests.reports import (
    ABOUT_DROUGHT,
    STATE,
    TREES,
    lineage,
    small_report,
)
from tests.returned import ANNA, BRAM, LAST, Copy, line
from vgr_desktop.core.editing import edits
from vgr_desktop.core.editing.writing import write
from vgr_desktop.core.layout import Chapter, Choice
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import Mark, Run, from_plain
from vgr_desktop.core.model.tree import amend
from vgr_desktop.core.returning.document import Piece, Row

STATE_OF_4 = "Programma 4 Groen en water – Stand van zaken"
DRY = "Na een droog jaar zijn de bomen aangevuld."
PUMPS = "De pompen draaien weer."


@pytest.fixture
def copy() -> Copy:
    return Copy(small_report())


@pytest.mark.parametrize("report", [small_report(), full_report()], ids=["small", "full"])
@pytest.mark.parametrize("named", [True, False], ids=["named", "nameless"])
def test_a_document_that_nobody_changed_proposes_nothing(report: Report, *, named: bool) -> None:
    copy = Copy(report)
    if not named:
        copy.nameless()
    assert copy.told() == []


# Words of a text


@pytest.mark.parametrize("named", [True, False], ids=["named", "nameless"])
def test_words_that_were_typed_without_tracking_are_of_who_saved_last(copy: Copy, *, named: bool) -> None:
    copy.say("droog jaar", "heel droog jaar")
    if not named:
        copy.nameless()
    assert copy.told() == [f"changed {STATE_OF_4}: {DRY} -> Na een heel droog jaar zijn de bomen aangevuld. [Carla]"]


def test_a_tracked_change_is_of_the_reviewer_and_of_that_moment(copy: Copy) -> None:
    copy.track("draaien", "werken", ANNA)
    (change,) = copy.proposals().changes
    assert (change.before, change.after) == (PUMPS, "De pompen werken weer.")
    assert (change.author, change.moment, change.text) == (ANNA.author, ANNA.moment, lineage(STATE))


def test_the_changes_of_two_reviewers_in_one_paragraph_are_apart(copy: Copy) -> None:
    copy.track("draaien", "werken", BRAM)
    copy.track("weer", "nu", ANNA)
    assert copy.told() == [
        f"changed {STATE_OF_4}: {PUMPS} -> De pompen draaien nu. [Anna]",
        f"changed {STATE_OF_4}: De pompen draaien nu. -> De pompen werken nu. [Bram]",
    ]


def test_what_was_typed_without_tracking_beside_tracked_changes_is_apart_too(copy: Copy) -> None:
    copy.say("De pompen", "Alle pompen")
    copy.track("draaien", "werken", ANNA)
    assert copy.told() == [
        f"changed {STATE_OF_4}: {PUMPS} -> Alle pompen draaien weer. [Carla]",
        f"changed {STATE_OF_4}: Alle pompen draaien weer. -> Alle pompen werken weer. [Anna]",
    ]


def test_only_other_looks_are_a_change(copy: Copy) -> None:
    at = copy.at(PUMPS)
    bold = Piece(Run(PUMPS, frozenset({Mark.BOLD})), formatted=ANNA)
    copy.units[at] = replace(copy.line(PUMPS), pieces=(bold,))
    assert copy.told() == [f"changed {STATE_OF_4}: {PUMPS} -> {PUMPS} [Anna]"]


def test_a_paragraph_that_became_an_item_or_a_heading_is_a_change(copy: Copy) -> None:
    copy.units[copy.at(PUMPS)] = replace(copy.line(PUMPS), depth=0)
    copy.units[copy.at(DRY)] = replace(copy.line(DRY), outline=3)
    first, second = (change.edits[0] for change in copy.proposals().changes)
    assert [edit.becomes[0].kind for edit in (first, second)] == ["heading", "bullet"]  # type: ignore[union-attr]


def test_the_name_of_a_part_is_no_part_of_the_words(copy: Copy) -> None:
    copy.say("is vertraagd", "liep vertraging op")
    assert copy.told() == [
        "changed 4A1.3 Onderhouden van speelplekken: De levering van toestellen is vertraagd. -> "
        "De levering van toestellen liep vertraging op. [Carla]"
    ]


# Paragraphs


@pytest.mark.parametrize("named", [True, False], ids=["named", "nameless"])
def test_a_new_paragraph_belongs_to_the_text_before_it(copy: Copy, *, named: bool) -> None:
    copy.put("Het gras", line("Het herstelt zich vanzelf."))
    if not named:
        copy.nameless()
    assert copy.told() == ["added 4A Parken – Gevolgen van de droogte:  -> Het herstelt zich vanzelf. [Carla]"]


def test_new_paragraphs_of_two_reviewers_are_apart(copy: Copy) -> None:
    copy.put(PUMPS, line("Een.", marks=(ANNA,)), line("Twee.", marks=(ANNA,)), line("Drie.", marks=(BRAM,)))
    assert copy.told() == [f"added {STATE_OF_4}:  -> Een.\nTwee. [Anna]", f"added {STATE_OF_4}:  -> Drie. [Bram]"]


def test_words_right_under_a_heading_belong_to_its_text(copy: Copy) -> None:
    copy.put("Gevolgen van de droogte", line("Eerst dit."))
    copy.put("De missie van het programma Groen", line("Vooraf."))
    copy.put("Bedrag:", line("Een derde is gedekt."))
    assert copy.told() == [
        "added Programma 4 Groen en water – Missie:  -> Vooraf. [Carla]",
        "added 4A Parken – Gevolgen van de droogte:  -> Eerst dit. [Carla]",
        "added Water geven in de zomer:  -> Een derde is gedekt. [Carla]",
    ]


def test_a_removed_paragraph(copy: Copy) -> None:
    copy.remove(PUMPS)
    assert copy.told() == [f"removed {STATE_OF_4}: {PUMPS} ->  [Carla]"]


def test_a_struck_paragraph_is_of_who_struck_it(copy: Copy) -> None:
    struck = copy.remove(DRY)
    at = copy.at(PUMPS)
    own = copy.line(PUMPS)
    copy.units[at] = replace(own, anchors=(*struck.anchors, *own.anchors), struck=(BRAM,))
    assert copy.told() == [f"removed {STATE_OF_4}: {DRY} ->  [Bram]"]


def test_a_paragraph_of_which_all_words_were_struck_is_removed(copy: Copy) -> None:
    copy.track(PUMPS, "", BRAM)
    assert copy.told() == [f"removed {STATE_OF_4}: {PUMPS} ->  [Bram]"]


def test_a_split_and_a_joined_paragraph_are_changes_of_those(copy: Copy) -> None:
    copy.say(DRY, "Na een droog jaar")
    copy.put("Na een droog jaar", line("zijn de bomen aangevuld."))
    assert copy.told() == [f"changed {STATE_OF_4}: {DRY} -> Na een droog jaar\nzijn de bomen aangevuld. [Carla]"]
    copy = Copy(small_report())
    second = copy.remove(PUMPS)
    copy.units[copy.at(DRY)] = line(f"{DRY} {PUMPS}", anchors=(*copy.line(DRY).anchors, *second.anchors))
    assert copy.told() == [f"changed {STATE_OF_4}: {DRY}\n{PUMPS} -> {DRY} {PUMPS} [Carla]"]


def test_the_name_may_stay_with_the_second_half_of_a_split_paragraph(copy: Copy) -> None:
    copy.say(DRY, "zijn de bomen aangevuld.")
    copy.units.insert(copy.at("zijn de bomen"), line("Na een droog jaar"))
    assert copy.told() == [f"changed {STATE_OF_4}: {DRY} -> Na een droog jaar\nzijn de bomen aangevuld. [Carla]"]


@pytest.mark.parametrize("named", [True, False], ids=["named", "nameless"])
def test_a_moved_paragraph_in_one_text(copy: Copy, *, named: bool) -> None:
    copy.put(PUMPS, copy.remove(DRY))
    if not named:
        copy.nameless()
    (change,) = copy.proposals().changes
    assert (change.kind, change.text) == ("moved", lineage(STATE))


def test_a_paragraph_that_moved_to_another_text_is_one_change_of_both(copy: Copy) -> None:
    copy.put("Het gras", copy.remove(PUMPS))
    (change,) = copy.proposals().changes
    assert (change.kind, change.text, change.before) == ("moved", lineage(ABOUT_DROUGHT), PUMPS)
    assert {edit.lineage for edit in change.edits} == {lineage(ABOUT_DROUGHT), lineage(STATE)}  # type: ignore[union-attr]


def test_a_copied_paragraph_is_new_where_it_was_put(copy: Copy) -> None:
    copy.put("Het gras", copy.line(PUMPS))
    assert copy.told() == [f"added 4A Parken – Gevolgen van de droogte:  -> {PUMPS} [Carla]"]


def test_a_new_sub_heading_stays_in_the_text(copy: Copy) -> None:
    copy.put("Het gras", line("Vooruitblik", outline=6), line("Het komt goed.", depth=1, is_numbered=True))
    (change,) = copy.proposals().changes
    assert (change.after, change.text) == ("Vooruitblik\nHet komt goed.", lineage(ABOUT_DROUGHT))


# Tables in texts


def test_a_cell_of_a_table_is_a_change_of_the_text() -> None:
    copy = Copy(full_report())
    copy.say("Peildatum", "Meetdatum")
    (change,) = copy.proposals().changes
    assert (change.kind, change.where) == ("changed", "Begrippen")
    assert "Meetdatum" in change.after
    assert "Peildatum" in change.before


@pytest.mark.parametrize("named", [True, False], ids=["named", "nameless"])
def test_a_new_and_a_removed_row_of_a_table_are_changes_of_the_text(*, named: bool) -> None:
    copy = Copy(full_report())
    number = copy.units[copy.at("Peildatum")].table  # type: ignore[union-attr]  # a row
    copy.put("Peildatum", Row(((line("Raad"),), (line("Wie besluit"),)), number))
    copy.remove("Wat wij willen bereiken")
    if not named:
        copy.nameless()
    (change,) = copy.proposals().changes
    assert "Raad\nWie besluit" in change.after
    assert "Wat wij willen bereiken" not in change.after


def test_a_struck_row_is_gone() -> None:
    copy = Copy(full_report())
    at = copy.at("Wat wij willen bereiken")
    row = copy.units[at]
    assert isinstance(row, Row)
    copy.units[at] = replace(row, is_deleted=True, marks=(BRAM,))
    (change,) = copy.proposals().changes
    assert "Wat wij willen bereiken" not in change.after


def test_a_new_table_is_part_of_the_text_before_it(copy: Copy) -> None:
    copy.put("Het gras", Row(((line("Wijk"),), (line("Gras"),)), 99), Row(((line("Oost"),), ()), 99))
    assert copy.told() == ["added 4A Parken – Gevolgen van de droogte:  -> Wijk\nGras\nOost\n [Carla]"]


# Texts that were not there


def test_words_under_an_area_without_explanations_are_a_new_one() -> None:
    copy = Copy(full_report())
    copy.say("Er zijn geen afwijkingen ten opzichte van de begroting.", "De wachtlijst is weg.")
    (change,) = copy.proposals().changes
    assert (change.kind, change.where, change.after) == ("added", "3C Gezondheid", "De wachtlijst is weg.")


def test_a_new_heading_with_a_code_begins_the_explanation_of_that_deliverable(copy: Copy) -> None:
    copy.put("Het gras", line("4A1.1 Planten van bomen", outline=4), line("Wij planten door."), line("Tot mei."))
    (change,) = copy.proposals().changes
    assert (change.kind, change.text, change.after) == ("added", lineage(TREES), "Wij planten door.\nTot mei.")


def test_a_title_that_was_typed_as_a_plain_line_begins_it_too(copy: Copy) -> None:
    copy.put(
        "Het gras", line("4A1.1. planten van bomen"), Row(((line("Jaar"),), (line("Bomen"),)), 99), line("Tot mei.")
    )
    (change,) = copy.proposals().changes
    assert (change.kind, change.text) == ("added", lineage(TREES))
    assert "Jaar\nBomen" in change.after


def test_a_heading_of_an_explanation_that_is_there_leads_to_that_one(copy: Copy) -> None:
    copy.put(PUMPS, line("4A1.3 Onderhouden van speelplekken", outline=4), line("Ook dit nog."))
    assert copy.told() == [
        "unplaced Stand van zaken bij Voortgangsrapportage:  -> 4A1.3 Onderhouden van speelplekken [Carla]",
        "added 4A1.3 Onderhouden van speelplekken:  -> Ook dit nog. [Carla]",
    ]


# Titles, lights and amounts


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("● Groen", "■ Rood", "light 4A1.1 Planten van bomen: Groen -> Rood"),
        ("4A1.1 Planten van bomen", "4A1.1 Snoeien", "title 4A1.1 Planten van bomen: Planten van bomen -> Snoeien"),
        (
            "4A2 De parken",
            "4A2 Alle parken",
            "title 4A2 De parken zijn schoon: De parken zijn schoon -> Alle parken zijn schoon",
        ),
        (
            "Onderdeel: Speelveld Oost",
            "Onderdeel: Speelveld West",
            "title 4A1.3 Speelveld Oost: Speelveld Oost -> Speelveld West",
        ),
        ("Beleidsterrein 4B Water", "Beleidsterrein 4B Wateren", "title 4B Water: Water -> Wateren"),
        (
            "Gevolgen van de droogte",
            "Droogte",
            "title 4A Parken – Gevolgen van de droogte: Gevolgen van de droogte -> Droogte",
        ),
        (
            "Bedrag: € 45.000 nadeel.",
            "Bedrag: € 54.000 voordeel.",
            "amount Water geven in de zomer: Bedrag: €\xa045.000 nadeel. -> Bedrag: € 54.000 voordeel.",
        ),
        (
            "Gemeente Lindeveen",
            "Gemeente Lindenveen",
            "title 1e Voortgangsrapportage 2026: Gemeente Lindeveen -> Gemeente Lindenveen",
        ),
        ("Personele lasten", "Personeel", "title Personele lasten: Personele lasten -> Personeel"),
    ],
)
@pytest.mark.parametrize("named", [True, False], ids=["named", "nameless"])
def test_what_stands_beside_texts(copy: Copy, old: str, new: str, told: str, *, named: bool) -> None:
    if old == "● Groen":
        at = copy.at("4A1.1 Planten van bomen")
        row = copy.units[at]
        assert isinstance(row, Row)
        copy.units[at] = replace(row, cells=(*row.cells[:2], (replace(row.cells[2][0], pieces=(Piece(Run(new)),)),)))
    else:
        copy.say(old, new)
    if not named:
        copy.nameless()
    assert copy.told() == [f"{told} [Carla]"]


def test_what_cannot_be_read_is_told_and_not_applied(copy: Copy) -> None:
    copy.say("Bedrag: € 45.000 nadeel.", "Bedrag: nog een paar ton.")
    copy.say("4A2.1 Opruimen", "4A9.9 Opruimen")
    copy.say("4B1.1 Vernieuwen van gemalen, 4B1.10", "4B1.1 Pompen, 4B1.10")
    changes = copy.proposals().changes
    assert [(change.kind, change.can_take) for change in changes] == [("unplaced", False)] * 3
    assert [change.where for change in changes][-1] == "Water geven in de zomer"


# What has no place


def test_words_of_the_program_are_not_changed(copy: Copy) -> None:
    copy.say("Programma 4 heeft de meeste", "Programma 4 heeft wel de meeste")
    assert [each.split(":")[0] for each in copy.told()] == ["unplaced Stand van de prestaties"]


def test_words_under_a_new_chapter_have_no_place(copy: Copy) -> None:
    copy.put("Volgens plan", line("Energie", outline=1), line("Een nieuwe paragraaf."))
    assert copy.told() == [
        "unplaced Personele lasten:  -> Energie\nEen nieuwe paragraaf. [Carla]",
    ]


def test_a_paragraph_that_moved_to_where_no_text_is_is_told_twice(copy: Copy) -> None:
    copy.put("4A2 De parken zijn schoon", copy.remove(PUMPS))
    assert [each.split(":")[0] for each in copy.told()] == [
        f"removed {STATE_OF_4}",
        "unplaced Beleidsterrein 4A Parken",
    ]


def test_what_was_removed_beside_texts_is_told(copy: Copy) -> None:
    copy.remove("Onderdeel: Speelveld Oost")
    copy.remove("Bedrag:")
    copy.remove("Hieronder staan per beleidsterrein")
    assert [(one.kind, one.can_take) for one in copy.proposals().changes] == [
        ("unplaced", False),
        ("removed", False),
        ("removed", False),
    ]


def test_a_chapter_that_is_not_there_was_not_removed(copy: Copy) -> None:
    start, end = copy.at("Programma AD/OH Overhead"), copy.at("Paragrafen")
    starts = [n for n, unit in enumerate(copy.units) if "AD/OH Overhead" in unit.text]
    copy.units = copy.units[starts[-1] : end]
    found = copy.proposals()
    assert found.changes == ()
    assert start
    assert "Programma 4 Groen en water" in found.notices[0]


def test_only_one_chapter_is_enough(copy: Copy) -> None:
    copy.say(PUMPS, "De pompen staan stil.")
    copy.nameless()
    at = copy.at("De missie van het programma Groen")
    copy.units = copy.units[at - 3 : copy.at("Een zuinige organisatie.") - 4]
    assert copy.told() == [f"changed {STATE_OF_4}: {PUMPS} -> De pompen staan stil. [Carla]"]


def test_of_a_part_that_was_printed_the_rest_is_not_missed() -> None:
    report = small_report()
    choice = Choice(frozenset({Chapter.PROGRAMMES}), frozenset({report.programmes[0].areas[0].id}))
    assert Copy(report, choice).told() == []


# Against what the report says now


def test_what_changed_here_too_is_contested(copy: Copy) -> None:
    mine = write(small_report(), STATE, from_plain(f"{DRY}\nDe pompen staan uit."))
    copy.put(PUMPS, line("Nieuw."))
    copy.say("draaien weer", "draaien goed")
    told = copy.told(mine)
    assert told[0].endswith("[Carla, contested]")
    assert told[1].endswith("[Carla]")


def test_what_the_report_says_already_is_not_proposed(copy: Copy) -> None:
    copy.put(PUMPS, line("Nieuw."))
    copy.say("draaien weer", "draaien goed")
    copy.remove("Het gras")
    mine = write(small_report(), STATE, from_plain(f"{DRY}\nDe pompen draaien goed.\nNieuw."))
    mine = write(mine, ABOUT_DROUGHT, from_plain(""))
    mine = edits.set_light(mine, TREES, "red")
    assert copy.told(mine) == []


def test_a_change_of_a_text_that_is_gone_has_no_place(copy: Copy) -> None:
    copy.say("Het gras", "Al het gras")
    copy.say("Bedrag: € 45.000", "Bedrag: € 46.000")
    mine = small_report()
    area = mine.programmes[0].areas[0]
    programme = replace(mine.programmes[0], areas=(replace(area, explanations=()),), deviations=())
    mine = replace(mine, programmes=(programme,))
    assert [(one.kind, one.contested) for one in copy.proposals(mine).changes] == [("unplaced", True)] * 2


def test_a_value_that_changed_here_too_is_contested(copy: Copy) -> None:
    copy.say("Bedrag: € 45.000", "Bedrag: € 46.000")
    programme = small_report().programmes[0]
    other = tuple(replace(one, amount=Decimal(47_000)) for one in programme.deviations)
    mine = amend(small_report(), programme.id, deviations=other)
    (change,) = copy.proposals(mine).changes
    assert (change.kind, change.contested) == ("amount", True)


def test_without_what_went_out_it_is_not_known_who_changed_what(copy: Copy) -> None:
    copy.say("draaien weer", "draaien goed")
    copy.track("droog", "nat", ANNA)
    copy.say("20 april 2026", "21 april 2026")
    copy.say("Programma 4 heeft de meeste", "Programma 4 heeft wel de meeste")
    copy.put("21 april", line("Met groet"))
    assert [(one.author, one.contested) for one in copy.proposals(knows_base=False).changes] == [
        ("Anna", False),
        (LAST.author, True),
    ]


def test_without_what_went_out_a_section_that_is_not_there_was_not_removed(copy: Copy) -> None:
    start = copy.at("Beleidsterrein 4B Water")
    end = copy.at("Toelichtingen afwijking")
    del copy.units[start:end]
    assert copy.told(knows_base=False) == []


# Comments


def test_a_comment_is_beside_what_it_is_about(copy: Copy) -> None:
    copy.remark(PUMPS, "Sinds wanneer?")
    copy.remark("4B1.1 Vernieuwen van gemalen", "Welke?", author="Bram")
    copy.remark("De missie van het programma Groen", "Mooi.")
    copy.remark("Hieronder staan per", "Nodig?")
    assert copy.told() == [
        "comment Programma 4 Groen en water – Missie: De missie van het programma Groen -> Mooi. [Anna]",
        f"comment {STATE_OF_4}: {PUMPS} -> Sinds wanneer? [Anna]",
        "comment Doelenbomen: Hieronder staan per -> Nodig? [Anna]",
        "comment 4B1.1 Vernieuwen van gemalen: 4B1.1 Vernieuwen van gemalen -> Welke? [Bram]",
    ]


def test_a_comment_on_new_words_is_beside_the_text_they_are_in(copy: Copy) -> None:
    copy.put("Het gras", line("Nieuw."), line("4A1.1 Planten van bomen", outline=4), line("Wij planten."))
    copy.remark("Nieuw.", "Klopt dit?")
    copy.remark("Wij planten.", "Waar?")
    copy.remark("Wij planten.", "Los", at=None)
    found = {one.after: one.text for one in copy.proposals().changes if one.kind == "comment"}
    assert found == {"Klopt dit?": lineage(ABOUT_DROUGHT), "Waar?": lineage(TREES), "Los": ""}


def test_two_changes_that_say_the_same_have_keys_of_their_own(copy: Copy) -> None:
    copy.put(DRY, line("Nieuw."))
    copy.put(PUMPS, line("Nieuw."))
    keys = [one.key for one in copy.proposals().changes]
    assert len(set(keys)) == 2
    assert keys == [one.key for one in copy.proposals().changes]
