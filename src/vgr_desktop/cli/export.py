"""`vgr export`: a report, or a part of it, as a file of its own."""

import datetime as dt
from argparse import Namespace
from contextlib import closing
from pathlib import Path

from vgr_desktop.cli.choosing import chosen_edition
from vgr_desktop.cli.console import Misuse, tell
from vgr_desktop.cli.selecting import chosen_part
from vgr_desktop.cli.since import chosen_since
from vgr_desktop.core.dutch.wording import enumerated
from vgr_desktop.core.layout import Imprint, without_committee
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.views.accessibility import Verdict, place_of
from vgr_desktop.disk.policy import Subject, read_policy
from vgr_desktop.office.warm import WarmOffice
from vgr_desktop.services.dossiers import opened_to_write
from vgr_desktop.services.exporting import Delivered, export, require_form
from vgr_desktop.services.per_committee import export_shares, shares
from vgr_desktop.services.printing import Printing
from vgr_desktop.services.reviewing import for_review


def run(options: Namespace) -> int:
    """Write the documents that the options ask for, and say how accessible they are."""
    _check(options)
    report, previous = chosen_edition(options.dossier, options.report, options.previous)
    own = str(options.template) if options.template else None
    if template := read_policy().settled(Subject.TEMPLATE, own):
        options.template = Path(template)
        _tell_template(options.template)
    with closing(WarmOffice()) as office:
        part = chosen_part(report, options)
        imprint = _imprint(options)
        since = chosen_since(options, report, imprint, previous, _form(options))
        printing = Printing(imprint, part, previous, options.template, office, comments=options.comments, since=since)
        found = _write(report, options, printing)
    for said in filter(None, (found.estimates, found.comments_told)):
        tell(said)
    if found.verdict is not None:
        _tell_verdict(report, found.verdict)
    return 0


def _check(options: Namespace) -> None:
    """Raise `Misuse` when the options do not go together."""
    if (options.output is None) == (options.per_committee is None):
        raise Misuse("Zeg met -o in welk bestand, of met --per-committee in welke map. Uitleg: vgr export --help")
    if options.form and options.output:
        raise Misuse("--form hoort bij --per-committee; bij -o bepaalt de naam van het bestand de soort.")
    if options.for_review is not None and (not options.output or options.output.suffix.lower() != ".docx"):
        raise Misuse("--for-review hoort bij een Word-document: zeg met -o in welk bestand, dat eindigt op .docx.")
    if options.output:
        require_form(options.output)
    if options.comments and _form(options) != ".docx":
        raise Misuse("Opmerkingen gaan alleen mee in een document van Word: kies .docx, of laat --comments weg.")
    if options.for_review is not None and options.changes_since is not None:
        raise Misuse("Een document met zichtbare wijzigingen kan niet ter beoordeling: kies een van beide.")


def _form(options: Namespace) -> str:
    """The suffix of what is written."""
    return str(options.output.suffix.lower() if options.output else options.form or ".docx")


def _write(report: Report, options: Namespace, printing: Printing) -> Delivered:
    if options.for_review is not None:
        return _write_for_review(report, options, printing)
    return _write_one(report, options.output, printing) if options.output else _write_each(report, options, printing)


def _imprint(options: Namespace) -> Imprint:
    date = options.date or dt.datetime.now().astimezone().date()
    decision = "\n".join(options.decision)
    return Imprint(date, options.status, options.reference, options.author, decision=decision)


def _write_one(report: Report, target: Path, printing: Printing) -> Delivered:
    found = export(report, target, printing)
    tell(f"{report.edition.title} is geschreven naar {target}.")
    return found


def _write_for_review(report: Report, options: Namespace, printing: Printing) -> Delivered:
    moment = dt.datetime.now().astimezone()
    with opened_to_write(options.dossier) as dossier:
        printing, sent = for_review(report, printing, dossier.lineage, options.for_review, moment)
        found = _write_one(report, options.output, printing)
        dossier.keep_sent(sent)
    tell(f"Het dossier heeft bewaard wat er is verstuurd{f' aan {sent.recipient}' if sent.recipient else ''}.")
    return found


def _write_each(report: Report, options: Namespace, printing: Printing) -> Delivered:
    found = shares(report, options.per_committee, options.form or ".docx", printing.choice)
    delivered = export_shares(report, found, printing)
    for share in found:
        tell(f"{share.choice.name}: {share.target}")
    if left := without_committee(report):
        tell(f"Zonder commissie, en dus in geen van deze bestanden: {enumerated(left)}.")
    return delivered


def _tell_template(template: Path) -> None:
    """Say what the program's own template adds to that of the municipality."""
    from vgr_desktop.word.house.template import missing

    if lacking := missing(template):
        tell(
            f"In {template.name} staat niet alles wat een rapportage nodig heeft. Aangevuld zijn:"
            f" {enumerated(lacking)}. Het sjabloon zelf is niet gewijzigd."
        )


def _tell_verdict(report: Report, verdict: Verdict) -> None:
    tell(verdict.said)
    for finding in verdict.findings:
        tell(f"- {place_of(report, finding)}: {finding.message}")
    for obstacle in verdict.obstacles:
        tell(f"- {obstacle}")
