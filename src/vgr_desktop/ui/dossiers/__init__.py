"""The open file: opening, backups, rescue copies, and merging two copies."""
