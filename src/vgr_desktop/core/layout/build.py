"""The parts of a report, chapter by chapter."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from vgr_desktop.core.dutch import headings, wording
from vgr_desktop.core.dutch.wording import titled
from vgr_desktop.core.layout.anchors import Aspect
from vgr_desktop.core.layout.appendix import to_explain
from vgr_desktop.core.layout.areas import area_parts, signal_of
from vgr_desktop.core.layout.choice import WHOLE, Chapter, Choice
from vgr_desktop.core.layout.imprint import Imprint
from vgr_desktop.core.layout.lines import Figure, Line, lines
from vgr_desktop.core.layout.money import balance_parts
from vgr_desktop.core.layout.parts import (
    Captioned,
    Chart,
    Contents,
    FactTable,
    Heading,
    Legend,
    Part,
    Passage,
    Sentence,
    TitlePage,
)
from vgr_desktop.core.layout.selection import selection_name
from vgr_desktop.core.layout.sharing import shared_deviations
from vgr_desktop.core.layout.summary import summary
from vgr_desktop.core.layout.tree_changes import tree_changes
from vgr_desktop.core.model.report import Deviation, DeviationKind, Programme, Report, Section, SectionKind, Text
from vgr_desktop.core.model.text import is_blank


def parts(
    report: Report, *, imprint: Imprint | None = None, choice: Choice = WHOLE, previous: Report | None = None
) -> Iterator[Part]:
    """The parts of `report` in printed order; the title page says what `imprint` says.

    `previous` is the edition before, for the appendix that says what changed since then.
    """
    counts: Counter[str] = Counter()
    for part in _chapters(report, imprint, choice, previous):
        match part:
            case Captioned():
                counts[part.series_name] += 1
                yield replace(part, number=counts[part.series_name])
            case Passage() if any(isinstance(line, Figure) for line in part.lines):
                yield replace(part, lines=tuple(_numbered(part.lines, counts)))
            case _:
                yield part


def _numbered(found: Iterable[Line], counts: Counter[str]) -> Iterator[Line]:
    """The lines, with the numbers of pictures that have a caption, in the same series as charts."""
    for line in found:
        if isinstance(line, Figure) and line.runs:
            counts[Chart.series_name] += 1
            yield replace(line, number=counts[Chart.series_name])
        else:
            yield line


def _chapters(report: Report, imprint: Imprint | None, choice: Choice, previous: Report | None) -> Iterator[Part]:
    if Chapter.TITLE_PAGE in choice.chapters:
        yield _title_page(report, imprint, choice)
    if Chapter.CONTENTS in choice.chapters:
        yield Contents(headings.CONTENTS)
    if Chapter.FOREWORD in choice.chapters and not is_blank(report.foreword.body):
        yield Heading(1, headings.FOREWORD, report.foreword.id, report.foreword.lineage)
        yield from _passage(report.foreword, headings.FOREWORD, 1)
    if Chapter.READING_GUIDE in choice.chapters:
        yield from _reading_guide(report)
    if Chapter.SUMMARY in choice.chapters:
        yield from summary(report, choice)
    if Chapter.PROGRAMMES in choice.chapters:
        for programme in filter(choice.has, report.programmes):
            yield from _programme(report, programme, choice)
    if Chapter.PARAGRAPHS in choice.chapters:
        yield from _gathered(report, headings.PARAGRAPHS, _sections(report, SectionKind.PARAGRAPH))
    yield from _gathered(report, headings.APPENDICES, _appendices(report, choice, previous))


def _title_page(report: Report, imprint: Imprint | None, choice: Choice) -> TitlePage:
    title, selection = titled(report.edition.title), selection_name(report, choice)
    municipality = headings.municipality(report.municipality)
    if imprint is None:
        return TitlePage(title, municipality, "", selection, lineage=report.lineage)
    status = f"Status: {imprint.status}" if imprint.status else ""
    reference = titled("Kenmerk:", imprint.reference) if imprint.reference.strip() else ""
    return TitlePage(title, municipality, wording.long_date(imprint.date), selection, status, reference, report.lineage)


def _passage(text: Text | Deviation | Section, name: str, level: int) -> Iterator[Passage]:
    """The text under a heading of this level; nothing when it is blank."""
    if not is_blank(text.body):
        yield Passage(text.id, text.lineage, name, lines(text.body, level))


def _reading_guide(report: Report) -> Iterator[Part]:
    guide = report.reading_guide
    yield Heading(1, headings.READING_GUIDE, guide.id, guide.lineage)
    yield from _passage(guide, headings.READING_GUIDE, 1)
    yield Heading(2, "Betekenis van de stoplichten", guide.id, guide.lineage)
    yield Sentence("Het stoplicht bij een prestatie laat zien hoe het met die prestatie staat.", leads=True)
    yield Legend(
        "Betekenis van de stoplichten",
        "Per stoplicht wat het over een prestatie zegt.",
        ("Stoplicht", "Betekenis"),
        tuple((signal_of(light), titled(light.meaning)) for light in report.scale),
    )
    explained = [light.name.lower() for light in report.scale if light.must_explain]
    if explained:
        colours = wording.enumerated(explained, "of")
        yield Sentence(
            f"Bij een stoplicht op {colours} staat in de toelichting wat de oorzaak is, wat de consequentie is voor"
            " het doel en hoe de gemeente bijstuurt."
        )


def _programme(report: Report, programme: Programme, choice: Choice) -> Iterator[Part]:
    identity = programme.id, programme.lineage
    yield Heading(1, headings.programme(programme), *identity)
    yield from _facts(programme)
    if not is_blank(programme.mission.body):
        yield Sentence(headings.mission(programme), leads=True)
        yield from _passage(programme.mission, f"Missie programma {programme.number}", 1)
    if not is_blank(programme.state_of_affairs.body):
        text = programme.state_of_affairs
        yield Heading(2, headings.state_of_affairs(report.edition.kind), text.id, text.lineage)
        yield from _passage(text, f"Stand van zaken programma {programme.number}", 2)
    yield Heading(2, "Doelenbomen", *identity)
    areas = choice.areas(programme)
    if not areas:
        yield Sentence(wording.NO_AREAS)
    else:
        said = "Hieronder staan per beleidsterrein de doelen, de prestaties en het stoplicht van elke prestatie."
        yield Sentence(said, leads=True)
    for area in areas:
        yield from area_parts(report, programme, area, classic=choice.classic)
    yield from _deviations(report, programme, choice)


def _facts(programme: Programme) -> Iterator[Part]:
    """What is known of the programme: as a table, or as a sentence when that would have only one column."""
    columns = (
        ("Programmanummer", (programme.number,)),
        ("Commissie", programme.committees),
        ("Portefeuille(s)", programme.portfolios),
    )
    known = [(name, tuple(filter(None, map(titled, values)))) for name, values in columns]
    match [(name, values) for name, values in known if values]:
        case []:
            return
        case [(name, values)]:
            yield Sentence(f"{name}: {wording.enumerated(values)}.")
        case several:
            yield FactTable(
                titled("Kerngegevens programma", programme.number),
                "Het nummer van het programma, de commissie en de portefeuilles.",
                tuple(several),
            )


def _deviations(report: Report, programme: Programme, choice: Choice) -> Iterator[Part]:
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
    yield from _passage(deviation, f"Afwijking {title}", 4)


def _amount(kind: DeviationKind, amount: Decimal | None) -> str:
    """The amount in words and figures. A budget-neutral change is neither a nadeel nor a voordeel."""
    if amount is None:
        return wording.NOT_FILLED_IN.lower()
    meaning = wording.DEVIATION_CELLS[kind] if kind is DeviationKind.NEUTRAL else wording.effect(amount)
    return f"{wording.euro(amount)} {meaning}"


def _gathered(report: Report, title: str, inner: Iterator[Part]) -> Iterator[Part]:
    """A chapter of parts with headings of their own; nothing when there are no parts."""
    first = next(inner, None)
    if first is not None:
        yield Heading(1, title, report.id, report.lineage)
        yield first
        yield from inner


def _sections(report: Report, kind: SectionKind) -> Iterator[Part]:
    for section in report.sections:
        if section.kind is kind and not is_blank(section.body):
            title = titled(section.title) or wording.UNTITLED
            yield Heading(2, title, section.id, section.lineage)
            yield from _passage(section, title, 2)


def _appendices(report: Report, choice: Choice, previous: Report | None) -> Iterator[Part]:
    if Chapter.APPENDICES in choice.chapters:
        yield from _sections(report, SectionKind.APPENDIX)
    if Chapter.TO_EXPLAIN in choice.chapters:
        yield from to_explain(report, choice)
    if Chapter.TREE_CHANGES in choice.chapters:
        yield from tree_changes(report, choice, previous)
