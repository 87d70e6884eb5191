"""Set VGR Desktop up for its tests where that is needed, and run them: `python3 packaging/test.py [pytest options]`.

Paths in the options are counted from the top of the project. No window is shown, unless QT_QPA_PLATFORM says how.
"""

import os
import sys

from python_version import objection


def main() -> int:
    """Run the tests and answer pytest's exit code."""
    reason = objection()
    if reason:
        print(reason, file=sys.stderr)
        return 1
    from environment import Environment, start

    variables = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    arguments = ("-m", "pytest", *sys.argv[1:])
    return start("test", "python", *arguments, variables=variables, folder=Environment().checkout)


if __name__ == "__main__":
    sys.exit(main())
