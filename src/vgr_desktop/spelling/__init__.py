"""Which words of a text are not in the Dutch dictionary nor in the officer's own word list.

This package alone knows Hunspell. Hunspell holds Python up while it reads the dictionary (a quarter of a second) and
at long compounds (a tenth), so the window asks a process of its own: `python -m vgr_desktop.spelling`.
"""

from vgr_desktop.spelling.speller import Speller
from vgr_desktop.spelling.word_list import WordList

__all__ = ["Speller", "WordList"]
