"""The feature for reviewed documents that come back."""

from pathlib import Path

from vgr_desktop.ui.feature import Feature, Workplace
from vgr_desktop.ui.returning.commands import ReturningCommands

SUFFIX = ".docx"


def furnish(place: Workplace) -> Feature:
    """Documents that this program made are taken back when they are dropped; others are for importing."""
    returning = ReturningCommands(place)

    def take(paths: list[Path]) -> bool:
        from vgr_desktop.word.review.recognising import names_a_report

        if not all(map(names_a_report, paths)):
            return False
        returning.take(paths)
        return True

    return Feature((returning,), drops={SUFFIX: take})
