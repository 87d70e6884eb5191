"""What the computer reports, in the officer's words."""

import errno
import os

from vgr_desktop.core.model.problems import trouble


def test_what_is_known_is_said_in_dutch() -> None:
    assert trouble(FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))) == "de map of het bestand bestaat niet"
    assert trouble(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))) == "de schijf is vol"


def test_what_is_not_known_is_said_as_the_computer_says_it() -> None:
    assert trouble(OSError(errno.EBADMSG, "Bad message")) == "Bad message"
    assert trouble(OSError("iets anders")) == "iets anders"
