"""Whether a program that was seen before still runs on this computer.

A process number alone is not enough, because numbers are used again; together with the moment of its start it is.
"""

import os
import sys
from pathlib import Path

_STATE_FIELD, _START_FIELD = 0, 19
"""The positions of these in `/proc/<process>/stat`, after the name in brackets (proc(5), fields 3 and 22)."""

_ENDED = frozenset("ZXx")
"""The states of a process that has ended and whose parent has not asked about it yet (proc(5))."""


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _QUERY_LIMITED_INFORMATION = 0x1000
    _ACCESS_DENIED = 5

    def _birth(process: int) -> str | None:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = wintypes.HANDLE
        handle = wintypes.HANDLE(kernel.OpenProcess(_QUERY_LIMITED_INFORMATION, False, process))
        if not handle:
            return "" if ctypes.get_last_error() == _ACCESS_DENIED else None
        started, ended, *others = (wintypes.FILETIME() for _ in range(4))
        try:
            known = kernel.GetProcessTimes(handle, *map(ctypes.byref, (started, ended, *others)))
        finally:
            kernel.CloseHandle(handle)
        if not known:
            return ""
        # A process that has ended may still be kept by another one.
        return None if ended.dwLowDateTime else f"{started.dwHighDateTime}:{started.dwLowDateTime}"

elif sys.platform == "linux":

    def _birth(process: int) -> str | None:
        try:
            status = Path("/proc", str(process), "stat").read_text("utf-8", "replace")
        except (FileNotFoundError, ProcessLookupError):
            return None
        except OSError:
            return ""
        fields = status.rpartition(")")[2].split()
        return None if fields[_STATE_FIELD] in _ENDED else fields[_START_FIELD]

else:

    def _birth(process: int) -> str | None:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return None
        except OSError:
            return ""
        return ""


def birth(process: int) -> str | None:
    """When the process started, as the system writes it; empty if that is unknown, None if the process is gone."""
    return _birth(process) if process > 0 else None


def is_running(process: int, born: str) -> bool:
    """Whether the process that started at `born` still runs; True when in doubt."""
    now = birth(process)
    return now is not None and (not born or not now or now == born)
