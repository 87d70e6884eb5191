"""The file that is open: opening, backups, rescue, and bringing two copies together."""
