"""The parts of a policy area: its goals, and what explains them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from vgr_desktop.core.dutch import headings, wording
from vgr_desktop.core.dutch.unexplained import without_explanations
from vgr_desktop.core.dutch.wording import titled
from vgr_desktop.core.layout.lines import lines
from vgr_desktop.core.layout.parts import GoalRow, GoalTable, Heading, Part, Passage, Sentence, Signal
from vgr_desktop.core.model.report import (
    Deliverable,
    Explanation,
    Goal,
    Light,
    PolicyArea,
    Programme,
    Report,
    SubItem,
    light_of,
)
from vgr_desktop.core.model.text import is_blank
from vgr_desktop.core.model.tree import Index, index


def area_parts(
    report: Report,
    programme: Programme,
    area: PolicyArea,
    *,
    classic: bool = False,
    before: Mapping[str, Signal] | None = None,
) -> Iterator[Part]:
    """The table of goals of `area`, in its classic form if asked, and its explanations.

    `before` are the lights in the edition before by lineage, for a column with them; None: there is no such column.
    """
    code = f"{programme.number}{area.letter}"
    yield Heading(3, headings.area(code, area), area.id, area.lineage)
    if area.goals:
        made = replace(_goal_table(report, area, code), merged=classic)
        yield made if before is None else _with_trend(made, before)
    else:
        yield Sentence(wording.NO_GOALS)
    title = f"Toelichting doelenboom {headings.area(code, area)}"
    yield Heading(4, title, area.id, area.lineage)
    yield from _explanations(report, area, code)


def _explanations(report: Report, area: PolicyArea, code: str) -> Iterator[Part]:
    shown = [explanation for explanation in area.explanations if not is_blank(explanation.body)]
    if not shown:
        yield Sentence(without_explanations(report, area))
    known = index(report)
    for explanation in shown:
        heading, name = _headed(known, explanation, code)
        if heading:
            yield Heading(5, heading, explanation.id, explanation.lineage)
        body = lines(explanation.body, 5 if heading else 4)
        yield Passage(explanation.id, explanation.lineage, f"Toelichting {name}", body)


def _headed(known: Index, explanation: Explanation, code: str) -> tuple[str, str]:
    """The heading of an explanation (empty: none), and the name of the explanation elsewhere."""
    if not explanation.about:
        heading = titled(explanation.heading or "")
        return heading, titled(code, heading)
    return headings.explained(known, explanation.about), headings.codes(known, explanation.about)


def _goal_table(report: Report, area: PolicyArea, code: str) -> GoalTable:
    rows = tuple(row for goal in area.goals for row in _goal_rows(report, goal, code))
    return GoalTable(
        titled("Doelenboom", code, area.name),
        titled("De doelen en prestaties van beleidsterrein", code, "met het stoplicht van elke prestatie."),
        ("Doel", "Prestatie", "Stoplicht"),
        rows,
    )


def lights_before(previous: Report) -> Mapping[str, Signal]:
    """The light of each deliverable and sub-item of the edition before, by lineage."""
    items = index(previous).items.values()
    return {item.lineage: _signal(previous, item) for item in items if isinstance(item, Deliverable | SubItem)}


def _with_trend(made: GoalTable, before: Mapping[str, Signal]) -> GoalTable:
    new = Signal(wording.NEW)
    rows = (
        replace(row, before=before.get(row.lineage, new) if row.lineage != row.goal_lineage else row.signal)
        for row in made.rows
    )
    return replace(made, trend=wording.TREND, rows=tuple(rows))


def _goal_rows(report: Report, goal: Goal, area_code: str) -> Iterator[GoalRow]:
    code = f"{area_code}{goal.number}"
    head = titled(code, goal.title)
    if not goal.deliverables:
        yield GoalRow(
            goal.id,
            goal.lineage,
            goal.lineage,
            head,
            wording.NO_DELIVERABLES,
            Signal(wording.NOT_APPLICABLE),
            opens=True,
        )
    for i, deliverable in enumerate(goal.deliverables):
        title = titled(f"{code}.{deliverable.number}", deliverable.title)
        signal = _signal(report, deliverable)
        yield GoalRow(
            deliverable.id, deliverable.lineage, goal.lineage, code if i else head, title, signal, opens=not i
        )
        for sub_item in deliverable.sub_items:
            title = titled("Onderdeel:", sub_item.title)
            yield GoalRow(
                sub_item.id, sub_item.lineage, goal.lineage, code, title, _signal(report, sub_item), is_sub_item=True
            )


def _signal(report: Report, node: Deliverable | SubItem) -> Signal:
    light = light_of(report, node)
    return signal_of(light) if light else Signal(wording.NOT_FILLED_IN)


def signal_of(light: Light) -> Signal:
    """A light of the scale, as it is shown."""
    return Signal(titled(light.name), titled(light.shape), light.colour)
