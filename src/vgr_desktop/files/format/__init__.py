"""The format of a dossier: rows, texts, versions of the file, and JSON."""
