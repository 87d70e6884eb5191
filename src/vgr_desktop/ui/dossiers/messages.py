"""Messages about the dossier that are shown as long as they apply, with what can be done."""

from pathlib import Path

from PySide6.QtCore import QObject

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.files.format.errors import ChangedElsewhere
from vgr_desktop.files.safety.opening import Opened
from vgr_desktop.ui.dossiers.actions import DossierActions
from vgr_desktop.ui.dossiers.commands import DossierCommands
from vgr_desktop.ui.dossiers.merge_commands import MergeCommands
from vgr_desktop.ui.dossiers.rescue_keeper import RescueKeeper
from vgr_desktop.ui.dossiers.rescue_offers import RescueOffers
from vgr_desktop.ui.dossiers.surroundings import Surroundings
from vgr_desktop.ui.feature import Workplace
from vgr_desktop.ui.window.message_bar import Offer

OPENING, COPIES, RESCUES = "opening", "copies", "rescues"
PLACE = "place"


class DossierMessages(QObject):
    """Shows messages about the dossier, and removes those that no longer apply."""

    def __init__(
        self,
        place: Workplace,
        dossiers: DossierCommands,
        merges: MergeCommands,
        rescues: RescueKeeper,
        rescue_offers: RescueOffers,
        surroundings: Surroundings,
    ) -> None:
        """Show what these components report, and problems with saving."""
        super().__init__(place.frame)
        self._messages = place.bars.passing
        self._lasting = place.bars.lasting
        self._session = place.session
        self._settings = place.settings
        self._dossiers = dossiers
        self._merges = merges
        self._save_as: Offer = ("Opslaan als…", place.actions.of(DossierActions).save_as.trigger)
        self._rescued = ""
        self._opened: tuple[Path | None, bool] = (None, False)
        self._copies: list[Path] = []
        self._offers_rescue = False
        place.session.opened.connect(self._forget)
        place.session.moved.connect(self._forget)
        place.session.saved.connect(self._forget_saving)
        place.session.saving_failed.connect(self._tell_saving_failed)
        place.session.taken_over.connect(self._tell_taken_over)
        dossiers.blocked.connect(self._tell_blocked)
        dossiers.hindered.connect(self._tell_hindered)
        dossiers.looking.connect(self._tell_looking)
        dossiers.welcomed.connect(self._welcome)
        merges.merged.connect(self._forget_copy)
        rescues.rescued.connect(self._note_rescued)
        rescue_offers.offered.connect(self._tell_rescues)
        surroundings.risky.connect(self._tell_risky)
        surroundings.copied.connect(self._tell_copies)

    def _forget(self) -> None:
        """Another dossier is open, or none: what was told of the other does not apply. Its reports do not matter."""
        opened = self._session.path, self._session.is_read_only
        if opened == self._opened:
            return
        self._opened = opened
        self._copies, self._offers_rescue = [], False
        for topic in (OPENING, COPIES, RESCUES, PLACE):
            self._messages.clear_topic(topic)
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
        self._messages.tell(text, self._save_as, topic=OPENING, bad=True)

    def _tell_blocked(self, message: str, offers: list[Offer]) -> None:
        self._messages.tell(message, *offers, topic=OPENING, bad=True)

    def _tell_hindered(self, opened: Opened) -> None:
        """Say of a dossier that was opened why it can only be read, before anything is typed, or has no lock."""
        if opened.only_read:
            name, command = "Opslaan als kopie…", self._save_as[1]
            text = f"U kunt {opened.glimpse.path.name} lezen, maar er niets in wijzigen: {opened.only_read}."
            self._lasting.tell(
                f"{text} Wilt u erin werken, sla dan een kopie op een andere plaats op.", (name, command)
            )
        elif opened.unlocked:
            self._messages.tell(opened.unlocked, topic=OPENING)

    def _tell_looking(self, said: str, offers: list[Offer]) -> None:
        self._messages.tell(said, *offers, topic=OPENING)

    def _tell_rescues(self, said: str, offers: list[Offer]) -> None:
        """Offer a rescue copy; when there is none any more, go on to what waited for that."""
        self._offers_rescue = bool(said)
        self._messages.clear_topic(RESCUES)
        if said:
            self._messages.tell(said, *offers, topic=RESCUES, bad=True)
        elif self._copies:
            self._tell_copies(self._copies)

    def _tell_risky(self, explanation: str) -> None:
        """Warn once for each dossier and folder, not at every opening."""
        known = self._settings.memory(self._session.lineage, PLACE)
        if known != explanation and not self._offers_rescue:
            self._settings.set_memory(self._session.lineage, PLACE, explanation)
            self._messages.tell(explanation, topic=PLACE)

    def _tell_copies(self, paths: list[Path]) -> None:
        self._copies = paths
        if self._offers_rescue:
            return  # first things first
        names = ", ".join(path.name for path in paths)
        look: Offer = ("Andere versie bekijken", lambda: self._dossiers.look_into(paths[0]))
        merge: Offer = ("Vergelijken en samenvoegen…", lambda: self._merges.merge_copy(paths[0]))
        self._messages.tell(
            f"Naast dit dossier staat een andere versie ervan: {names}. Waarschijnlijk is er op twee computers "
            "tegelijk in gewerkt. Bekijk wat er verschilt voordat u verdergaat; er gaat niets verloren.",
            *((look,) if self._session.is_read_only else (merge, look)),
            topic=COPIES,
            bad=True,
        )

    def _forget_copy(self, path: Path) -> None:
        """A copy was merged into the dossier: go on to the next."""
        self._copies = [copy for copy in self._copies if copy != path]
        if self._copies:
            self._tell_copies(self._copies)

    def _welcome(self) -> None:
        self._messages.tell(
            "Welkom. Dit is een voorbeeldrapportage om mee te proberen; alles wat u doet wordt vanzelf bewaard. "
            "Met Bestand ▸ Importeren neemt u een gepubliceerde rapportage in.",
        )
