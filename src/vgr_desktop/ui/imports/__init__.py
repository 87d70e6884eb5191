"""Importing a page or a report."""
