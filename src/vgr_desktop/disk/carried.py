"""Whether the program is carried along on a stick, and then keeps its own things beside itself."""

import sys
from pathlib import Path

MARK = "portable.txt"
"""The file beside the program that says so."""

FOLDER = "Gegevens"
"""What is beside the program then: settings, backups, rescue copies, the log and the list of words."""


def carried_folder(program: Path | None = None) -> Path | None:
    """The folder in which `program` (by default, this one) keeps its own things, when it is carried along."""
    beside = (program or Path(sys.executable)).parent
    return beside / FOLDER if (beside / MARK).is_file() else None
