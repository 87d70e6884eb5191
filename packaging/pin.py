"""Pin what the program and its tests need: `python packaging/pin.py`, after a change of pyproject.toml.

Needs `uv` and `packaging` in the Python that runs it (`pip install uv packaging`). Writes requirements-test.txt and
requirements.txt, for every system and every Python that the project supports, with the hash of every file, and
pinned.toml, which says what each pinned package needs. None of them says where the files come from: that is for each
machine's own pip to know. Versions that are pinned already stay, unless `--upgrade` is given; other options go to uv
as they are.
"""

import json
import subprocess
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from packaging.tags import Tag, parse_tag
from packaging.utils import canonicalize_name
from pinned import Package, read_pins, write_packages
from supported import computers

HERE = Path(__file__).resolve().parent
RUN, TEST = "requirements.txt", "requirements-test.txt"
OPTIONS = ("--universal", "--python-version=3.11", "--no-annotate", "--no-header", "--quiet")


def compile_pins(target: str, *options: str) -> None:
    """Have uv write the file `target`, which is named from this folder."""
    command = (sys.executable, "-m", "uv", "pip", "compile", "../pyproject.toml", "build.in")
    subprocess.run((*command, "-o", target, *OPTIONS, *options), cwd=HERE, check=True)


def requirements(versions: Mapping[str, str], folder: Path) -> dict[str, tuple[str, ...]]:
    """What each package says it needs, as pip hears it; nothing is installed."""
    # Without their markers, so that those of other systems are asked for as well.
    asked, report = folder / "asked.txt", folder / "report.json"
    asked.write_text("\n".join(f"{name}=={version}" for name, version in versions.items()), "utf-8")
    options = ("--dry-run", "--ignore-installed", "--no-deps", "--only-binary=:all:", "--quiet")
    pip = (sys.executable, "-m", "pip", "install", *options, "--report", str(report), "-r", str(asked))
    subprocess.run(pip, check=True)
    heard = (one["metadata"] for one in json.loads(report.read_text("utf-8"))["install"])
    return {canonicalize_name(said["name"]): tuple(said.get("requires_dist", ())) for said in heard}


def wheels(folder: Path) -> dict[str, tuple[str, ...]]:
    """The wheels of each pinned package that any supported computer takes, in the form of `Package.wheels`."""
    lock = folder / "pylock.toml"
    compile_pins(str(lock), "--extra=team", "--extra=test", f"--constraint={TEST}", "--format=pylock.toml")
    taken = frozenset().union(*(computer.tags for computer in computers()))
    return {
        package["name"]: _grouped((wheel.get("name") or wheel["url"] for wheel in package["wheels"]), taken)
        for package in tomllib.loads(lock.read_text("utf-8"))["packages"]
    }


def _grouped(files: Iterable[str], taken: frozenset[Tag]) -> tuple[str, ...]:
    groups: dict[str, list[str]] = defaultdict(list)
    for file in files:
        python, abi, platform = PurePosixPath(file).stem.split("-")[-3:]
        if not taken.isdisjoint(parse_tag(f"{python}-{abi}-{platform}")):
            groups[f"{python}-{abi}"].append(platform)
    return tuple(" ".join((prefix, *sorted(platforms))) for prefix, platforms in sorted(groups.items()))


def describe() -> None:
    """Write down what the pinned packages say of themselves."""
    versions = {name: pin.version for name, pin in read_pins(HERE / TEST).items()}
    with TemporaryDirectory() as name:
        needs, files = requirements(versions, Path(name)), wheels(Path(name))
    write_packages({name: Package(version, needs[name], files[name]) for name, version in versions.items()})


def main(options: Sequence[str]) -> None:
    """Write the files; the program runs with the versions it is tested with."""
    compile_pins(TEST, "--extra=team", "--extra=test", "--generate-hashes", *options)
    compile_pins(RUN, "--extra=team", f"--constraint={TEST}", "--generate-hashes", *options)
    describe()


if __name__ == "__main__":
    main(sys.argv[1:])
