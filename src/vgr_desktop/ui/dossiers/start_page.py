"""Fills the start page with the dossiers that were opened last, their editions and what is due."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from vgr_desktop.core.dutch.wording import long_date
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.kit.component import Component
from vgr_desktop.ui.window.empty_page import Known

if TYPE_CHECKING:
    from vgr_desktop.services.recent import Recent

MOST = 5
"""Dossiers that are shown, and looked into."""


class StartPage(Component):
    """Looks into the dossiers in the background, whenever none is open."""

    def __init__(self, place: Workplace) -> None:
        """Show them on the empty page."""
        super().__init__(place.frame)
        self._session, self._settings, self._empty = place.session, place.settings, place.empty
        place.session.opened.connect(self._look)

    def _look(self) -> None:
        from vgr_desktop.services.recent import recent  # most starts open a dossier

        if self._session.path is None:
            paths = [path for path in self._settings.recent() if path.is_file()][:MOST]
            self._empty.show_known([Known(path, str(path.parent)) for path in paths])
            today = dt.datetime.now(tz=dt.UTC).astimezone().date()
            self.run(lambda job: recent(paths, today, job.is_cancelled), self._show)

    def _show(self, found: "tuple[Recent, ...]") -> None:
        if self._session.path is None:
            self._empty.show_known([Known(each.path, "\n".join(_said(each))) for each in found])


def _said(found: "Recent") -> Iterator[str]:
    """What stands below the name of a dossier."""
    if found.why:
        yield found.why
        return
    if found.package:
        yield found.package
    yield " · ".join(found.titles) or "Nog geen rapportage"
    if found.first is not None:
        texts = "1 tekst" if found.due == 1 else f"{found.due} teksten"
        yield f"{texts} nog af te maken, de eerste uiterlijk {long_date(found.first)}"
    if found.out:
        packages = "1 werkpakket" if found.out == 1 else f"{found.out} werkpakketten"
        late = f", {found.late} te laat" if found.late else ""
        yield f"{packages} nog niet terug{late}"
