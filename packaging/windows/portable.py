"""The program to carry along, on a stick or in a folder of one's own: a zip that needs no installing."""

import zipfile
from pathlib import Path

FOLDER = "VGR Desktop"
"""The folder in the zip."""

MARK = "portable.txt"
"""The file by which the program knows that it keeps its settings beside itself."""

_SAYS = (
    "VGR Desktop zonder installatie: start vgr-desktop.exe. Instellingen, reservekopieën en noodkopieën komen in de\r\n"
    "map Gegevens naast dit bestand; op de computer zelf blijft niets achter. Uw dossiers bewaart u waar u wilt.\r\n"
)
_MOMENT = (2020, 1, 1, 0, 0, 0)


def make_zip(payload: Path, file: Path) -> None:
    """Write the zip of this `payload` into `file`."""
    with zipfile.ZipFile(file, "w") as archive:
        for path in sorted(payload.rglob("*")):
            if path.is_file():
                _add(archive, path.relative_to(payload).as_posix(), path.read_bytes())
        _add(archive, MARK, _SAYS.encode())


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(f"{FOLDER}/{name}", _MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content, compresslevel=9)
