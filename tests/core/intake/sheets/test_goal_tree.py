"""A goal tree in a spreadsheet, in the forms in which municipalities keep it."""

from collections.abc import Sequence

import pytest

from tests.reports import identities
from tests.spreadsheets import book, sheet
from vgr_desktop.core.intake.reading import NoticeKind, Reading
from vgr_desktop.core.intake.sheets.guessing import guess
from vgr_desktop.core.intake.sheets.reading import read_workbook
from vgr_desktop.core.intake.sheets.roles import Layout, Role, Subject
from vgr_desktop.core.model.report import Deliverable, Explanation, SubItem
from vgr_desktop.core.model.text import plain
from vgr_desktop.core.model.tree import everything, label_of, title_of

FULL = (
    (9, "Zorg"),
    ("9A", "Jeugd"),
    ("9A1", "Kinderen zijn gezond"),
    ("9A1.1", "Zorg dichtbij", "groen", "Sanne", "Loopt goed."),
    ("9A1.10", "Sport", "rood", "", ""),
)
HEAD = ("Code", "Titel", "Stoplicht", "Eigenaar", "Toelichting")


def reading(*rows: Sequence[object], columns: str = "") -> Reading:
    """The reading of rows; `columns` says what is in them, by the first letters of roles, else it is guessed."""
    made = sheet(*rows)
    roles = tuple(map(Role, columns.split()))
    layout = Layout(Subject.TREE, 1, roles) if columns else guess(made)
    return read_workbook(book(made), (layout,), identities())


def tree(read: Reading) -> list[str]:
    """The tree as lines: code parts, title, light."""
    lines = []
    for programme in read.programmes:
        for item in everything(programme):
            if label := label_of(item):
                lines.append(f"{label} {title_of(item)} {getattr(item, 'light', None) or ''}".strip())
            elif isinstance(item, SubItem):
                lines.append(f"- {item.title} {item.light or ''}".strip())
    return lines


def texts(read: Reading) -> list[tuple[list[str], str]]:
    items = [item for programme in read.programmes for item in everything(programme)]
    titles = {item.id: title_of(item) for item in items}
    found = [item for item in items if isinstance(item, Explanation)]
    return [([titles[id] for id in one.about], plain(one.body)) for one in found]


def said(read: Reading) -> list[tuple[NoticeKind, int, str]]:
    return [(notice.kind, notice.line, notice.text) for notice in read.notices]


TREE = ["9 Zorg", "A Jeugd", "1 Kinderen zijn gezond", ".1 Zorg dichtbij green", ".10 Sport red"]


def test_codes_in_one_column_with_titles_beside_them() -> None:
    read = reading(HEAD, *FULL[:2], (), *FULL[2:])
    assert tree(read) == TREE
    assert texts(read) == [(["Zorg dichtbij"], "Loopt goed.")]
    (review,) = read.reviews
    (first, _) = (item for item in everything(read.programmes[0]) if isinstance(item, Deliverable))
    assert (review.subject, review.owner) == (first.id, "Sanne")
    assert read.notices == ()


def test_codes_and_titles_in_one_column() -> None:
    rows = [(f"{code} {title}", *rest) for code, title, *rest in FULL]
    assert tree(reading(("Prestatie", "Licht", "Eigenaar", "Tekst"), *rows, columns="code light owner text")) == TREE


def test_a_column_for_each_level_with_cells_that_mean_as_above() -> None:
    rows = (
        ("Programma", "Beleidsterrein", "Doel", "Prestatie", "Onderdeel", "Stoplicht", "Toelichting"),
        ("9 Zorg", "9A Jeugd", "9A1 Kinderen zijn gezond", "9A1.1 Zorg dichtbij", "", "groen", ""),
        ("", "", "", "", "Wijkteam", "oranje", "Vacatures."),
        ("", "", "", "9A1.10 Sport", "", "rood", "Zaal dicht."),
        ("", "", "", "", "", "", "Ook buiten."),
    )
    read = reading(*rows)
    assert tree(read) == [*TREE[:4], "- Wijkteam orange", TREE[4]]
    assert texts(read) == [(["Wijkteam"], "Vacatures."), (["Sport"], "Zaal dicht.\nOok buiten.")]


