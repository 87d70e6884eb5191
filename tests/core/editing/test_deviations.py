from dataclasses import replace
from decimal import Decimal

import pytest

from tests.reports import DROUGHT_COSTS, FIRST_FREE, GREENERY, MISSION, TREES, identities, identity, small_report
from vgr_desktop.core.editing import deviations
from vgr_desktop.core.editing.deviation_cells import COLUMNS, DeviationColumn, choices, entered, shown, worded
from vgr_desktop.core.editing.deviation_sheet import LONGEST_SHEET, MOST_ROWS, Pasted, as_sheet, paste, rows_of
from vgr_desktop.core.model.problems import Problem, Refused
from vgr_desktop.core.model.report import Deviation, DeviationKind, Recurrence, Report
from vgr_desktop.core.model.review import Review
from vgr_desktop.core.model.text import plain
from vgr_desktop.core.model.tree import amend

ROOF = Deviation(
    *identity(80),
    kind=DeviationKind.RESULT,
    title="Dak",
    amount=Decimal(-1200),
    recurrence=Recurrence.STRUCTURAL,
    cover="Reserve",
)
SWAP = Deviation(*identity(81), kind=DeviationKind.NEUTRAL, title="Verschuiving", amount=Decimal(500))


def report_with(*more: Deviation) -> Report:
    """The small report, in which a programme has these deviations besides its own."""
    report = small_report()
    return amend(report, GREENERY, deviations=(*report.programmes[0].deviations, *more))


def lines(report: Report) -> list[str]:
    """The deviations of the first programme, cell by cell."""
    return [" | ".join(shown(d, column) for column in COLUMNS) for d in report.programmes[0].deviations]


def pasted(
    sheet: str, onto: tuple[int, ...] = (), first: DeviationColumn = DeviationColumn.TITLE, report: Report | None = None
) -> Pasted:
    return paste(report or small_report(), GREENERY, onto, rows_of(sheet, first), identities(90).new)


class TestCells:
    def test_a_row_says_in_words_what_an_amount_is(self) -> None:
        assert lines(report_with(ROOF, SWAP)) == [
            "Water geven in de zomer | 45.000 | nadeel |  |  | mee-/tegenvaller",
            "Dak | 1.200 | voordeel | structureel | Reserve | mee-/tegenvaller",
            "Verschuiving | 500 |  |  |  | budgetneutraal",
        ]

    def test_without_an_amount_there_is_nothing_to_say_of_it(self) -> None:
        assert [shown(replace(ROOF, amount=amount), DeviationColumn.EFFECT) for amount in (None, Decimal(0))] == [
            "",
            "",
        ]
        assert shown(replace(ROOF, amount=None), DeviationColumn.AMOUNT) == ""

    def test_a_total_is_said_with_the_word_that_belongs_to_it(self) -> None:
        assert [worded(amount) for amount in (Decimal(5), Decimal(-1000), Decimal(0), None)] == [
            *("€\u00a05 nadeel", "€\u00a01.000 voordeel", "€\u00a00", "geen bedragen")
        ]

    @pytest.mark.parametrize(
        ("column", "text", "said"),
        [
            (DeviationColumn.TITLE, "  Nieuw \n dak ", "Nieuw dak"),
            (DeviationColumn.AMOUNT, "2500,5", "2.500,50"),
            (DeviationColumn.AMOUNT, "", ""),
            (DeviationColumn.EFFECT, "N", "nadeel"),
            (DeviationColumn.EFFECT, "voordeel", "voordeel"),
            (DeviationColumn.RECURRENCE, "i", "incidenteel"),
            (DeviationColumn.RECURRENCE, "Structureel", "structureel"),
            (DeviationColumn.RECURRENCE, "", ""),
            (DeviationColumn.COVER, "Algemene middelen", "Algemene middelen"),
            (DeviationColumn.KIND, "b", "budgetneutraal"),
            (DeviationColumn.KIND, "Mee-/tegenvaller", "mee-/tegenvaller"),
        ],
    )
    def test_a_cell_takes_what_is_typed(self, column: DeviationColumn, text: str, said: str) -> None:
        assert shown(entered(ROOF, column, text), column) == said

    @pytest.mark.parametrize(
        ("text", "amount"), [("3.000", -3000), ("3.000 N", 3000), ("-3.000", -3000), ("0", 0), ("3000 v", -3000)]
    )
    def test_an_amount_stays_what_it_was_unless_one_says_otherwise(self, text: str, amount: int) -> None:
        assert entered(ROOF, DeviationColumn.AMOUNT, text).amount == amount

    def test_the_first_amount_is_a_loss_until_one_says_otherwise(self) -> None:
        assert entered(replace(ROOF, amount=None), DeviationColumn.AMOUNT, "3000").amount == 3000

    @pytest.mark.parametrize(
        ("deviation", "column", "text"),
        [
            (ROOF, DeviationColumn.AMOUNT, "ongeveer 45.000"),
            (ROOF, DeviationColumn.EFFECT, "misschien"),
            (ROOF, DeviationColumn.EFFECT, ""),
            (replace(ROOF, amount=None), DeviationColumn.EFFECT, "N"),
            (SWAP, DeviationColumn.EFFECT, "N"),
            (ROOF, DeviationColumn.RECURRENCE, "soms"),
            (ROOF, DeviationColumn.KIND, ""),
        ],
    )
    def test_a_cell_refuses_in_words_what_it_cannot_mean(
        self, deviation: Deviation, column: DeviationColumn, text: str
    ) -> None:
        with pytest.raises(Refused, match=r"is gebleven|Er is niets veranderd"):
            entered(deviation, column, text)

    def test_some_columns_offer_a_choice_and_each_choice_can_be_entered(self) -> None:
        chosen = {column: choices(column) for column in COLUMNS if choices(column)}
        assert list(chosen) == [DeviationColumn.EFFECT, DeviationColumn.RECURRENCE, DeviationColumn.KIND]
        for column, texts in chosen.items():
            assert [shown(entered(ROOF, column, text), column) for text in texts] == list(texts)


