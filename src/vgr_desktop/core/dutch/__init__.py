"""The Dutch words that the program itself puts on screen and paper, each in one place."""
