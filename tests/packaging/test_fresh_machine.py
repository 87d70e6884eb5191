"""The real scripts with the real pip, on a machine whose index has moved on since the pins were made."""

import hashlib
import os
import re
from collections.abc import Sequence
from importlib.metadata import distributions, version
from pathlib import Path

import pytest
from environment import ISOLATED, REQUIREMENTS, Environment, Run, Say, prepare, run
from pinned import read_packages, read_pins
from troubles import Trouble

from tests.packaging.made_index import make_index, wheel_in

PACKAGING = Path(__file__).parents[2] / "packaging"
FILES = {
    "pyproject.toml": """\
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
""",
    # Builds a project that is nothing but a name: hatchling in the index cannot.
    "backend.py": """\
import zipfile

def build_editable(folder, settings=None, metadata=None):
    info = "vgr_desktop-1.0.dist-info"
    with zipfile.ZipFile(f"{folder}/vgr_desktop-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\\nName: vgr-desktop\\nVersion: 1.0\\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr(f"{info}/RECORD", "")
    return "vgr_desktop-1.0-py3-none-any.whl"
""",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("index")
    make_index(folder, read_packages())
    return folder


@pytest.fixture
def fresh(index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Environment:
    """A checkout that was never set up, with our pins."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "packaging").mkdir()
    for name in REQUIREMENTS.values():
        (tmp_path / "packaging" / name).write_text(_pins_in(index, PACKAGING / name), "utf-8")
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(index))
    return Environment(tmp_path)


def _pins_in(index: Path, file: Path) -> str:
    """The pins of the file, with the hashes of the wheels in this index."""
    pins = []
    for line in file.read_text("utf-8").splitlines():
        if pin := re.match(r"(\S+)==(\S+)[^\\]*", line):
            found = hashlib.sha256(wheel_in(index, pin[1], pin[2]).read_bytes()).hexdigest()
            pins.append(f"{pin[0]} --hash=sha256:{found}\n")
    return "".join(pins)


def pinned(purpose: str) -> dict[str, str]:
    pins = read_pins(PACKAGING / REQUIREMENTS[purpose])
    return {name: pin.version for name, pin in pins.items() if pin.marker is None or pin.marker.evaluate()}


def installed(environment: Environment) -> dict[str, str]:
    places = [str(place) for place in environment.folder.glob("[Ll]ib/**/site-packages")]
    return {one.name.lower().replace("_", "-"): one.version for one in distributions(path=places)}


def with_newest_pip(command: Sequence[str], say: Say) -> None:
    """Run the command, and replace the pip that it brought by the one that is pinned."""
    run(command, say)
    if "ensurepip" in command:
        run((command[0], *ISOLATED, "-m", "pip", "install", f"pip=={version('pip')}"), say)


@pytest.mark.parametrize("runs", [run, with_newest_pip], ids=["the pip of Python", "the newest pip"])
def test_exactly_the_pins_are_installed_also_when_the_index_has_newer_ones(runs: Run, fresh: Environment) -> None:
    for purpose in ("run", "test"):
        prepare(fresh, purpose, lambda _: None, runs)
        found = installed(fresh)
        brought = {name: found[name] for name in ("pip", "setuptools", "vgr-desktop") if name in found}
        assert found == brought | pinned(purpose)


def test_pins_that_do_not_fit_together_are_told(fresh: Environment) -> None:
    file = fresh.requirements("run")
    kept = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("typing-extensions")]
    file.write_text("\n".join(kept), "utf-8")
    with pytest.raises(Trouble, match="passen niet bij elkaar"):
        prepare(fresh, "run", lambda _: None)
    assert not fresh.stamp.exists()
