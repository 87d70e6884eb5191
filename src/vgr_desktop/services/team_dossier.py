"""Linking a dossier with a team dossier and synchronising it, when nobody has it open."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from vgr_desktop.core.model.history import Reports
from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.model.report import Report
from vgr_desktop.files.format.team_link import TeamLink
from vgr_desktop.files.store import shared
from vgr_desktop.files.store.dossier import Dossier
from vgr_desktop.files.store.questions import Keeper
from vgr_desktop.services.dossiers import opened_to_write
from vgr_desktop.services.team import Meeting, Synced
from vgr_desktop.team.address import Address
from vgr_desktop.team.hub import Hub
from vgr_desktop.team.passwords import forget_password, keep_password, password_for

NOT_LINKED = "Dit dossier is niet gekoppeld aan een teamdossier. Koppel het eerst: vgr team link."


def hub_at(address: Address, password: str | None = None) -> Hub:
    """The team dossier at an address, with the password that is given, in the address, or in the keyring."""
    return Hub(address, password or address.password or password_for(address))


def link_to(dossier: Keeper, address: Address, password: str | None = None) -> TeamLink:
    """Link a dossier with the team dossier at the address; nothing travels yet.

    The password goes into the keyring once the server knows it. Raises `Problem` when the dossier belongs to another
    team, or the server says so.
    """
    known = dossier.ask(shared.shared_link)
    with hub_at(address, password) as hub:
        team = hub.team()
    if known is not None and known.team != team:
        raise Problem(
            "Dit dossier hoort bij een ander teamdossier. Er is niets gewijzigd. Ontkoppel het eerst als u zeker weet "
            "dat het bij dit team hoort: vgr team unlink."
        )
    link = TeamLink(str(address), team) if known is None else _moved(known, address)
    dossier.tell(lambda connection: shared.keep_shared(connection, link, {}, ()))
    if said := password or address.password:
        keep_password(address, said)
    return link


def _moved(known: TeamLink, address: Address) -> TeamLink:
    """The same team dossier at another address: how far the two came together stays."""
    return TeamLink(str(address), known.team, known.seen, known.waiting, known.next_id)


def unlink(dossier: Keeper) -> None:
    """Share the dossier with nobody any more, and forget the password; both dossiers keep all that is in them."""
    link = dossier.ask(shared.shared_link)
    dossier.tell(shared.forget_shared)
    if link is not None:
        forget_password(Address.read(link.address))


def meeting_of(dossier: Dossier, hub: Hub | None = None) -> Meeting:
    """What brings this dossier and its team dossier together. Raises `Problem` when it has none."""
    link = dossier.ask(shared.shared_link)
    if link is None:
        raise Problem(NOT_LINKED)
    rows = dossier.ask(shared.shared_rows)
    return Meeting(hub or hub_at(Address.read(link.address)), link, rows)


def keep(dossier: Dossier, synced: Synced) -> None:
    """Keep what the team dossier holds, after the reports that came of it were saved; see `services/team`."""
    dossier.tell(lambda connection: shared.keep_shared(connection, synced.link, synced.put, synced.gone))


def sync_file(path: Path) -> tuple[Synced, Reports]:
    """Synchronise the dossier at `path`, which nobody may have open; return the result and the reports before.

    Raises `Problem` when that fails. Nothing is lost then: what arrived at the server is found there the next time.
    """
    with opened_to_write(path) as dossier:
        before = dossier.reports()
        meeting = meeting_of(dossier)
        try:
            synced = meeting.meet(before, dossier.identities())
        finally:
            meeting.close()
        store_result(dossier, before, synced)
        return synced, before


def store_result(dossier: Dossier, before: Reports, synced: Synced) -> None:
    """Save the reports that came of it, with versions of the texts that were replaced, and then what is shared."""
    known: Mapping[int, Report] = {report.id: report for report in before}
    after = {report.id for report in synced.together.ours}
    changed = [(known.get(report.id), report) for report in synced.together.ours if known.get(report.id) is not report]
    kept = tuple(synced.kept(before, synced.together.ours, dt.datetime.now(tz=dt.UTC)))
    if changed:
        dossier.save_all(changed, kept=kept)
    for report in before:
        if report.id not in after:
            dossier.remove(report)
    keep(dossier, synced)
