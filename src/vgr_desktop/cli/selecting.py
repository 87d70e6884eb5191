"""The part of a report that the options of `vgr export` select."""

from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from vgr_desktop.cli.console import Misuse
from vgr_desktop.core.dutch.wording import joined
from vgr_desktop.core.layout import Chapter, Choice, committees, for_committee, for_portfolio, portfolios
from vgr_desktop.core.model.codes import leading_area
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import PolicyArea, Programme, Report
from vgr_desktop.core.model.tree import code_of, index


def chosen_part(report: Report, options: Namespace) -> Choice:
    """What to print.

    Raises `Problem` when the report has no such part, and `Misuse` when the options exclude each other.
    """
    chapters = (frozenset(Chapter) if options.parts is None else options.parts) - options.without
    if not chapters:
        raise Misuse("Er blijft geen onderdeel over om te schrijven. Laat --parts of --without weg.")
    by_code = bool(options.programme or options.area)
    ways = (by_code, options.committee is not None, options.portfolio is not None, options.per_committee is not None)
    if sum(ways) > 1:
        raise Misuse(
            "Kies programma’s en beleidsterreinen, of een commissie, of een portefeuille, of alle commissies met "
            "--per-committee; die gaan niet samen."
        )
    return replace(_selected(report, options, chapters), classic=options.classic, extras=options.extras)


def _selected(report: Report, options: Namespace, chapters: frozenset[Chapter]) -> Choice:
    if options.committee is not None:
        name = _known("commissie", options.committee, committees(report))
        return for_committee(report, name, chapters)
    if options.portfolio is not None:
        name = _known("portefeuille", options.portfolio, portfolios(report))
        return for_portfolio(report, name, chapters)
    if options.programme or options.area:
        return Choice(chapters, chosen_nodes(report, options.programme, options.area))
    return Choice(chapters)


def chosen_nodes(report: Report, programmes: Sequence[str], areas: Sequence[str]) -> frozenset[int]:
    """The ids of programmes by their numbers and policy areas by their codes. Raises `Problem` for an unknown one."""
    return frozenset((*_programmes(report, programmes), *_areas(report, areas)))


def _programmes(report: Report, wanted: Sequence[str]) -> Iterator[int]:
    known = {programme.number: programme.id for programme in report.programmes}
    return (known[_known("programma", number, tuple(known))] for number in wanted)


def _areas(report: Report, wanted: Sequence[str]) -> Iterator[int]:
    items = index(report)
    known = {code_of(items, area.id): area.id for area in _in_order(report)}
    return (known[_known("beleidsterrein", code, tuple(known), _plain_code)] for code in wanted)


def _in_order(report: Report) -> Iterator[PolicyArea]:
    programmes: Sequence[Programme] = report.programmes
    return (area for programme in programmes for area in programme.areas)


def _plain_code(said: str) -> str:
    """A code of a policy area in its usual spelling: 9A for 09a and 9 A."""
    found = leading_area(said.upper())
    return str(found[0]) if found else said


def _known(noun: str, wanted: str, names: Sequence[str], plain: Callable[[str], str] = str) -> str:
    """The one of `names` that is meant, with any capitals."""
    meant = joined(plain(wanted)).casefold()
    for name in names:
        if joined(name).casefold() == meant:
            return name
    there = f"Er zijn: {', '.join(names)}." if names else f"De rapportage noemt geen enkele {noun}."
    raise Problem(f"Er is geen {noun} “{wanted}”. Er is niets geschreven. {there}")
