"""A network that is slow: what goes to a server and comes back is held up by a delay each way, and counted.

Stands in for `tc netem`, which not every kernel has; it delays what is sent as that does, and lets as much through at
once as there is.
"""

import asyncio
import threading
from collections.abc import Coroutine
from pathlib import Path
from typing import Any


class SlowNetwork:
    """Passes on what comes to `port` on this computer to the socket of a server, `delay` seconds later each way."""

    def __init__(self, socket: Path, delay: float) -> None:
        """Begin at once, on a thread of its own; `bytes` counts what went either way."""
        self.bytes = 0
        self.port = 0
        self._socket, self._delay = socket, delay
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        threading.Thread(target=self._run, daemon=True).start()
        self._ready.wait()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._connect, "127.0.0.1", 0))
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()

    async def _connect(self, inward: asyncio.StreamReader, outward: asyncio.StreamWriter) -> None:
        there, to_there = await asyncio.open_unix_connection(self._socket)
        self._begin(self._pass_on(inward, to_there))
        self._begin(self._pass_on(there, outward))

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _pass_on(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        while data := await source.read(65_536):
            self.bytes += len(data)
            self._loop.call_later(self._delay, target.write, data)
        self._loop.call_later(self._delay, target.close)
