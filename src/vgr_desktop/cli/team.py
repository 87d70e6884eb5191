"""`vgr team` and `vgr sync`: the dossier of a team."""

import getpass
import sys
from collections.abc import Sequence
from pathlib import Path

from vgr_desktop.cli.console import Misuse, counted, show, show_data, tell
from vgr_desktop.core.editions.merging_words import item_name
from vgr_desktop.core.model.tree import everything
from vgr_desktop.files.store import shared
from vgr_desktop.files.store.glance import look
from vgr_desktop.services.dossiers import new_dossier, opened_to_write
from vgr_desktop.services.team import Synced
from vgr_desktop.services.team_dossier import hub_at, link_to, meeting_of, sync_file
from vgr_desktop.services.team_dossier import unlink as unlinked
from vgr_desktop.team import hub, layout
from vgr_desktop.team.address import Address
from vgr_desktop.team.rights import roles_sql


def create(address: str | None, *, as_sql: bool, ask: bool) -> int:
    """Lay out a team dossier, or bring an older one up to date, and show what the administrator has to run."""
    if as_sql:
        show(*(f"{statement.rstrip()};" for statement in layout.statements()), "", roles_sql())
        return 0
    if address is None:
        raise Misuse("Noem het adres van de database, of gebruik --sql om alleen de SQL te zien.")
    place = Address.read(address)
    before = hub.create(place, _password(place, ask=ask))
    if before is None:
        tell(f"Het teamdossier is gemaakt in {place.name}. Hieronder staat de SQL voor de rollen en rechten.")
    else:
        tell(f"Het teamdossier in {place.name} was van versie {before} en is nu bij de tijd.")
    show(roles_sql())
    return 0


def allow(address: str, role: str, programmes: Sequence[str], *, withdraw: bool, ask: bool) -> int:
    """Let a colleague write in programmes, or no longer."""
    place = Address.read(address)
    with hub_at(place, _password(place, ask=ask)) as connected:
        connected.team()
        changed = connected.allow(role, frozenset(programmes), withdraw=withdraw)
    if not changed:
        tell(f"In het teamdossier is geen programma {', '.join(programmes)}. Er is niets gewijzigd.")
        return 1
    named = counted(len(changed), "programma", "programma’s")
    tell(f"{role} mag {'niet meer ' if withdraw else ''}schrijven in {named}: {', '.join(sorted(changed))}.")
    return 0


def link(path: Path, address: str, *, ask: bool) -> int:
    """Link a dossier with a team dossier, and synchronise it for the first time."""
    place = Address.read(address)
    password = _password(place, ask=ask)
    if not place.is_checked:
        tell("Let op: op deze verbinding wordt het certificaat van de server niet gecontroleerd.")
    is_new = not path.exists()
    if is_new:
        new_dossier(path)
    try:
        with opened_to_write(path) as dossier:
            link_to(dossier, place, password)
    except BaseException:
        if is_new:
            path.unlink(missing_ok=True)
        raise
    tell(f"{path.name} is gekoppeld aan {place.name}.")
    return sync(path, as_json=False)


def unlink(path: Path) -> int:
    """Make a dossier free of its team dossier."""
    with opened_to_write(path) as dossier:
        unlinked(dossier)
    tell(f"{path.name} is niet meer gekoppeld. Wat erin staat, blijft; het teamdossier is niet gewijzigd.")
    return 0


def status(path: Path, *, as_json: bool) -> int:
    """Tell with which team dossier a dossier is shared, and what waits."""
    look(path)  # says what is wrong with the file
    with opened_to_write(path) as dossier:
        known = dossier.ask(shared.shared_link)
        if known is None:
            tell(f"{path.name} is niet gekoppeld aan een teamdossier.")
            return 1
        meeting = meeting_of(dossier)
        try:
            ahead = meeting.is_ahead(dossier.reports())
        finally:
            meeting.close()
    if as_json:
        show_data(
            {
                "address": known.address,
                "team": known.team,
                "revision": known.revision.number,
                "waiting": len(known.waiting),
                "unsent": ahead,
            }
        )
        return 0
    show(
        f"Teamdossier: {known.address}",
        f"Bijgewerkt tot: revisie {known.revision.number}",
        f"Nog te versturen: {'ja' if ahead else 'nee'}",
        f"Wacht op een keuze: {len(known.waiting)}",
    )
    return 0


def sync(path: Path, *, as_json: bool) -> int:
    """Synchronise a dossier with its team dossier; what both changed waits, and is told."""
    synced, _before = sync_file(path)
    waiting = _waiting(synced)
    if as_json:
        show_data(
            {
                "revision": synced.link.revision.number,
                "sent": len(synced.together.put) + len(synced.together.gone),
                "received": len(synced.authors),
                "waiting": waiting,
                "withheld": synced.together.withheld,
            }
        )
    else:
        show(*(f"Wacht op een keuze: {one}" for one in waiting))
        tell(_outcome(synced, path))
    return 1 if waiting else 0


def _waiting(synced: Synced) -> list[str]:
    """The names of what both sides changed."""
    return [
        item_name(report, item)
        for report in synced.together.shared.reports
        for item in everything(report)
        if item.id in synced.together.waiting
    ]


def _outcome(synced: Synced, path: Path) -> str:
    together = synced.together
    sent = counted(len(together.put) + len(together.gone), "wijziging verstuurd", "wijzigingen verstuurd")
    told = f"{path.name} is gesynchroniseerd: {sent}, {len(synced.authors)} ontvangen."
    if together.waiting:
        told += " Wat beide kanten wijzigden, blijft zoals het is tot u kiest: open het dossier in VGR Desktop."
    if together.withheld:
        kept = counted(together.withheld, "wijziging blijft", "wijzigingen blijven")
        told += f" {kept} hier: u mag daar niet schrijven."
    return told


def _password(address: Address, *, ask: bool) -> str | None:
    """The password, from the address or the person; None: as it is in the keyring, if anywhere."""
    if not ask:
        return address.password
    if sys.stdin.isatty():
        return getpass.getpass(f"Wachtwoord van {address.user or 'u'} op {address.name}: ")
    return sys.stdin.readline().rstrip("\n")
