"""What a report still lacks, rule by rule.

A rule is a function from a report and its index to findings; `RULES` lists them all. A finding is never in the way of
writing or exporting: it says where something is missing and what to do about it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from textwrap import shorten

from vgr_desktop.core.codes import leading_code
from vgr_desktop.core.report import Deliverable, Explanation, Light, Programme, Report, SubItem, light_of
from vgr_desktop.core.text import Part, is_blank, parts
from vgr_desktop.core.tree import Index, by_code, code_of, index, title_of


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    """The rules of the report do not allow it."""
    WARNING = "warning"
    """Something that every published report has is missing, or text would not be printed."""
    ADVICE = "advice"
    """It may be right, but somebody should look."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a rule found.

    `rule` names the rule and stays the same from version to version; `place` is the id of the item to go to;
    `message` says in Dutch what is wrong and what to do.
    """

    rule: str
    severity: Severity
    place: int
    message: str


Rule = Callable[[Report, Index], Iterator[Finding]]


def findings(report: Report) -> tuple[Finding, ...]:
    """All that the rules find, in the order of the report."""
    known = index(report)
    order = {id: place for place, id in enumerate(known.items)}
    found = (finding for rule in RULES for finding in rule(report, known))
    return tuple(sorted(found, key=lambda finding: order[finding.place]))


def no_programmes(report: Report, _known: Index) -> Iterator[Finding]:
    """A report has a chapter for each programme (layout of the published reports)."""
    if not report.programmes:
        message = "De rapportage heeft nog geen programma’s. Voeg een programma toe of importeer een rapportage."
        yield Finding("no-programmes", Severity.ERROR, report.id, message)


def no_areas(report: Report, _known: Index) -> Iterator[Finding]:
    """The goals of a programme stand in its policy areas (layout of the published reports)."""
    for programme in report.programmes:
        if not programme.areas:
            message = f"{_programme(programme)} heeft nog geen beleidsterreinen. Voeg een beleidsterrein toe."
            yield Finding("no-areas", Severity.WARNING, programme.id, message)


def no_name(report: Report, _known: Index) -> Iterator[Finding]:
    """A chapter is headed by its programme's name (layout of the published reports; some pages leave it out)."""
    for programme in report.programmes:
        if not programme.name:
            message = f"{_programme(programme)} heeft nog geen naam. Vul in hoe het in de programmabegroting heet."
            yield Finding("no-name", Severity.WARNING, programme.id, message)


def no_committee(report: Report, _known: Index) -> Iterator[Finding]:
    """The table of a programme names the committee that discusses it (layout of the published reports).

    The committees of a policy area do not stand in for it: they are not printed in that table.
    """
    for programme in report.programmes:
        if not programme.committees:
            message = f"{_programme(programme)} heeft nog geen commissie. Vul in welke commissie het bespreekt."
            yield Finding("no-committee", Severity.WARNING, programme.id, message)


def no_portfolio(report: Report, _known: Index) -> Iterator[Finding]:
    """The table of a programme names the portfolio it belongs to (layout of the published reports)."""
    for programme in report.programmes:
        if not programme.portfolios:
            message = f"{_programme(programme)} heeft nog geen portefeuille. Vul in bij welke portefeuille het hoort."
            yield Finding("no-portfolio", Severity.WARNING, programme.id, message)


def no_mission(report: Report, _known: Index) -> Iterator[Finding]:
    """A programme's chapter begins with its mission, as the programme budget words it."""
    for programme in report.programmes:
        if is_blank(programme.mission.body):
            message = f"{_programme(programme)} heeft nog geen missie. Neem die over uit de programmabegroting."
            yield Finding("no-mission", Severity.WARNING, programme.mission.id, message)


def no_state_of_affairs(report: Report, _known: Index) -> Iterator[Finding]:
    """A programme's chapter tells how things stand in this edition (layout of the published reports)."""
    for programme in report.programmes:
        if is_blank(programme.state_of_affairs.body):
            message = f"{_programme(programme)} heeft nog geen stand van zaken. Beschrijf hoe het ervoor staat."
            yield Finding("no-state-of-affairs", Severity.WARNING, programme.state_of_affairs.id, message)


def light_not_set(report: Report, known: Index) -> Iterator[Finding]:
    """Every deliverable, and every sub-item reported by itself, has a light (reading guides of 2023 and 2024)."""
    for node in _lit(known):
        if light_of(report, node) is None:
            message = f"{_subject(known, node)} heeft nog geen stoplicht. Kies een stoplicht."
            yield Finding("light-not-set", Severity.ERROR, node.id, message)


def not_explained(report: Report, known: Index) -> Iterator[Finding]:
    """Orange and red are explained (reading guides of 2023 and 2024)."""
    for node, light, explanations in _to_explain(report, known):
        if not explanations:
            message = (
                f"{_subject(known, node)} staat op {light.name.lower()}, maar heeft geen toelichting. "
                "Schrijf op wat de oorzaak is, wat de consequentie is en hoe wordt bijgestuurd."
            )
            yield Finding("not-explained", Severity.ERROR, node.id, message)


