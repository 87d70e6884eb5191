"""Which pictures of a file come in, and what their captions say."""

import pytest

from tests.reports import SQUARE, identities
from vgr_desktop.core.intake import pictures
from vgr_desktop.core.intake.lines import Line
from vgr_desktop.core.intake.pictures import KeptPictures, share_of_width, unnumbered
from vgr_desktop.core.model.text import NARROWEST, WIDEST, Run


def test_each_is_kept_once_and_what_is_none_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = KeptPictures(identities())
    lineage = kept.keep(SQUARE)
    assert (kept.keep(SQUARE), len(kept.kept)) == (lineage, 1)
    assert kept.keep(b"GIF89a") is None
    assert kept.keep(SQUARE[:12]) is None
    monkeypatch.setattr(pictures, "LARGEST_KEPT", len(SQUARE))
    assert kept.keep(SQUARE + b"\0") is None


def test_all_of_a_file_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_BYTES", len(SQUARE))
    kept = KeptPictures(identities())
    assert kept.keep(SQUARE) is not None
    assert kept.keep(SQUARE + b"\0") is None


def test_a_width_is_one_that_a_picture_can_have() -> None:
    assert [share_of_width(width) for width in (0.4, 49.6, 180.0)] == [NARROWEST, 50, WIDEST]


@pytest.mark.parametrize(
    ("caption", "said"), [("Figuur 3. De weg", "De weg"), ("De weg", "De weg"), ("Figuur 3", "Figuur 3")]
)
def test_a_caption_has_no_number(caption: str, said: str) -> None:
    assert unnumbered(Line(1, (Run(caption),))).text == said
