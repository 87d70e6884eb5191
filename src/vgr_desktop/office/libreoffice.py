"""LibreOffice without a window: its command, and a profile in which it does nothing else."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import md5
from pathlib import Path

from vgr_desktop.office.borders import marked
from vgr_desktop.office.figures import described
from vgr_desktop.office.forms import Form, Said
from vgr_desktop.office.notes import tagged
from vgr_desktop.office.odt import finished
from vgr_desktop.office.pdf_update import updated
from vgr_desktop.office.process import Command

_FILTERS = {Form.PDF: "writer_pdf_Export", Form.ODT: "writer8", Form.DOCX: "MS Word 2007 XML"}
# PDF/UA-1 (ISO 14289-1) requires tags, and the title in the title bar.
_PDF = {"PDFUACompliance": True, "UseTaggedPDF": True, "ExportBookmarks": True, "DisplayPDFDocumentTitle": True}
_SETTINGS: Mapping[str, Mapping[str, bool | int]] = {
    # The options for LibreOffice before 7.4; later versions also get them with the command.
    "Common/Filter/PDF/Export": _PDF,
    "Common/Security/Scripting": {
        "DisableMacrosExecution": True,
        "MacroSecurityLevel": 3,
        "BlockUntrustedRefererLinks": True,
    },
    "Writer/Content/Update": {"Link": 0},  # never: a document may not have another one loaded
}
_WRONG_TAB_ORDER, _TAB_ORDER = b"\n/Tabs(S)\n", b"\n/Tabs/S \n"


@dataclass(frozen=True, slots=True)
class LibreOffice:
    """LibreOffice, by its program file."""

    program: Path
    name: str = "LibreOffice"

    def prepare(self, document: Path, form: Form, room: Path) -> Command:
        """The command that makes `form` of `document`, beside it and with the same stem. The profile is in `room`.

        With its own profile, it does not depend on a LibreOffice that is open, or on the officer's settings. When one
        with this profile is waiting (`wait_with`), that one does the work.
        """
        target = ("--outdir", str(document.parent), str(document))
        return self._command(room, "--convert-to", f"{form.suffix}:{_FILTERS[form]}{_options(form)}", *target)

    def wait_with(self, document: Path, room: Path) -> Command:
        """The command that opens `document` and waits for other ones. The profile is in `room`."""
        return self._command(room, "--nodefault", str(document))

    def _command(self, room: Path, *arguments: str) -> Command:
        profile = _profile(room)
        settings = profile / "user" / "registrymodifications.xcu"
        if not settings.exists():
            settings.parent.mkdir(parents=True)
            settings.write_text(_settings(), "utf-8")
        place = f"-env:UserInstallation={profile.as_uri()}"
        # What it leaves behind in temporary files when it is stopped is removed with the rest.
        temporary = dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(room))
        return Command((str(self.program), place, "--headless", "--norestore", "--nologo", *arguments), temporary)

    def finish(self, content: bytes, said: Said, form: Form) -> bytes:
        """The file that was made, with known mistakes of LibreOffice corrected.

        LibreOffice 7 writes the tab order of a page with links as a string instead of a name (ISO 32000-1, table 30);
        both have the same number of bytes, so that nothing else in the file moves. It also loses the descriptions of
        charts, leaves notes without a name and a tag around their link, and does not mark borders as decoration.
        """
        if form is Form.ODT:
            return finished(content, said.descriptions, said.chapter)
        content = content.replace(_WRONG_TAB_ORDER, _TAB_ORDER)
        return updated(content, {**described(content, said.descriptions), **tagged(content), **marked(content)})


def _profile(room: Path) -> Path:
    return room / "profile"


def traces(room: Path) -> Path:
    """A pattern of the file that LibreOffice with a profile in `room` leaves elsewhere when it is stopped.

    It is the socket on which it waits. LibreOffice names it after the profile: the MD5 of its address, in UTF-16.
    """
    digest = md5(_profile(room).as_uri().encode("utf-16-le"), usedforsecurity=False).digest()
    return Path("/tmp", f"OSL_PIPE_*_SingleOfficeIPC_{''.join(f'{byte:x}' for byte in digest)}")  # noqa: S108  # its choice


def _options(form: Form) -> str:
    if form is not Form.PDF:
        return ""
    return ":" + json.dumps({name: {"type": "boolean", "value": json.dumps(value)} for name, value in _PDF.items()})


def _settings() -> str:
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{json.dumps(value)}</value></prop></item>\n"
        for path, values in _SETTINGS.items()
        for name, value in values.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">\n{items}</oor:items>\n'
    )
