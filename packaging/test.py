"""Set VGR Desktop up for its tests where that is needed, and run them: `python3 packaging/test.py [pytest options]`.

Paths in the options are counted from the top of the project. No window is shown, unless QT_QPA_PLATFORM says how.
The tests run side by side, as many as there are processors; one test, or one that is looked into (`--pdb`, `-s`,
`-p no:xdist`), runs here. `--fast` tries fewer examples, for while one is at work.
"""

import os
import sys

from python_version import objection

SIDE_BY_SIDE = ("--numprocesses=auto", "--dist=worksteal")
FAST = "--hypothesis-profile=fast"
_ALONE = ("-s", "--capture=no", "--pdb", "--trace", "no:xdist", "-pno:xdist")


def options(given: "list[str]") -> "list[str]":
    """What pytest is told: what was given, and how many tests run side by side."""
    told = [FAST if one == "--fast" else one for one in given]
    alone = any(one in _ALONE or "::" in one for one in told)
    return told if alone else [*SIDE_BY_SIDE, *told]


def main() -> int:
    """Run the tests and answer pytest's exit code."""
    reason = objection()
    if reason:
        print(reason, file=sys.stderr)
        return 1
    from environment import Environment, start

    variables = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    arguments = ("-m", "pytest", *options(sys.argv[1:]))
    return start("test", "python", *arguments, variables=variables, folder=Environment().checkout)


if __name__ == "__main__":
    sys.exit(main())
