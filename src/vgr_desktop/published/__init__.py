"""Readers for report pages as municipalities publish them."""
