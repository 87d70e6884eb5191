"""The summary: how many deliverables have which light, and what the financial deviations add up to.

All of it is derived from the report. What is not printed does not count, so the summary of one committee's part is
about that part.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vgr_desktop.core.dutch import headings
from vgr_desktop.core.dutch.typeset import FIGURE_SPACE, NBSP, PUNCTUATION_SPACE
from vgr_desktop.core.dutch.wording import NOT_FILLED_IN, enumerated, titled
from vgr_desktop.core.figures.tally import Tally, counted, share, tally
from vgr_desktop.core.layout.areas import signal_of
from vgr_desktop.core.layout.choice import Choice, Extra
from vgr_desktop.core.layout.glance import at_a_glance
from vgr_desktop.core.layout.money import money_parts
from vgr_desktop.core.layout.parts import (
    Chart,
    Heading,
    OverviewColumn,
    OverviewRow,
    OverviewTable,
    Part,
    Sentence,
    Series,
    Signal,
)
from vgr_desktop.core.model.report import Programme, Report

_MOST = 3
"""Programmes. When more of them share the highest number, it is not useful to list them."""


@dataclass(frozen=True, slots=True)
class _Group:
    """A group in which lights are counted: a programme or, when there is only one, one of its policy areas."""

    label: str
    name: str
    tally: Tally


def summary(report: Report, choice: Choice, previous: Report | None = None) -> Iterator[Part]:
    """The chapter; nothing when there is nothing to summarise."""
    programmes = [programme for programme in report.programmes if choice.has(programme)]
    glance = at_a_glance(report, choice, previous) if Extra.GLANCE in choice.extras else ()
    body = (*glance, *_lights(report, programmes, choice), *money_parts(report, programmes, choice))
    if body:
        yield Heading(1, headings.SUMMARY, report.id, report.lineage)
        yield from body


def _lights(report: Report, programmes: Sequence[Programme], choice: Choice) -> Iterator[Part]:
    whole = tally(report, [area for programme in programmes for area in choice.areas(programme)])
    if not whole.total:
        return
    yield Heading(2, "Stand van de prestaties", report.id, report.lineage)
    yield Sentence(counted(whole, report.scale, "" if choice.nodes is None else " in dit deel van de rapportage"))
    if not any(whole.counts):
        return
    groups = [group for group in _groups(report, programmes, choice) if group.tally.total]
    kind = "programma" if len(programmes) > 1 else "beleidsterrein"
    for sentence in _highest(report, groups) if kind == "programma" else ():
        yield Sentence(sentence)
    signals = [signal_of(light) for light in report.scale]
    if whole.unset:
        signals.append(Signal(NOT_FILLED_IN))
    yield _chart(groups, signals, kind)
    yield _table(groups, signals, kind, whole)


def _groups(report: Report, programmes: Sequence[Programme], choice: Choice) -> Iterator[_Group]:
    if len(programmes) > 1:
        for programme in programmes:
            label = titled("Programma", programme.number)
            yield _Group(label, titled(label, programme.name), tally(report, choice.areas(programme)))
        return
    for programme in programmes:
        for area in choice.areas(programme):
            label = titled(f"{programme.number}{area.letter}")
            yield _Group(label, titled(label, area.name), tally(report, [area]))


def _highest(report: Report, groups: Sequence[_Group]) -> Iterator[str]:
    """For each light that must be explained, the sentence that says where most of them are."""
    for place, light in enumerate(report.scale):
        counts = [group.tally.counts[place] for group in groups]
        most = max(counts)
        labels = [group.label for group, count in zip(groups, counts, strict=True) if count == most]
        if not light.must_explain or not most or len(labels) > _MOST:
            continue
        have = "heeft" if len(labels) == 1 else "hebben elk"
        yield f"{enumerated(labels)} {have} de meeste prestaties op {light.name.lower()}: {most}."


def _chart(groups: Sequence[_Group], signals: Sequence[Signal], kind: str) -> Chart:
    series = tuple(
        Series(signal, tuple(_numbers(group.tally)[place] for group in groups)) for place, signal in enumerate(signals)
    )
    return Chart(
        f"Verdeling van de prestaties over de stoplichten per {kind}",
        f"Staafdiagram met voor elk {kind} een balk, verdeeld naar het aandeel prestaties per stoplicht. "
        "De tabel hieronder bevat dezelfde gegevens.",
        tuple(group.name for group in groups),
        series,
    )


def _table(groups: Sequence[_Group], signals: Sequence[Signal], kind: str, whole: Tally) -> OverviewTable:
    columns = (
        OverviewColumn(kind.capitalize(), 32),
        OverviewColumn("Prestaties", 21, numeric=True),
        *(OverviewColumn(signal.name, 16, numeric=True) for signal in signals),
    )
    counted_in = [*(group.tally for group in groups), *([whole] if len(groups) > 1 else [])]
    cells = zip(*(_lined_up(counted_in, place) for place in range(len(signals))), strict=True)
    names = [*(group.name for group in groups), "Totaal"]
    rows = [
        OverviewRow((name, str(found.total), *numbers), place == len(groups))
        for place, (name, found, numbers) in enumerate(zip(names, counted_in, cells, strict=False))
    ]
    return OverviewTable(
        f"Aantal prestaties per stoplicht per {kind}",
        f"Per {kind} het aantal prestaties en hoeveel daarvan op elk stoplicht staan, met het aandeel.",
        columns,
        tuple(rows),
    )


def _lined_up(found: Sequence[Tally], place: int) -> Sequence[str]:
    """The cells of the light in this place: numbers with their shares, numbers below numbers and shares below shares.

    Spaces as wide as a digit and as a comma fill up what a share has less than the longest one.
    """
    cells = [(numbers := _numbers(each)[place], share(numbers, each.total)) for each in found]
    longest = max((part for _, part in cells), key=len)
    return [f"{number}{NBSP}{_filling(longest, part)}({part})" for number, part in cells]


def _filling(longest: str, part: str) -> str:
    digits = sum(map(str.isdigit, longest)) - sum(map(str.isdigit, part))
    return FIGURE_SPACE * max(digits, 0) + PUNCTUATION_SPACE * max(longest.count(",") - part.count(","), 0)


def _numbers(found: Tally) -> tuple[int, ...]:
    return (*found.counts, found.unset)
