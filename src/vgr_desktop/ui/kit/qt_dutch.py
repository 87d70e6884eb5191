"""The Dutch of Qt's own dialogs: its translation, and what that leaves in English or says in words of its makers."""

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
    """What Qt's own translation lacks."""

    def translate(  # to Qt, None is no answer and "" an empty one
        self, context: str, source: str, _disambiguation: str | None = None, _count: int = -1
    ) -> str | None:
        """The Dutch for a text of Qt's, or None when its own translation is to say."""
        return _WORDS.get(context, {}).get(source)


def speak_dutch(app: QCoreApplication) -> None:
    """Let the dialogs of Qt speak Dutch."""
    theirs = QTranslator(app)
    if theirs.load("qtbase_nl", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(theirs)
    app.installTranslator(OurDutch(app))  # the last one is asked first