class TestEdits:
    def test_a_cell_is_entered_and_the_text_stays(self) -> None:
        report = deviations.enter(small_report(), DROUGHT_COSTS, DeviationColumn.AMOUNT, "50.000 V")
        (deviation,) = report.programmes[0].deviations
        assert deviation.amount == -50000
        assert plain(deviation.body) == "Jonge bomen kregen vaker water."

    def test_entering_what_is_there_changes_nothing(self) -> None:
        report = small_report()
        assert deviations.enter(report, DROUGHT_COSTS, DeviationColumn.AMOUNT, "45000") is report

    def test_typing_in_an_empty_row_adds_a_deviation(self) -> None:
        report = deviations.enter_new(small_report(), GREENERY, identity(80), DeviationColumn.TITLE, "Rente")
        assert lines(report)[1] == "Rente |  |  |  |  | mee-/tegenvaller"
        unchanged = small_report()
        assert deviations.enter_new(unchanged, GREENERY, identity(80), DeviationColumn.TITLE, " ") is unchanged

    def test_cells_are_cleared_that_can_be_empty(self) -> None:
        report = deviations.clear(report_with(ROOF, SWAP), {80: COLUMNS, 81: (DeviationColumn.TITLE,)})
        assert lines(report)[1:] == [" |  |  |  |  | mee-/tegenvaller", " | 500 |  |  |  | budgetneutraal"]

    @pytest.mark.parametrize(
        ("id", "by", "order"),
        [
            (DROUGHT_COSTS, 1, [80, DROUGHT_COSTS, 81]),
            (DROUGHT_COSTS, 9, [80, 81, DROUGHT_COSTS]),
            (81, -1, [DROUGHT_COSTS, 81, 80]),
            (81, -9, [81, DROUGHT_COSTS, 80]),
        ],
    )
    def test_a_deviation_moves_within_its_programme(self, id: int, by: int, order: list[int]) -> None:
        moved = deviations.move(report_with(ROOF, SWAP), id, by)
        assert [d.id for d in moved.programmes[0].deviations] == order

    def test_deviations_are_removed_with_what_was_kept_about_them(self) -> None:
        report = replace(report_with(ROOF, SWAP), reviews=(Review(*identity(82), subject=80),))
        report = deviations.remove(report, GREENERY, {80, DROUGHT_COSTS})
        assert [d.id for d in report.programmes[0].deviations] == [81]
        assert report.reviews == ()

    def test_what_is_no_deviation_or_programme_is_an_error_of_ours(self) -> None:
        with pytest.raises(KeyError):
            deviations.enter(small_report(), MISSION, DeviationColumn.TITLE, "x")
        with pytest.raises(KeyError):
            deviations.remove(small_report(), TREES, {1})
        with pytest.raises(KeyError):
            paste(small_report(), TREES, (), (), identities().new)


