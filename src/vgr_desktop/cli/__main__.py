"""`python -m vgr_desktop.cli`, where the command `vgr` is not on the path."""

import sys

from vgr_desktop.cli.entry import main

sys.exit(main())
