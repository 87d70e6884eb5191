"""The user of this computer."""

import getpass

from vgr_desktop.core.model.text import one_line

_LONGEST_NAME = 60


def user_name() -> str:
    """The name of the user who is logged in; empty when there is none."""
    try:
        return one_line(getpass.getuser())[:_LONGEST_NAME]
    except (ImportError, KeyError, OSError):  # no name in the environment or in the system
        return ""
