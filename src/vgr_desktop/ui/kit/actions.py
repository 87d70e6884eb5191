"""Every action of the program, once: its text, shortcut, icon and tooltip. What it does is connected elsewhere."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from vgr_desktop.ui.kit.icons import icon

HANDFUL = 8
"""As many icons as can be drawn in a few milliseconds."""

_Key = QKeySequence.StandardKey


class Actions(QObject):
    """The actions, by name."""

    def __init__(self, parent: QObject) -> None:
        """The actions of the window `parent`."""
        super().__init__(parent)
        self._signs: dict[QAction, str] = {}
        self._make_file_actions()
        self._make_edit_actions()
        self._make_tree_actions()
        self._make_text_actions()
        self._make_money_actions()
        self._make_review_actions()
        self._make_finding_actions()
        self._make_view_actions()

    def _make_file_actions(self) -> None:
        self.new = self._action("&Nieuw dossier…", _Key.New, "new")
        self.open = self._action("&Openen…", _Key.Open, "open")
        self.save_as = self._action(
            "Op&slaan als…",
            "Ctrl+Shift+S",
            tip="Verdergaan in een kopie van dit dossier, op een andere plaats",
        )
        self.new_report = self._action("Nieu&we rapportage…")
        self.carry_forward = self._action(
            "Nieuwe rapportage op &basis van…",
            tip="De volgende rapportage beginnen met de doelenboom en teksten van een eerdere",
        )
        self.couple = self._action(
            "Ra&pportages koppelen…",
            tip="Vastleggen wat in een eerdere rapportage hetzelfde was, ook als het anders heette",
        )
        self.tree_changes = self._action(
            "Wij&zigingen in de doelenboom…",
            tip="Wat er nieuw, vervallen, hernoemd, verplaatst of hernummerd is sinds een andere rapportage",
        )
        self.import_page = self._action(
            "&Importeren…",
            "Ctrl+Shift+I",
            "import",
            "Een gepubliceerde rapportagepagina of een JSON-bestand innemen",
        )
        self.export_word = self._action(
            "&Exporteren naar Word…",
            "Ctrl+Shift+E",
            "export",
            "De rapportage als Word-document in de gemeentelijke opmaak",
        )
        self.export_other = self._action(
            "Exporteren als &PDF, ODT of webpagina…",
            tip="Voor PDF en ODT is LibreOffice of Word nodig",
        )
        self.print_pages = self._action("Af&drukken…", "Ctrl+Shift+P", "print")
        self.backups = self._action("Reserve&kopieën…")
        self.show_folder = self._action("&Map van het dossier tonen")
        self.quit = self._action("&Afsluiten", "Ctrl+Q")

    def _make_edit_actions(self) -> None:
        self.undo = self._action("&Ongedaan maken", _Key.Undo, "undo")
        self.redo = self._action("Op&nieuw", None, "redo")
        self.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self.cut = self._action("Kn&ippen", _Key.Cut)
        self.copy = self._action("&Kopiëren", _Key.Copy)
        self.paste = self._action("&Plakken", _Key.Paste)
        self.paste_plain = self._action("Plakken &zonder opmaak", "Ctrl+Shift+V")
        self.select_all = self._action("&Alles selecteren", _Key.SelectAll)
        self.go_to = self._action("&Ga naar…", "Ctrl+P", "find")
        self.back = self._action("&Terug", "Alt+Left", "back")
        self.forward = self._action("&Verder", "Alt+Right", "forward")

    def _make_tree_actions(self) -> None:
        self.add_below = self._action("&Toevoegen", "Ctrl+Ins", "add")
        self.add_programme = self._action("&Programma toevoegen")
        self.add_paragraph = self._action("P&aragraaf toevoegen")
        self.rename = self._action("&Naam wijzigen", "F2")
        self.renumber_one = self._action("N&ummer wijzigen…", "Shift+F2")
        self.renumber = self._action("&Doorlopend nummeren", tip="Wat hieronder staat vanaf 1 nummeren, zonder gaten")
        self.move_up = self._action("Om&hoog", "Alt+Up", "up")
        self.move_down = self._action("Om&laag", "Alt+Down", "down")
        self.remove = self._action("&Verwijderen", "Del", "delete")
        self.write = self._action("&Schrijven", "F6", tip="Van de doelenboom naar de tekst en terug")

    def _make_text_actions(self) -> None:
        self.bold = self._check("&Vet", _Key.Bold, "bold")
        self.italic = self._check("&Cursief", _Key.Italic, "italic")
        self.underline = self._check("&Onderstrepen", _Key.Underline, "underline")
        self.bullets = self._check("O&psomming", "Ctrl+Shift+L", "bullet-list")
        self.numbers = self._check("&Genummerde lijst", "Ctrl+Shift+N", "numbered-list")
        self.indent = self._action("&Inspringen", "Ctrl+]", "indent")
        self.outdent = self._action("Te&rugspringen", "Ctrl+[", "outdent")
        self.plain_paragraph = self._check("&Alinea", "Ctrl+Alt+0")
        self.heading = self._check("&Tussenkop", "Ctrl+Alt+1", "heading")
        self.small_heading = self._check("&Kleine tussenkop", "Ctrl+Alt+2")
        self.kinds = self._group((self.plain_paragraph, self.heading, self.small_heading))
        self.cause = self._check("&Oorzaak", "Ctrl+Alt+O")
        self.consequence = self._check("&Consequentie", "Ctrl+Alt+C")
        self.adjustment = self._check("&Bijsturing", "Ctrl+Alt+B")
        self.no_part = self._check("&Geen onderdeel", "Ctrl+Alt+G")
        self.parts = self._group((self.cause, self.consequence, self.adjustment, self.no_part))
        self.link = self._action("&Link…", "Ctrl+K", "link")
        self.open_link = self._action(
            "Li&nk openen…",
            "Ctrl+Shift+K",
            tip="Openen wat de link aanwijst; dat kan ook met Ctrl+klik",
        )
        self.unlink = self._action("Link &weghalen")
        self.table = self._action("&Tabel…", None, "table")
        self.picture = self._action(
            "Af&beelding…", None, "picture", tip="Een PNG- of JPEG-bestand; plakken en slepen kan ook"
        )
        self.picture_properties = self._action(
            "Afb&eelding aanpassen…", tip="De beschrijving en de breedte van de afbeelding hier"
        )
        self.field = self._action(
            "Vel&d…",
            None,
            "field",
            tip="Een aantal, aandeel of saldo dat het programma zelf bijwerkt",
        )
        self.footnote = self._action(
            "&Voetnoot…",
            "Ctrl+Alt+F",
            "footnote",
            tip="Een voetnoot bij de tekst, of de voetnoot hier wijzigen",
        )
        self.frame = self._action(
            "&Oorzaak, consequentie en bijsturing",
            tip="Drie alinea’s klaarzetten waarin u een oranje of rood stoplicht toelicht",
        )
        self.row_below = self._action("Rij &toevoegen")
        self.column_right = self._action("&Kolom toevoegen")
        self.remove_row = self._action("Rij &verwijderen")
        self.remove_column = self._action("Kolom ve&rwijderen")

    def _make_money_actions(self) -> None:
        self.add_deviation = self._action(
            "Afwijking &toevoegen",
            "Ctrl+Shift+M",
            tip="Naar de lege rij van de financiële afwijkingen van dit programma",
        )
        self.deviation_up = self._action("Afwijking om&hoog", "Alt+Shift+Up", "up")
        self.deviation_down = self._action("Afwijking om&laag", "Alt+Shift+Down", "down")
        self.remove_deviation = self._action("Afwijking &verwijderen", "Ctrl+Shift+Del", "delete")

    def _make_review_actions(self) -> None:
        names = {  # by the values of `core.review.Stage`, which is not loaded before the window is there
            "draft": "&Concept",
            "ready": "&Gereed",
            "agreed": "&Akkoord",
            "adopted": "&Vastgesteld",
        }
        self.stages = {
            stage: self._action(name, f"Ctrl+Shift+{number}") for number, (stage, name) in enumerate(names.items(), 1)
        }
        self.review = self._action(
            "&Eigenaar, deadline en notitie…",
            "Ctrl+Shift+O",
            tip="Afspraken over de tekst bij de cursor; ze komen nooit in een document",
        )
        self.versions = self._action(
            "Ee&rdere versies van de tekst…",
            "Ctrl+Shift+H",
            tip="Wat er eerder in de tekst bij de cursor stond, en wat er sindsdien veranderde",
        )
        self.adopt = self._action(
            "V&aststellen…", tip="De rapportage is klaar: lezen en exporteren kan, wijzigen niet meer"
        )
        self.reopen = self._action("&Weer openen voor bewerken…")

    def _make_finding_actions(self) -> None:
        self.next_finding = self._action("Volg&ende bevinding", "F8")
        self.previous_finding = self._action("V&orige bevinding", "Shift+F8")
        self.accept_finding = self._action(
            "Bevinding &accepteren…",
            "Ctrl+Shift+A",
            tip="De gekozen bevinding laten staan, met de reden erbij",
        )
        self.withdraw_acceptance = self._action("Acceptatie &intrekken", tip="De gekozen bevinding weer open zetten")
        self.findings_by_rule = self._check("Per &soort bevinding groeperen")
        self.advise_long_sentences = self._check("Advies over &lange zinnen")
        self.advise_vague_verbs = self._check("Advies over &vage werkwoorden")
        self.advise_skipped_codes = self._check("Advies over overgeslagen &codes")
        self.check_spelling = self._check("S&pelling controleren")
        self.add_to_word_list = self._action(
            "&Toevoegen aan woordenlijst",
            tip="Het eerste woord van de gekozen bevinding voortaan goed rekenen",
        )
        self.edit_word_list = self._action("Ei&gen woordenlijst…")

    def _make_view_actions(self) -> None:
        self.preview = self._check("Voor&beeld", "Ctrl+F2")
        self.preview.setToolTip("Hoe de rapportage gedrukt wordt, terwijl u schrijft (Ctrl+F2)")
        self.zoom_in = self._action("&Groter", "+", "zoom-in")
        self.zoom_out = self._action("&Kleiner", "-", "zoom-out")
        self.fit_width = self._check("Bladzijde&breedte", "Ctrl+0")
        self.fit_page = self._check("&Hele bladzijde", "Ctrl+9")
        self.overview = self._check("&Overzicht", "F4")
        self.overview.setToolTip("De hele rapportage in één oogopslag (F4)")
        self.filter = self._action(
            "Doelenboom &filteren",
            "Ctrl+Shift+F",
            tip="Alleen tonen wat u zoekt: op woord, code, stoplicht, status, eigenaar of bevinding",
        )
        self.previous = self._check("Vo&rige rapportage", "F9")
        self.shortcuts = self._action("&Sneltoetsen", "F1")
        self.about = self._action("&Over VGR Desktop")

    def some_with_icon(self) -> Iterator[list[QAction]]:
        """All actions that have an icon, a handful at a time."""
        actions = list(self._signs)
        return (actions[first : first + HANDFUL] for first in range(0, len(actions), HANDFUL))

    def show_icons(self, actions: Iterable[QAction]) -> None:
        """Draw the icons of these actions."""
        for action in actions:
            action.setIcon(icon(self._signs[action]))

    def text_actions(self) -> tuple[QAction, ...]:
        """The actions that need a text with the caret in it."""
        return (
            *(self.bold, self.italic, self.underline, self.bullets, self.numbers, self.indent, self.outdent),
            *(self.plain_paragraph, self.heading, self.small_heading, self.cause, self.consequence, self.adjustment),
            *(self.no_part, self.link, self.open_link, self.unlink, self.table, self.frame, self.paste_plain),
            *(self.picture, self.picture_properties, self.footnote, self.field),
            *(self.row_below, self.column_right, self.remove_row, self.remove_column),
        )

    def _action(
        self, text: str, key: str | QKeySequence.StandardKey | None = None, sign: str = "", tip: str = ""
    ) -> QAction:
        action = QAction(text, self)
        if key is not None:
            action.setShortcuts([QKeySequence(key)])  # setting a single one makes PySide load all of `Qt` first
        if sign:
            self._signs[action] = sign
        name = text.replace("&", "").rstrip("…")
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{tip or name} ({shown})" if shown else tip or name)
        return action

    def _check(self, text: str, key: str | QKeySequence.StandardKey | None = None, sign: str = "") -> QAction:
        action = self._action(text, key, sign)
        action.setCheckable(True)
        return action

    def _group(self, actions: Iterable[QAction]) -> QActionGroup:
        group = QActionGroup(self)
        for action in actions:
            group.addAction(action)
        return group