def test_each_level_with_its_label_alone_and_its_title_beside_it() -> None:
    rows = (
        ("Programmanummer", "Programma", "Terrein", "Doelnr", "Doel", "Prestatienr", "Prestatie"),
        (9, "Zorg", "A", 1, "Kinderen zijn gezond", 1, "Zorg dichtbij"),
        (9, "Zorg", "A", 1, "Kinderen zijn gezond", 10, "Sport"),
        ("", "", "", 2, "Ouderen zijn thuis", 1, "Huisarts"),
    )
    read = reading(*rows)
    assert tree(read) == [
        "9 Zorg", "A", "1 Kinderen zijn gezond", ".1 Zorg dichtbij", ".10 Sport", "2 Ouderen zijn thuis", ".1 Huisarts",
    ]  # fmt: skip
    assert read.leftovers == ()


def test_titles_of_higher_levels_beside_the_code_of_a_deliverable() -> None:
    rows = (
        ("Code", "Doel", "Prestatie"),
        ("9A1.1", "Gezond", "Zorg"),
        ("9A1.2", "", "Sport"),
        ("9A2.1", "Thuis", "Arts"),
    )
    assert tree(reading(*rows)) == ["9", "A", "1 Gezond", ".1 Zorg", ".2 Sport", "2 Thuis", ".1 Arts"]


def test_other_spellings_of_codes() -> None:
    rows = (("Code", "Titel"), ("09A101", "Zorg"), ("9A1. 2.", "Sport"), ("9A1.3 – Spel", ""))
    assert tree(reading(*rows, columns="code title"))[3:] == [".1 Zorg", ".2 Sport", ".3 Spel"]


def test_a_programme_with_letters_for_a_number() -> None:
    rows = (("Code", "Titel"), ("AD/OH", "Overhead"), ("AD/OHA", "Middelen"), ("AD/OHA1.1", "Belasting"))
    assert tree(reading(*rows, columns="code title")) == ["AD/OH Overhead", "A Middelen", "1", ".1 Belasting"]


def test_sub_items_by_their_level() -> None:
    rows = (
        ("Code", "Niveau", "Titel", "Stoplicht", "Toelichting"),
        ("9A1.1", "prestatie", "Zorg", "groen", ""),
        ("9A1.1", "onderdeel", "Wijkteam", "rood", "Vacatures."),
        ("9A1.1", "onderdeel", "", "", ""),
        ("9A1.1", "", "", "", "Ook ziekte."),
    )
    read = reading(*rows)
    assert tree(read)[3:] == [".1 Zorg green", "- Wijkteam red", "-"]
    assert texts(read) == [(["Zorg"], "Ook ziekte."), (["Wijkteam"], "Vacatures.")]


def test_parts_of_an_explanation_in_columns_of_their_own() -> None:
    read = reading(("Code", "Oorzaak", "Gevolgen", "Maatregel"), ("9A1.1", "Ziekte.", "Later.", "Inhuur."))
    (explanation,) = read.programmes[0].areas[0].explanations
    assert [paragraph.part and paragraph.part.value for paragraph in explanation.body.blocks] == [  # type: ignore[union-attr]
        "cause", "consequence", "adjustment",
    ]  # fmt: skip


def test_the_text_of_an_area_explains_the_area() -> None:
    assert texts(reading(("Code", "Toelichting"), ("9A", "Alles loopt."))) == [([], "Alles loopt.")]


@pytest.mark.parametrize("light", ["geel", "bijna groen", "3"])
def test_a_light_that_is_not_known_stays_not_set_and_is_told(light: str) -> None:
    read = reading(("Code", "Titel", "Stoplicht"), ("9A1.1", "Zorg", light), ("9A1.2", "Sport", "groen"))
    assert tree(read)[3] == ".1 Zorg"
    assert said(read) == [(NoticeKind.CHECK, 2, light)]


@pytest.mark.parametrize("light", ["", "-", "niet ingevuld"])
def test_no_light_is_no_light(light: str) -> None:
    rows = (("9A1.1", "Hulp", light), ("9", "Zorg", light), ("9A1.2", "Sport", "groen"))
    read = reading(("Code", "Titel", "Stoplicht"), *rows)
    assert (tree(read)[3], read.notices) == (".1 Hulp", ())


def test_lights_that_are_only_colours_are_told() -> None:
    read = reading(("Code", "Titel", "Stoplicht"), ("9A1.1", "Zorg", ""))
    assert said(read) == [(NoticeKind.CHECK, 1, "Kolom C")]
    assert "kleur" in read.notices[0].message


