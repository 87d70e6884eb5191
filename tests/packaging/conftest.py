import re
import sys
from pathlib import Path

import pytest

# Last, because one of the scripts has the name of a module of Python: test.
sys.path.append(str(Path(__file__).parents[2] / "packaging"))


@pytest.fixture(scope="session")
def modules_of_qt() -> set[str]:
    """The modules of Qt that the program imports."""
    sources = "\n".join(file.read_text("utf-8") for file in (Path(__file__).parents[2] / "src").rglob("*.py"))
    return set(re.findall(r"from PySide6(?:\.| import )(\w+)", sources))
