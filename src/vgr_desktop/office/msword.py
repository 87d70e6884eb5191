"""Word on Windows, asked through PowerShell to save a document in another form."""

from dataclasses import dataclass
from pathlib import Path

from vgr_desktop.office.forms import Form, Said
from vgr_desktop.office.process import Command

# As PDF (17): not opened afterwards, for print (0), all of it (0, 1, 1, 0), with properties and rights, headings as
# bookmarks (1), tags, fonts that cannot be embedded drawn, and not as PDF/A.
_AS_PDF = "17, $false, 0, 0, 1, 1, 0, $true, $true, 1, $true, $true, $false"
_ACTIONS = {
    Form.PDF: f"$document.ExportAsFixedFormat($env:VGR_TARGET, {_AS_PDF})",
    Form.ODT: "$document.SaveAs2([ref]$env:VGR_TARGET, [ref]23)",
    Form.DOCX: "$document.SaveAs2([ref]$env:VGR_TARGET, [ref]12)",
}
# Word runs as a separate process, which would stay when PowerShell is stopped, so its id is printed. Dialogs are off
# (0) because nobody would answer them, macros are off (3), and the document is opened read-only.
_SCRIPT = """
$ErrorActionPreference = 'Stop'
$others = @(Get-Process WINWORD -ErrorAction SilentlyContinue | ForEach-Object Id)
$word = New-Object -ComObject Word.Application
try {{
    $mine = @(Get-Process WINWORD | ForEach-Object Id | Where-Object {{ $others -notcontains $_ }})
    if ($mine.Count -eq 1) {{ 'process ' + $mine[0] }}
    $word.DisplayAlerts = 0
    $word.AutomationSecurity = 3
    $document = $word.Documents.Open($env:VGR_DOCUMENT, $false, $true, $false)
    try {{ {action} }} finally {{ $document.Close(0) }}
}} finally {{ $word.Quit(0) }}
"""


@dataclass(frozen=True, slots=True)
class Word:
    """Word, and the PowerShell that controls it."""

    powershell: Path
    name: str = "Word"

    def prepare(self, document: Path, form: Form, _room: Path) -> Command:
        """The command that makes `form` of `document`, beside it and with the same stem.

        Names of files are passed in the environment, where nothing in them can be taken for a command.
        """
        return Command(
            (str(self.powershell), "-NoProfile", "-NonInteractive", "-Command", _SCRIPT.format(action=_ACTIONS[form])),
            {"VGR_DOCUMENT": str(document), "VGR_TARGET": str(document.with_suffix(f".{form.suffix}"))},
            announces=True,
        )

    def finish(self, content: bytes, _said: Said, _form: Form) -> bytes:
        """The file as Word made it."""
        return content