@pytest.mark.parametrize("light", ["Groen", "GREEN", "g", "●", "● Groen", "🟢"])
def test_a_light_is_known_by_name_letter_or_sign(light: str) -> None:
    assert tree(reading(("Code", "Titel", "Stoplicht"), ("9A1.1", "Zorg", light)))[3] == ".1 Zorg green"


def test_a_second_title_or_light_for_one_code_is_told_and_the_first_is_kept() -> None:
    rows = (("Code", "Titel", "Stoplicht"), ("9A1.1", "Zorg", "groen"), ("9A1.1", "Anders", "rood"))
    read = reading(*rows)
    assert tree(read)[3:] == [".1 Zorg green"]
    assert said(read) == [(NoticeKind.CHECK, 3, "Anders"), (NoticeKind.CHECK, 3, "rood")]


def test_what_has_no_code_is_kept_as_a_leftover_and_told() -> None:
    rows = (
        HEAD,
        ("", "Zonder code", "groen", "", "Tekst."),
        *FULL,
        ("Losse kop", "", "", "", ""),
        ("", "", "", "Bram", ""),
    )
    read = reading(*rows)
    assert [left.text for left in read.leftovers] == ["Zonder code\ngroen\nTekst.", "Losse kop"]
    assert [line for _, line, _ in said(read)] == [2, 8]


def test_a_sub_item_above_any_deliverable_has_no_place() -> None:
    read = reading(("Code", "Onderdeel"), ("9A", "Wijkteam"), columns="code sub-item")
    assert [left.text for left in read.leftovers] == ["9A\nWijkteam"]


def test_a_title_of_a_level_without_a_code_has_no_place() -> None:
    rows = (("Code", "Doel", "Prestatie"), ("9A1.1", "Gezond", "Zorg"), ("", "Ander doel", ""), ("", "Gezond", "Zorg"))
    read = reading(*rows)
    assert [left.text for left in read.leftovers] == ["Ander doel"]
    assert tree(read) == ["9", "A", "1 Gezond", ".1 Zorg"]


def test_a_light_owner_or_text_of_a_goal_has_no_place() -> None:
    rows = (HEAD, ("9A1", "Gezond", "groen", "Sanne", "Tekst."))
    assert [left.text for left in reading(*rows).leftovers] == ["groen", "Sanne", "Tekst."]


def test_a_number_that_a_spreadsheet_made_of_a_code_is_told() -> None:
    read = reading(("Code", "Titel"), ("9D1", "Thuis"), (90, "Ontmoeten"), ("9F1", "Sport"))
    assert [left.text for left in read.leftovers] == ["90\nOntmoeten"]
    assert "9E1" in read.notices[0].message


def test_a_programme_with_a_round_number_is_one() -> None:
    assert tree(reading(("Code", "Titel"), (10, "Wonen"), ("10A1.1", "Bouw"), columns="code title"))[0] == "10 Wonen"


def test_what_is_not_taken_is_told() -> None:
    rows = (("Stand op 1 mei",), ("Code", "Titel", "Budget"), ("9A1.1", "Zorg", 5), ("9A1.2", "#REF!", 6))
    assert said(reading(*rows)) == [
        (NoticeKind.SKIPPED, 2, "Budget"),
        (NoticeKind.SKIPPED, 1, "Stand op 1 mei"),
        (NoticeKind.CHECK, 4, "#REF!"),
    ]


def test_each_of_several_sheets_is_named_and_what_is_not_taken_as_well() -> None:
    first, second = (
        sheet(HEAD, *FULL, name="Boom"),
        sheet(HEAD, ("9A2.1", "Arts", "paars"), name="Meer", is_hidden=True),
    )
    other, empty = sheet(("Notulen",), name="Notulen"), sheet(name="Leeg")
    made = book(first, second, other, empty)
    read = read_workbook(made, tuple(map(guess, made.sheets)), identities())
    assert [(notice.text, notice.message.rpartition(" (")[2]) for notice in read.notices] == [
        ("Meer", "blad “Meer”)"),
        ("paars", "blad “Meer”)"),
        ("Notulen", "Dit blad is niet overgenomen."),
    ]


def test_the_edition_is_said_above_the_names_or_by_the_name_of_the_sheet() -> None:
    above = sheet(("2e Voortgangsrapportage 2026",), HEAD, *FULL)
    called = sheet(HEAD, *FULL, name="1e Voortgangsrapportage 2027")
    found = [read_workbook(book(one), (guess(one),), identities()).edition for one in (above, called)]
    assert [one and one.key for one in found] == ["2026-2", "2027-1"]
