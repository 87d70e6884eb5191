"""Keeping a dossier safe: the lock, backups, and saving what is left of a damaged file."""
