"""Other words in the place of those that were found."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import count

from vgr_desktop.core.model.characters import clean
from vgr_desktop.core.model.history import Reports
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Item, Report, Written
from vgr_desktop.core.model.text import Paragraph, RichText, Run, Table, one_line, rich
from vgr_desktop.core.model.tree import amend, index
from vgr_desktop.core.searching.finding import Hit, Query
from vgr_desktop.core.searching.lines import BODY, Inside, Spot, lines

_MAY_BE_EMPTY = frozenset({"committees", "portfolios", "cover", "municipality", "heading", "text"})
"""The fields that can say nothing; an empty name of several goes."""

_REFERENCE = re.compile(r"\\(\\|\d)")


May = Callable[[Report, Spot], bool]
"""Whether the words in a place of a report can be changed."""


class Left(Enum):
    """Why words are left as they are."""

    ADOPTED = auto()
    """The report is adopted."""
    OUTSIDE = auto()
    """They are in what cannot be changed here."""
    FIELD = auto()
    """The program keeps these words current."""
    EMPTY = auto()
    """A title or name would be empty."""
    CHANGED = auto()
    """They are no longer what was found."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words that were found, and those that take their place."""

    hit: Hit
    words: str


@dataclass(frozen=True, slots=True)
class Replaced:
    """Reports with other words, the changes that were made, and those that were not, with the reason."""

    reports: Reports
    done: tuple[Change, ...]
    left: tuple[tuple[Change, Left], ...]


def changes(hits: Iterable[Hit], query: Query, words: str) -> tuple[Change, ...]:
    r"""What comes in the place of each hit: `words`.

    For a regular expression, \1 stands for its first group and \0 for all that was found; raises `Problem` when there
    is no such group. Else, unless capitals matter, the words begin with a capital or are all capitals like those found.
    """
    return tuple(Change(hit, _expanded(hit, words) if query.pattern else _cased(hit, query, words)) for hit in hits)


def replaced(reports: Reports, wanted: Iterable[Change], may: May = lambda _report, _spot: True) -> Replaced:
    """Make these changes, as far as that is possible, where one `may`."""
    tally = _Tally(may)
    at: dict[int, dict[int, list[Change]]] = {}
    for change in wanted:
        at.setdefault(change.hit.report, {}).setdefault(change.hit.spot.item, []).append(change)
    made = tuple(tally.in_report(report, at.get(report.id, {})) for report in reports)
    return Replaced(made, tuple(tally.done), tuple(tally.left))


def _expanded(hit: Hit, words: str) -> str:
    def said(reference: re.Match[str]) -> str:
        if reference[1] == "\\":
            return "\\"
        number = int(reference[1])
        if number > len(hit.groups):
            raise Problem(f"De reguliere expressie heeft geen groep {number}. Er is niets gewijzigd.")
        span = hit.groups[number - 1] if number else (hit.start, hit.end)
        return hit.line.text[slice(*span)] if span else ""

    return _REFERENCE.sub(said, words)


def _cased(hit: Hit, query: Query, words: str) -> str:
    said = hit.said
    if query.exact or not words or not query.words[:1].islower():
        return words
    if len(said) > 1 and said.isupper() and words.islower():
        return words.upper()
    return words[0].upper() + words[1:] if said[:1].isupper() else words


