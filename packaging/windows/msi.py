"""The MSI for a whole computer, which IT rolls out. Its identities come from the names in it, so they stay the same."""

import hashlib
import re
import uuid
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import quoteattr

from bundling.tools import EPOCH, run

_OURS = uuid.UUID("0f7cb1f2-6f4e-4d55-9a0c-2b8d0f3c9e61")
"""The space of names of our identities. It never changes: by it Windows knows that one version follows another."""

_SUMMARY = bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")
"""What the summary of a file in Microsoft's compound format begins with."""

_MOST_SUMMARY = 1024
_MOMENT = ((EPOCH + 11_644_473_600) * 10_000_000).to_bytes(8, "little")
"""The moment that it bears, as Windows counts: in tenths of microseconds since 1601."""

_CLASSES = "Software\\Classes"
_KIND = "VGRDesktop.Dossier"


def product_code(version: str) -> str:
    """By which Windows knows this version, as in a detection rule: `{…}`."""
    return f"{{{_identity('product', version)}}}"


def make_msi(payload: Path, file: Path, work: Path, version: str) -> None:
    """Write the MSI of this `payload` into `file`."""
    work.mkdir(parents=True, exist_ok=True)
    source = work / "vgr-desktop.wxs"
    source.write_text(description(payload, version), "utf-8")
    run("wixl", "--arch", "x64", "--output", file.resolve(), source.resolve(), folder=payload)
    file.write_bytes(settled(file.read_bytes()))


def settled(content: bytes) -> bytes:
    """The MSI without what wixl made up for it: the moments at which it was made, and the code of this one file.

    The code comes from the rest, so that two files have the same one only when they are the same, as Windows wants.
    Source: the property set of the summary in [MS-OLEPS], in which 64 is the type of a moment.
    """
    start = content.index(_SUMMARY)
    summary = content[start : start + _MOST_SUMMARY]
    summary = re.sub(rb"\x40\0\0\0.{8}", b"\x40\0\0\0" + _MOMENT, summary, flags=re.DOTALL)
    before, after = re.split(rb"\{[0-9A-F-]{36}\}", summary, maxsplit=1)
    rest = hashlib.sha256(content[:start] + before + after + content[start + len(summary) :]).hexdigest()
    summary = before + f"{{{_identity('package', rest)}}}".encode("ascii") + after
    return content[:start] + summary + content[start + len(summary) :]


def description(payload: Path, version: str) -> str:
    """What is installed, for wixl."""
    files = [path for path in sorted(payload.rglob("*")) if path.is_file()]
    references = "".join(f'<ComponentRef Id="c{_id(path, payload)}"/>' for path in files)
    return f"""<?xml version="1.0" encoding="utf-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
<Product Id="{product_code(version)}" Name="VGR Desktop" Language="1043" Version="{version}" Manufacturer="VGR Desktop"
 UpgradeCode="{_identity("upgrade")}">
<Package InstallerVersion="500" Compressed="yes"
 InstallScope="perMachine" Languages="1043"/>
<MajorUpgrade DowngradeErrorMessage="Op deze computer staat al een nieuwere versie. Er is niets veranderd."/>
<Media Id="1" Cabinet="vgr.cab" EmbedCab="yes"/>
<Property Id="ARPNOMODIFY" Value="1"/>
<Directory Id="TARGETDIR" Name="SourceDir">
<Directory Id="ProgramMenuFolder">{_shortcut()}</Directory>
<Directory Id="ProgramFiles64Folder"><Directory Id="INSTALLDIR" Name="VGR Desktop">
{"".join(_folder(payload, payload))}{_association()}
</Directory></Directory>
</Directory>
<Feature Id="All" Level="1"><ComponentRef Id="shortcut"/><ComponentRef Id="association"/>{references}</Feature>
</Product>
</Wix>
"""


def _folder(folder: Path, payload: Path) -> Iterator[str]:
    for path in sorted(folder.iterdir()):
        id, name = _id(path, payload), quoteattr(path.name)
        if path.is_dir():
            yield f'<Directory Id="d{id}" Name={name}>\n'
            yield from _folder(path, payload)
            yield "</Directory>\n"
        else:
            guid = _identity("component", path.relative_to(payload).as_posix())
            yield f'<Component Id="c{id}" Guid="{guid}" Win64="yes">'
            source = quoteattr(path.relative_to(payload).as_posix())
            yield f'<File Id="f{id}" Name={name} Source={source} KeyPath="yes"/></Component>\n'


def _shortcut() -> str:
    key = '<RegistryValue Root="HKLM" Key="Software\\VGR Desktop" Name="Menu" Type="integer" Value="1" KeyPath="yes"/>'
    return (
        f'<Component Id="shortcut" Guid="{_identity("shortcut")}" Win64="yes"><Shortcut Id="menu" Name="VGR Desktop"'
        f' Target="[INSTALLDIR]vgr-desktop.exe" WorkingDirectory="INSTALLDIR"/>{key}</Component>'
    )


def _association() -> str:
    """That dossiers open with the program."""
    values = (
        (f"{_CLASSES}\\.vgr", _KIND),
        (f"{_CLASSES}\\{_KIND}", "VGR-dossier"),
        (f"{_CLASSES}\\{_KIND}\\DefaultIcon", '"[INSTALLDIR]vgr-desktop.exe",0'),
        (f"{_CLASSES}\\{_KIND}\\shell\\open\\command", '"[INSTALLDIR]vgr-desktop.exe" "%1"'),
    )
    rows = "".join(
        f'<RegistryValue Root="HKLM" Key={quoteattr(key)} Type="string" Value={quoteattr(value)}'
        + (' KeyPath="yes"/>' if not number else "/>")
        for number, (key, value) in enumerate(values)
    )
    return f'<Component Id="association" Guid="{_identity("association")}" Win64="yes">{rows}</Component>'


def _identity(*names: str) -> str:
    return str(uuid.uuid5(_OURS, "/".join(names))).upper()


def _id(path: Path, payload: Path) -> str:
    return uuid.uuid5(_OURS, path.relative_to(payload).as_posix()).hex
