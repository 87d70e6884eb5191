"""What the changes in an exported document are shown since: an earlier edition, what went out for review, or a day."""

import datetime as dt
from argparse import Namespace

from vgr_desktop.cli.choosing import all_reports, chosen_reports
from vgr_desktop.cli.console import Misuse, tell
from vgr_desktop.cli.export_options import read_date
from vgr_desktop.core.layout import Imprint
from vgr_desktop.core.layout.blackline import Since
from vgr_desktop.core.model.report import Report
from vgr_desktop.files.store.glance import texts_at
from vgr_desktop.files.store.sent_glance import sent_of
from vgr_desktop.services.exporting import require_tracked
from vgr_desktop.services.since import (
    ONLY_TEXTS,
    Signed,
    last_sent,
    morning,
    sent_name,
    since_day,
    since_edition,
    since_sent,
)

SENT = "verstuurd"
"""What went out for review last; with a colon and a name, what went to that person last."""


def chosen_since(
    options: Namespace, report: Report, imprint: Imprint, previous: Report | None, form: str
) -> Since | None:
    """What `--changes-since` asks for; None when it is not given. Raises `Problem` when there is no such edition."""
    wanted: str | None = options.changes_since
    if wanted is None:
        return None
    require_tracked(form)
    signed = Signed(report, imprint, dt.datetime.now().astimezone())
    if day := read_date(wanted):
        tell(ONLY_TEXTS)
        return since_day(signed, day, texts_at(options.dossier, morning(day)), previous)
    if (to := _recipient(wanted)) is not None:
        out = last_sent(sent_of(options.dossier, report.id), to)
        tell(f"Met wijzigingen sinds wat is {sent_name(out)}.")
        return since_sent(signed, out, options.dossier, all_reports(options.dossier))
    (older,) = chosen_reports(options.dossier, [wanted])
    if older.id == report.id:
        raise Misuse(f"{report.edition.title} kan niet met zichzelf worden vergeleken. Noem een andere rapportage.")
    return since_edition(signed, older, all_reports(options.dossier))


def _recipient(wanted: str) -> str | None:
    """To whom it went what the changes are shown since, empty for anybody; None: it is something else."""
    said, _, name = wanted.partition(":")
    return name.strip() if said.strip().lower() == SENT else None
