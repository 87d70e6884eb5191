"""`vgr package`: issuing a part of a report as a work package, and which packages are out."""

import datetime as dt
from argparse import Namespace
from pathlib import Path

from vgr_desktop.cli.choosing import chosen_report
from vgr_desktop.cli.console import Misuse, show, show_data, tell
from vgr_desktop.cli.selecting import chosen_nodes
from vgr_desktop.core.dutch.wording import long_date
from vgr_desktop.core.editing.scope import Scope, owned, owners
from vgr_desktop.core.editions.packages import Issued, package_said, scope_said, standing
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.tree import index
from vgr_desktop.files.format.header import SUFFIX
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.files.store.glance import look
from vgr_desktop.services.dossiers import opened_to_write
from vgr_desktop.services.packages import Order, Source, issue, kept_at


def run(options: Namespace) -> int:
    """Issue a package as the options say, or show those that were issued."""
    if options.list:
        return _list(options.dossier, as_json=options.json)
    if options.output is None:
        raise Misuse("Noem met -o het werkpakket dat wordt gemaakt, of toon met --list wat er is uitgegeven.")
    if not (options.programme or options.area or options.own):
        raise Misuse("Kies met --programme, --area of --own wat er wordt uitgegeven.")
    if options.output.suffix.lower() != SUFFIX:
        raise Misuse(f"Een werkpakket is een dossier: de naam eindigt op {SUFFIX}.")
    report = chosen_report(options.dossier, options.report)
    order = Order(report, _scope(report, options), options.recipient or _owner(report, options.own), options.due)
    with opened_to_write(options.dossier) as dossier:
        package = issue(order, source_of(dossier), options.output, dossier, dt.datetime.now(tz=dt.UTC))
    tell(f"{package_said(package, [report])}; geschreven naar {options.output}.".replace("\u00a0", " "))
    return 0


def source_of(dossier: Dossier) -> Source:
    """An open dossier as one that issues packages and takes them in."""
    seen = dossier.look()
    return Source(dossier.path, seen.lineage, seen.reports, seen.next_id, seen.words)


def _scope(report: Report, options: Namespace) -> Scope:
    items = index(report).items
    nodes = frozenset(items[id].lineage for id in chosen_nodes(report, options.programme, options.area))
    own = owned(report, options.own) if options.own else frozenset()
    if options.own and not own:
        there = ", ".join(owners(report)) or "niemand"
        raise Problem(f"{options.own} is van geen enkele tekst eigenaar. Er is niets uitgegeven. Eigenaar is: {there}.")
    return Scope(report.lineage, nodes, own)


def _owner(report: Report, named: str) -> str:
    """The owner that is named, as the report writes the name."""
    return next((owner for owner in owners(report) if owner.casefold() == named.casefold()), "")


def _list(path: Path, *, as_json: bool) -> int:
    reports, today = look(path).reports, dt.datetime.now().astimezone().date()
    issued = kept_at(path).issued
    if as_json:
        show_data([_data(each, reports, today) for each in issued])
    else:
        show(*(_line(each, reports, today) for each in issued))
        if not issued:
            tell("Er zijn geen werkpakketten uitgegeven.")
    return 0


def _data(issued: Issued, reports: tuple[Report, ...], today: dt.date) -> dict[str, object]:
    package = issued.package
    return {
        "package": package.lineage,
        "for": package.recipient,
        "what": scope_said(reports, package.scope).replace("\u00a0", " "),
        "issued": package.issued.isoformat(),
        "due": package.due.isoformat() if package.due is not None else None,
        "returned": [moment.isoformat() for moment in issued.returned],
        "late": issued.is_late(today),
        "withdrawn": issued.is_withdrawn,
    }


def _line(issued: Issued, reports: tuple[Report, ...], today: dt.date) -> str:
    package = issued.package
    out = long_date(package.issued.astimezone().date())
    said = f"{package_said(package, reports)}: uitgegeven op {out}, {standing(issued, today)}"
    return said.replace("\u00a0", " ")
