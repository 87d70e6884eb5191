"""The program from the command line: `vgr`, without Qt and without a screen.

Results go to standard output, messages to standard error. The exit code is 0 when all is well, 1 when something is
wrong or missing, 2 when the command itself is.
"""

from vgr_desktop.cli.entry import main

__all__ = ["main"]
