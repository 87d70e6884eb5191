"""Pages of many kinds, each with all that is read from it, drawn as lines in the file beside it."""

from pathlib import Path

import pytest

from tests.pages import PAGES, whole
from tests.reports import identities
from vgr_desktop.published import read_page

KINDS = PAGES / "kinds"
PAGES_OF_KINDS = sorted(path for path in KINDS.iterdir() if path.suffix != ".right")


@pytest.mark.parametrize("path", PAGES_OF_KINDS, ids=lambda path: path.name)
def test_all_of_the_page_is_read_as_it_should_be(path: Path) -> None:
    right = (KINDS / f"{path.name}.right").read_text("utf-8").splitlines()
    assert whole(read_page(path, identities())) == right
