"""The Dutch of screen and paper: every word that is derived, said once."""
