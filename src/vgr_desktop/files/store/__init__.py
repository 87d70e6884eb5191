"""Reading and writing a sound dossier."""
