"""Information about the program, and its keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox, QTextBrowser, QVBoxLayout, QWidget

from vgr_desktop import __version__
from vgr_desktop.ui.kit.actions import Actions
from vgr_desktop.ui.kit.dialog import Dialog


def show_about(window: QWidget) -> None:
    """Show information about the program."""
    QMessageBox.about(
        window,
        "Over VGR Desktop",
        (
            f"VGR Desktop {__version__}\n\nDe werktafel voor de voortgangsrapportage van uw gemeente.\n"
            "Alles staat in één bestand op deze computer; het programma gaat niet het internet op.\n\n"
            "Vrije software onder de EUPL 1.2. Wat erin zit en onder welke licenties, staat in Help ▸ Licenties."
        ),
    )


def show_shortcuts(window: QWidget, actions: Actions) -> None:
    """List every key."""
    rows = [
        f"<tr><td style='padding-right: 24px'>{name}</td><td>{keys}</td></tr>"
        for action in actions.findChildren(QAction)
        if (keys := _keys(action)) and (name := action.text().replace("&", "").rstrip("…"))
    ]
    rows += [
        f"<tr><td style='padding-right: 24px'>{name}</td><td>{keys}</td></tr>"
        for name, keys in (
            ("Stoplicht groen, oranje, rood", "Alt+1, Alt+2, Alt+3"),
            ("Stoplicht niet ingevuld", "Alt+0"),
            ("Naar de tekst erboven of eronder", "pijl omhoog of omlaag aan de rand van de tekst"),
            ("Een alinea terug of verder", "Ctrl+pijl omhoog of omlaag"),
            ("Een bladzijde terug of verder", "PageUp, PageDown"),
            ("In een lijst dieper of terug, in een tabel naar de volgende cel", "Tab, Shift+Tab"),
        )
    ]
    dialog = Dialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle("Sneltoetsen")
    dialog.resize(560, 620)
    text = QTextBrowser()
    text.setHtml(f"<table cellspacing='4'>{''.join(rows)}</table>")
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.addWidget(text)
    column.addWidget(buttons)
    dialog.show()


def _keys(action: QAction) -> str:
    return ", ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts())
