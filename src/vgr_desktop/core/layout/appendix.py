"""The appendix with every light that must be explained."""

from collections.abc import Iterator

from vgr_desktop.core.dutch import wording
from vgr_desktop.core.dutch.wording import titled
from vgr_desktop.core.layout.areas import signal_of
from vgr_desktop.core.layout.choice import Chapter, Choice
from vgr_desktop.core.layout.lines import lines
from vgr_desktop.core.layout.parts import Heading, OverviewColumn, OverviewRow, OverviewTable, Part, Passage, Reference
from vgr_desktop.core.model.report import Deliverable, Explanation, Light, PolicyArea, Report, SubItem, light_of
from vgr_desktop.core.model.text import is_blank
from vgr_desktop.core.model.tree import Index, code_of, index, walk


def to_explain(report: Report, choice: Choice) -> Iterator[Part]:
    """The overview of all deliverables and sub-items whose light must be explained; nothing when there are none.

    It refers to the explanations when they are printed in the programmes, and contains them when they are not.
    """
    printed = Chapter.PROGRAMMES in choice.chapters
    areas = [area for programme in report.programmes for area in choice.areas(programme)]
    rows = tuple(row for area in areas for row in _rows(report, area, printed=printed))
    if not rows:
        return
    title = _title(report)
    yield Heading(2, title, report.id, report.lineage)
    yield OverviewTable(
        "Stoplicht en toelichting per prestatie",
        "Per prestatie of onderdeel het stoplicht en waar de toelichting staat.",
        (OverviewColumn("Prestatie", 52), OverviewColumn("Stoplicht", 18), OverviewColumn("Toelichting", 30)),
        rows,
    )
    if not printed:
        for area in areas:
            yield from _texts(report, area)


def _title(report: Report) -> str:
    calm = [light.name.lower() for light in report.scale if not light.must_explain]
    return (
        f"Prestaties die niet op {wording.enumerated(calm, 'of')} staan" if calm else "Prestaties met een toelichting"
    )


def _rows(report: Report, area: PolicyArea, *, printed: bool) -> Iterator[OverviewRow]:
    known, explanations = index(report), _written(area)
    for node, light in _lit(report, area):
        code = code_of(known, node.id)
        kind = "Onderdeel:" if isinstance(node, SubItem) else ""
        found = _explanation(known, explanations, node)
        where = _where(known, found, printed=printed) if found else wording.NOT_FILLED_IN
        yield OverviewRow((titled(code, kind, node.title), signal_of(light), where))


def _lit(report: Report, area: PolicyArea) -> Iterator[tuple[Deliverable | SubItem, Light]]:
    for node in walk(area):
        if isinstance(node, Deliverable | SubItem):
            light = light_of(report, node)
            if light and light.must_explain:
                yield node, light


def _written(area: PolicyArea) -> list[Explanation]:
    return [explanation for explanation in area.explanations if explanation.about and not is_blank(explanation.body)]


def _explanation(known: Index, written: list[Explanation], node: Deliverable | SubItem) -> Explanation | None:
    """The explanation of `node`; that of a deliverable also counts for its sub-items."""
    ids = (node.id, known.parents[node.id]) if isinstance(node, SubItem) else (node.id,)
    return next((explanation for id in ids for explanation in written if id in explanation.about), None)


def _name(known: Index, explanation: Explanation) -> str:
    codes = dict.fromkeys(code_of(known, id) for id in explanation.about)
    return wording.enumerated(tuple(codes))


def _where(known: Index, explanation: Explanation, *, printed: bool) -> Reference | str:
    text = f"Toelichting bij {_name(known, explanation)}"
    return Reference(text, explanation.id, explanation.lineage) if printed else f"{text}, hieronder"


def _texts(report: Report, area: PolicyArea) -> Iterator[Part]:
    known, written = index(report), _written(area)
    found = {e.id: e for node, _ in _lit(report, area) if (e := _explanation(known, written, node))}
    for explanation in found.values():
        name = _name(known, explanation)
        yield Heading(3, f"Toelichting bij {name}", explanation.id, explanation.lineage)
        yield Passage(explanation.id, explanation.lineage, f"Toelichting {name}", lines(explanation.body, 3))
