"""A private screen without a monitor: the pixels that a program paints on it, and whether its window answers.

Pixels are read directly from the memory of the X server, and the window is asked with `_NET_WM_PING`, which a program
answers from its event loop; so the program need not be changed to be measured.
"""

import ctypes
import mmap
import os
import struct
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from operator import ne
from pathlib import Path
from select import select

WIDTH, HEIGHT = 1400, 900
LEAST_WIDTH, LEAST_HEIGHT = 600, 400
"""Pixels. A smaller window is not the main window."""
STRIDE = 8
"""One of every so many pixels is read, in both directions."""

_VIEWABLE = 2
_CLIENT_MESSAGE = 33
_NOTIFY = 1 << 19 | 1 << 17  # SubstructureNotifyMask and StructureNotifyMask of X.h
# A window may be gone before it is asked where it is; Xlib itself would then end the program.
_GO_ON = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(lambda _display, _error: 0)


class _Attributes(ctypes.Structure):
    """`XWindowAttributes` of Xlib.h."""

    _fields_ = (
        *((name, ctypes.c_int) for name in ("x", "y", "width", "height", "border", "depth")),
        ("visual", ctypes.c_void_p),
        ("root", ctypes.c_ulong),
        *((name, ctypes.c_int) for name in ("kind", "bit_gravity", "window_gravity", "backing_store")),
        *((name, ctypes.c_ulong) for name in ("backing_planes", "backing_pixel")),
        ("save_under", ctypes.c_int),
        ("colormap", ctypes.c_ulong),
        *((name, ctypes.c_int) for name in ("map_installed", "map_state")),
        *((name, ctypes.c_long) for name in ("all_events", "your_events", "not_propagated")),
        ("override_redirect", ctypes.c_int),
        ("screen", ctypes.c_void_p),
    )


