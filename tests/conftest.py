"""What all tests share."""

import os
import sys

from hypothesis import HealthCheck, settings

# Speed differs from machine to machine and is not what these tests are about; whole reports are large values.
settings.register_profile(
    "vgr", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
# Where a change is judged, the same change is judged the same every time; looking for what nobody thought of is done
# on the developer's own machine, at every run anew.
settings.register_profile("ci", settings.get_profile("vgr"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "vgr")


def pytest_sessionfinish() -> None:
    """Empty the clipboard: what the tests left on it is Python's, and would outlive it."""
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtWidgets import QApplication

        if QApplication.instance() is not None:
            QApplication.clipboard().clear()
