"""Whether a program that was seen before still runs on this computer.

A process number alone does not say so, for numbers are used again; together with the moment of its start it does.
"""

import os
import sys
from pathlib import Path

_START_FIELD = 19
"""Where `/proc/<process>/stat` has the start, counted after the name in brackets (proc(5), field 22)."""


def birth(process: int) -> str | None:
    """When the process started, in words of the system; empty where that cannot be known, None when it is gone."""
    if process <= 0:
        return None
    if sys.platform == "win32":
        return _birth_on_windows(process)
    if sys.platform == "linux":
        return _birth_on_linux(process)
    return "" if _exists(process) else None


def is_running(process: int, born: str) -> bool:
    """Whether the process that started when `born` says still runs; when in doubt, it does."""
    now = birth(process)
    return now is not None and (not born or not now or now == born)


def _birth_on_linux(process: int) -> str | None:
    try:
        status = Path("/proc", str(process), "stat").read_text("utf-8", "replace")
    except (FileNotFoundError, ProcessLookupError):
        return None
    except OSError:
        return ""
    return status.rpartition(")")[2].split()[_START_FIELD]


def _exists(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _birth_on_windows(process: int) -> str | None:
    if sys.platform != "win32":
        raise NotImplementedError
    import ctypes
    from ctypes import wintypes

    query_limited_information, access_denied = 0x1000, 5
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.OpenProcess.restype = wintypes.HANDLE
    handle = kernel.OpenProcess(query_limited_information, False, process)
    if not handle:
        return "" if ctypes.get_last_error() == access_denied else None
    times = [wintypes.FILETIME() for _ in range(4)]
    try:
        known = kernel.GetProcessTimes(wintypes.HANDLE(handle), *map(ctypes.byref, times))
    finally:
        kernel.CloseHandle(wintypes.HANDLE(handle))
    started, ended = times[:2]
    if known and (ended.dwHighDateTime or ended.dwLowDateTime):
        return None
    return f"{started.dwHighDateTime}:{started.dwLowDateTime}" if known else ""
