"""Who works on this computer."""

import getpass

from vgr_desktop.core.model.text import one_line

_LONGEST_NAME = 60


def user_name() -> str:
    """The name by which whoever is logged in is known to this computer; empty where it has none."""
    try:
        return one_line(getpass.getuser())[:_LONGEST_NAME]
    except (ImportError, KeyError, OSError):  # no name in the environment, nor with the system
        return ""
