"""What reviewers seldom do is told as well, and never goes to a wrong place."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.printed import full_report
from tests.reports import DROUGHT_COSTS, SQUARE, STATE, TREES, identities, lineage, small_report
from tests.returned import ANNA, Copy, line
from vgr_desktop.core.editing.writing import write
from vgr_desktop.core.model.report import Picture, PictureKind, Recurrence, Report
from vgr_desktop.core.model.text import Image, Kind, Paragraph, Run, from_plain, rich
from vgr_desktop.core.model.tree import amend
from vgr_desktop.core.returning.document import Line, Piece, Row
from vgr_desktop.core.returning.sent import printable
from vgr_desktop.core.returning.taking import take


@pytest.fixture
def copy() -> Copy:
    return Copy(small_report())


def set_cell(copy: Copy, row: str, text: str, column: int = 2) -> None:
    at = copy.at(row)
    found = copy.units[at]
    assert isinstance(found, Row)
    cells = list(found.cells)
    cells[column] = (replace(cells[column][0], pieces=(Piece(Run(text), inserted=ANNA),)),)
    copy.units[at] = replace(found, cells=tuple(cells))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("■", "light 4A1.1 Planten van bomen: Groen -> Rood [Anna]"),
        ("● Oranje", "light 4A1.1 Planten van bomen: Groen -> Oranje [Anna]"),
        ("", "light 4A1.1 Planten van bomen: Groen -> Nog niet ingevuld [Anna]"),
        ("Nog niet ingevuld", "light 4A1.1 Planten van bomen: Groen -> Nog niet ingevuld [Anna]"),
        ("oranje of rood", "unplaced 4A1.1 Planten van bomen: Groen -> oranje of rood [Anna]"),
        ("paars", "unplaced 4A1.1 Planten van bomen: Groen -> paars [Anna]"),
    ],
)
def test_a_light_is_read_from_its_word_or_its_sign(copy: Copy, text: str, told: str) -> None:
    set_cell(copy, "4A1.1 Planten van bomen", text)
    assert copy.told() == [told]


def test_the_same_light_in_other_words_is_no_change(copy: Copy) -> None:
    set_cell(copy, "4A1.1 Planten van bomen", "groen")
    assert copy.told() == []


def test_a_row_with_too_few_cells_says_nothing(copy: Copy) -> None:
    at = copy.at("4A1.1 Planten van bomen")
    row = copy.units[at]
    assert isinstance(row, Row)
    copy.units[at] = replace(row, cells=row.cells[:2])
    assert copy.told() == []


def test_the_heading_of_an_explanation_is_the_title_of_its_deliverable(copy: Copy) -> None:
    at = copy.at("4A1.3 Onderhouden van speelplekken") + 5
    number = next(n for n in range(at, len(copy.units)) if copy.units[n].text == "4A1.3 Onderhouden van speelplekken")
    heading = copy.units[number]
    assert isinstance(heading, Line)
    copy.units[number] = replace(heading, pieces=(Piece(Run("4A1.3 Beheren van speelplekken")),))
    (change,) = copy.proposals().changes
    assert (change.kind, change.where) == ("title", "4A1.3 Onderhouden van speelplekken")


@pytest.mark.parametrize(
    ("said", "amount", "recurrence"),
    [
        ("Bedrag: € 45.000 nadeel, structureel.", Decimal(45_000), Recurrence.STRUCTURAL),
        ("€ 50.000", Decimal(50_000), None),
        ("Bedrag: nog niet ingevuld.", None, None),
    ],
)
def test_an_amount_with_how_long_it_lasts(
    copy: Copy, said: str, amount: Decimal | None, recurrence: Recurrence | None
) -> None:
    copy.say("Bedrag: € 45.000 nadeel.", said)
    (change,) = copy.proposals().changes
    wanted = {("amount", amount)} if amount != Decimal(45_000) else set()
    wanted |= {("recurrence", recurrence)} if recurrence else set()  # type: ignore[arg-type]
    assert {(edit.field, edit.value) for edit in change.edits} == wanted  # type: ignore[union-attr]


def deviation(**fields: object) -> Report:
    return amend(small_report(), DROUGHT_COSTS, **fields)


@pytest.mark.parametrize("said", ["Dekking: uit de reserve.", "Uit de reserve."])
def test_a_cover(said: str) -> None:
    copy = Copy(deviation(cover="uit de winst"))
    copy.say("Dekking: uit de winst.", said)
    (change,) = copy.proposals().changes
    assert change.kind == "amount"
    assert [edit.value.lower() for edit in change.edits] == ["uit de reserve"]  # type: ignore[union-attr]


def test_an_amount_without_a_word_keeps_its_meaning() -> None:
    copy = Copy(deviation(amount=Decimal(-45_000), recurrence=Recurrence.INCIDENTAL))
    copy.say("Bedrag: € 45.000 voordeel, incidenteel.", "Bedrag: € 46.000, incidenteel.")
    (change,) = copy.proposals().changes
    assert [edit.value for edit in change.edits] == [Decimal(-46_000)]  # type: ignore[union-attr]


def test_the_title_of_the_report(copy: Copy) -> None:
    copy.say("1e Voortgangsrapportage 2026", "Eerste Voortgangsrapportage 2026")
    (change,) = copy.proposals().changes
    assert (change.kind, change.text) == ("title", small_report().lineage)
    other = Copy(small_report())
    other.say("1e Voortgangsrapportage 2026", "")
    assert [one.kind for one in other.proposals().changes] == ["unplaced"]


def test_a_title_that_the_report_has_already_is_not_proposed(copy: Copy) -> None:
    copy.say("4A1.1 Planten van bomen", "4A1.1 Snoeien")
    assert copy.told(amend(small_report(), TREES, title="Snoeien")) == []


def test_the_headings_of_the_program_are_not_changed(copy: Copy) -> None:
    copy.say("Stand van zaken bij Voortgangsrapportage", "Hoe het gaat")
    copy.say("Voorwoord", "Vooraf")
    assert [(one.kind, one.can_take) for one in copy.proposals().changes] == [("unplaced", False)] * 2


def with_picture(caption: str) -> Report:
    picture = Picture(900, lineage(900), kind=PictureKind.PNG, content=SQUARE)
    shown = Paragraph((Run(caption),) if caption else (), Kind.PICTURE, image=Image(picture.lineage, "Een pomp", 40))
    report = write(
        small_report(), STATE, rich((Paragraph((Run("Zie hieronder."),)), shown, Paragraph((Run("Slot."),))))
    )
    return replace(report, pictures=(picture,))


def test_a_caption_is_changed_and_its_picture_stays() -> None:
    copy = Copy(with_picture("De pomp in maart"))
    copy.say("De pomp in maart", "De pomp in april")
    (change,) = copy.proposals().changes
    (block,) = change.edits[0].becomes  # type: ignore[union-attr]
    assert (block.plain, block.image is not None) == ("De pomp in april", True)  # type: ignore[union-attr]


@pytest.mark.parametrize("caption", ["", "De pomp in maart"])
def test_a_picture_that_nobody_touched_is_no_change(caption: str) -> None:
    assert Copy(with_picture(caption)).told() == []


def test_unrelated_new_words_stay_apart_when_they_do_not_follow_each_other(copy: Copy) -> None:
    copy.put("Volgens plan", line("Energie", outline=1), line("Van een.", marks=(ANNA,)))
    copy.put("Betekenis van de stoplichten", line("Los.", marks=(ANNA,)))
    assert len(copy.proposals().changes) == 3


def test_a_full_report_with_its_tables_without_names_is_the_same() -> None:
    copy = Copy(full_report())
    copy.nameless()
    copy.say("Juni", "Juli bis")
    assert [one.kind for one in copy.proposals().changes] == ["changed"]


def test_a_blank_state_says_nothing(copy: Copy) -> None:
    assert Copy(write(small_report(), STATE, from_plain(""))).told() == []
    assert copy.told() == []


def test_one_title_changed_in_two_places_is_told_once(copy: Copy) -> None:
    copy.say("Beleidsterrein 4B Water", "Beleidsterrein 4B Wateren")
    copy.say("Toelichting doelenboom Beleidsterrein 4B Water", "Toelichting doelenboom Beleidsterrein 4B Wateren")
    assert copy.told() == ["title 4B Water: Water -> Wateren [Carla]"]


def test_an_item_that_became_a_paragraph_is_a_change() -> None:
    items = (Paragraph((Run("Eerst dit."),), Kind.BULLET), Paragraph((Run("Dan dat."),), Kind.BULLET))
    copy = Copy(write(small_report(), STATE, rich(items)))
    copy.units[copy.at("Dan dat.")] = replace(copy.line("Dan dat."), depth=None)
    (change,) = copy.proposals().changes
    assert [block.kind for block in change.edits[0].becomes] == [Kind.PARAGRAPH]  # type: ignore[union-attr]


def test_a_cell_with_another_number_of_paragraphs_is_a_change() -> None:
    copy = Copy(full_report())
    at = copy.at("Peildatum")
    row = copy.units[at]
    assert isinstance(row, Row)
    copy.units[at] = replace(row, cells=(row.cells[0], (*row.cells[1], line("En de tijd."))))
    (change,) = copy.proposals().changes
    assert "En de tijd." in change.after


def test_what_was_joined_with_a_table_between_stays_apart(copy: Copy) -> None:
    table = Row(((line("Wijk"),), (line("Bomen"),)), 99)
    copy.put("Het gras", line("4A1.1 Planten van bomen", outline=5), line(" "), table)
    (change,) = copy.proposals().changes
    assert (change.kind, change.after) == ("added", "Wijk\nBomen")


def test_the_control_of_a_row_is_that_of_its_cells() -> None:
    assert Row(((line("a"),), (line("b", control="x"),)), 1).control == "x"
    assert Row((), 1).control == ""


def test_a_new_text_that_the_report_has_already_is_not_proposed(copy: Copy) -> None:
    copy.put("Het gras", line("4A1.1 Planten van bomen", outline=5), line("Wij planten door."))
    found = copy.proposals()
    after = take(small_report(), found, found.changes, identities())
    assert copy.told(after) == []


def test_a_report_without_a_municipality_and_with_a_tracked_picture() -> None:
    report = replace(with_picture("De pomp in maart"), municipality="")
    copy = Copy(report)
    number = copy.at("De pomp in maart")
    found = copy.line("De pomp in maart")
    copy.units[number] = replace(found, pieces=(*found.pieces, Piece(Run(" nog"), inserted=ANNA)))
    (change,) = copy.proposals().changes
    assert (change.author, change.after) == ("Anna", "De pomp in maart nog")


def test_an_explanation_of_several_does_not_take_the_words_about_one(copy: Copy) -> None:
    copy.put(
        "Het gras", line("4B1.1 Vernieuwen van gemalen", outline=5), line("Dit gaat goed."), line("4B1.1 Iets anders")
    )
    assert [one.kind for one in copy.proposals().changes] == ["added"]


def test_the_reading_guide_has_its_own_name(copy: Copy) -> None:
    copy.say("Per programma leest u", "Per programma ziet u")
    assert [one.where for one in copy.proposals().changes] == ["Leeswijzer"]


def test_a_caption_without_its_picture_is_still_of_that_picture() -> None:
    copy = Copy(with_picture("De pomp in maart"))
    number = copy.at("De pomp in maart")
    copy.units[number] = replace(copy.line("De pomp in maart"), pieces=(Piece(Run("De pomp"), inserted=ANNA),))
    del copy.units[number + 1]
    assert [one.after for one in copy.proposals().changes] == ["De pomp"]


def test_only_what_is_printed_is_kept_of_what_goes_out() -> None:
    kept = printable(with_picture(""))
    assert (kept.pictures, kept.leftovers, kept.programmes) == ((), (), with_picture("").programmes)
