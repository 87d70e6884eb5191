"""The open dossier: its report, its history, and saving."""
