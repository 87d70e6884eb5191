"""What keeps a dossier safe: the lock, backups, and saving what a damaged file still holds."""
