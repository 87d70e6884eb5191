"""The published pages and the small cases that lie beside the checkout."""

from pathlib import Path

import pytest

SEEDS = Path(__file__).parents[1] / "../shared/seeds"

needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the published pages are not beside this checkout")
"""For tests that read them; without them they are skipped."""

CASES = Path(__file__).parents[1] / "../shared/cases"

needs_cases = pytest.mark.skipif(not CASES.is_dir(), reason="the cases are not beside this checkout")
"""For tests that read them; without them they are skipped."""
