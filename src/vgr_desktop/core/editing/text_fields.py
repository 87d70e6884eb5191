"""Fields in a text: words that the program writes there and keeps current.

A field is known by its key: `deliverables`, `count:orange`, `share:orange`, `unset`, `lights` or `balance`, for the
programme that the text belongs to or, with `@report` after it, for the whole report; or `was:` and the lineage of a
deliverable, for the light that it had in the edition before. A field uses the words of the summary, so that a text
and the summary never contradict each other.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from vgr_desktop.core.figures.balance import balance, outcome
from vgr_desktop.core.figures.tally import Tally, counted, share, tally
from vgr_desktop.core.model.report import Deliverable, Item, Programme, Report, Written, light_of
from vgr_desktop.core.model.text import Block, Paragraph, RichText, Run, Table, paragraphs, rich
from vgr_desktop.core.model.tree import amend, everything, index, rebuilt

_WHOLE = "@report"
_WAS = "was"


class FieldOffer(NamedTuple):
    """A field that can be put into a text: its key, what it is called, and what it says now."""

    key: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class _Scope:
    """The programmes that a field is about; `where` is how a sentence says so."""

    report: Report
    programmes: tuple[Programme, ...]
    where: str

    def tally(self) -> Tally:
        return tally(self.report, [area for programme in self.programmes for area in programme.areas])

    def count(self, light: str) -> int | None:
        """The number of deliverables that have the light with this key; None when the scale does not have it."""
        counts = self.tally().counts
        return next((n for known, n in zip(self.report.scale, counts, strict=True) if known.key == light), None)


def _deliverables(scope: _Scope, _light: str) -> str:
    return str(scope.tally().total)


def _count(scope: _Scope, light: str) -> str | None:
    count = scope.count(light)
    return None if count is None else str(count)


def _share(scope: _Scope, light: str) -> str | None:
    count, total = scope.count(light), scope.tally().total
    return None if count is None else share(count, total) if total else "0%"


def _unset(scope: _Scope, _light: str) -> str:
    return str(scope.tally().unset)


def _lights(scope: _Scope, _light: str) -> str:
    found = scope.tally()
    if not found.total:
        return f"Er zijn nog geen prestaties{scope.where}."
    return counted(found, scope.report.scale, scope.where)


def _balance(scope: _Scope, _light: str) -> str:
    found = balance(scope.programmes)
    return "een nog niet bekend saldo" if found is None else outcome(found)


_SAYS: dict[str, Callable[[_Scope, str], str | None]] = {
    "deliverables": _deliverables,
    "count": _count,
    "share": _share,
    "unset": _unset,
    "lights": _lights,
    "balance": _balance,
}


def said(report: Report, key: str, place: int, previous: Report | None = None) -> str | None:
    """What the field says now in the item with the id `place`; None for a key without a meaning (any more)."""
    what, _, rest = key.removesuffix(_WHOLE).partition(":")
    if what == _WAS:
        return _said_was(rest, previous)
    says = _SAYS.get(what)
    return says(_scope(report, place, whole=key.endswith(_WHOLE)), rest) if says else None


def offers(report: Report, place: int, previous: Report | None = None) -> tuple[FieldOffer, ...]:
    """The fields that can be put into a text of the item with the id `place`, those about its programme first."""
    own = _programme(report, place) is not None
    found = [(key + suffix, name) for suffix in (["", _WHOLE] if own else [_WHOLE]) for key, name in _named(report)]
    item = index(report).items.get(place)
    if isinstance(item, Deliverable) and previous is not None:
        found.insert(0, (f"{_WAS}:{item.lineage}", "Stoplicht in de vorige rapportage"))
    made = ((key, name, said(report, key, place, previous)) for key, name in found)
    return tuple(FieldOffer(key, name, text) for key, name, text in made if text)


def is_whole(key: str) -> bool:
    """Whether the field is about the whole report."""
    return key.endswith(_WHOLE)


def is_of_deliverable(key: str) -> bool:
    """Whether the field is about one deliverable."""
    return key.startswith(f"{_WAS}:")


def _named(report: Report) -> Iterator[tuple[str, str]]:
    yield "deliverables", "Aantal prestaties"
    for light in report.scale:
        yield f"count:{light.key}", f"Aantal prestaties op {light.name.lower()}"
        yield f"share:{light.key}", f"Aandeel prestaties op {light.name.lower()}"
    yield "unset", "Aantal prestaties zonder stoplicht"
    yield "lights", "Verdeling over de stoplichten"
    yield "balance", "Saldo van de mee- en tegenvallers"


def _programme(report: Report, place: int) -> Programme | None:
    known = index(report)
    path = known.path(place) if place in known else ()
    return next((item for item in path if isinstance(item, Programme)), None)


def _scope(report: Report, place: int, *, whole: bool) -> _Scope:
    programme = None if whole else _programme(report, place)
    if programme is not None:
        return _Scope(report, (programme,), " van dit programma")
    return _Scope(report, report.programmes, " van alle programma’s" if len(report.programmes) > 1 else "")


def _said_was(lineage: str, previous: Report | None) -> str | None:
    """The light of a deliverable in the edition before; None when that edition is not known."""
    if previous is None:
        return None
    items = index(previous).items.values()
    before = next((item for item in items if isinstance(item, Deliverable) and item.lineage == lineage), None)
    if before is None:
        return "is nieuw"
    light = light_of(previous, before)
    return f"was {light.name.lower()}" if light else "had nog geen stoplicht"


class TextFields:
    """Keeps the fields of a report current while it is edited.

    Texts never change, so it is remembered which have no fields. In a report without fields, an edit then costs little
    more than looking up each text.
    """

    def __init__(self) -> None:
        """Begin without having seen any text."""
        self._seen: dict[int, tuple[RichText, bool]] = {}

    def refreshed(self, report: Report, previous: Report | None = None) -> Report:
        """`report` with its fields brought up to date, or itself if they are; `previous` is the edition before."""
        texts = [item for item in index(report).items.values() if isinstance(item, Written)]
        self._seen = {id(text.body): self._look(text.body) for text in texts}
        for text in texts:
            if self._seen[id(text.body)][1]:
                body = _refreshed(text.body, partial(_said_in, report, text.id, previous))
                if body != text.body:
                    report = amend(report, text.id, body=body)
        return report

    def _look(self, body: RichText) -> tuple[RichText, bool]:
        known = self._seen.get(id(body))
        return known if known and known[0] is body else (body, has_fields(body))


def _said_in(report: Report, place: int, previous: Report | None, key: str) -> str | None:
    return said(report, key, place, previous)


def has_fields(body: RichText) -> bool:
    """Whether a text has a field."""
    return any(run.field for paragraph in paragraphs(body) for run in paragraph.runs)


def without_words(body: RichText) -> RichText:
    """The text with a sign for the words of each field: they follow from the report, and nobody wrote them."""
    return _refreshed(body, lambda _key: "\u2026") if has_fields(body) else body


def with_words_of(report: Report, other: Report, previous: Report | None = None) -> Report:
    """`report` with the words of its fields as they would be in `other`, as far as that has the texts.

    So two versions of one report do not differ by what the program wrote in them.
    """
    places = {item.lineage: item.id for item in everything(other) if isinstance(item, Written)}

    def change(item: Item) -> Item:
        if not (isinstance(item, Written) and item.lineage in places and has_fields(item.body)):
            return item
        body = _refreshed(item.body, partial(_said_in, other, places[item.lineage], previous))
        return item if body == item.body else replace(item, body=body)

    return rebuilt(report, change)


def _refreshed(body: RichText, says: Callable[[str], str | None]) -> RichText:
    return rich(_refreshed_block(block, says) for block in body.blocks)


def _refreshed_block(block: Block, says: Callable[[str], str | None]) -> Block:
    if isinstance(block, Paragraph):
        return _refreshed_paragraph(block, says)
    return Table(tuple(tuple(tuple(_refreshed_paragraph(p, says) for p in cell) for cell in row) for row in block.rows))


def _refreshed_paragraph(paragraph: Paragraph, says: Callable[[str], str | None]) -> Paragraph:
    return replace(paragraph, runs=tuple(_refreshed_run(run, says) for run in paragraph.runs))


def _refreshed_run(run: Run, says: Callable[[str], str | None]) -> Run:
    text = says(run.field) if run.field else None
    return replace(run, text=text) if text else run
