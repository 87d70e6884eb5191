"""The feature for the open dossier."""

from functools import partial

from vgr_desktop.files.format.header import SUFFIX
from vgr_desktop.ui.dossiers.backup_commands import BackupCommands
from vgr_desktop.ui.dossiers.backup_keeper import BackupKeeper
from vgr_desktop.ui.dossiers.closing import may_close
from vgr_desktop.ui.dossiers.commands import DossierCommands
from vgr_desktop.ui.dossiers.merge_commands import MergeCommands
from vgr_desktop.ui.dossiers.messages import DossierMessages
from vgr_desktop.ui.dossiers.report_commands import ReportCommands
from vgr_desktop.ui.dossiers.rescue_keeper import RescueKeeper
from vgr_desktop.ui.dossiers.rescue_offers import RescueOffers
from vgr_desktop.ui.dossiers.start_page import StartPage
from vgr_desktop.ui.dossiers.surroundings import Surroundings
from vgr_desktop.ui.feature import Feature, Workplace
from vgr_desktop.ui.kit.folders import BACKUPS, RESCUES, data_folder
from vgr_desktop.ui.merging.asking import MergeAsking


def furnish(place: Workplace) -> Feature:
    """Opening, backups, rescue copies, merging copies, and the messages about these."""
    own = data_folder()
    dossiers = DossierCommands(place)
    backups = BackupCommands(place, own / BACKUPS)
    asking = MergeAsking(place)
    merges = MergeCommands(place, asking, own / BACKUPS)
    rescues = RescueKeeper(place, own / RESCUES)
    offers = RescueOffers(place, own / RESCUES, merges)
    surroundings = Surroundings(place)
    DossierMessages(place, dossiers, merges, rescues, offers, surroundings)
    dossiers.file_wanted.connect(place.empty.take_in)
    start = StartPage(place)
    place.empty.chosen.connect(dossiers.open)
    dossiers.backups_wanted.connect(backups.show)
    dossiers.lost.connect(offers.look_for)
    offers.look_wanted.connect(dossiers.look_into)
    offers.restore_wanted.connect(dossiers.go_on_with)
    backups.look_wanted.connect(dossiers.look_into)
    backups.open_wanted.connect(dossiers.open)

    keeper = BackupKeeper(place, own / BACKUPS)
    return Feature(
        (dossiers, start, ReportCommands(place), keeper, backups, rescues, offers, surroundings, merges, asking),
        drops={SUFFIX: lambda paths: dossiers.open(paths[0])},
        begin=dossiers.begin,
        may_close=partial(may_close, place, rescues),
    )
