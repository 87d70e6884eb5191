"""Spreadsheets: files in, whatever program saved them, and a report out as one."""

from vgr_desktop.sheets.files import SUFFIXES, UNREADABLE, read_sheets

__all__ = ["SUFFIXES", "UNREADABLE", "read_sheets"]
