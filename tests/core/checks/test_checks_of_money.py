"""Checks of deviations, of totals that texts name, and of tables."""

from decimal import Decimal

import pytest

from tests import reports as small
from tests.core.checks.test_checks import amended, complete_report
from tests.reports import identity
from vgr_desktop.core.checks import Finding, Severity, findings
from vgr_desktop.core.checks.tables import table_total
from vgr_desktop.core.model.report import Deviation, DeviationKind, Report
from vgr_desktop.core.model.text import Paragraph, RichText, Run, Table, from_plain, rich


def with_deviations(*amounts: str | None, text: str = "", kind: DeviationKind = DeviationKind.RESULT) -> Report:
    """The complete report: a programme with these deviations and, with `text`, another state of affairs."""
    found = tuple(
        Deviation(*identity(80 + n), kind=kind, title=f"Post {n}", amount=None if amount is None else Decimal(amount))
        for n, amount in enumerate(amounts)
    )
    report = amended(small.GREENERY, deviations=found)(complete_report())
    return amended(small.STATE, body=from_plain(text))(report) if text else report


def of_money(report: Report) -> list[Finding]:
    return [finding for finding in findings(report) if finding.rule in {"named-total", "table-total"}]


def table(*rows: str) -> RichText:
    """A table of rows such as "Post | 12"."""
    cells = tuple(tuple((Paragraph((Run(cell.strip()),)),) for cell in row.split("|")) for row in rows)
    return rich([Table(cells)])


def remarks(body: RichText) -> list[str]:
    return [remark.message for remark in table_total(body)]


class TestDeviations:
    def test_one_without_an_amount(self) -> None:
        (finding,) = findings(with_deviations(None))
        assert finding == Finding(
            "deviation-without-amount",
            Severity.WARNING,
            80,
            "Van de afwijking “Post 0” van programma 4 is het bedrag nog niet ingevuld. Vul het in, met of het een "
            "nadeel of een voordeel is.",
        )

    def test_a_budget_neutral_change_may_be_without(self) -> None:
        assert findings(with_deviations(None, kind=DeviationKind.NEUTRAL)) == ()

    def test_one_without_a_description_or_anything(self) -> None:
        report = amended(80, title="")(with_deviations(None))
        assert [finding.rule for finding in findings(report)] == ["deviation-without-amount", "deviation-without-title"]
        assert findings(report)[0].message.startswith("Van de afwijking van programma 4 ")


