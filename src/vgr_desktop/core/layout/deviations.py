"""The financial deviations of a programme, in its chapter."""

import re
from collections.abc import Iterator
from decimal import Decimal

from vgr_desktop.core.dutch import headings, wording
from vgr_desktop.core.dutch.wording import titled
from vgr_desktop.core.layout.anchors import Aspect
from vgr_desktop.core.layout.choice import Choice, Extra
from vgr_desktop.core.layout.lines import lines
from vgr_desktop.core.layout.money import balance_parts
from vgr_desktop.core.layout.parts import Heading, Part, Passage, Reference, SeeAlso, Sentence
from vgr_desktop.core.layout.sharing import shared_deviations
from vgr_desktop.core.model.report import Deliverable, Deviation, DeviationKind, Goal, PolicyArea, Programme, Report
from vgr_desktop.core.model.text import is_blank, plain
from vgr_desktop.core.model.tree import Index, code_of, index

_CODE = re.compile(r"\b\w+[A-Z]\d+\.\d+\b")


def deviation_parts(report: Report, programme: Programme, choice: Choice) -> Iterator[Part]:
    """The section; nothing when there are no deviations."""
    shown = [d for d in programme.deviations if d.title or d.amount is not None or not is_blank(d.body)]
    if not shown:
        return
    identity = programme.id, programme.lineage
    yield Heading(2, f"Toelichtingen afwijking begroting {report.edition.year}", *identity)
    yield from shared_deviations(programme, choice)
    for kind in DeviationKind:
        of_kind = [d for d in shown if d.kind is kind]
        if of_kind:
            yield Heading(3, wording.DEVIATION_HEADINGS[kind], *identity)
        if kind is DeviationKind.RESULT:
            yield from balance_parts(programme)
        for deviation in of_kind:
            yield from _deviation(deviation)
            if Extra.REFERENCES in choice.extras:
                yield from _references(report, deviation, choice)


def _deviation(deviation: Deviation) -> Iterator[Part]:
    title = headings.deviation(deviation)
    yield Heading(4, title, deviation.id, deviation.lineage)
    facts = {Aspect.AMOUNT: f"Bedrag: {_amount(deviation.kind, deviation.amount)}"}
    if deviation.recurrence:
        facts[Aspect.AMOUNT] += f", {wording.RECURRENCES[deviation.recurrence]}"
    if cover := titled(deviation.cover):
        facts[Aspect.COVER] = f"Dekking: {cover.rstrip('.')}"
    is_alone = is_blank(deviation.body)
    for aspect, fact in facts.items():
        leads = not is_alone or aspect is not list(facts)[-1]
        yield Sentence(f"{fact}.", leads=leads, says=aspect, lineage=deviation.lineage)
    if is_alone and deviation.amount is None:
        yield Sentence(wording.NO_EXPLANATION)
    if not is_alone:
        yield Passage(deviation.id, deviation.lineage, f"Afwijking {title}", lines(deviation.body, 4))


def _amount(kind: DeviationKind, amount: Decimal | None) -> str:
    """The amount in words and figures. A budget-neutral change is neither a nadeel nor a voordeel."""
    if amount is None:
        return wording.NOT_FILLED_IN.lower()
    meaning = wording.DEVIATION_CELLS[kind] if kind is DeviationKind.NEUTRAL else wording.effect(amount)
    return f"{wording.euro(amount)} {meaning}"


def _references(report: Report, deviation: Deviation, choice: Choice) -> Iterator[Part]:
    """Where more is said of the deliverables that the deviation names by their codes, as far as that is printed."""
    known = index(report)
    named = dict.fromkeys(_CODE.findall(f"{deviation.title} {plain(deviation.body)}"))
    by_code = {code_of(known, item.id): item for item in known.items.values() if isinstance(item, Deliverable)}
    found = (by_code[code] for code in named if code in by_code)
    references = tuple(reference for item in found for reference in _reference(known, item, choice))
    if references:
        yield SeeAlso("Zie ook", references)


def _reference(known: Index, item: Deliverable, choice: Choice) -> Iterator[Reference]:
    """To the explanation of a deliverable or else to its policy area; nothing when that is not printed."""
    *_, programme, area, _ = (each for each in known.path(item.id) if isinstance(each, Programme | PolicyArea | Goal))
    assert isinstance(programme, Programme)  # noqa: S101  # where areas are
    assert isinstance(area, PolicyArea)  # noqa: S101  # where goals are
    if area not in choice.areas(programme):
        return
    explained = (each for each in area.explanations if item.id in each.about and not is_blank(each.body))
    target = next(explained, area)
    yield Reference(titled(code_of(known, item.id), item.title), target.id, target.lineage)
