"""Reading and writing an intact dossier."""