class TestNamedTotals:
    @pytest.mark.parametrize(
        "text",
        [
            "Per saldo een nadeel van € 45.000.",
            "Het saldo is 45.000 nadelig.",
            "Het nadeel is in totaal € 0,045 miljoen. Er is meer.",
            "Bedragen x 1.000. Per saldo is er een tegenvaller van 45.",
            "Per saldo een nadeel van 45.400 euro.",
        ],
    )
    def test_a_total_that_is_the_balance_within_rounding(self, text: str) -> None:
        amounts = ("40000", "5400") if "45.400" in text else ("40000", "5000")
        assert of_money(with_deviations(*amounts, text=text)) == []

    @pytest.mark.parametrize(
        ("text", "written"),
        [
            ("Per saldo een voordeel van € 45.000.", "€ 45.000"),
            ("Dit jaar is alles anders. Het totale nadeel komt op 54.000 euro.", "54.000 euro"),
            ("In totaal een meevaller van € 45.000!", "€ 45.000"),
        ],
    )
    def test_a_total_that_is_another(self, text: str, written: str) -> None:
        (finding,) = of_money(with_deviations("40000", "5000", text=text))
        assert (finding.rule, finding.severity, finding.place) == ("named-total", Severity.ADVICE, small.STATE)
        assert finding.words == written
        assert finding.message == (
            f"In de stand van zaken van programma 4 staat als saldo “{written}”, maar de mee- en tegenvallers van "
            "programma 4 komen uit op €\u00a045.000 nadeel. Kijk welke van de twee klopt."
        )

    @pytest.mark.parametrize(
        "text",
        [
            "Een nadeel van € 12.000 op bomen.",  # no total
            "Per saldo € 12.000.",  # not said what it is
            "Per saldo een nadeel van € 12.000, na een voordeel van € 3.000.",  # which of the two?
            "Per saldo een nadeel in 2026.",  # a year
            "Per saldo een nadeel van € 1.2345.678.",  # no amount
            "Per saldo een nadeel van € 1.234,5 mln.",  # no amount either
        ],
    )
    def test_what_is_no_total_or_not_clear_is_left_alone(self, text: str) -> None:
        assert of_money(with_deviations("40000", "5000", text=text)) == []

    def test_the_published_report_with_subtotals_that_were_rounded(self) -> None:
        amounts = ("305000", "240000", "278000", "630000", "80000", "-2040000", "705000")
        assert of_money(with_deviations(*amounts, text="Per saldo een nadeel van 199.000.")) == []
        assert len(of_money(with_deviations(*amounts, text="Per saldo een nadeel van 203.000."))) == 1

    def test_the_foreword_speaks_of_the_whole_report(self) -> None:
        report = amended(small.FOREWORD, body=from_plain("Per saldo een nadeel van € 9."))(with_deviations("5000"))
        (finding,) = of_money(report)
        assert finding.place == small.FOREWORD
        assert "van de hele rapportage komen uit op €\u00a05.000 nadeel" in finding.message

    def test_a_row_of_a_table_is_read_as_a_sentence(self) -> None:
        body = table("Post | Bedrag | ", "Totaal | 46.500 | nadeel")
        report = amended(small.STATE, body=body)(with_deviations("40000", "5000"))
        assert [finding.words for finding in of_money(report)] == ["46.500"]

    def test_without_amounts_there_is_nothing_to_compare(self) -> None:
        assert of_money(with_deviations(text="Per saldo een nadeel van € 12.000.")) == []


class TestTables:
    def test_one_that_does_not_add_up(self) -> None:
        body = table("Post | Aantal | Bedrag", "Bomen | 2 | 10", "Struiken | 3 | 20", "Totaal | 5 | 40")
        (message,) = remarks(body)
        assert message == (
            "telt een tabel in de kolom “Bedrag” op tot 30, maar bij “Totaal” staat 40. Kijk welke van de twee klopt."
        )
        assert [remark.words for remark in table_total(body)] == ["Totaal"]

    @pytest.mark.parametrize(
        "rows",
        [
            ("Post | Bedrag", "Bomen | 10", "Struiken | – ", "Hagen | -20", "Totaal | -10"),
            ("Post | Bedrag", "A | 10", "B | 20", "Subtotaal | 30", "C | 5", "Totaal programma | 35"),
            ("Post | Bedrag", "Bomen | 10", "Totaal | 40"),  # of one row: it may be of more than stands here
            ("Post | Bedrag", "Bomen | veel", "Hagen | 2", "Struiken | 3", "Totaal | 40"),  # cannot be read
            ("Post | Bedrag", "Bomen | 10", "Hagen | 10"),
            ("Post | Bedrag (x 1.000)", "A | 305", "B | 240", "Totaal | 546"),
            ("Post | Bedrag", "A | 305.000", "B | 240.000", "Totaal | 546.000"),
            ("Post | Bedrag", "A | 305¹", "B | 240²", "Totaal | 545"),  # with signs of notes
            ("Haven | Soort | 2026", "Noord | lasten | 80", " | baten | 30", "Totaal | saldo | 50"),
        ],
    )
    def test_one_that_adds_up_as_far_as_one_can_tell(self, rows: tuple[str, ...]) -> None:
        assert remarks(table(*rows)) == []

    @pytest.mark.parametrize("rows", [("x | ", "A | 305.000", "B | 240.000", "Totaal | -547.000")])
    def test_one_that_is_off_by_more_than_rounding(self, rows: tuple[str, ...]) -> None:
        (message,) = remarks(table(*rows))
        assert message.startswith("telt een tabel op tot 545.000, maar bij “Totaal” staat −547.000.")

    def test_a_text_without_tables(self) -> None:
        assert remarks(from_plain("Totaal 5")) == []
