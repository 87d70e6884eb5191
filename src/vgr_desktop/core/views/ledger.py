"""A report as tables, for whoever counts and checks in a spreadsheet: the tree, how far texts are, and the money.

The tables of the tree and of the deviations are in the form in which a spreadsheet is read (`core.intake.sheets`), so
that what was exported comes in again without a difference.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from vgr_desktop.core.dutch.item_names import CHOICE_NAMES, ITEM_NAMES
from vgr_desktop.core.dutch.naming import explained_name, full_name, text_name
from vgr_desktop.core.editing.deviation_cells import DeviationColumn, shown
from vgr_desktop.core.figures.states import TextState, states
from vgr_desktop.core.figures.tally import tally
from vgr_desktop.core.model.report import (
    Deliverable,
    Explanation,
    Light,
    PolicyArea,
    Programme,
    Report,
    SubItem,
    light_of,
)
from vgr_desktop.core.model.text import EMPTY, RichText, plain, word_count
from vgr_desktop.core.model.tree import code_of, index, title_of, walk

LONGEST_CELL = 32_000
"""Characters; a spreadsheet has room for 32,767 in a cell."""


class Kind(Enum):
    """How the cells of a column are shown."""

    LINE = auto()
    TEXT = auto()
    NUMBER = auto()
    MONEY = auto()
    DAY = auto()


Entry = str | int | Decimal | dt.date | Light | None
"""What stands in a cell; None: nothing."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its width in characters, and how its cells are shown."""

    name: str
    width: int
    kind: Kind = Kind.LINE


@dataclass(frozen=True, slots=True)
class Ledger:
    """One table."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Entry, ...], ...]


def ledgers(report: Report) -> tuple[Ledger, ...]:
    """The tables of a report: the tree with its texts, the deviations, how far each text is, and the lights counted."""
    return (_tree(report), _money(report), _texts(report), _lights(report))


def _tree(report: Report) -> Ledger:
    columns = (
        Column("Code", 10),
        Column("Niveau", 16),
        Column("Titel", 60, Kind.TEXT),
        Column("Stoplicht", 12),
        Column("Eigenaar", 20),
        Column("Stand", 12),
        Column("Woorden", 9, Kind.NUMBER),
        Column("Toelichting", 80, Kind.TEXT),
    )
    known = index(report)
    found = {state.subject: state for state in states(report)}
    owners = {review.subject: review.owner for review in report.reviews}
    rows: list[tuple[Entry, ...]] = []
    for programme in report.programmes:
        explained = dict(_explained(programme))
        for node in walk(programme):
            light, owner = None, ""
            if isinstance(node, Deliverable | SubItem):
                light, owner = light_of(report, node), owners.get(node.id, "")
            explanation, state = explained.get(node.id), found.get(node.id)
            facts = ITEM_NAMES[type(node)][0], title_of(node), light, owner, _stage(state) if state else ""
            rows += _node_rows(code_of(known, node.id), facts, explanation.body if explanation else EMPTY)
    return Ledger("Doelenboom", columns, tuple(rows))


def _explained(programme: Programme) -> Iterator[tuple[int, Explanation]]:
    """The first explanation of each thing that it is about, and the one directly under the heading of an area."""
    for area in programme.areas:
        for explanation in reversed(area.explanations):
            match explanation:
                case Explanation(about=(id,)):
                    yield id, explanation
                case Explanation(about=(), heading=None):
                    yield area.id, explanation
                case _:
                    pass


def _node_rows(code: str, facts: tuple[Entry, ...], body: RichText) -> Iterator[tuple[Entry, ...]]:
    """The row of a node, and more rows with only its code for a text that is too long for a cell."""
    first, *more = _pieces(plain(body).strip())
    yield code, *facts, word_count(body) or None, first
    for piece in more:
        yield code, *[None] * (len(facts) + 1), piece


def _pieces(text: str) -> list[str]:
    """The text in pieces that fit in a cell, cut at the end of a line where that can be."""
    pieces = []
    while len(text) > LONGEST_CELL:
        end = text.rfind("\n", 1, LONGEST_CELL)
        end = end if end > 0 else text.rfind(" ", 1, LONGEST_CELL)
        end = end if end > 0 else LONGEST_CELL
        pieces.append(text[:end])
        text = text[end:].lstrip()
    return [*pieces, text]


def _stage(state: TextState) -> str:
    return CHOICE_NAMES[state.stage] if state.stage else "leeg"


def _money(report: Report) -> Ledger:
    columns = (
        Column("Programma", 11),
        Column(DeviationColumn.TITLE, 50, Kind.TEXT),
        Column(DeviationColumn.AMOUNT, 16, Kind.MONEY),
        Column(DeviationColumn.EFFECT, 16),
        Column(DeviationColumn.RECURRENCE, 13),
        Column(DeviationColumn.COVER, 24, Kind.TEXT),
        Column(DeviationColumn.KIND, 17),
        Column("Toelichting", 80, Kind.TEXT),
    )
    rows: list[tuple[Entry, ...]] = []
    for programme in report.programmes:
        for deviation in programme.deviations:
            cells = (shown(deviation, column) for column in _WORDS)
            body = _pieces(plain(deviation.body).strip())[0]
            rows.append((programme.number, deviation.title, deviation.amount, *cells, body))
    return Ledger("Afwijkingen", columns, tuple(rows))


_WORDS = (DeviationColumn.EFFECT, DeviationColumn.RECURRENCE, DeviationColumn.COVER, DeviationColumn.KIND)


def _texts(report: Report) -> Ledger:
    columns = (
        Column("Waar", 60, Kind.TEXT),
        Column("Stand", 13),
        Column("Van wie", 20),
        Column("Uiterlijk", 12, Kind.DAY),
        Column("Aantal woorden", 15, Kind.NUMBER),
    )
    known = index(report)
    rows = []
    for state in states(report):
        name = text_name(known, state.text) if state.text else explained_name(known, state.nodes)
        review = state.review
        words = word_count(state.text.body) if state.text else 0
        rows.append((name, _stage(state), review.owner if review else "", review.deadline if review else None, words))
    return Ledger("Teksten", columns, tuple(rows))


def _lights(report: Report) -> Ledger:
    names = (light.name for light in report.scale)
    columns = ("Hoofdstuk", *names, "Nog niet ingevuld", "Alle prestaties")
    known = index(report)
    rows: list[tuple[Entry, ...]] = [
        (full_name(known, programme), *_counts(report, programme.areas)) for programme in report.programmes
    ]
    every = [area for programme in report.programmes for area in programme.areas]
    widths = (40, *[18] * (len(columns) - 1))
    kinds = (Kind.LINE, *[Kind.NUMBER] * (len(columns) - 1))
    made = tuple(Column(*one) for one in zip(columns, widths, kinds, strict=True))
    return Ledger("Aantallen stoplichten", made, (*rows, ("Totaal", *_counts(report, every))))


def _counts(report: Report, areas: Iterable[PolicyArea]) -> tuple[int, ...]:
    found = tally(report, areas)
    return (*found.counts, found.unset, found.total)