def parts_missing(report: Report, known: Index) -> Iterator[Finding]:
    """Orange and red are explained with cause, consequence and adjustment (reading guides of 2023 and 2024).

    What all explanations of the deliverable say together counts.
    """
    for node, light, explanations in _to_explain(report, known):
        present = {part for explanation in explanations for part in parts(explanation.body)}
        missing = [name for part, name in _PART_NAMES.items() if part not in present]
        if explanations and missing:
            verb = "ontbreekt" if len(missing) == 1 else "ontbreken"
            message = (
                f"{_subject(known, node)} staat op {light.name.lower()}, maar in de toelichting {verb} "
                f"{_listed(missing)}. Vul dit aan, of geef aan in welke alinea het staat."
            )
            yield Finding("parts-missing", Severity.ERROR, node.id, message)


def heading_differs(_report: Report, known: Index) -> Iterator[Finding]:
    """An explanation has the title of its deliverable above it, word for word as in the goal tree (the budget's)."""
    for explanation in _explanations(known):
        titles = [title_of(known.items[id]) for id in explanation.about]
        if titles and explanation.heading is not None and _without_code(explanation.heading) not in titles:
            message = (
                f"Boven deze toelichting stond “{explanation.heading}”; in de doelenboom staat “{_listed(titles)}”. "
                "Gedrukt wordt wat in de doelenboom staat: kijk welke van de twee klopt."
            )
            yield Finding("heading-differs", Severity.ADVICE, explanation.id, message)


def unknown_code(report: Report, known: Index) -> Iterator[Finding]:
    """A code above an explanation is one of the goal tree, which the budget fixes for the edition."""
    codes = by_code(report)
    for explanation in _explanations(known):
        if explanation.about or explanation.heading is None:
            continue
        found = leading_code(explanation.heading)
        if found and found[0] not in codes:
            message = (
                f"De kop “{explanation.heading}” begint met code {found[0]}, die niet in de doelenboom staat. "
                "Verbeter de kop, of voeg wat ontbreekt aan de doelenboom toe."
            )
            yield Finding("unknown-code", Severity.WARNING, explanation.id, message)


def leftover_waits(report: Report, _known: Index) -> Iterator[Finding]:
    """A text that an import could not place is not printed, so it must not be forgotten (our own rule)."""
    for leftover in report.leftovers:
        text = shorten(leftover.text, _EXCERPT, placeholder="…")
        message = (
            f"Een tekst uit {leftover.source} heeft nog geen plaats: “{text}”. Geef die een plaats of verwijder die."
        )
        yield Finding("leftover-waits", Severity.WARNING, leftover.id, message)


RULES: tuple[Rule, ...] = (
    no_programmes,
    no_name,
    no_committee,
    no_portfolio,
    no_areas,
    no_mission,
    no_state_of_affairs,
    light_not_set,
    not_explained,
    parts_missing,
    heading_differs,
    unknown_code,
    leftover_waits,
)

_EXCERPT = 60
"""How many characters of a text a message quotes."""

_PART_NAMES = {Part.CAUSE: "de oorzaak", Part.CONSEQUENCE: "de consequentie", Part.ADJUSTMENT: "de bijsturing"}


def _lit(known: Index) -> Iterator[Deliverable | SubItem]:
    return (item for item in known.items.values() if isinstance(item, Deliverable | SubItem))


def _explanations(known: Index) -> Iterator[Explanation]:
    return (item for item in known.items.values() if isinstance(item, Explanation))


def _to_explain(report: Report, known: Index) -> Iterator[tuple[Deliverable | SubItem, Light, Sequence[Explanation]]]:
    """What has a light that must be explained, with the explanations that say something.

    An explanation of a deliverable covers its sub-items as well.
    """
    written = _written(known)
    for node in _lit(known):
        light = light_of(report, node)
        if light is not None and light.must_explain:
            above = written.get(known.parents[node.id], ()) if isinstance(node, SubItem) else ()
            yield node, light, (*written.get(node.id, ()), *above)


def _written(known: Index) -> Mapping[int, Sequence[Explanation]]:
    """The explanations in which something is written, by what they are about."""
    written: dict[int, list[Explanation]] = defaultdict(list)
    for explanation in _explanations(known):
        if not is_blank(explanation.body):
            for id in explanation.about:
                written[id].append(explanation)
    return written


def _programme(programme: Programme) -> str:
    return f"Programma {programme.number}"


def _subject(known: Index, node: Deliverable | SubItem) -> str:
    code = code_of(known, node.id)
    return f"Prestatie {code}" if isinstance(node, Deliverable) else f"Onderdeel “{node.title}” van prestatie {code}"


def _without_code(heading: str) -> str:
    found = leading_code(heading)
    return found[1] if found else heading


def _listed(words: Sequence[str]) -> str:
    """The words as a sentence lists them: a, b en c."""
    return " en ".join(filter(None, (", ".join(words[:-1]), words[-1])))
