"""A team at work: officers who write in one report at once, each on a laptop that is often offline, and one server.

    PYTHONPATH=src python -m tests.soak.soak_team [--officers 60] [--minutes 10] [--deliverables 206] [--hands 2]

Needs PostgreSQL on this computer; starts one of its own. Each officer has a dossier in memory and the program's own
synchronising; he writes texts, sets lights, renames, adds, moves and removes, and is away for seconds to minutes. Now
and then the server ends all connections. Every word that is written is one that nobody else writes. In the end all
choose what stays of what both changed, and then it must hold that all dossiers and the server say the same, and that
every word is there, or was written over by somebody who saw it, or was in something that somebody removed who saw it.
"""

import argparse
import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import unified_diff
from typing import Any

from tests.bench.bench_export import City
from tests.postgres import new_team_dossier, run_sql, running_server
from tests.teams import by_lineage
from vgr_desktop.core.editing import edits, writing
from vgr_desktop.core.model.identities import Identities
from vgr_desktop.core.model.problems import Problem, Refused
from vgr_desktop.core.model.report import Deliverable, Explanation, Item, Report, Text
from vgr_desktop.core.model.text import from_plain, plain
from vgr_desktop.core.model.tree import everything, index
from vgr_desktop.files.format.rows import HIGHEST_ID
from vgr_desktop.files.format.team_link import Revision, TeamLink
from vgr_desktop.services.team import Meeting
from vgr_desktop.team.address import Address
from vgr_desktop.team.hub import Hub

SEED = 20261201
SYNC_SECONDS = 4.0
"""About how often an officer who is there synchronises: after a pause in his writing."""
BETWEEN_EDITS = 3.0
"""Seconds between two edits of an officer, on average; a person needs longer for a sentence."""
AWAY = (0.08, 4.0, 90.0)
"""The chance at each edit to go offline, and for how many seconds, from and to."""
CUT_EACH = 20.0
"""Seconds between two times that the server ends all connections."""


@dataclass
class Log:
    """What was done: for each word the one that it replaced, and the words that stood in what was removed."""

    replaced: dict[str, str] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)
    edits: int = 0
    syncs: int = 0
    failures: dict[str, int] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)


class Officer:
    """One laptop."""

    def __init__(self, number: int, place: Address, log: Log) -> None:
        self._random = random.Random(SEED + number)  # noqa: S311  # a play, not a secret
        self._number, self._count = number, 0
        self._log = log
        self.identities = Identities(1_000_000 * (number + 1))
        self.reports: tuple[Report, ...] = ()
        self.meeting = Meeting(Hub(place), TeamLink(str(place), Hub(place).team()), {})
        self._back_at = 0.0
        self.next_edit, self.next_sync = time.monotonic() + self._pause(), 0.0

    def _pause(self) -> float:
        return self._random.expovariate(1 / BETWEEN_EDITS)

    def act(self) -> None:
        """Do what is due."""
        now = time.monotonic()
        if now >= self.next_edit and self.reports:
            self._edit()
            self.next_edit = now + self._pause()
            chance, least, most = AWAY
            if self._random.random() < chance:
                self._back_at = now + self._random.uniform(least, most)
        if now >= max(self.next_sync, self._back_at):
            self.sync()
            self.next_sync = time.monotonic() + self._random.uniform(0.5, 1.5) * SYNC_SECONDS

    def sync(self) -> None:
        """Synchronise; what does not work is tried again later."""
        began = time.perf_counter()
        try:
            synced = self.meeting.meet(self.reports, self.identities)
            self.reports = synced.together.ours
            self.meeting.took_in(synced)
        except Problem as problem:
            name = type(problem).__name__
            self._log.failures[name] = self._log.failures.get(name, 0) + 1
            return
        self._log.syncs += 1
        self._log.seconds.append(time.perf_counter() - began)

    def choose(self) -> None:
        """Choose one's own words wherever both changed something; those of the other go by that choice."""
        waiting = self.meeting.link.waiting
        there = (item for report in self.meeting.shared.reports for item in everything(report))
        self._log.removed += [word for item in there if item.id in waiting for word in words_of(item)]
        self.meeting.settle(self.meeting.link.waiting, self.meeting.shared)

    def _edit(self) -> None:
        report = self.reports[0]
        kind = self._random.choices(("text", "rename", "light", "add", "remove", "move"), (50, 15, 20, 6, 2, 7))[0]
        try:
            changed = getattr(self, f"_{kind}")(report)
        except (Refused, IndexError):
            return
        self.reports = (changed, *self.reports[1:])
        self._log.edits += 1

    def _word(self, instead_of: str) -> str:
        self._count += 1
        word = f"w{self._number}x{self._count}"
        self._log.replaced[word] = instead_of
        return word

    def _text(self, report: Report) -> Report:
        texts = [item for item in everything(report) if isinstance(item, Text | Explanation)]
        text = self._random.choice(texts)
        return writing.write(report, text.id, from_plain(self._word(plain(text.body))))

    def _rename(self, report: Report) -> Report:
        node = self._random.choice(self._deliverables(report))
        return edits.rename(report, node.id, self._word(node.title))

    def _light(self, report: Report) -> Report:
        light = self._random.choice(("green", "orange", "red", None))
        return edits.set_light(report, self._random.choice(self._deliverables(report)).id, light)

    def _add(self, report: Report) -> Report:
        goals = [goal for programme in report.programmes for area in programme.areas for goal in area.goals]
        return edits.add_child(report, self._random.choice(goals).id, self.identities.new(), self._word(""))

    def _move(self, report: Report) -> Report:
        node = self._random.choice(self._deliverables(report))
        goals = [goal for programme in report.programmes for area in programme.areas for goal in area.goals]
        return edits.move(report, node.id, self._random.choice(goals).id, 0)

    def _remove(self, report: Report) -> Report:
        node = self._random.choice(self._deliverables(report))
        after = edits.remove(report, node.id)
        left = index(after).items
        self._log.removed += [word for item in everything(report) if item.id not in left for word in words_of(item)]
        return after

    def _deliverables(self, report: Report) -> list[Deliverable]:
        return [item for item in everything(report) if isinstance(item, Deliverable)]


