"""How a dossier is written: rows, texts, versions of the file, and JSON."""
