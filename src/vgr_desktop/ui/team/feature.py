"""The feature for the team dossier."""

from vgr_desktop.ui.feature import Feature, Workplace
from vgr_desktop.ui.team.commands import TeamCommands
from vgr_desktop.ui.team.presence import PresenceTeller


def furnish(place: Workplace) -> Feature:
    """Synchronising with the dossier of a team, and telling who works where."""
    team = TeamCommands(place)
    return Feature((team, PresenceTeller(place, team)), end=team.end)
