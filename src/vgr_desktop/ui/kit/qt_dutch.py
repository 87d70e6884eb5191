"""Dutch for Qt's own dialogs: its translation, and our own words where that is missing or unclear."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

_WORDS = {
    "QFileDialog": {"&Look in:": "&Zoeken in:", "Files of &type:": "Bestands&type:"},
    "QAbstractFileIconProvider": {
        "Drive": "Station",
        "%1 File": "%1-bestand",
        "File": "Bestand",
        "File Folder": "Map",
        "Folder": "Map",
        "Alias": "Alias",
        "Shortcut": "Snelkoppeling",
        "Unknown": "Onbekend",
    },
    "QPrintSettingsOutput": {
        "Page &Set:": "Pagina&selectie:",
        "Double Sided Printing": "Dubbelzijdig afdrukken",
        "Off": "Uit",
        "Long side binding": "Lange zijde",
        "Short side binding": "Korte zijde",
    },
    "QDockWidget": {
        "Undocks and re-attaches the dock widget": "Dit paneel losmaken of weer vastzetten",
        "Closes the dock widget": "Dit paneel sluiten",
    },
}


class OurDutch(QTranslator):
    """Corrections of Qt's own translation."""

    def translate(  # to Qt, None is no translation and "" an empty one
        self, context: str, source: str, _disambiguation: str | None = None, _count: int = -1
    ) -> str | None:
        """The Dutch for a text of Qt; None: use Qt's own translation."""
        return _WORDS.get(context, {}).get(source)


def speak_dutch(app: QCoreApplication) -> None:
    """Make the dialogs of Qt Dutch."""
    theirs = QTranslator(app)
    if theirs.load("qtbase_nl", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(theirs)
    app.installTranslator(OurDutch(app))  # the last one is asked first