class TestSheets:
    def test_rows_of_a_spreadsheet_become_deviations(self) -> None:
        made = pasted(
            "Rente\t12.500\tV\tI\tReserve\r\nGas\t€ 1,250.75\tN\tS\r\n\r\nVerschuiving\t900\t\t\t\tBudgetneutraal\n"
        )
        assert lines(made.report)[1:] == [
            "Rente | 12.500 | voordeel | incidenteel | Reserve | mee-/tegenvaller",
            "Gas | 1.250,75 | nadeel | structureel |  | mee-/tegenvaller",
            "Verschuiving | 900 |  |  |  | budgetneutraal",
        ]
        assert (made.unread, made.assumed, made.sums, made.place) == ((), 0, (), 90)

    def test_a_row_of_names_says_what_the_columns_are(self) -> None:
        made = pasted("V/N\tOnbekend\tBedrag\tOnderwerp\nV\tnotitie\t100\tRente\textra\n")
        assert lines(made.report)[1] == "Rente | 100 | voordeel |  |  | mee-/tegenvaller"
        assert made.unread == ("Rente – notitie; extra",)

    def test_pasting_over_deviations_fills_them_and_goes_on_below(self) -> None:
        made = pasted("600\tV\n700\n", (DROUGHT_COSTS,), DeviationColumn.AMOUNT)
        assert lines(made.report) == [
            "Water geven in de zomer | 600 | voordeel |  |  | mee-/tegenvaller",
            " | 700 | nadeel |  |  | mee-/tegenvaller",
        ]
        assert (made.assumed, made.place) == (1, DROUGHT_COSTS)

    def test_an_empty_cell_leaves_what_is_there(self) -> None:
        assert lines(pasted("\t\tV\n", (DROUGHT_COSTS,)).report) == [
            "Water geven in de zomer | 45.000 | voordeel |  |  | mee-/tegenvaller"
        ]

    def test_what_a_cell_cannot_mean_waits_by_its_deviation(self) -> None:
        made = pasted("Rente\tPM\tN\tsoms\n")
        assert made.unread == ("Rente – Bedrag (€): PM N", "Rente – Duur: soms")
        assert [(left.near, left.source) for left in made.report.leftovers[1:]] == [(90, "het klembord")] * 2
        assert lines(made.report)[1] == "Rente |  |  |  |  | mee-/tegenvaller"

    def test_an_amount_that_says_two_things_is_not_guessed(self) -> None:
        assert pasted("\t-100\tN\n").unread == ("Bedrag (€): -100 N",)

    def test_amounts_of_which_nothing_is_said_are_counted(self) -> None:
        assert pasted("A\t1\nB\t-1\nC\t1 N\nD\t0\nE\t1\tN\n").assumed == 1

    def test_totals_are_left_out_for_the_program_makes_them(self) -> None:
        made = pasted("Rente\t100\tN\nTotaal programma\t100\tN\nTotaalbeeld\t\n")
        assert [line.split(" |")[0] for line in lines(made.report)[1:]] == ["Rente", "Totaalbeeld"]
        assert made.sums == ("Totaal programma",)

    def test_cells_with_quotes_and_line_breaks_are_one_cell(self) -> None:
        made = pasted('"Rente op\n""oude"" leningen"\t100\tN\n')
        assert lines(made.report)[1].startswith('Rente op "oude" leningen | 100 | nadeel')

    def test_a_quotation_mark_does_not_swallow_the_rows_below_it(self) -> None:
        made = pasted('"Warm" water\t1\tV\n"Koud\t2\tV\nLauw\t3\tV\n"Heet"\t4\tV\n')
        titles = [line.split(" |")[0] for line in lines(made.report)[1:]]
        assert titles == ['"Warm" water', '"Koud', "Lauw", '"Heet"']

    @pytest.mark.parametrize(
        "head",
        [
            "Onderdeel\tBedrag x € 1.000\tN/V",
            "Omschrijving\tBedrag 2026 (x 1.000)\tV/N",
            "Post\tBedragen (in duizenden euro's)\tNadeel/voordeel",
            "Wat\t× € 1.000\tN/V",
            "Bedragen x € 1.000\nOnderdeel\tBedrag\tN/V",
        ],
    )
    def test_what_figures_count_is_read_from_the_name_of_their_column(self, head: str) -> None:
        made = pasted(f"{head}\nGas\t45\tN\nRente\t-30\tV\nZout\t0,5 mln\tV\nTotaal\t15\tN")
        assert [line.split(" |  |")[0] for line in lines(made.report)[1:]] == [
            *("Gas | 45.000 | nadeel", "Rente | 30.000 | voordeel", "Zout | 500.000 | voordeel")
        ]
        assert (made.unread, made.sums) == ((), ("Totaal",))

    def test_letters_beside_figures_that_count_thousands_stay_theirs(self) -> None:
        made = pasted("Post\tk€\nGas\t0,045 N\nRente\t30 V\nZout\t45,123\nZand\tPM\n")
        assert [line.split(" |  |")[0] for line in lines(made.report)[1:3]] == [
            *("Gas | 45 | nadeel", "Rente | 30.000 | voordeel")
        ]
        assert made.unread == ("Zout – Bedrag (€): 45,123 × € 1.000", "Zand – Bedrag (€): PM")

    def test_columns_with_another_name_are_taken_for_what_they_plainly_are(self) -> None:
        made = pasted("Zaak\tRealisatie\tN/V\nGas\t450\tN\n")
        assert lines(made.report)[1:] == ["Gas | 450 | nadeel |  |  | mee-/tegenvaller"]
        made = pasted("Zaak\tBegroot\tWerkelijk\tN/V\nGas\t450\t500\tN\n")
        assert made.unread == ("Gas – Nadeel/voordeel: N", "Gas – 450; 500")

    def test_a_row_with_an_amount_is_never_a_row_of_names(self) -> None:
        assert lines(pasted("Post\t450\tN\n").report)[1:] == ["Post | 450 | nadeel |  |  | mee-/tegenvaller"]

    def test_only_a_row_that_is_a_total_and_nothing_else_is_left_out(self) -> None:
        made = pasted("Totaalrenovatie hal\t1\tN\nSaldo bijdrage regio\t3\tV\nSaldo\t2\tV\nTotaal generaal:\t2\tV\n")
        assert [line.split(" |")[0] for line in lines(made.report)[1:]] == [
            "Totaalrenovatie hal",
            "Saldo bijdrage regio",
        ]
        assert made.sums == ("Saldo", "Totaal generaal:")

    def test_nothing_is_evaluated_here_or_there(self) -> None:
        made = pasted("=1+1\t=5\tN\n'@home\t5\tN\n'quoted\n")
        assert [line.split(" |")[0] for line in lines(made.report)[1:]] == ["=1+1", "@home", "'quoted"]
        assert made.unread == ("=1+1 – Bedrag (€): =5 N",)
        copied = as_sheet(made.report.programmes[0].deviations[1:], (DeviationColumn.TITLE,))
        assert copied == "'=1+1\n'@home\n'quoted\n"

    def test_what_was_copied_can_be_pasted(self) -> None:
        before = report_with(ROOF, SWAP)
        sheet = as_sheet(before.programmes[0].deviations, COLUMNS)
        assert sheet.startswith("Water geven in de zomer\t45.000\tnadeel\t\t\tmee-/tegenvaller\n")
        made = paste(
            amend(before, GREENERY, deviations=()),
            GREENERY,
            (),
            rows_of(sheet, DeviationColumn.TITLE),
            identities().new,
        )
        assert lines(made.report) == lines(before)
        assert made.place == FIRST_FREE

    @pytest.mark.parametrize("sheet", ["x" * (LONGEST_SHEET + 1), "x\n" * (MOST_ROWS + 1), "x" * 200_000])
    def test_too_much_is_refused_in_words(self, sheet: str) -> None:
        with pytest.raises(Problem, match="Er is niets geplakt"):
            rows_of(sheet, DeviationColumn.TITLE)

    def test_nothing_gives_nothing(self) -> None:
        assert rows_of("\n \n", DeviationColumn.TITLE) == ()
        assert pasted("").place == 0
