"""Which words of a text are neither in the Dutch dictionary nor in the officer's own word list.

Only this package uses Hunspell. Hunspell blocks Python while it reads the dictionary (a quarter of a second) and for
long compounds (a tenth), so the window asks a separate process: `python -m vgr_desktop.spelling`.
"""

from vgr_desktop.spelling.speller import LineRead, Speller
from vgr_desktop.spelling.word_list import WordList

__all__ = ["LineRead", "Speller", "WordList"]
