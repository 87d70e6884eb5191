"""What the program tells above the page: where it comes from, and what can be done about it."""

from pathlib import Path

from PySide6.QtCore import QObject

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.core.views.accessibility import Verdict
from vgr_desktop.files.format.errors import ChangedElsewhere
from vgr_desktop.ui.dossiers.backup_commands import BackupCommands
from vgr_desktop.ui.dossiers.backup_keeper import BackupKeeper
from vgr_desktop.ui.dossiers.commands import DossierCommands
from vgr_desktop.ui.dossiers.merge_commands import MergeCommands
from vgr_desktop.ui.dossiers.rescue_keeper import RescueKeeper
from vgr_desktop.ui.dossiers.surroundings import Surroundings
from vgr_desktop.ui.editions.editions import Editions
from vgr_desktop.ui.exports.commands import ExportCommands, Written
from vgr_desktop.ui.imports.commands import ImportCommands
from vgr_desktop.ui.kit.actions import Actions
from vgr_desktop.ui.kit.settings import Settings
from vgr_desktop.ui.session.session import Session
from vgr_desktop.ui.window.message_bar import MessageBars, Offer

OPENING, COPIES = "opening", "copies"
PLACE = "place"


class Tidings(QObject):
    """Puts into words what the parts of the program report, and takes back what no longer holds."""

    def __init__(self, bars: MessageBars, session: Session, actions: Actions, settings: Settings) -> None:
        """Tell it in `bars`."""
        super().__init__(bars)
        self._messages = bars.passing
        self._lasting = bars.lasting
        self._session = session
        self._settings = settings
        self._save_as: Offer = ("Opslaan als…", actions.save_as.trigger)
        self._rescued = ""
        self._copies: list[Path] = []
        session.opened.connect(self._forget)
        session.saved.connect(self._forget_saving)
        session.saving_failed.connect(self._tell_saving_failed)
        session.taken_over.connect(self._tell_taken_over)

    def refuse(self, message: str) -> None:
        """Tell why something could not be done."""
        self._messages.tell(message, bad=True)

    def hear_dossiers(self, dossiers: DossierCommands) -> None:
        """Tell how opening goes."""
        self._dossiers = dossiers
        dossiers.hindered.connect(self._tell_hindered)
        dossiers.welcomed.connect(self._welcome)

    def hear_exports(self, exports: ExportCommands) -> None:
        """Tell how exports go."""
        self._exports = exports
        exports.written.connect(self._tell_written)
        exports.stopped.connect(lambda: self._messages.tell("Het exporteren is gestopt."))

    def hear_imports(self, imports: ImportCommands, editions: Editions) -> None:
        """Tell how imports go and what is done with several reports, and offer to couple what came in."""
        imports.told.connect(editions.matching.offer)
        editions.told.connect(lambda said, offers: self._messages.tell(said, *offers))
        editions.refused.connect(self.refuse)

    def hear_keepers(
        self, keeper: BackupKeeper, backups: BackupCommands, rescues: RescueKeeper, surroundings: Surroundings
    ) -> None:
        """Tell how backups go, and what is particular about where the dossier stands."""
        keeper.failed.connect(self.refuse)
        backups.told.connect(self._messages.tell)
        rescues.rescued.connect(self._note_rescued)
        rescues.failed.connect(self.refuse)
        surroundings.risky.connect(self._tell_risky)
        surroundings.copied.connect(self._tell_copies)

    def hear_merges(self, merges: MergeCommands) -> None:
        """Tell how versions are brought together."""
        self._merges = merges
        merges.told.connect(self._messages.tell)
        merges.merged.connect(self._forget_copy)

    def _forget(self) -> None:
        self._copies = []
        self._messages.clear_topic(OPENING)
        self._messages.clear_topic(COPIES)
        self._forget_saving()

    def _forget_saving(self) -> None:
        self._rescued = ""
        self._lasting.clear()

    def _tell_saving_failed(self, problem: Problem) -> None:
        if isinstance(problem, ChangedElsewhere):
            compare: Offer = ("Verschillen bekijken…", self._merges.merge_file)
            self._lasting.tell(f"{problem}{self._rescued}", compare, self._save_as, bad=True)
        else:
            text = f"{problem} Het programma probeert het vanzelf opnieuw.{self._rescued}"
            self._lasting.tell(text, self._save_as, bad=True)

    def _note_rescued(self, path: Path) -> None:
        if self._session.is_unsaved:
            self._rescued = f" Een noodkopie van uw werk staat in {path}."

    def _tell_taken_over(self) -> None:
        text = "Dit dossier is intussen op een andere computer geopend. Overleg wie ermee verdergaat."
        self._messages.tell(text, self._save_as, bad=True)

    def _tell_hindered(self, message: str, offers: list[Offer]) -> None:
        self._messages.tell(message, *offers, topic=OPENING, bad=True)

    def _tell_written(self, written: Written) -> None:
        path, verdict = written.paths[0], written.verdict
        offers: list[Offer] = [("Map tonen", lambda: self._exports.open_document(path.parent))]
        if len(written.paths) == 1:
            said = f"Het document {path.name} is geschreven."
            offers.insert(0, ("Document openen", lambda: self._exports.open_document(path)))
        else:
            said = f"Er zijn {len(written.paths)} documenten geschreven in de map {path.parent.name}."
        if verdict is not None:
            said = f"{said} {verdict.said}."
            if verdict != Verdict():
                offers.insert(0, ("Wat te verbeteren is…", lambda: self._exports.show_verdict(written)))
        self._messages.tell(said, *offers)

    def _tell_risky(self, explanation: str) -> None:
        """Once for each dossier and place: what is known need not be said at every opening."""
        if self._settings.memory(self._session.lineage, PLACE) != explanation:
            self._settings.set_memory(self._session.lineage, PLACE, explanation)
            self._messages.tell(explanation)

    def _tell_copies(self, paths: list[Path]) -> None:
        self._copies = paths
        names = ", ".join(path.name for path in paths)
        look: Offer = ("Andere versie bekijken", lambda: self._dossiers.open_to_read(paths[0]))
        merge: Offer = ("Vergelijken en samenvoegen…", lambda: self._merges.merge_copy(paths[0]))
        self._messages.tell(
            f"Naast dit dossier staat een andere versie ervan: {names}. Waarschijnlijk is er op twee computers "
            "tegelijk in gewerkt. Bekijk wat er verschilt voordat u verdergaat; er gaat niets verloren.",
            *((look,) if self._session.is_read_only else (merge, look)),
            topic=COPIES,
            bad=True,
        )

    def _forget_copy(self, path: Path) -> None:
        """One of the versions is in ours; go on to the next."""
        self._copies = [copy for copy in self._copies if copy != path]
        if self._copies:
            self._tell_copies(self._copies)

    def _welcome(self) -> None:
        self._messages.tell(
            "Welkom. Dit is een voorbeeldrapportage om mee te proberen; alles wat u doet wordt vanzelf bewaard. "
            "Met Bestand ▸ Importeren neemt u een gepubliceerde rapportage in."
        )
