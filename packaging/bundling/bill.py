"""The bill of materials of a bundle, in CycloneDX 1.6: all parts of others in it, with versions, licences and hashes.

Source of the format: the specification of CycloneDX, ECMA-424.
"""

import hashlib
import json
import re
import tomllib
import uuid
import zipfile
from collections.abc import Container, Iterable, Iterator
from email.message import Message
from email.parser import HeaderParser
from pathlib import Path

_INSIDE = Path(__file__).parents[2] / "resources" / "licences" / "inside.toml"
_KNOWN_BY = "License :: OSI Approved :: "
_PYTHON_VERSION = re.compile(rb"\x00(3\.\d+\.\d+)\x00")

Component = dict[str, object]


def bill_of(name: str, version: str, wheels: Iterable[Path], others: Iterable[Component] = ()) -> str:
    """The bill, as JSON: the wheels, what lies inside them, and the others. The same parts give the same bill."""
    packages = sorted(wheels)
    parts = [*map(_part, packages), *_inside({_canonical(wheel) for wheel in packages}), *others]
    digest = uuid.uuid5(uuid.NAMESPACE_OID, json.dumps([name, version, parts], sort_keys=True))
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{digest}",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": name, "version": version, "bom-ref": name}},
        "components": parts,
        "dependencies": [{"ref": name, "dependsOn": [part["bom-ref"] for part in parts]}],
    }
    return json.dumps(bill, indent=2, ensure_ascii=False) + "\n"


def python_part(library: Path) -> Component:
    """Python itself, by its library in the bundle, in which its version stands."""
    content = library.read_bytes()
    found = _PYTHON_VERSION.search(content)
    if found is None:
        raise ValueError(f"no version of Python in {library.name}")
    version = found[1].decode()
    return {
        "type": "platform",
        "name": "Python",
        "version": version,
        "bom-ref": f"pkg:generic/python@{version}",
        "purl": f"pkg:generic/python@{version}",
        "hashes": [_hash(content)],
        "licenses": [{"expression": "PSF-2.0"}],
    }


def _part(wheel: Path) -> Component:
    said = metadata_of(wheel)
    name, version = said["Name"], said["Version"]
    reference = f"pkg:pypi/{_canonical(wheel)}@{version}?file_name={wheel.name}"  # for there is one for each Python
    part: Component = {
        "type": "library",
        "name": name,
        "version": version,
        "bom-ref": reference,
        "purl": reference,
        "hashes": [_hash(wheel.read_bytes())],
    }
    if licence := said["License-Expression"]:
        part["licenses"] = [{"expression": licence}]
    elif licences := _named(said):
        part["licenses"] = [{"license": {"name": licence}} for licence in licences]
    return part


def _named(said: Message) -> list[str]:
    """The licences that are said in another way than as an expression of SPDX."""
    licence = said["License"]
    if licence and "\n" not in licence:
        return [licence]
    known = said.get_all("Classifier") or []
    return [line.removeprefix(_KNOWN_BY) for line in known if line.startswith(_KNOWN_BY)]


def _inside(packages: Container[str]) -> Iterator[Component]:
    """The parts that are no package, and lie inside these."""
    for part in tomllib.loads(_INSIDE.read_text("utf-8"))["part"]:
        if part["inside"] in packages:
            yield {
                "type": "library",
                "name": part["name"],
                "bom-ref": f"{part['inside']}#{part['name']}",
                "licenses": [{"expression": part["licence"]}],
            }


def _hash(content: bytes) -> dict[str, str]:
    return {"alg": "SHA-256", "content": hashlib.sha256(content).hexdigest()}


def _canonical(wheel: Path) -> str:
    return re.sub(r"[-_.]+", "-", wheel.name.split("-")[0]).lower()


def metadata_of(wheel: Path) -> Message:
    """What the package in this wheel says of itself."""
    with zipfile.ZipFile(wheel) as archive:
        file = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return HeaderParser().parsestr(archive.read(file).decode())
