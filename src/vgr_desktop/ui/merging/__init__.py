"""Asking which of two versions of a report is to be kept, for every feature that merges."""
