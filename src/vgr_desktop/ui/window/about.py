"""What the program is, and its keys."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMessageBox, QTextBrowser, QVBoxLayout, QWidget

from vgr_desktop import __version__
from vgr_desktop.ui.kit.actions import Actions


def tr(text: str) -> str:
    """`text` in the language of the program."""
    return QCoreApplication.translate("About", text)


def show_about(window: QWidget) -> None:
    """Say what the program is."""
    QMessageBox.about(
        window,
        tr("Over VGR Desktop"),
        tr(
            "VGR Desktop {0}\n\nDe werktafel voor de voortgangsrapportage van uw gemeente.\n"
            "Alles staat in één bestand op deze computer; het programma gaat niet het internet op.\n\n"
            "Vrije software onder de EUPL 1.2. Maakt gebruik van Qt (LGPL), SQLAlchemy (MIT) en python-docx (MIT)."
        ).format(__version__),
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
            (tr("Stoplicht groen, oranje, rood"), "Alt+1, Alt+2, Alt+3"),
            (tr("Stoplicht niet ingevuld"), "Alt+0"),
            (tr("Naar de tekst erboven of eronder"), tr("pijl omhoog of omlaag aan de rand van de tekst")),
            (tr("In een lijst dieper of terug, in een tabel naar de volgende cel"), "Tab, Shift+Tab"),
        )
    ]
    dialog = QDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(tr("Sneltoetsen"))
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