class _Message(ctypes.Structure):
    """`XClientMessageEvent` of Xlib.h, as long as the longest event."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("padding", ctypes.c_long * 12),
    )


class _Text(ctypes.Structure):
    """`XTextProperty` of Xutil.h."""

    _fields_ = (
        ("value", ctypes.c_char_p),
        ("encoding", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("length", ctypes.c_ulong),
    )


class Window:
    """A window on the screen, by its number and place."""

    def __init__(self, number: int, place: _Attributes) -> None:
        self.number = number
        self.columns = slice(max(place.x, 0), min(place.x + place.width, WIDTH), STRIDE)
        self.rows = range(max(place.y, 0), min(place.y + place.height, HEIGHT), STRIDE)


class Screen:
    """The pixels and windows of a running Xvfb."""

    def __init__(self, name: str, memory: Path) -> None:
        """The screen with this name, whose pixels are in the file `memory`."""
        self.name = name
        with memory.open("rb") as file:
            self._memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        header = struct.unpack(">25I", self._memory[:100])  # of an XWD file: size, …, bytes per line, …, colours
        self._start, self._line = header[0] + header[19] * 12, header[12]
        self._xlib = _xlib()
        self._display = ctypes.c_void_p(self._xlib.XOpenDisplay(name.encode()))
        if not self._display:
            raise RuntimeError(f"the screen {name} does not answer")
        self._root = self._xlib.XDefaultRootWindow(self._display)
        self._xlib.XSelectInput(self._display, self._root, _NOTIFY)
        self._protocols, self._ping, self._title = map(self._atom, ("WM_PROTOCOLS", "_NET_WM_PING", "_NET_WM_NAME"))

    def close(self) -> None:
        """Close the screen."""
        self._xlib.XCloseDisplay(self._display)
        self._memory.close()

    def window(self) -> Window | None:
        """The largest window; None while there is none."""
        root, parent = ctypes.c_ulong(), ctypes.c_ulong()
        found, count = ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint()
        self._xlib.XQueryTree(self._display, self._root, *map(ctypes.byref, (root, parent, found, count)))
        places = {number: self._place(number) for number in found[: count.value]}
        self._xlib.XFree(found)
        shown = {n: p for n, p in places.items() if p.map_state == _VIEWABLE}
        large = {n: p for n, p in shown.items() if p.width >= LEAST_WIDTH and p.height >= LEAST_HEIGHT}
        number = max(large, key=lambda n: large[n].width * large[n].height, default=None)
        return None if number is None else Window(number, large[number])

    def pixels(self, window: Window) -> memoryview:
        """Some of the pixels of `window`, spread evenly."""
        lines = (self._start + row * self._line for row in window.rows)
        rows = (memoryview(self._memory[line : line + self._line]).cast("I") for line in lines)
        return memoryview(b"".join(row[window.columns].tobytes() for row in rows)).cast("I")

    def title(self, window: Window) -> str:
        """The text in the title bar of `window`."""
        found = _Text()
        number, wanted = ctypes.c_ulong(window.number), ctypes.c_ulong(self._title)
        self._xlib.XGetTextProperty(self._display, number, ctypes.byref(found), wanted)
        return (found.value or b"").decode()

    def send_ping(self, window: Window) -> None:
        """Ask the window to answer."""
        message = _Message(type=_CLIENT_MESSAGE, window=window.number, message_type=self._protocols, format=32)
        message.data[:3] = (self._ping, 0, window.number)
        self._xlib.XSendEvent(self._display, ctypes.c_ulong(window.number), 0, 0, ctypes.byref(message))
        self._xlib.XFlush(self._display)

    def wait_for_answer(self, seconds: float) -> bool:
        """Wait, at most this long, until something happens. Return whether it was the answer to a ping."""
        if not self._xlib.XPending(self._display):
            select([self._xlib.XConnectionNumber(self._display)], [], [], seconds)
        answered = False
        message = _Message()
        while self._xlib.XPending(self._display):
            self._xlib.XNextEvent(self._display, ctypes.byref(message))
            answered |= message.type == _CLIENT_MESSAGE and message.data[0] == self._ping
        return answered

    def _place(self, number: int) -> _Attributes:
        place = _Attributes()
        self._xlib.XGetWindowAttributes(self._display, ctypes.c_ulong(number), ctypes.byref(place))
        return place

    def _atom(self, name: str) -> int:
        return int(self._xlib.XInternAtom(self._display, name.encode(), 0))


def is_painted(pixels: memoryview) -> bool:
    """Whether more than 2 % of the pixels differ from the commonest one."""
    (_, most), *_ = Counter(pixels).most_common(1)
    return most < 0.98 * len(pixels)


def differ(one: memoryview, other: memoryview) -> bool:
    """Whether more than 0.2 % of the pixels are different ones; a blinking caret is less."""
    return one != other and sum(map(ne, one, other)) > 0.002 * len(one)


@contextmanager
def private_screen() -> Iterator[Screen]:
    """A screen on which nothing else is shown."""
    with tempfile.TemporaryDirectory() as folder:
        read, write = os.pipe()
        size = f"{WIDTH}x{HEIGHT}x24"
        options = ("-displayfd", str(write), "-screen", "0", size, "-fbdir", folder, "-noreset", "-nolisten", "tcp")
        with subprocess.Popen(("Xvfb", *options), pass_fds=[write], stderr=subprocess.DEVNULL) as server:  # noqa: S607  # found by the system
            os.close(write)
            with os.fdopen(read) as told:
                number = told.readline().strip()
            try:
                yield from _opened(f":{number}", Path(folder, "Xvfb_screen0"))
            finally:
                server.terminate()


def _opened(name: str, memory: Path) -> Iterator[Screen]:
    screen = Screen(name, memory)
    try:
        yield screen
    finally:
        screen.close()


def _xlib() -> ctypes.CDLL:
    library = ctypes.CDLL("libX11.so.6")
    library.XOpenDisplay.restype = ctypes.c_void_p
    library.XDefaultRootWindow.restype = ctypes.c_ulong
    library.XInternAtom.restype = ctypes.c_ulong
    library.XSelectInput.argtypes = (ctypes.c_void_p, ctypes.c_ulong, ctypes.c_long)
    library.XQueryTree.argtypes = (ctypes.c_void_p, ctypes.c_ulong, *[ctypes.c_void_p] * 4)
    library.XSetErrorHandler(_GO_ON)
    return library
