"""Financial deviations, and the totals that texts name."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from vgr_desktop.core.checks.basis import Finding, Severity
from vgr_desktop.core.dutch.naming import text_name
from vgr_desktop.core.dutch.wording import effect, euro
from vgr_desktop.core.figures.balance import results, rounding, total
from vgr_desktop.core.model.money import Amount, read_amount
from vgr_desktop.core.model.report import Deviation, Report, Text
from vgr_desktop.core.model.text import RichText, Table, plain
from vgr_desktop.core.model.tree import Index

_TOTAL = re.compile(r"\b(?:per saldo|saldo|in totaal|totaal|totale)\b", re.IGNORECASE)
_EFFECT = re.compile(r"\b(?:nadeel|nadelig|tegenvaller|voordeel|voordelig|meevaller)\b", re.IGNORECASE)
_MONEY = re.compile(
    r"(?:€\s{0,3})?(?<![\w.,])(?:\d{1,3}(?:\.\d{3}){1,4}|\d{1,12})(?:,\d{1,2})?(?:\s(?:miljoen|mln|euro)\b)?(?![\d.,]*\d)"
)
_IN_THOUSANDS = re.compile(r"(?:[x×*]\s*€?\s*1\.?000|in duizenden)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")
_YEARS = range(1990, 2100)


def deviation_without_amount(report: Report, _known: Index) -> Iterator[Finding]:
    """The summary adds up amounts, and must leave out a deviation without one (published reports)."""
    for programme in report.programmes:
        for deviation in results([programme]):
            if deviation.amount is None:
                message = (
                    f"Van de afwijking{_quoted(deviation)} van programma {programme.number} is het bedrag nog niet "
                    "ingevuld. Vul het in, met of het een nadeel of een voordeel is."
                )
                yield Finding("deviation-without-amount", Severity.WARNING, deviation.id, message)


def deviation_without_title(report: Report, _known: Index) -> Iterator[Finding]:
    """Every deviation has a heading in the chapter and a row in the summary (published reports)."""
    for programme in report.programmes:
        for number, deviation in enumerate(programme.deviations, 1):
            if not deviation.title:
                message = (
                    f"Afwijking {number} van programma {programme.number} heeft nog geen omschrijving. "
                    "Schrijf op waar het om gaat."
                )
                yield Finding("deviation-without-title", Severity.WARNING, deviation.id, message)


def named_total(report: Report, known: Index) -> Iterator[Finding]:
    """A balance that a text mentions equals that of the deviations, within rounding.

    A state of affairs is compared with its programme, the foreword with the report. Source: the published reports. One
    of them mentions 199.000 where its subtotals add up to 198: such a difference is reported and never stops anything.
    """
    texts: list[tuple[Text, str, Sequence[Deviation]]] = [
        (report.foreword, "de hele rapportage", list(results(report.programmes)))
    ]
    texts += [(p.state_of_affairs, f"programma {p.number}", list(results([p]))) for p in report.programmes]
    for text, subject, deviations in texts:
        balance = total(deviations)
        if balance is not None and _may_name_a_total(words := plain(text.body)):
            units = (1, 1000) if _IN_THOUSANDS.search(words) else (1,)
            for written, amount in _named(text.body):
                if not any(_is_balance(amount.signed() * unit, balance, deviations) for unit in units):
                    message = (
                        f"In {text_name(known, text)} staat als saldo “{written}”, maar de mee- en tegenvallers van "
                        f"{subject} komen uit op {euro(balance)} {effect(balance)}. Kijk welke van de twee klopt."
                    )
                    yield Finding("named-total", Severity.ADVICE, text.id, message, written)


def _may_name_a_total(words: str) -> bool:
    folded = words.lower()  # looking for these first takes a tenth of the time in a long text
    return any(clue in folded for clue in ("saldo", "tota")) and bool(_TOTAL.search(words))


def _named(body: RichText) -> Iterator[tuple[str, Amount]]:
    """The totals that a text mentions: each as it is written, and its amount."""
    for sentence in _sentences(body):
        effects = {_noun(found[0].lower()) for found in _EFFECT.finditer(sentence)}
        amounts = [found[0] for found in _MONEY.finditer(sentence) if _is_money(found[0])]
        if _TOTAL.search(sentence) and len(effects) == 1 and len(amounts) == 1:
            amount = read_amount(f"{amounts[0]} {effects.pop()}")
            if amount is not None:
                yield amounts[0], amount


def _noun(effect: str) -> str:
    return "nadeel" if effect.startswith(("nade", "tegen")) else "voordeel"


def _sentences(body: RichText) -> Iterator[str]:
    """The sentences of a text; a row of a table is one."""
    for block in body.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield " ".join(paragraph.plain for cell in row for paragraph in cell)
        else:
            yield from _SENTENCE.split(block.plain)


def _is_money(written: str) -> bool:
    """Whether a figure may be money: a bare one such as 2026 is a year."""
    return not (written.isdecimal() and int(written) in _YEARS)


def _is_balance(named: Decimal, balance: Decimal, deviations: Sequence[Deviation]) -> bool:
    """Whether a total equals the balance within rounding: half a unit for itself and for each amount in it."""
    units = (rounding(named), *(rounding(d.amount) for d in deviations if d.amount))
    return abs(named - balance) <= sum(units, Decimal()) / 2


def _quoted(deviation: Deviation) -> str:
    return f" “{deviation.title}”" if deviation.title else ""
