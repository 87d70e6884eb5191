"""Spreadsheets as values: what is in their columns, and the reading that follows from it."""