def words_of(item: Item) -> list[str]:
    """The words of an item that the officers write."""
    body = getattr(item, "body", None)
    return [plain(body) if body is not None else str(getattr(item, "title", ""))]


def hand(place: Address, numbers: range, seconds: float) -> dict[str, Any]:
    """Several officers in one process: their work, and their rest. Returns what they did and what they have."""
    log = Log()
    officers = [Officer(number, place, log) for number in numbers]
    for officer in officers:
        officer.sync()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for officer in officers:
            officer.act()
        time.sleep(0.005)
    came_to_rest = False
    for _ in range(200):
        sys.stdout.write("round\n")
        sys.stdout.flush()
        if sys.stdin.readline().strip() == "end":
            came_to_rest = True
            break
        for officer in officers:
            officer.choose()
            officer.sync()
    found = {
        "log": log.__dict__,
        "rest": came_to_rest,
        "words": [sorted({w for r in o.reports for i in everything(r) for w in words_of(i)}) for o in officers],
        "digest": [json.dumps(digest(o.reports)) for o in officers],
        "revision": [o.meeting.link.revision.number for o in officers],
    }
    for officer in officers:
        officer.meeting.close()
    return found


def digest(reports: tuple[Report, ...]) -> list[str]:
    """What the reports say, the same on every laptop."""
    items = (item for report in by_lineage(reports) for item in everything(report))
    return [f"{type(item).__name__} {item.lineage} {getattr(item, 'light', '')} {words_of(item)}" for item in items]


def main() -> None:
    """Play, and tell what came of it; the exit code says whether all of it held."""
    ask = argparse.ArgumentParser()
    for name, usual in (("officers", 60), ("minutes", 10.0), ("deliverables", 206), ("hands", 2)):
        ask.add_argument(f"--{name}", type=type(usual), default=usual)
    ask.add_argument("--as-hand", nargs=3)
    options = ask.parse_args()
    if options.as_hand:
        address, first, last = options.as_hand
        found = hand(Address.read(address), range(int(first), int(last)), options.minutes * 60)
        sys.stdout.write(json.dumps(found) + "\n")
        return
    sys.exit(play(options))