class _Tally:
    """Makes changes, and remembers which were made and which were not."""

    def __init__(self, may: May) -> None:
        self._may = may
        self.done: list[Change] = []
        self.left: list[tuple[Change, Left]] = []

    def in_report(self, report: Report, at: Mapping[int, Sequence[Change]]) -> Report:
        """`report` with the changes for each id of an item."""
        for id, wanted in at.items():
            changes = self._allowed(report, wanted)
            item = None if report.is_frozen else index(report).items.get(id)
            if item is None:
                why = Left.ADOPTED if report.is_frozen else Left.CHANGED
                self.left += ((change, why) for change in changes)
            elif fields := self._fields(item, self._still_there(item, changes)):
                report = amend(report, id, **fields)
        return report

    def _allowed(self, report: Report, wanted: Sequence[Change]) -> Sequence[Change]:
        """Those that one may make; of an adopted report, there is another reason to leave them."""
        if report.is_frozen:
            return wanted
        may = [self._may(report, change.hit.spot) for change in wanted]
        self.left += ((change, Left.OUTSIDE) for change, can in zip(wanted, may, strict=True) if not can)
        return [change for change, can in zip(wanted, may, strict=True) if can]

    def _still_there(self, item: Item, changes: Iterable[Change]) -> dict[Spot, list[Change]]:
        now = {line.spot: line.text for line in lines(item)}
        at: dict[Spot, list[Change]] = {}
        for change in changes:
            hit = change.hit
            if now.get(hit.spot, "")[hit.start : hit.end] == hit.said:
                at.setdefault(hit.spot, []).append(change)
            else:
                self.left.append((change, Left.CHANGED))
        return at

    def _fields(self, item: Item, at: Mapping[Spot, Sequence[Change]]) -> dict[str, object]:
        """The fields of an item that become different, and what they say then."""
        fields: dict[str, object] = {}
        for spot, changes in at.items():
            if spot.field != BODY:
                value = fields.get(spot.field, getattr(item, spot.field))
                names = [str(name) for name in (value if isinstance(value, tuple) else (value,))]
                names[spot.number] = self._line(changes, names[spot.number], spot.field in _MAY_BE_EMPTY)
                fields[spot.field] = tuple(names) if isinstance(value, tuple) else names[0]
        fields = {name: _without_empty(value) for name, value in fields.items()}
        in_body = {spot: changes for spot, changes in at.items() if spot.field == BODY}
        if isinstance(item, Written) and in_body:
            fields[BODY] = self._body(item.body, in_body)
        return fields

    def _line(self, changes: Sequence[Change], was: str, may_be_empty: bool) -> str:  # noqa: FBT001  # as its name says
        """A title, name, footnote or description with these changes."""
        said = was
        for change in reversed(changes):
            said = said[: change.hit.start] + change.words + said[change.hit.end :]
        said = clean(said) if "\n" in was else one_line(said)
        if said or may_be_empty:
            self.done += changes
            return said
        self.left += ((change, Left.EMPTY) for change in changes)
        return was

    def _body(self, body: RichText, at: Mapping[Spot, Sequence[Change]]) -> RichText:
        wanted: dict[int, list[Sequence[Change]]] = {}
        for spot, changes in at.items():
            wanted.setdefault(spot.number, []).append(changes)
        numbers = count()

        def changed(paragraph: Paragraph) -> Paragraph:
            for changes in wanted.get(next(numbers), ()):
                paragraph = self._paragraph(paragraph, changes)
            return paragraph

        return rich(
            Table(tuple(tuple(tuple(map(changed, cell)) for cell in row) for row in block.rows))
            if isinstance(block, Table)
            else changed(block)
            for block in body.blocks
        )

    def _paragraph(self, paragraph: Paragraph, changes: Sequence[Change]) -> Paragraph:
        spot = changes[0].hit.spot
        if spot.inside is Inside.ALT and paragraph.image is not None:
            alt = self._line(changes, paragraph.image.alt, may_be_empty=True)
            return replace(paragraph, image=replace(paragraph.image, alt=alt))
        if spot.inside is Inside.NOTE:
            return replace(paragraph, runs=self._notes(paragraph.runs, changes))
        runs = paragraph.runs
        for change in reversed(changes):
            made = _in_runs(runs, change.hit.start, change.hit.end, change.words)
            if made is None:
                self.left.append((change, Left.FIELD))
            else:
                self.done.append(change)
                runs = made
        return replace(paragraph, runs=runs)

    def _notes(self, runs: Sequence[Run], changes: Sequence[Change]) -> tuple[Run, ...]:
        place = [number for number, run in enumerate(runs) if run.note][changes[0].hit.spot.note]
        note = self._line(changes, runs[place].note or "", may_be_empty=False)
        return (*runs[:place], replace(runs[place], note=note), *runs[place + 1 :])


def _without_empty(value: object) -> object:
    return tuple(filter(None, value)) if isinstance(value, tuple) else value


def _in_runs(runs: Iterable[Run], start: int, end: int, words: str) -> tuple[Run, ...] | None:
    """The runs with `words`, looking like the first they replace, from one character to another; None: in a field.

    The mark of a footnote between them stays.
    """
    made: list[Run] = []
    at = 0
    for run in runs:
        size = 1 if run.note else len(run.text)
        first, last = max(start - at, 0), min(end - at, size)
        if first >= last or run.note:
            made.append(run)
        elif run.field:
            return None
        else:
            said, words = words, ""
            made.append(replace(run, text=run.text[:first] + said + run.text[last:]))
        at += size
    return tuple(made)
