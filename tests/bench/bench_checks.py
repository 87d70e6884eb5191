"""How long all checks together take, the first time and after an edit.

    PYTHONPATH=src python -m tests.bench.bench_checks

For 206 deliverables (a whole city, 28,000 words) and for 2,000, optional rules and a previous edition included. Prints
processor time, and how many times that of counting the words of the texts it is. Exits with 1 when the checks after an
edit take longer than a frame of the screen, or 100 ms.
"""

import sys
from itertools import count

from tests.bench.bench_export import City, cpu, words
from vgr_desktop.core.checks import OPTIONAL, Inspector
from vgr_desktop.core.editing.writing import write
from vgr_desktop.core.model.report import Report
from vgr_desktop.core.model.text import from_plain
from vgr_desktop.core.model.tree import walk

LONGEST = {206: 0.016, 2000: 0.100}  # seconds after an edit, by number of deliverables


def after_an_edit(report: Report, previous: Report) -> float:
    """The processor time of the checks after one text was changed, the way the window asks for them."""
    inspector, numbers = Inspector(OPTIONAL), count()
    text = report.programmes[-1].areas[-1].explanations[-1]
    inspector.findings(report, previous)
    edited = [write(report, text.id, from_plain(f"Nog {next(numbers)} weken.")) for _ in range(10)]
    return cpu(lambda: inspector.findings(edited.pop(), previous), len(edited))


def main() -> int:
    """Measure and print; 1 when anything is above its limit."""
    failed = False
    for deliverables, longest in LONGEST.items():
        report, previous = (City(1, deliverables).report() for _ in range(2))
        least = cpu(lambda: words(report), 5)  # noqa: B023  # called at once
        first = cpu(lambda: Inspector(OPTIONAL).findings(report, previous), 3)  # noqa: B023  # called at once
        then = after_an_edit(report, previous)
        found = len(Inspector(OPTIONAL).findings(report, previous))
        print(
            f"{deliverables:>5} deliverables, {sum(1 for _ in walk(report))} nodes, {found} findings: "
            f"at first {first * 1000:.1f} ms ({first / least:.1f} x counting the words), "
            f"after an edit {then * 1000:.1f} ms ({then / least:.1f} x; limit {longest * 1000:.0f} ms)"
        )
        failed = failed or then > longest
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
