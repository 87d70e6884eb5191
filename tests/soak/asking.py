"""Asks every program on the bus for accessibility about all that it shows, over and over, as a screen reader does.

    /usr/bin/python3 tests/soak/asking.py

Ends when its standard input is closed. Needs Debian's python3-gi; it knows nothing of the program.
"""

import contextlib
import sys
import threading
from collections.abc import Iterator

from gi.repository import Gio, GLib  # type: ignore[import-not-found]  # of the system, not of the environment

_ACCESSIBLE = "org.a11y.atspi.Accessible"
_ROOT = "/org/a11y/atspi/accessible/root"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_OF_WAYS = {
    "org.a11y.atspi.Component": (
        ("GetExtents", GLib.Variant("(u)", (0,))),
        ("GetAccessibleAtPoint", GLib.Variant("(iiu)", (400, 400, 0))),
    ),
    "org.a11y.atspi.Action": (("GetActions", None),),
    "org.a11y.atspi.Text": (
        ("GetText", GLib.Variant("(ii)", (0, -1))),
        ("GetStringAtOffset", GLib.Variant("(iu)", (0, 3))),
        ("GetCharacterExtents", GLib.Variant("(iu)", (0, 0))),
    ),
    "org.a11y.atspi.Table": (("GetAccessibleAt", GLib.Variant("(ii)", (0, 0))), ("GetSelectedRows", None)),
    "org.a11y.atspi.TableCell": (("GetRowColumnSpan", None),),
    "org.a11y.atspi.Selection": (("GetSelectedChild", GLib.Variant("(i)", (0,))),),
}
"""What is asked of an object that can be used in such a way."""
_MOST = 800
"""Objects that are asked about in each round, of each program."""
_PATIENCE = 2000
"""Milliseconds to wait for an answer."""

Place = tuple[str, str]


class Bus:
    """The bus for accessibility."""

    def __init__(self) -> None:
        """Connect to it; it is started when nobody uses it yet."""
        session = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        (address,) = session.call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, 10_000, None
        ).unpack()
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self._bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        self._listen()

    def children(self, place: Place) -> list[Place]:
        """What is in an object."""
        (found,) = self._ask(place, _ACCESSIBLE, "GetChildren", None)
        return [(str(name), str(path)) for name, path in found]

    def look_at(self, place: Place) -> None:
        """Ask for what a screen reader wants to know of an object, and of each way in which it can be used."""
        for method in ("GetRole", "GetState", "GetRelationSet", "GetAttributes", "GetIndexInParent"):
            self._ask(place, _ACCESSIBLE, method, None)
        for fact in ("Name", "Description", "Parent", "ChildCount"):
            self._ask(place, _PROPERTIES, "Get", GLib.Variant("(ss)", (_ACCESSIBLE, fact)))
        for way in self._ask(place, _ACCESSIBLE, "GetInterfaces", None)[0]:
            for method, parameters in _OF_WAYS.get(str(way), ()):
                self._ask(place, str(way), method, parameters)

    def _ask(self, place: Place, interface: str, method: str, parameters: object) -> tuple[list[Place]]:
        answer = self._bus.call_sync(*place, interface, method, parameters, None, 0, _PATIENCE, None)
        return answer.unpack()  # type: ignore[no-any-return]  # there are no types for this library

    def _listen(self) -> None:
        """Ask to hear of events: programs tell them only to those who listen."""
        for event in ("object", "window", "focus"):
            self._bus.call_sync(
                "org.a11y.atspi.Registry",
                "/org/a11y/atspi/registry",
                "org.a11y.atspi.Registry",
                "RegisterEvent",
                GLib.Variant("(sass)", (event, [], "")),
                None,
                0,
                _PATIENCE,
                None,
            )


def everything(bus: Bus, place: Place) -> Iterator[Place]:
    """All objects in this one, from the top down."""
    waiting = [place]
    for _ in range(_MOST):
        if not waiting:
            return
        here = waiting.pop(0)
        yield here
        with contextlib.suppress(GLib.Error):  # it is gone by now
            waiting += bus.children(here)


def _wait_for_the_end(ended: threading.Event) -> None:
    sys.stdin.read()
    ended.set()


def main() -> None:
    """Ask until nobody wants to know any more."""
    ended = threading.Event()
    threading.Thread(target=_wait_for_the_end, args=(ended,), daemon=True).start()
    bus = Bus()
    print("asking", flush=True)
    while not ended.wait(0.01):
        with contextlib.suppress(GLib.Error):
            for program in bus.children(("org.a11y.atspi.Registry", _ROOT)):
                for place in everything(bus, program):
                    with contextlib.suppress(GLib.Error):
                        bus.look_at(place)


if __name__ == "__main__":
    main()
