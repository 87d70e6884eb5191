import sys
from pathlib import Path

# Last, because one of the scripts has the name of a module of Python: test.
sys.path.append(str(Path(__file__).parents[2] / "packaging"))
