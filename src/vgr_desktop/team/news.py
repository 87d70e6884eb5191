"""What a team dossier tells of itself: that there is a new revision, and who works in which text.

A connection of its own listens. Who works where is said from one program to the others, and is stored nowhere.
"""

import json
import select
import socket
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import psycopg

from vgr_desktop.core.model.problems import Problem
from vgr_desktop.team.address import Address
from vgr_desktop.team.hub import engine_for
from vgr_desktop.team.tables import SCHEMA
from vgr_desktop.team.troubles import told_of

ENDING_SECONDS = 2.0
"""How long to wait for the end of the connection; a server that does not answer is left alone."""
AGAIN_SECONDS = 30.0
"""How long to wait after a connection was lost."""
_LONGEST = 7000
"""Characters of a message; PostgreSQL takes 8,000 bytes."""


@dataclass(frozen=True, slots=True)
class Presence:
    """Somebody works in a text: his name, a random name of his window, and the lineages of the report and the text.

    An empty text: in none. `asks`: he has just come, and wants to know where the others are.
    """

    who: str
    window: str
    report: str = ""
    text: str = ""
    asks: bool = False

    def said(self) -> str:
        """The message for the others."""
        said = {"who": self.who, "window": self.window, "report": self.report, "text": self.text, "asks": self.asks}
        return json.dumps(said)[:_LONGEST]


@dataclass(frozen=True, slots=True)
class Listener:
    """What is called on the listening thread: with the number of a new revision, and with where somebody works."""

    revised: Callable[[int], None]
    present: Callable[[Presence], None]


class Listening:
    """Listens until it is stopped; when the connection is lost it tries again by itself."""

    def __init__(self, address: Address, password: str | None, listener: Listener) -> None:
        """`start` begins it."""
        self._address, self._password = address, password
        self._listener = listener
        self._stopped = threading.Event()
        self._connected = threading.Event()
        self._waker, self._woken = socket.socketpair()
        self._thread = threading.Thread(target=self._run, name="news", daemon=True)

    @property
    def is_connected(self) -> bool:
        """Whether it hears what is said now."""
        return self._connected.is_set()

    def start(self) -> None:
        """Begin to listen, on a thread of its own."""
        self._thread.start()

    def stop(self) -> None:
        """Listen no more, and end the connection."""
        self._stopped.set()
        self._waker.send(b"!")
        if self._thread.is_alive():
            self._thread.join(ENDING_SECONDS)

    def _run(self) -> None:
        with self._waker, self._woken:
            while not self._stopped.is_set():
                try:
                    self._listen()
                except Problem:  # a synchronisation tells it
                    self._stopped.wait(AGAIN_SECONDS)

    def _listen(self) -> None:
        engine = engine_for(self._address, self._password)
        try:
            with told_of(self._address), engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
                connection.exec_driver_sql(f"LISTEN {SCHEMA}")
                driver = connection.connection.driver_connection
                assert isinstance(driver, psycopg.Connection)  # noqa: S101  # it is PostgreSQL's
                self._connected.set()
                while not self._stopped.is_set():
                    for heard in driver.notifies(timeout=0):
                        self._hear(heard.payload)
                    select.select([driver.fileno(), self._woken.fileno()], [], [])
        finally:
            self._connected.clear()
            engine.dispose()

    def _hear(self, payload: str) -> None:
        try:
            said = json.loads(payload)
        except ValueError:
            return  # anybody in the database can say anything
        if not isinstance(said, Mapping) or self._stopped.is_set():
            return
        if isinstance(said.get("revision"), int):
            self._listener.revised(said["revision"])
        elif isinstance(said.get("who"), str):
            who, window, report, text = (str(said.get(name, ""))[:200] for name in ("who", "window", "report", "text"))
            self._listener.present(Presence(who, window, report, text, asks=bool(said.get("asks"))))
