"""Formatting the text with the caret."""
