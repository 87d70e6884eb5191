"""The bill of materials of a bundle, in CycloneDX 1.6: the parts of others in it, with versions and hashes.

Source of the format: the specification of CycloneDX, ECMA-424.
"""

import hashlib
import json
import uuid
import zipfile
from collections.abc import Iterable
from email.parser import HeaderParser
from pathlib import Path


def bill_of(name: str, version: str, wheels: Iterable[Path]) -> str:
    """The bill, as JSON. The same parts give the same bill."""
    parts = [_part(wheel) for wheel in sorted(wheels)]
    digest = uuid.uuid5(uuid.NAMESPACE_OID, json.dumps([name, version, parts], sort_keys=True))
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{digest}",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": name, "version": version, "bom-ref": name}},
        "components": parts,
    }
    return json.dumps(bill, indent=2, ensure_ascii=False) + "\n"


def _part(wheel: Path) -> dict[str, object]:
    said = metadata_of(wheel)
    name, version, licence = said["Name"], said["Version"], said["License-Expression"] or said["License"]
    part: dict[str, object] = {
        "type": "library",
        "name": name,
        "version": version,
        "bom-ref": f"pkg:pypi/{name.lower()}@{version}",
        "purl": f"pkg:pypi/{name.lower()}@{version}",
        "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(wheel.read_bytes()).hexdigest()}],
    }
    if licence and "\n" not in licence:
        part["licenses"] = [{"license": {"name": licence}}]
    return part


def metadata_of(wheel: Path) -> dict[str, str]:
    """What the package in this wheel says of itself: its name, version and licence."""
    with zipfile.ZipFile(wheel) as archive:
        file = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        said = HeaderParser().parsestr(archive.read(file).decode())
    return {field: said[field] or "" for field in ("Name", "Version", "License", "License-Expression")}
