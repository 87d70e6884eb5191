"""The computers on which the program is set up: each supported Python on each supported system.

Needs the library `packaging`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms
from python_version import NEWEST, OLDEST, spoken


@dataclass(frozen=True)
class System:
    """One kind of computer: what markers say of it, and which platforms of wheels it takes."""

    name: str
    markers: Mapping[str, str]
    platforms: tuple[str, ...]


def _system(name: str, kind: tuple[str, str, str], machine: str, platforms: tuple[str, ...]) -> System:
    sys_platform, platform_system, os_name = kind
    markers = {"sys_platform": sys_platform, "platform_system": platform_system, "os_name": os_name}
    return System(name, {**markers, "platform_machine": machine}, platforms)


def _linux(machine: str, glibc: int) -> tuple[str, ...]:
    """The platforms of the wheels that a Linux with glibc 2.`glibc` takes."""
    old = (f"{name}_{machine}" for name in ("manylinux2014", "manylinux2010", "manylinux1"))
    return (*(f"manylinux_2_{minor}_{machine}" for minor in range(glibc, 4, -1)), *old)


_WINDOWS = ("win32", "Windows", "nt")
_LINUX = ("linux", "Linux", "posix")
_MAC = ("darwin", "Darwin", "posix")
_MACOS = (13, 0)
_DEBIAN_12, _UBUNTU_24_04 = 36, 39  # their glibc; Qt asks for the newer one on Arm

WINDOWS = _system("Windows", _WINDOWS, "AMD64", ("win_amd64",))
LINUX = _system("Linux", _LINUX, "x86_64", _linux("x86_64", _DEBIAN_12))
"""The systems for which there are bundles."""

SYSTEMS = (
    WINDOWS,
    _system("Windows on Arm", _WINDOWS, "ARM64", ("win_arm64",)),
    LINUX,
    _system("Linux on Arm", _LINUX, "aarch64", _linux("aarch64", _UBUNTU_24_04)),
    _system("macOS", _MAC, "x86_64", tuple(mac_platforms(_MACOS, "x86_64"))),
    _system("macOS on Arm", _MAC, "arm64", tuple(mac_platforms(_MACOS, "arm64"))),
)


@dataclass(frozen=True)
class Computer:
    """A Python on a system."""

    python: tuple[int, int]
    system: System

    def __str__(self) -> str:
        return f"Python {spoken(self.python)}, {self.system.name}"

    @property
    def markers(self) -> dict[str, str]:
        """What the markers of a requirement are judged by."""
        version = spoken(self.python)
        full = f"{version}.0"
        python = {"python_version": version, "python_full_version": full, "implementation_version": full}
        implementation = {"implementation_name": "cpython", "platform_python_implementation": "CPython"}
        return {**self.system.markers, **python, **implementation, "platform_release": "", "platform_version": ""}

    @property
    def tags(self) -> frozenset[Tag]:
        """The tags of the wheels that can be installed."""
        return _tags(self.python, self.system.platforms)


@cache
def _tags(python: tuple[int, int], platforms: tuple[str, ...]) -> frozenset[Tag]:
    interpreter = "cp{}{}".format(*python)
    own = cpython_tags(python, [interpreter], platforms)
    return frozenset((*own, *compatible_tags(python, interpreter, platforms)))


def computers() -> Iterator[Computer]:
    """All of them."""
    for minor in range(OLDEST[1], NEWEST[1] + 1):
        for system in SYSTEMS:
            yield Computer((OLDEST[0], minor), system)
