"""A changed text from one laptop to another through the server, over a slow network, and what travels for it.

    PYTHONPATH=src:. python -m tests.bench.bench_team [ROUNDS]

Needs PostgreSQL; the network has 40 ms of latency each way. For a city (206 deliverables) and for ten times as many,
prints the median time from the beginning of the synchronisation of the one until the other has the text, the bytes that
both laptops and the server exchange for it, and what both laptops took of the processor. Then what typing in another
thread waits for while synchronisations run one after the other.
"""

import queue
import statistics
import sys
import threading
import time

from tests.bench.bench_export import City
from tests.bench.slow_network import SlowNetwork
from tests.postgres import new_database, running_server
from tests.services.test_team import Desk
from vgr_desktop.core.model.tree import everything
from vgr_desktop.team import hub
from vgr_desktop.team.address import Address
from vgr_desktop.team.news import Listener, Listening

DELAY = 0.040
"""Seconds each way, as from a laptop at home to the town hall."""
SIZES = (206, 2060)
KEYS = 400


def measure(place: Address, network: SlowNetwork, deliverables: int, rounds: int) -> None:
    """Let two laptops meet, and one of them write."""
    report = City(1, deliverables).report()
    first, second = Desk(place, (report,), 1_000_000), Desk(place, (), 2_000_000)
    first.sync()
    second.sync()
    heard: queue.Queue[int] = queue.Queue()
    listening = Listening(place, None, Listener(heard.put, lambda _presence: None))
    listening.start()
    while not listening.is_connected:
        time.sleep(0.01)
    took, travelled, worked = [], [], []
    for number in range(rounds):
        first.write(f"Wijziging {number}.")
        bytes_before, cpu, began = network.bytes, time.process_time(), time.perf_counter()
        first.sync()
        heard.get(timeout=20)
        second.sync()
        took.append(time.perf_counter() - began)
        worked.append(time.process_time() - cpu)
        travelled.append(network.bytes - bytes_before)
        assert second.read() == f"Wijziging {number}."
        first.sync()
        while not heard.empty():
            heard.get()
    size = sum(1 for _ in everything(report))
    print(
        f"{size} items: {statistics.median(took) * 1000:.0f} ms from one to the other, "
        f"{statistics.median(travelled):.0f} bytes, {statistics.median(worked) * 1000:.0f} ms of the processor"
    )
    waits = waiting(first)
    listening.stop()
    for desk in (first, second):
        desk.hub.close()
    print(
        f"{size} items: a key of 1 ms takes {waits[0]:.1f} ms alone and {waits[1]:.1f} ms while it synchronises (95 %)"
    )


def waiting(desk: Desk) -> tuple[float, float]:
    """What a millisecond of work takes on this thread, in milliseconds: alone, and while another synchronises."""
    alone = worst()
    going = threading.Event()
    going.set()

    def synchronise() -> None:
        number = 0
        while going.is_set():
            number += 1
            desk.write(f"Steeds anders {number}.")
            desk.sync()

    thread = threading.Thread(target=synchronise)
    thread.start()
    meanwhile = worst()
    going.clear()
    thread.join()
    return alone, meanwhile


def worst() -> float:
    """The 95 % of a millisecond of work, again and again, with a pause as between two keys."""
    took = []
    for _ in range(KEYS):
        time.sleep(0.005)
        began = time.perf_counter()
        end = time.thread_time() + 0.001
        while time.thread_time() < end:
            pass
        took.append((time.perf_counter() - began) * 1000)
    return sorted(took)[len(took) * 95 // 100]


def main() -> None:
    """Measure each size with a team dossier of its own."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with running_server() as folder:
        network = SlowNetwork(folder / ".s.PGSQL.5432", DELAY)
        for size in SIZES:
            here = Address.read(new_database(folder))
            hub.create(here)
            there = f"postgresql://beheer@127.0.0.1:{network.port}/{here.url.database}?sslmode=disable"
            measure(Address.read(there), network, size, rounds)


if __name__ == "__main__":
    main()
