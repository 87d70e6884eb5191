"""How much work something is, in steps of Python: a clock would say more about the machine."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def steps(work: Callable[[], object]) -> int:
    """How many lines of Python run while this is done."""
    ran = 0

    def trace(_frame: FrameType, event: str, _: object) -> Any:
        nonlocal ran
        ran += event in ("line", "call")
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return ran
