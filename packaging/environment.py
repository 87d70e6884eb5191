"""The Python environment in which VGR Desktop runs and is tested: `.venv`, at the top of the project.

`prepare` makes it, keeps it in step with the pinned requirements, and costs nothing when nothing changed. A stamp in
the environment says what was installed. It is taken away before anything is installed and put back after: an
environment without a stamp is one whose installation broke off, and is made anew.
"""

import hashlib
import importlib.util
import json
import re
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from troubles import NO_VENV, Trouble, trouble
from turns import turn

Say = Callable[[str], None]
Run = Callable[[Sequence[str], Say], None]

REQUIREMENTS = {"run": "requirements.txt", "test": "requirements-test.txt"}
"""What is installed for each purpose: to run the program, or to test it."""

ISOLATED = ("-I", "-X", "utf8")
"""Python without the person's own settings and packages; where pip finds packages is still theirs to say."""


@dataclass(frozen=True)
class Environment:
    """The environment of one checkout of the project."""

    checkout: Path = Path(__file__).resolve().parents[1]

    @property
    def folder(self) -> Path:
        """Where the environment stands."""
        return self.checkout / ".venv"

    @property
    def stamp(self) -> Path:
        """The file that says what was installed whole."""
        return self.folder / "vgr-desktop.json"

    def command(self, name: str) -> str:
        """The path of a program in the environment: `python`, `vgr`, `vgr-desktop`."""
        scripts = sysconfig.get_path("scripts", scheme="venv", vars={"base": str(self.folder)})
        return str(Path(scripts, name + (sysconfig.get_config_var("EXE") or "")))

    def requirements(self, purpose: str) -> Path:
        """The pinned requirements for a purpose."""
        return self.checkout / "packaging" / REQUIREMENTS[purpose]


@dataclass(frozen=True)
class Stamp:
    """What an environment is made of: `base`, which Python and where, and what was installed for each purpose."""

    base: str
    installed: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, file: Path) -> "Stamp | None":
        """The stamp in this file, or None when there is none that can be read."""
        try:
            known = json.loads(file.read_text("utf-8"))
            return cls(known["base"], dict(known["installed"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write(self, file: Path) -> None:
        """Keep the stamp in this file."""
        file.write_text(json.dumps({"base": self.base, "installed": dict(self.installed)}), "utf-8")


def run(command: Sequence[str], say: Say) -> None:
    """Run a command that makes the environment. Tells which packages pip fetches; raises `Trouble` when it fails."""
    heard = []
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            heard.append(line)
            if package := re.match(r"Collecting (\S+)==(\S+)", line):
                say(f"  {package[1]} {package[2]}")
    if process.returncode:
        raise trouble("".join(heard))


def tell(line: str) -> None:
    """Say it at once, also where output is kept back: what is started next speaks there too."""
    print(line, flush=True)


def prepare(environment: Environment, purpose: str, say: Say = tell, run: Run = run) -> None:
    """See to it that the environment has what `purpose` needs. Raises `Trouble` when that cannot be done.

    `say` gets a line for each thing that is done, and none when there is nothing to do.
    """
    base = _digest(sys.version, sys.base_prefix, str(environment.checkout))
    described = (environment.requirements(purpose), environment.checkout / "pyproject.toml")
    wanted = _digest(*(file.read_text("utf-8") for file in described))
    with turn():
        stamp = Stamp.read(environment.stamp)
        if stamp is None or stamp.base != base:
            stamp = Stamp(base)
        elif stamp.installed.get(purpose) == wanted:
            return
        try:
            _install_all(environment, purpose, stamp, say, run)
            Stamp(base, {**stamp.installed, purpose: wanted}).write(environment.stamp)
        except OSError as error:
            raise trouble(str(error)) from error
    say(f"Klaar. De opdrachtregel van VGR Desktop is {environment.command('vgr')}\n")


def _install_all(environment: Environment, purpose: str, stamp: Stamp, say: Say, run: Run) -> None:
    environment.stamp.unlink(missing_ok=True)
    if not stamp.installed:
        _make(environment, say, run)
    say("De onderdelen worden opgehaald en geïnstalleerd.")
    pip = (environment.command("python"), *ISOLATED, "-m", "pip", "--no-input", "--disable-pip-version-check")
    # The pins are all there is to install: pip that resolves again finds what the index has newer today.
    install = (*pip, "install", "--no-user", "--progress-bar=off", "--no-deps")
    run((*install, "--require-hashes", "--only-binary=:all:", "-r", str(environment.requirements(purpose))), say)
    run((*install, "--no-build-isolation", "--editable", str(environment.checkout)), say)
    run((*pip, "check"), say)


def _make(environment: Environment, say: Say, run: Run) -> None:
    if any(importlib.util.find_spec(module) is None for module in ("venv", "ensurepip")):
        raise Trouble(NO_VENV)
    say(f"VGR Desktop wordt klaargezet in {environment.folder}")
    say("Dat gebeurt eenmalig, haalt ongeveer 100 MB op en kan enkele minuten duren.")
    run((sys.executable, *ISOLATED, "-m", "venv", "--clear", "--without-pip", str(environment.folder)), say)
    # venv could do this as well, but would keep to itself what went wrong.
    run((environment.command("python"), *ISOLATED, "-m", "ensurepip", "--default-pip"), say)


def _digest(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def start(purpose: str, command: str, *arguments: str, variables: Mapping[str, str], folder: Path | None = None) -> int:
    """Prepare the environment, run one of its commands and answer the exit code; a trouble is told, and gives 1.

    `variables` are those of the command's own environment; it works in `folder`, or where it was started.
    """
    environment = Environment()
    try:
        prepare(environment, purpose)
        return subprocess.call((environment.command(command), *arguments), env=dict(variables), cwd=folder)
    except Trouble as met:
        print(f"\n{met}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nAfgebroken.", file=sys.stderr)
        return 130
