"""What the changes in an exported document are shown since: an earlier edition or a day."""

import datetime as dt
from argparse import Namespace

from vgr_desktop.cli.choosing import all_reports, chosen_reports
from vgr_desktop.cli.console import Misuse, tell
from vgr_desktop.cli.export_options import read_date
from vgr_desktop.core.layout import Imprint
from vgr_desktop.core.layout.blackline import Since
from vgr_desktop.core.model.report import Report
from vgr_desktop.files.store.glance import texts_at
from vgr_desktop.services.exporting import require_tracked
from vgr_desktop.services.since import ONLY_TEXTS, Signed, morning, since_day, since_edition


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
    (older,) = chosen_reports(options.dossier, [wanted])
    if older.id == report.id:
        raise Misuse(f"{report.edition.title} kan niet met zichzelf worden vergeleken. Noem een andere rapportage.")
    return since_edition(signed, older, all_reports(options.dossier))
