"""Spelling while one writes: waves under words that no dictionary has, what may have been meant, and own words."""