def play(options: argparse.Namespace) -> int:
    """Start the server and the hands, wait, bring all to rest, and compare."""
    with running_server() as folder:
        place = new_team_dossier(folder)
        first = Meeting(Hub(place), TeamLink(str(place), Hub(place).team()), {})
        report = City(1, options.deliverables).report()
        first.meet((report,), Identities(900_000))
        share = -(-options.officers // options.hands)
        starts = range(0, options.officers, share)
        hands = [start_hand(place, at, min(at + share, options.officers), options.minutes) for at in starts]
        cut_until(place, time.monotonic() + options.minutes * 60)
        rounds = bring_to_rest(hands, place)
        results = [json.loads(each.stdout.readline()) for each in hands if each.stdout]
        for each in hands:
            each.wait()
        first.close()
        rows = Hub(place)
        final = Meeting(rows, TeamLink(str(place), rows.team()), {})
        there = final.meet((), Identities(1)).together.shared.reports
        final.close()
        return tell(results, there, rounds)


def start_hand(place: Address, first: int, last: int, minutes: float) -> "subprocess.Popen[str]":
    command = (sys.executable, "-m", "tests.soak.soak_team", "--minutes", str(minutes))
    hand_of = ("--as-hand", str(place), str(first), str(last))
    return subprocess.Popen((*command, *hand_of), text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # itself


def cut_until(place: Address, end: float) -> None:
    """Let the server end all connections now and then."""
    while (left := end - time.monotonic()) > 0:
        time.sleep(min(CUT_EACH, left))
        run_sql(
            str(place),
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )


def bring_to_rest(hands: "list[subprocess.Popen[str]]", place: Address) -> int:
    """Let all choose and synchronise until a whole round changes nothing. Return the number of rounds."""
    revision, rounds, still = -1, 0, 0
    with Hub(place) as hub:
        while still < 3 and rounds < 150:
            for each in hands:
                assert each.stdout
                assert each.stdin
                each.stdout.readline()
                each.stdin.write("go\n")
                each.stdin.flush()
            now = hub.news(Revision(HIGHEST_ID)).revision.number
            still = still + 1 if now == revision else 0
            revision, rounds = now, rounds + 1
    for each in hands:
        assert each.stdout
        assert each.stdin
        each.stdout.readline()
        each.stdin.write("end\n")
        each.stdin.flush()
    return rounds


def tell(results: list[Mapping[str, Any]], there: tuple[Report, ...], rounds: int) -> int:
    """Compare all, and tell the figures. 0: all of it holds."""
    server = json.dumps(digest(there))
    digests = {one for result in results for one in result["digest"]} | {server}
    for other in sorted(digests - {server})[:3]:
        print(*unified_diff(json.loads(server), json.loads(other), "server", "laptop", n=0, lineterm=""), sep="\n")
    replaced = {word: old for result in results for word, old in result["log"]["replaced"].items()}
    removed = {word for result in results for word in result["log"]["removed"]}
    words = {word for result in results for own in result["words"] for word in own}
    lost = sorted(lost_words(replaced, removed, words))
    seconds = sorted(one for result in results for one in result["log"]["seconds"])
    failures: dict[str, int] = {}
    for result in results:
        for name, count in result["log"]["failures"].items():
            failures[name] = failures.get(name, 0) + count
    print(f"edits {sum(r['log']['edits'] for r in results)}, words {len(replaced)}, syncs {len(seconds)}, {failures}")
    median, most = (seconds[len(seconds) * share // 100] * 1000 for share in (50, 95))
    print(f"a sync: median {median:.0f} ms, 95 % {most:.0f} ms")
    print(f"revisions {max(max(r['revision']) for r in results)}, rounds to rest {rounds}")
    print(f"different dossiers {len(digests) - 1}, words lost {len(lost)} {lost[:10]}")
    return 1 if lost or len(digests) > 1 else 0


def lost_words(replaced: Mapping[str, str], removed: set[str], words: set[str]) -> Iterator[str]:
    """The words that are nowhere, and that nobody replaced or removed who saw them."""
    kept: dict[str, bool] = {}

    def is_kept(word: str) -> bool:
        if word not in kept:
            kept[word] = False
            kept[word] = word in words or word in removed or any(is_kept(new) for new in newer.get(word, ()))
        return kept[word]

    newer: dict[str, list[str]] = {}
    for word, old in replaced.items():
        newer.setdefault(old, []).append(word)
    yield from (word for word in replaced if not is_kept(word))


if __name__ == "__main__":
    main()
