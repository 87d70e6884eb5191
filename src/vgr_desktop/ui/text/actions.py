"""The actions on the text with the caret."""

from PySide6.QtGui import QAction

from vgr_desktop.ui.kit.actions import Actions, ActionSet, Bar, MenuEntry, StandardKey
from vgr_desktop.ui.kit.setting import Page, Setting


class TextActions(ActionSet):
    """The clipboard, marks, paragraphs, lists, tables, and things to insert into a text."""

    def __init__(self, make: Actions) -> None:
        """Make the actions with `make`."""
        self._make_clipboard(make)
        self._make_marks(make)
        self._make_paragraphs(make)
        self._make_things(make)
        self._make_tables(make)
        self._make_aids(make)
        self.entries = (*self._insertions(), *self._formats(make))

    def _make_clipboard(self, make: Actions) -> None:
        self.cut = make.action("Kn&ippen", StandardKey.Cut)
        self.copy = make.action("&Kopiëren", StandardKey.Copy)
        self.paste = make.action("&Plakken", StandardKey.Paste)
        self.paste_plain = make.action("Plakken &zonder opmaak", "Ctrl+Shift+V")
        self.select_all = make.action("&Alles selecteren", StandardKey.SelectAll)

    def _make_marks(self, make: Actions) -> None:
        self.bold = make.check("&Vet", StandardKey.Bold, "bold")
        self.italic = make.check("&Cursief", StandardKey.Italic, "italic")
        self.underline = make.check("&Onderstrepen", StandardKey.Underline, "underline")
        self.superscript = make.check("&Superscript", "Ctrl+Shift+.", "superscript")
        self.subscript = make.check("S&ubscript", "Ctrl+Shift+,", "subscript")
        self.clear = make.action(
            "Op&maak wissen", "Ctrl+Space", tip="Vet, cursief, onderstreept, super- en subscript weghalen"
        )

    def _make_paragraphs(self, make: Actions) -> None:
        self.bullets = make.check("O&psomming", "Ctrl+Shift+L", "bullet-list")
        self.numbers = make.check("&Genummerde lijst", "Ctrl+Shift+N", "numbered-list")
        self.indent = make.action("&Inspringen", "Ctrl+]", "indent")
        self.outdent = make.action("Te&rugspringen", "Ctrl+[", "outdent")
        self.plain_paragraph = make.check("&Alinea", "Alt+Shift+0")
        self.heading = make.check("&Tussenkop", "Alt+Shift+1", "heading")
        self.small_heading = make.check("&Kleine tussenkop", "Alt+Shift+2")
        make.group(self.kinds)
        self.cause = make.check("&Oorzaak", "Alt+Shift+O")
        self.consequence = make.check("&Consequentie", "Alt+Shift+C")
        self.adjustment = make.check("&Bijsturing", "Alt+Shift+B")
        self.no_part = make.check("&Geen onderdeel", "Alt+Shift+G")
        make.group((*self.parts, self.no_part))

    def _make_things(self, make: Actions) -> None:
        self.link = make.action("&Link…", "Ctrl+K", "link")
        self.open_link = make.action(
            "Li&nk openen…", "Ctrl+Shift+K", tip="Openen wat de link aanwijst; dat kan ook met Ctrl+klik"
        )
        self.unlink = make.action("Link &weghalen")
        self.table = make.action("&Tabel…", None, "table")
        self.picture = make.action(
            "Af&beelding…", None, "picture", tip="Een PNG- of JPEG-bestand; plakken en slepen kan ook"
        )
        self.picture_properties = make.action(
            "Afb&eelding aanpassen…", tip="De beschrijving en de breedte van de afbeelding hier"
        )
        self.field = make.action(
            "Vel&d…", None, "field", tip="Een aantal, aandeel of saldo dat het programma zelf bijwerkt"
        )
        self.footnote = make.action(
            "&Voetnoot…", "Alt+Shift+F", "footnote", tip="Een voetnoot bij de tekst, of de voetnoot hier wijzigen"
        )
        self.euro = make.action("&Euroteken", "Alt+Shift+E")
        self.fixed_space = make.action(
            "Vaste &spatie", "Ctrl+Shift+Space", tip="Een spatie waar de regel nooit wordt afgebroken"
        )
        self.signs = make.action("Bij&zonder teken…", tip="Tekens die niet op het toetsenbord staan")
        self.frame = make.action(
            "&Oorzaak, consequentie en bijsturing",
            tip="Drie alinea’s klaarzetten waarin u een oranje of rood stoplicht toelicht",
        )

    def _make_tables(self, make: Actions) -> None:
        self.row_above = make.action("Rij &boven invoegen")
        self.row_below = make.action("Rij &onder invoegen")
        self.column_left = make.action("Kolom &links invoegen")
        self.column_right = make.action("Kolom &rechts invoegen")
        self.remove_row = make.action("Rij &verwijderen", tip="De rijen van de gekozen cellen verwijderen")
        self.remove_column = make.action("&Kolom verwijderen", tip="De kolommen van de gekozen cellen verwijderen")
        self.remove_table = make.action("&Tabel verwijderen")

    def _make_aids(self, make: Actions) -> None:
        """What is made of typed signs. Ctrl+Z or Backspace right after it takes that back."""
        self.aid_lists = make.check("“- ” en “1. ” aan het begin van een alinea worden een lijst")
        self.aid_quotes = make.check("Rechte aanhalingstekens worden gebogen, “zo” en ‘zo’")
        self.aid_dashes = make.check("Twee streepjes worden een gedachtestreepje –")
        self.aid_spaces = make.check("Een bedrag blijft op één regel met zijn euroteken")
        self.aid_links = make.check("Een webadres of mailadres wordt een link")
        self.settings = tuple(
            Setting(Page.TYPING, (action,), 1, also=f"{also} automatisch correctie hulp")
            for action, also in (
                (self.aid_lists, "opsomming bullet nummering"),
                (self.aid_quotes, "apostrof citaat krul"),
                (self.aid_dashes, "liggend koppelteken min"),
                (self.aid_spaces, "€ vaste spatie afbreken"),
                (self.aid_links, "hyperlink url e-mail website"),
            )
        )

    @property
    def kinds(self) -> tuple[QAction, ...]:
        """The actions for the kinds of paragraphs."""
        return self.plain_paragraph, self.heading, self.small_heading

    @property
    def parts(self) -> tuple[QAction, ...]:
        """The actions for the parts of an explanation."""
        return self.cause, self.consequence, self.adjustment

    @property
    def things(self) -> tuple[QAction, ...]:
        """The actions that insert something into a text."""
        return self.link, self.table, self.picture, self.footnote, self.field

    @property
    def lists(self) -> tuple[QAction, ...]:
        """The actions that make and move items of lists."""
        return self.bullets, self.numbers, self.indent, self.outdent

    @property
    def marks(self) -> tuple[QAction, ...]:
        """The actions for marks."""
        return self.bold, self.italic, self.underline, self.superscript, self.subscript

    def on_text(self) -> tuple[QAction, ...]:
        """The actions that need a text with the caret in it."""
        return (
            *(*self.marks, *self.lists, *self.kinds, *self.parts, self.no_part, *self.things, self.frame),
            *(self.open_link, self.unlink, self.picture_properties, self.paste_plain, self.clear),
            *(self.euro, self.fixed_space, self.signs),
            *self.on_table,
        )

    @property
    def on_table(self) -> tuple[QAction, ...]:
        """The actions that need a table with the caret in it."""
        added = (self.row_above, self.row_below, self.column_left, self.column_right)
        return (*added, self.remove_row, self.remove_column, self.remove_table)

    def _insertions(self) -> tuple[MenuEntry, ...]:
        clipboard = (self.cut, self.copy, self.paste, self.paste_plain, self.select_all)
        return (
            MenuEntry(Bar.EDIT, 20, clipboard),
            MenuEntry(Bar.INSERT, 10, self.things),
            MenuEntry(Bar.INSERT, 20, (self.euro, self.fixed_space, self.signs)),
            MenuEntry(Bar.INSERT, 30, (self.frame,)),
        )

    def _formats(self, make: Actions) -> tuple[MenuEntry, ...]:
        part = make.menu("Onder&deel van de toelichting", *self.parts, None, self.no_part)
        rows = (*self.on_table[:4], None, *self.on_table[4:])
        return (
            MenuEntry(Bar.FORMAT, 10, (*self.marks, self.clear)),
            MenuEntry(Bar.FORMAT, 20, self.kinds),
            MenuEntry(Bar.FORMAT, 30, self.lists),
            MenuEntry(Bar.FORMAT, 40, (part, make.menu("Ta&bel", *rows))),
            MenuEntry(Bar.FORMAT, 50, (self.picture_properties, self.open_link, self.unlink)),
        )
