"""What stands in the columns of a sheet, by their names and their contents."""

import pytest

from tests.spreadsheets import sheet
from vgr_desktop.core.intake.sheets.grid import Sheet
from vgr_desktop.core.intake.sheets.guessing import guess, roles_for, with_header
from vgr_desktop.core.intake.sheets.roles import Layout, Role, Subject, lack, with_role


def found(made: Sheet) -> tuple[str, int, list[str]]:
    layout = guess(made)
    return layout.subject.value, layout.header, [role.value for role in layout.roles]


ROW = ("9A1.1", "Zorg dichtbij", "groen", "Sanne", "Loopt goed.")


@pytest.mark.parametrize(
    ("names", "roles"),
    [
        (("Code", "Titel", "Stoplicht", "Eigenaar", "Toelichting"), "code title light owner text"),
        (("CODE", "Prestatie", "Kleur", "Trekker", "Tekst"), "code deliverable light owner text"),
        (
            ("Nr.", "Omschrijving prestatie", "Status", "Verantwoordelijke", "Uitleg"),
            "code deliverable light owner text",
        ),
        (
            ("Prestatiecode", "Naam", "Stoplicht 2026", "Afdeling", "Toelichting VGR"),
            "deliverable title light owner text",
        ),
        (("Code", "Titel", "Stoplicht (vorige)", "Budget", "Oorzaak"), "code title skip skip cause"),
        (("Code", "Titel", "Stoplicht begin", "Stoplicht eind", "Gevolgen"), "code title skip skip consequence"),
    ],
)
def test_the_usual_names_of_columns_are_known(names: tuple[str, ...], roles: str) -> None:
    assert found(sheet(names, ROW)) == ("tree", 1, roles.split())


def test_each_level_may_have_a_column_of_its_own() -> None:
    names = ("Programma", "Beleidsterrein", "Doel", "Prestatie", "Onderdeel", "Stoplicht")
    row = ("9 Zorg", "9A Jeugd", "9A1 Gezond", "9A1.1 Zorg", "", "oranje")
    assert found(sheet(names, row)) == ("tree", 1, ["programme", "area", "goal", "deliverable", "sub-item", "light"])


def test_a_column_of_deliverables_beside_codes_of_all_levels_has_titles_of_all_levels() -> None:
    rows = (("9", "Zorg"), ("9A", "Jeugd"), ("9A1.1", "Zorg dichtbij"))
    assert found(sheet(("Code", "Prestatie"), *rows))[2] == ["code", "title"]


def test_a_title_above_the_names_is_passed_over() -> None:
    made = sheet(("1e Voortgangsrapportage 2026",), (), ("Code", "Titel", "Stoplicht"), ROW[:3])
    assert found(made) == ("tree", 3, ["code", "title", "light"])


def test_without_names_the_contents_say_what_it_is() -> None:
    assert found(sheet(ROW[:3], ("9A1.2", "Zorg nabij", "rood"))) == ("tree", 0, ["code", "title", "light"])


def test_a_column_with_codes_and_titles_together_is_one_of_codes() -> None:
    assert found(sheet(("9A1 Gezond", "n.v.t."), ("9A1.1 Zorg", "n.v.t."))) == ("tree", 0, ["code", "skip"])


def test_a_column_called_status_without_lights_is_none() -> None:
    rows = (("Code", "Titel", "Status"), ("9A1.1", "Zorg", "concept"), ("9A1.2", "Nabij", "gereed"))
    assert found(sheet(*rows))[2] == ["code", "title", "skip"]


def test_a_column_without_a_name_that_has_lights_is_one_of_lights() -> None:
    rows = (("Code", "Titel", ""), ("9A1.1", "Zorg", "G"), ("9A1.2", "Nabij", "O"))
    assert found(sheet(*rows))[2] == ["code", "title", "light"]


@pytest.mark.parametrize("amount", ["Bedrag", "Bedrag (€)", "Bedrag 2026", "Bedragen x € 1.000"])
def test_deviations_are_known_by_their_amounts(amount: str) -> None:
    made = sheet(("Programma", "Omschrijving", amount, "N/V", "Duur", "Dekking", "Toelichting"), (9, "Kade", 45, "N"))
    roles = ["programme", "title", "amount", "effect", "recurrence", "cover", "text"]
    assert found(made) == ("money", 1, roles)


@pytest.mark.parametrize(
    ("above", "name", "unit"),
    [
        ("", "Bedrag", 1),
        ("", "Bedrag (x € 1.000)", 1000),
        ("Bedragen x € 1.000", "Bedrag", 1000),
        ("", "Bedrag mln", 1),
    ],
)
def test_what_a_figure_counts_is_in_the_name_or_above_the_names(above: str, name: str, unit: int) -> None:
    layout = guess(sheet((above,), ("Omschrijving", name), ("Kade", 45)))
    assert layout.unit == unit


@pytest.mark.parametrize("rows", [(), ((),), (("Notulen",), ("Aanwezig: vier",)), (("Naam", "Groen"), ("4 Zorg", 3))])
def test_a_sheet_about_something_else_is_not_taken(rows: tuple[tuple[object, ...], ...]) -> None:
    assert guess(sheet(*rows)).subject is Subject.NOTHING


class TestChanging:
    made = sheet(("Lijst",), ("Wat", "Hoeveel"), ("Kade", 45), ("Weg", 3))

    def test_another_subject_looks_for_other_names(self) -> None:
        made = sheet(("Code", "Omschrijving", "Bedrag"), ("9A1.1", "Kade", 4))
        assert roles_for(made, Subject.TREE).roles == (Role.CODE, Role.TITLE, Role.SKIP)
        assert roles_for(made, Subject.MONEY).roles == (Role.CODE, Role.TITLE, Role.AMOUNT)
        assert roles_for(made, Subject.NOTHING).roles == (Role.SKIP,) * 3

    def test_another_row_has_the_names(self) -> None:
        made = sheet(("Code", "Titel"), ("Code", "Licht"), ("9A1.1", "groen"))
        assert with_header(made, Subject.TREE, 2).roles == (Role.CODE, Role.LIGHT)
        assert with_header(made, Subject.TREE, 0).header == 0
        assert with_header(made, Subject.MONEY, 1).roles == (Role.CODE, Role.TITLE)
        assert with_header(made, Subject.NOTHING, 1).roles == (Role.SKIP,) * 2

    def test_what_there_is_one_of_stands_in_one_column(self) -> None:
        layout = Layout(Subject.TREE, 1, (Role.CODE, Role.TITLE))
        changed = with_role(layout, 3, Role.TITLE)
        assert changed.roles == (Role.CODE, Role.SKIP, Role.SKIP, Role.TITLE)
        assert with_role(changed, 1, Role.CODE).columns(Role.CODE) == (0, 1)

    def test_without_a_code_or_an_amount_nothing_can_be_read(self) -> None:
        assert "codes" in lack(Layout(Subject.TREE, 1, (Role.LIGHT,)))
        assert "bedrag" in lack(Layout(Subject.MONEY, 1, (Role.PROGRAMME,)))
        assert [lack(Layout(subject, 1, (Role.TITLE,))) for subject in Subject] == ["", "", ""]
